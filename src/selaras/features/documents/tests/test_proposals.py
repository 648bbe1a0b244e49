"""Papers of proposals: golden rows, the three lists of a forum, the stored picture, and nothing personal in any of it."""

import csv
import gzip
import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from selaras.features.documents.actions.file import Order, content_of, make
from selaras.features.documents.compose.proposals.brief import Asked
from selaras.features.documents.compose.proposals.paper import compose
from selaras.features.documents.models import Document, Gambar
from selaras.features.usulan.actions import answer, rank, submit, work
from selaras.features.usulan.actions.answer import Verdict
from selaras.features.usulan.models import Usulan
from selaras.features.usulan.picture import canonical, digest, from_json
from selaras.features.usulan.queries.picture import proposals_picture
from selaras.features.usulan.queries.rank import forum_of
from selaras.features.usulan.tests import proposals as p
from selaras.foundation.opd.models import Opd
from selaras.foundation.papers.blocks import Paper, Table
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.actors import command_line
from tests import builders as a

pytestmark = pytest.mark.django_db
BAPPEDA = command_line(a.DELI_SERDANG, "perencana_bappeda")


@pytest.fixture
def cycle(settings, tmp_path: Path) -> Siklus:
    settings.MEDIA_ROOT = tmp_path / "files"
    a.code("1.03.06", "PROGRAM PENGELOLAAN DRAINASE")
    return p.cycle()


@pytest.fixture
def pupr(cycle: Siklus) -> Opd:
    return a.opd("Dinas PUPR", kode="1.03.0.00.0.00.01.0000")


def ranked(cycle: Siklus, **totals: Usulan) -> None:
    """Score proposals by their key: ``n18=row`` gives 18 to each of the five questions."""
    marks = {row.pk: dict.fromkeys(rank.CRITERIA, int(key[1:])) for key, row in totals.items()}
    rows = {row.pk: row for row in forum_of(cycle, a.PERCUT)}
    rank.rank(a.PERCUT, marks, rows, actor=a.actor("camat", wilayah=a.PERCUT))


def says(row: Usulan, hasil: str, **fields: object) -> Usulan:
    row.refresh_from_db()
    return answer.answer(row, Verdict(hasil, **fields), actor=p.office(row))


def composed(cycle: Siklus, kind: str, **asked: object) -> Paper:
    return compose(kind, proposals_picture(cycle), taken_at=clock.now(), asked=Asked(**asked))


def body(table: Table) -> list[tuple]:
    return [row.cells for row in table.rows]


def three(cycle: Siklus, pupr: Opd) -> tuple[Usulan, Usulan, Usulan]:
    """A drain that ranks second and is agreed in part, a road that ranks first and is agreed, a bridge that is refused."""
    drain = p.sent(cycle, "Parit Dusun IX", opd_awal=pupr, anggaran=200_000_000, kode_sub_kegiatan="1.03.06.2.01.0012",
                   alamat="Dusun IX", penerima="180 keluarga")  # fmt: skip
    road = p.sent(cycle, "Jalan Mesjid", opd_awal=a.opd("Dinas Perhubungan", kode="2.15.0.00.0.00.01.0000"))
    bridge = p.sent(cycle, "Jembatan Dusun I", volume=None, volume_teks="±1 unit", opd_awal=pupr, anggaran=900_000_000)
    ranked(cycle, n12=drain, n18=road, n5=bridge)
    why = {"alasan": "kemampuan_fiskal", "teks": "Setengahnya dulu."}
    says(drain, "diterima_sebagian", volume=200, anggaran=100_000_000, **why)
    says(road, "diterima")
    says(bridge, "ditolak", alasan="bukan_kewenangan", teks="Jalan provinsi.")
    return drain, road, bridge


def test_td4_prints_ten_columns_by_opd_in_the_order_of_rank(cycle: Siklus, pupr: Opd) -> None:
    three(cycle, pupr)
    second = p.sent(cycle, "Gorong-gorong", opd_awal=pupr)
    ranked(cycle, n20=second)
    paper = composed(cycle, "td4", kecamatan=a.PERCUT)
    made = paper.tables[0]
    assert [column.number for column in made.columns] == [f"({n})" for n in range(1, 11)]
    assert body(made) == [
        ("Dinas PUPR", "", "", "", "", "", "", "", 100_000_000, ""),
        ("1", None, None, None, "Gorong-gorong", None, "Saentis", "400 m", None, "Dinas PUPR"),
        ("2", None, None, "PROGRAM PENGELOLAAN DRAINASE", "Parit Dusun IX", "180 keluarga", "Saentis, Dusun IX", "200 m",
         100_000_000, "Dinas PUPR"),
        ("Dinas Perhubungan", "", "", "", "", "", "", "", None, ""),
        ("1", None, None, None, "Jalan Mesjid", None, "Saentis", "400 m", None, "Dinas Perhubungan"),
        ("", "", "", "", "Jumlah", "", "", "", 100_000_000, ""),
    ]  # fmt: skip


