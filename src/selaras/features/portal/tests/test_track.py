"""The page of one code: what it says in each state, and what it never says."""

import pytest
from django.test import Client

from selaras.features.portal.queries.code import normal
from selaras.features.portal.tests.published import asked
from selaras.features.usulan.actions import answer, merge, work
from selaras.features.usulan.actions.answer import Verdict
from selaras.features.usulan.models import Kontak, Usulan
from selaras.features.usulan.tests import proposals as p
from tests import builders as a

pytestmark = pytest.mark.django_db


def _page(usulan: Usulan, **headers: str) -> str:
    answer = Client().get(f"/u/{usulan.kode}/", **headers)
    assert answer.status_code == 200
    assert "sessionid" not in answer.cookies and "csrftoken" not in answer.cookies
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize("typed", ["DS-22-K7M4P", "ds-22-k7m4p", "ds22k7m4p", " DS 22 K7M4P ", "DS–22–K7M4P"])
def test_a_code_is_read_as_people_type_it(typed: str) -> None:
    assert normal(typed) == "DS-22-K7M4P"


def test_a_nought_in_the_name_is_an_o_and_an_o_in_the_year_a_nought() -> None:
    assert (normal("0I-2O-K7M4P"), normal("oi2ok7m4p"), normal("1I-21-K7M4P")) == (
        "OI-20-K7M4P",
        "OI-20-K7M4P",
        "II-21-K7M4P",
    )
    assert (normal(""), normal("K7M4P"), normal("halo"), normal("x" * 99)) == ("", "", "", "")


def test_a_typed_code_leads_to_its_page_and_an_unknown_one_says_so() -> None:
    sent = p.sent(p.cycle())
    client = Client()
    found = client.get("/u/", {"kode": sent.kode.lower().replace("-", "")})
    assert (found.status_code, found["Location"]) == (302, f"/u/{sent.kode}/")
    assert client.get(f"/u/{sent.kode.lower()}/")["Location"] == f"/u/{sent.kode}/"
    for address in ("/u/?kode=DS-22-ZZZZZ", "/u/DS-22-ZZZZZ/", "/u/%00/"):
        unknown = client.get(address)
        assert unknown.status_code == 404 and "tidak ditemukan" in unknown.content.decode()
        assert unknown["Cache-Control"] == "no-store"


def test_a_draft_has_no_public_page() -> None:
    siklus = p.cycle()
    sent = p.sent(siklus)
    assert "sedang diperiksa" in _page(sent)
    Usulan.objects.filter(pk=sent.pk).update(keadaan="draf")
    assert Client().get(f"/u/{sent.kode}/").status_code == 404


def test_while_it_waits_the_page_says_where_and_until_when() -> None:
    said = _page(p.sent(p.cycle(), anggaran=460_000_000))
    assert "Parit Jalan Mesjid Dusun IX sedang diperiksa. Sekarang di: Camat." in said
    assert "Memutuskan usulan mana yang dibawa kecamatan." in said and "sampai" in said
    assert "400 m" in said and "Rp460.000.000" in said and "sebagaimana diusulkan" in said


def test_each_step_names_the_official_and_what_changed_and_never_the_proposer() -> None:
    siklus = p.cycle()
    sent = p.sent(siklus, anggaran=460_000_000, pengusul="Budi Santoso")
    more = answer.answer(
        sent,
        Verdict("diterima", teks="Sampai gorong-gorong.", volume=640, anggaran=1_030_000_000),
        actor=p.office(sent),
    )
    said = _page(more)
    assert "Camat: Diterima" in said and "Uji camat, Camat: “Sampai gorong-gorong.”" in said
    assert "volume +240 m" in said and "anggaran +Rp570.000.000" in said
    assert "diusulkan 400 m" in said and "Rp1.030.000.000" in said
    assert "Budi Santoso" not in said and "Uji operator_desa" not in said


def test_accepted_and_placed_it_is_in_the_draft_until_it_is_enacted() -> None:
    siklus, opd = p.cycle(), p.agency("Dinas PUPR")
    done = p.accepted_by_all(p.sent(siklus, opd=opd, anggaran=460_000_000))
    line = a.line(siklus, opd, "Pembangunan drainase", kode="1.03.06.2.01.0012")
    home = work.place(done, line, actor=a.actor("kepala_bappeda"), anggaran=460_000_000)
    said = _page(done)
    assert "Parit Jalan Mesjid Dusun IX direncanakan untuk dikerjakan Dinas PUPR pada 2022." in said
    assert "Masuk rancangan 2022" in said and "belum ditetapkan" in said and "1.03.06.2.01.0012 · Dinas PUPR" in said
    siklus.ditetapkan_at = done.selesai_at
    siklus.save()
    assert "Masuk RKPD 2022" in _page(done) and "belum ditetapkan" not in _page(done)
    work.set_fate(home, "dikeluarkan", actor=a.actor("kepala_bappeda"), reason="Dana bagi hasil dipangkas.")
    said = _page(done)
    assert "dikeluarkan dari anggaran" in said and "Dana bagi hasil dipangkas." in said


def test_a_no_says_why_and_a_merged_one_keeps_its_number() -> None:
    siklus = p.cycle()
    one, two, three = p.sent(siklus), p.sent(siklus, "Saluran Dusun IX"), p.sent(siklus, "Drainase Dusun IX")
    answer.answer(one, Verdict("ditolak", "bukan_kewenangan", "Jalan provinsi."), actor=p.office(one))
    said = _page(one)
    assert "tidak diterima" in said and "Bukan kewenangan kabupaten/kota." in said and "Jalan provinsi." in said
    merge.merge(two, three, actor=a.actor("perencana_bappeda"), reason="tempat sama")
    said = _page(two)
    assert two.kode in said and f'href="/u/{three.kode}/"' in said and "Nomor usulan ini tetap berlaku" in said


def test_the_page_costs_few_queries_and_speaks_english() -> None:
    siklus, opd = p.cycle(), p.agency("Dinas PUPR")
    done = p.accepted_by_all(p.sent(siklus, opd=opd))
    work.place(done, a.line(siklus, opd), actor=a.actor("kepala_bappeda"))
    Kontak.objects.create(daerah_id="12.07", usulan=done, email="warga@contoh.test")
    client = Client()
    assert asked(f"/u/{done.kode}/") <= 8
    first = client.get(f"/u/{done.kode}/")
    assert first["Cache-Control"] == "public, max-age=60" and "Cookie" in first["Vary"]
    turned = client.get(f"/u/{done.kode}/?bahasa=en")
    assert turned["Location"] == f"/u/{done.kode}/"
    assert 'lang="en"' in client.get(f"/u/{done.kode}/").content.decode()


def test_the_code_to_scan_holds_the_whole_address(settings) -> None:
    settings.ADDRESS = "https://rkpd.contoh.go.id"
    sent = p.sent(p.cycle())
    said = _page(sent)
    assert f"https://rkpd.contoh.go.id/u/{sent.kode}/" in said and "<svg" in said and 'class="qrline"' in said
