from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.utils import timezone, translation

from selaras.foundation.ui import drawings, prints

MOMENT = datetime(2021, 2, 9, 2, 41, tzinfo=UTC)


def test_a_date_is_printed_as_officers_write_it():
    assert prints.tanggal(date(2021, 2, 9)) == "9 Feb 2021"
    assert prints.tanggal(date(2021, 8, 17)) == "17 Agu 2021"
    assert prints.tanggal(None) == "—"


def test_an_english_reader_gets_english_months():
    with translation.override("en"):
        assert prints.tanggal(date(2021, 8, 17)) == "17 Aug 2021"


def test_an_english_reader_is_not_told_million_for_miliar():
    assert prints.rupiah_short(1_240_000_000) == "Rp1,24 M"
    with translation.override("en"):
        assert [prints.rupiah_short(n) for n in (4_100_000_000_000, 1_240_000_000, 380_000_000, 500, None)] == [
            "Rp4,1 tn",
            "Rp1,24 bn",
            "Rp380 m",
            "Rp500",
            "—",
        ]


def test_months_inside_a_text_follow_the_reader():
    assert prints.bulan("Mei–Des") == "Mei–Des"
    with translation.override("en"):
        assert [prints.bulan(text) for text in ("Mei–Des", "Agustus", "Okt 2022", "—")] == [
            "May–Dec",
            "August",
            "Oct 2022",
            "—",
        ]


def test_a_time_is_shown_in_the_zone_of_the_daerah():
    for zone, printed in {
        "Asia/Jakarta": "9 Feb 2021 09.41 WIB",
        "Asia/Pontianak": "9 Feb 2021 09.41 WIB",
        "Asia/Makassar": "9 Feb 2021 10.41 WITA",
        "Asia/Jayapura": "9 Feb 2021 11.41 WIT",
    }.items():
        with timezone.override(ZoneInfo(zone)):
            assert prints.waktu(MOMENT) == printed


def test_a_late_evening_in_utc_is_the_next_day_in_jayapura():
    with timezone.override(ZoneInfo("Asia/Jayapura")):
        assert prints.tanggal(datetime(2021, 2, 9, 20, 0, tzinfo=UTC)) == "10 Feb 2021"


def test_a_share_is_a_percentage_with_a_comma():
    assert prints.persen(0.614) == "61%"
    assert prints.persen(Decimal("0.372"), 1) == "37,2%"
    assert prints.persen(0) == "0%"
    assert prints.persen(None) == "—"


def test_a_number_has_dots_between_thousands():
    assert prints.angka(1284) == "1.284"
    assert prints.angka(Decimal("37.2")) == "37,2"
    assert prints.angka(None) == "—"


def test_a_window_says_how_long_it_stays_open():
    with timezone.override(ZoneInfo("Asia/Jakarta")):
        assert prints.sisa(datetime(2021, 2, 28, 16, 59, tzinfo=UTC), MOMENT) == "ditutup 19 hari lagi"
        assert prints.sisa(datetime(2021, 2, 9, 9, 0, tzinfo=UTC), MOMENT) == "ditutup hari ini pukul 16.00"
        assert prints.sisa(datetime(2021, 2, 8, 9, 0, tzinfo=UTC), MOMENT) == "sudah ditutup"


def test_a_bar_never_leaves_its_frame():
    assert drawings.share(412, 1110) == 412 / 11.10
    assert drawings.share(5, 4) == 100.0
    assert drawings.share(None, 4) == drawings.share(4, 0) == 0.0


def test_pieces_of_a_bar_fill_it_and_the_smallest_is_still_seen():
    drawn = drawings.segments([("clash", 1, "1"), ("brand", 9999, "9999"), ("ink", 0, "0")])
    assert [piece["tone"] for piece in drawn] == ["clash", "brand"]
    assert float(drawn[0]["w"]) > 0.9
    assert float(drawn[1]["x"]) + float(drawn[1]["w"]) <= 100.0


def test_coordinates_have_a_point_in_every_language():
    with translation.override("id"):
        assert drawings.number(37.255) == "37.26" or drawings.number(37.255) == "37.25"
        assert "," not in drawings.polyline([1, 2.5, 3])


def test_a_single_figure_is_a_level_line():
    assert drawings.polyline([61]) == "M0 84 L300 84"
    assert drawings.polyline([]) == ""