def test_the_ranking_stands_beside_it_with_five_criteria_total_and_rank(cycle: Siklus, pupr: Opd) -> None:
    three(cycle, pupr)
    p.sent(cycle, "Belum dinilai")
    made = composed(cycle, "td4", kecamatan=a.PERCUT).tables[1]
    assert len(made.columns) == 9
    assert body(made) == [
        ("1", "Jalan Mesjid", 18, 18, 18, 18, 18, 90, 1),
        ("2", "Parit Dusun IX", 12, 12, 12, 12, 12, 60, 2),
        ("3", "Jembatan Dusun I", 5, 5, 5, 5, 5, 25, 3),
        ("4", "Belum dinilai", None, None, None, None, None, None, None),
    ]


def test_what_was_not_agreed_has_its_reason_and_its_annex_head(cycle: Siklus, pupr: Opd) -> None:
    three(cycle, pupr)
    p.sent(cycle, "Belum dinilai")
    paper = composed(cycle, "td4", kecamatan=a.PERCUT, number="050/12/PST/2021")
    assert body(paper.tables[2]) == [
        ("1", "Jembatan Dusun I", "Saentis", "±1 unit", "Ditolak. Bukan kewenangan kabupaten/kota. Jalan provinsi."),
        ("2", "Belum dinilai", "Saentis", "400 m", None),
    ]
    heads = [block.text for block in paper.blocks if not isinstance(block, Table)]
    assert heads == [
        f"LAMPIRAN {n} : Berita Acara Musrenbang Kecamatan Percut Sei Tuan Tahun 2022\n"
        "Nomor : 050/12/PST/2021\nTanggal : —"
        for n in ("II", "II", "III")
    ]


def test_without_a_kecamatan_each_has_its_own_annexes(cycle: Siklus, pupr: Opd) -> None:
    three(cycle, pupr)
    a.wilayah("12.07.01", "Gunung Meriah")
    p.submit.submit(
        p.blank(cycle, "Irigasi", wilayah_id="12.07.01"), actor=a.actor("operator_kecamatan", wilayah="12.07.01")
    )
    assert [t.sheet for t in composed(cycle, "td4").tables] == [
        "T-D.4 Gunung Meriah", "Urutan Gunung Meriah", "Belum Gunung Meriah",
        "T-D.4 Percut Sei Tuan", "Urutan Percut Sei Tuan", "Belum Percut Sei Tuan",
    ]  # fmt: skip


def test_a_forum_has_three_lists_with_what_was_asked_and_what_was_agreed(cycle: Siklus, pupr: Opd) -> None:
    drain, road, bridge = three(cycle, pupr)
    later = p.sent(cycle, "Taman desa", anggaran=10)
    says(later, "ditunda", alasan="tidak_masuk_peringkat", teks="Tahun depan.")
    agreed, refused, reserve = composed(cycle, "usulan_forum", kecamatan=a.PERCUT).tables
    assert body(agreed) == [
        ("1", road.kode, "Desa Saentis", "Jalan Mesjid", "Saentis", "Dinas Perhubungan", "400 m", "400 m", None, None,
         "Diterima", "", ""),
        ("2", drain.kode, "Desa Saentis", "Parit Dusun IX", "Saentis, Dusun IX", "Dinas PUPR", "400 m", "200 m",
         200_000_000, 100_000_000, "Diterima sebagian", "Kemampuan keuangan daerah terbatas", "Setengahnya dulu."),
        ("", "", "", "Jumlah", "", "", "", "", 200_000_000, 100_000_000, "", "", ""),
    ]  # fmt: skip
    assert [row[1] for row in body(refused)] == [bridge.kode, ""]
    assert body(refused)[0][6:] == ("±1 unit", "", 900_000_000, "", "Ditolak", "Bukan kewenangan kabupaten/kota",
                                    "Jalan provinsi.")  # fmt: skip
    assert [row[1] for row in body(reserve)] == [later.kode, ""]
    assert reserve.caption == "Usulan Cadangan, Musrenbang Kecamatan Percut Sei Tuan Tahun 2022"


