"""Columns shown, chosen and found again without knowing whose sheet it is."""

from selaras.foundation.sheets.cells import RawRow
from selaras.foundation.sheets.columns import Column
from selaras.foundation.sheets.heading import headers
from selaras.foundation.sheets.mapping import Choice, columns_of, cut, guess, keep, kept, offers, read_as, signature
from selaras.foundation.sheets.recognise import Kind
from selaras.foundation.sheets.tests.test_recognise import GROUPED, MERGED, PLAIN, PLAN, fields, top

STRANGE = ["Sandi", "Pekerjaan", "Sekian", "Biaya"]
BODY = [["1.03", "Jalan", "5 km", 10], ["1.04", "Jembatan", "2 unit", 20]]
BY_HAND = {0: "kode", 1: "nama", 2: "target", 3: "pagu"}


def test_strange_headers_below_a_title_are_found_as_the_header() -> None:
    found = guess([top(["RENCANA DINAS A"], ["Tahun 2022", "rahasia"], None, STRANGE, *BODY)], [PLAN])
    assert (found.header_rows, found.first_row, fields(found)) == ((4, 4), 5, {})
    assert guess([top(["satu"], ["dua"])], [PLAN]) is None


def test_what_is_recognised_is_offered_and_the_rest_is_shown_with_its_values() -> None:
    sheet = top(["Sandi", "Uraian", "Taregt", "Biaya", None], *([*row, "x"] for row in BODY))
    columns = columns_of(guess([sheet], [PLAN]), sheet)
    assert [(c.letter, c.header, c.field, c.how) for c in columns] == [
        ("A", "Sandi", "", "tidak dipakai"), ("B", "Uraian", "nama", "dikenali"), ("C", "Taregt", "target", "disarankan"),
        ("D", "Biaya", "", "tidak dipakai"), ("E", "", "", "tidak dipakai"),
    ]  # fmt: skip
    assert columns[0].samples == ("1.03", "1.04") and columns[4].samples == ("x", "x")


def test_a_printed_row_of_numbers_suggests_columns_whose_words_are_strange() -> None:
    wide = [*STRANGE, "Nanti", "Kelak"]
    sheet = top(wide, [f"({n})" for n in range(1, 7)], [*BODY[0], 6, 11])
    assert fields(guess([sheet], [PLAN])) == {
        "A": "kode", "B": "nama", "C": "target", "D": "pagu", "E": "target_maju", "F": "pagu_maju",
    }  # fmt: skip


def test_a_choice_reads_the_sheet_and_survives_being_kept() -> None:
    sheet = top(["Judul"], STRANGE, *BODY)
    choice = Choice.from_json(Choice("rencana", 0, (2, 2), BY_HAND).as_json())
    found = read_as([sheet], [PLAN], choice)
    assert fields(found) == {"A": "kode", "B": "nama", "C": "target", "D": "pagu"}
    assert (found.missing, found.places["pagu"].header) == ((), "Biaya")
    assert read_as([sheet], [PLAN], Choice("rencana", 3, (2, 2), BY_HAND)) is None
    assert read_as([sheet], [PLAN], Choice("rencana", 0, (40, 40), BY_HAND)) is None


def test_a_column_without_a_header_is_called_by_its_letter() -> None:
    found = read_as([top([*STRANGE[:3], None], *BODY)], [PLAN], Choice("rencana", 0, (1, 1), BY_HAND))
    assert found.places["pagu"].header == "kolom D"


def test_tops_that_were_kept_are_read_like_those_of_the_file() -> None:
    sheet = top(*GROUPED, ["1.03", "a", 5, 10, 6, 11], merged=MERGED)
    back = kept(keep([sheet]))
    assert guess(back, [PLAN]) == guess(cut([sheet]), [PLAN])
    assert back[0].rows[-1] == RawRow(3, ("1.03", "a", "5", "10", "6", "11"))


def test_headers_are_known_again_by_their_words_and_places() -> None:
    def sign(*row: str) -> str:
        return signature(next(iter(headers(top(list(row), *BODY)))))

    assert sign(*STRANGE) == sign(" SANDI ", "pekerjaan.", "Sekian", "Biaya\n", "")
    assert sign(*STRANGE) != sign("Pekerjaan", "Sandi", "Sekian", "Biaya")
    assert sign(*STRANGE) != sign(*STRANGE[:3], "Biaya 2023")


def test_columns_that_repeat_are_offered_per_year_or_by_their_count() -> None:
    by_year = [field for field, _column, _name in offers(PLAN, guess([top(PLAIN)], [PLAN]), (2022, 2023))]
    assert by_year[-2:] == ["tahun:2022", "tahun:2023"]
    counted = Kind("x", "X", (Column("t", "TARGET TAHUN 1", series=r"target (\d)", counted=3),))
    names = [name for _field, _column, name in offers(counted, guess([top(STRANGE)], [counted]), ())]
    assert names == ["TARGET TAHUN 1", "TARGET TAHUN 2", "TARGET TAHUN 3"]