def test_the_forum_of_an_opd_hears_what_came_as_far_and_keeps_what_it_sent_on(cycle: Siklus, pupr: Opd) -> None:
    drain, _road, bridge = three(cycle, pupr)
    says(drain, "diterima")  # mitra Bappeda
    other = a.opd("Dinas Perkim", kode="1.04.0.00.0.00.01.0000")
    says(drain, "dialihkan", alasan="bukan_bidang_opd", teks="Bidang permukiman.", opd=other)
    agreed, refused, reserve = composed(cycle, "usulan_forum", opd=pupr.pk).tables
    assert (body(agreed), body(reserve)) == ([], [])
    assert body(refused)[0][1:] == (
        drain.kode, "Desa Saentis", "Parit Dusun IX", "Saentis, Dusun IX", "Dinas Perkim", "400 m", "", 200_000_000, "",
        "Dialihkan", "Bukan bidang OPD ini", "Bidang permukiman.",
    )  # fmt: skip
    now = composed(cycle, "usulan_forum", opd=other.pk).tables[1]
    assert body(now)[0][10:] == (None, None, None)
    assert bridge.kode not in json.dumps(body(refused), default=str)


def test_every_proposal_of_a_kecamatan_stands_in_exactly_one_list(cycle: Siklus, pupr: Opd) -> None:
    rows = [*three(cycle, pupr), p.sent(cycle, "Menunggu")]
    back = p.sent(cycle, "Kembali")
    says(back, "dikembalikan", alasan="data_belum_lengkap", teks="Tambah foto.")
    gone = p.sent(cycle, "Ditarik")
    submit.withdraw(gone, actor=p.village(), reason="Salah ketik.")
    listed = [row[1] for table in composed(cycle, "usulan_forum", kecamatan=a.PERCUT).tables for row in body(table)]
    assert sorted(filter(None, listed)) == sorted(row.kode for row in [*rows, back])
    td4 = composed(cycle, "td4", kecamatan=a.PERCUT)
    assert sum(row.level == "" for table in (td4.tables[0], td4.tables[2]) for row in table.rows) == 5


def test_tc32_prints_programme_and_kegiatan_of_the_line_and_the_answer(cycle: Siklus, pupr: Opd) -> None:
    drain, _road, bridge = three(cycle, pupr)
    top = a.line(cycle, pupr, "Pengelolaan drainase", jenjang="program", kode="1.03.06")
    mid = a.line(cycle, pupr, "Sistem drainase", jenjang="kegiatan", kode="1.03.06.2.01", induk=top)
    low = a.line(cycle, pupr, "Pembangunan drainase", kode="1.03.06.2.01.0012", induk=mid)
    a.indikator(low, "Panjang drainase terbangun")
    done = p.accepted_by_all(Usulan.objects.get(pk=drain.pk))
    work.place(done, low, actor=a.actor("perencana_bappeda"), volume=150, anggaran=75_000_000)
    made = composed(cycle, "tc32", opd=pupr.pk).tables[0]
    assert [column.number for column in made.columns] == [f"({n})" for n in range(1, 7)]
    assert body(made) == [
        ("", "Pengelolaan drainase", "", "", "", ""),
        ("", "Sistem drainase", "", "", "", ""),
        ("1", "Parit Dusun IX", "Saentis, Dusun IX", "Panjang drainase terbangun", "150 m", f"{drain.kode}. Diterima."),
        ("", None, "", "", "", ""),
        ("2", "Jembatan Dusun I", "Saentis", None, "±1 unit",
         f"{bridge.kode}. Ditolak. Bukan kewenangan kabupaten/kota. Jalan provinsi."),
    ]  # fmt: skip
    waiting = p.sent(cycle, "Trotoar", opd_awal=pupr)
    rows = body(composed(cycle, "tc32").tables[0])
    assert [row[0] for row in rows if row[0].startswith("Dinas")] == ["Dinas PUPR", "Dinas Perhubungan"]
    assert f"{waiting.kode}. Menunggu Camat." in [row[5] for row in rows]


def test_documents_of_proposals_come_in_four_forms_and_are_kept(cycle: Siklus, pupr: Opd) -> None:
    three(cycle, pupr)
    for kind in ("tc32", "td4", "usulan_forum"):
        first = make(cycle, Order(kind, "xlsx", wilayah=a.PERCUT), actor=BAPPEDA)
        again = make(cycle, Order(kind, "xlsx", wilayah=a.PERCUT), actor=BAPPEDA)
        assert (first.pk, first.sha256) == (again.pk, again.sha256)
        book = openpyxl.load_workbook(io.BytesIO(content_of(first)))
        assert "Percut Sei Tuan" in str([cell.value for row in book.worksheets[0] for cell in row])
        assert content_of(make(cycle, Order(kind, "pdf"), actor=BAPPEDA)).startswith(b"%PDF")
        assert zipfile.is_zipfile(io.BytesIO(content_of(make(cycle, Order(kind, "docx", pupr), actor=BAPPEDA))))
    assert Document.objects.count() == 9
    assert set(Gambar.objects.values_list("jenis", flat=True)) == {"usulan"}


def test_a_csv_is_one_table_with_every_row_and_its_list(cycle: Siklus, pupr: Opd) -> None:
    three(cycle, pupr)
    text = content_of(make(cycle, Order("usulan_forum", "csv", wilayah=a.PERCUT), actor=BAPPEDA)).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["Daftar"] for row in rows] == ["disetujui", "disetujui", "belum disetujui"]
    text = content_of(make(cycle, Order("td4", "csv"), actor=BAPPEDA)).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["Kecamatan"], row["Daftar"], row["Total Skor"]) for row in rows] == [
        ("Percut Sei Tuan", "prioritas", "90"),
        ("Percut Sei Tuan", "prioritas", "60"),
        ("Percut Sei Tuan", "belum disetujui", "25"),
    ]
    assert content_of(make(cycle, Order("tc32", "csv", pupr), actor=BAPPEDA)).count(b"\r\n") == 4


def test_a_kept_document_stays_as_it_was_when_a_proposal_is_answered(cycle: Siklus, pupr: Opd) -> None:
    row = p.sent(cycle, "Parit", opd_awal=pupr)
    before = make(cycle, Order("tc32", "csv", pupr), actor=BAPPEDA)
    kept = content_of(before)
    says(row, "ditolak", alasan="bukan_kewenangan", teks="Jalan provinsi.")
    after = make(cycle, Order("tc32", "csv", pupr), actor=BAPPEDA)
    assert b"Menunggu Camat" in kept
    assert b"Jalan provinsi" in content_of(after)
    assert (content_of(before), before.picture_id != after.picture_id) == (kept, True)


def test_the_stored_picture_prints_the_same_paper_again_in_any_language(cycle: Siklus, pupr: Opd) -> None:
    three(cycle, pupr)
    row = make(cycle, Order("td4", "csv"), actor=BAPPEDA)
    stored = gzip.decompress(bytes(row.picture.body))
    picture = from_json(json.loads(stored))
    assert canonical(picture) == stored
    assert digest(picture) == row.picture.sha256
    asked = Asked(kecamatan=a.PERCUT)
    with translation.override("en"):
        english = compose("td4", picture, taken_at=row.picture.taken_at, asked=asked)
    assert english == compose("td4", picture, taken_at=row.picture.taken_at, asked=asked)
    with pytest.raises(ValueError, match="Gambar usulan tidak utuh: isian kontak"):
        from_json(json.loads(stored) | {"kontak": []})


def test_nothing_personal_is_in_the_picture(cycle: Siklus, pupr: Opd) -> None:
    contact = {"nama": "Nama Rahasia", "telepon": "081234567890", "email": "rahasia@contoh.test"}
    row = submit.submit(p.blank(cycle, "Parit", opd_awal=pupr), actor=p.village(), kontak=contact)
    answer.note(row, "Catatan rahasia", actor=a.actor("camat", wilayah=a.PERCUT))
    Usulan.objects.filter(pk=row.pk).update(asal="publik", pengusul="Nama Warga")
    stored = canonical(proposals_picture(cycle)).decode()
    assert "Parit" in stored  # the proposal itself is there
    for word in (*contact.values(), "Catatan rahasia", "Nama Warga", "Uji operator_desa"):
        assert word not in stored


def test_pictures_of_the_plan_keep_their_digest(cycle: Siklus, pupr: Opd) -> None:
    before = make(cycle, Order("tc33", "csv"), actor=BAPPEDA)
    row = Gambar.objects.get(pk=before.picture_id)
    p.sent(cycle, "Parit", opd_awal=pupr)
    again = make(cycle, Order("tc33", "csv"), actor=BAPPEDA)
    assert (row.jenis, again.pk, Gambar.objects.count()) == ("rencana", before.pk, 1)


def test_an_example_says_so_and_a_kecamatan_is_refused_where_it_means_nothing(cycle: Siklus, pupr: Opd) -> None:
    Siklus.objects.filter(pk=cycle.pk).update(contoh=True)
    assert composed(Siklus.objects.get(pk=cycle.pk), "tc32").contoh
    with pytest.raises(ValidationError, match="Kosongkan kecamatan"):
        make(cycle, Order("renja", "xlsx", wilayah=a.PERCUT), actor=BAPPEDA)
