"""The desk on screen: what waits for whom, the answer with its key, two at once, many at once, merge and back."""

import pytest
from django.test import Client

from selaras.features.usulan.actions import answer, submit
from selaras.features.usulan.models import Catatan, Jawaban, Rekomendasi, Usulan
from selaras.features.usulan.tests import proposals as p
from tests import builders as a

pytestmark = pytest.mark.django_db


def _client(role: str, **seat: object) -> Client:
    client = Client()
    client.force_login(a.person(role, **seat))
    return client


def _camat() -> Client:
    return _client("camat", wilayah=a.PERCUT)


def test_the_queue_shows_what_waits_for_this_office_and_nothing_else() -> None:
    sent = p.sent(p.cycle(), anggaran=460_000_000)
    mine = _camat().get("/12.07/2022/usulan/menunggu/").content.decode()
    assert sent.kode in mine and "1 usulan, Rp460 jt" in mine
    other = _client("camat", wilayah="12.07.27").get("/12.07/2022/usulan/menunggu/").content.decode()
    assert sent.kode not in other and "Tidak ada yang menunggu Anda" in other


def test_the_list_is_filtered_by_words_step_and_outcome_and_is_a_file_too() -> None:
    siklus = p.cycle()
    sent, other = p.sent(siklus), p.sent(siklus, "Jamban keluarga")
    answer.answer(other, answer.Verdict("ditolak", "bukan_kewenangan", "Desa."), actor=p.office(other))
    client = _client("perencana_bappeda")
    for query, shown, hidden in (
        ("q=parit", sent, other),
        ("langkah=kecamatan", sent, other),
        ("hasil=ditolak", other, sent),
    ):
        page = client.get(f"/12.07/2022/usulan/?{query}").content.decode()
        assert shown.kode in page and hidden.kode not in page, query
    file = client.get("/12.07/2022/usulan/daftar.csv?hasil=ditolak").content.decode("utf-8-sig")
    assert other.kode in file and sent.kode not in file and "Bukan kewenangan kabupaten/kota" in file


def test_the_camat_answers_once_however_often_the_form_is_sent() -> None:
    sent, client = p.sent(p.cycle()), _camat()
    fields = {"hasil": "diterima", "volume": "420", "teks": "Sampai gorong-gorong.", "version": 1, "_once": "k1"}
    for _n in range(2):
        assert client.post(f"/12.07/2022/usulan/{sent.pk}/putusan/", fields).status_code == 302
    after = Usulan.objects.get(pk=sent.pk)
    assert (after.langkah, after.volume_disetujui) == ("mitra", 420)
    assert Rekomendasi.objects.filter(usulan=sent, langkah="kecamatan").count() == 1
    page = client.get(f"/12.07/2022/usulan/{sent.pk}/").content.decode()
    assert "+20 m" in page and "“Sampai gorong-gorong.”" in page and "Sekarang giliran Mitra Bappeda" in page


def test_an_answer_without_its_reason_comes_back_with_what_was_typed() -> None:
    sent, client = p.sent(p.cycle()), _camat()
    page = client.post(f"/12.07/2022/usulan/{sent.pk}/putusan/", {"hasil": "ditolak", "teks": "Bukan di sini"})
    assert page.status_code == 422
    assert "Pilih alasan yang sesuai" in page.content.decode() and "Bukan di sini" in page.content.decode()
    assert Usulan.objects.get(pk=sent.pk).keadaan == "berjalan"


def test_the_second_of_two_who_decide_sees_who_and_when_and_keeps_the_words() -> None:
    sent, late = p.sent(p.cycle()), _camat()
    first = p.office(sent)
    answer.answer(sent, answer.Verdict("diterima"), actor=first)
    fields = {"hasil": "ditolak", "alasan": "lainnya", "teks": "Saya tidak setuju", "version": 1}
    page = late.post(f"/12.07/2022/usulan/{sent.pk}/putusan/", fields)
    assert page.status_code == 409
    shown = page.content.decode()
    assert "Sudah dijawab orang lain" in shown and first.name in shown and "Saya tidak setuju" in shown
    assert Rekomendasi.objects.filter(usulan=sent).count() == 2


def test_many_are_answered_with_one_press_and_the_answer_is_kept() -> None:
    siklus, client = p.cycle(), _camat()
    rows = [p.sent(siklus, f"Parit {n}") for n in range(3)]
    fields = {
        "usulan": [row.pk for row in rows[:2]],
        "hasil": "sumber_lain",
        "alasan": "dana_desa",
        "teks": "Didanai desa.",
        "simpan": "APBDes",
    }
    assert client.post("/12.07/2022/usulan/menunggu/putusan/", fields).status_code == 302
    assert sorted(Usulan.objects.values_list("hasil", flat=True)) == ["", "sumber_lain", "sumber_lain"]
    kept = Jawaban.objects.get(nama="APBDes")
    client.post("/12.07/2022/usulan/menunggu/putusan/", {"usulan": [rows[2].pk], "jawaban": kept.pk})
    assert Usulan.objects.get(pk=rows[2].pk).penjelasan == "Didanai desa."


def test_two_are_merged_and_separated_by_clicking() -> None:
    siklus, client = p.cycle(), _client("perencana_bappeda")
    one, two = p.sent(siklus), p.sent(siklus, "Saluran Dusun IX")
    form = client.get(f"/12.07/2022/usulan/{two.pk}/gabung/").content.decode()
    assert one.judul in form
    fields = {"into": one.pk, "reason": "tempat sama", "version": two.version}
    assert client.post(f"/12.07/2022/usulan/{two.pk}/gabungkan/", fields).status_code == 302
    page = client.get(f"/12.07/2022/usulan/{one.pk}/").content.decode()
    assert "2 suara, 1 sumber, 1 tahun" in page and two.kode in page
    assert client.post(f"/12.07/2022/usulan/{two.pk}/pisahkan/").status_code == 302
    assert Usulan.objects.get(pk=two.pk).keadaan == "berjalan"


def test_a_private_note_is_read_by_verifiers_only() -> None:
    sent, client = p.sent(p.cycle()), _camat()
    client.post(f"/12.07/2022/usulan/{sent.pk}/catatan/", {"teks": "Cek sengketa lahan"})
    assert Catatan.objects.get().teks == "Cek sengketa lahan"
    assert "Cek sengketa lahan" in client.get(f"/12.07/2022/usulan/{sent.pk}/").content.decode()
    village = _client("operator_desa", wilayah=a.SAENTIS).get(f"/12.07/2022/usulan/{sent.pk}/").content.decode()
    assert sent.judul in village and "Cek sengketa lahan" not in village


def test_contact_data_is_seen_by_those_whom_the_table_names() -> None:
    siklus = p.cycle()
    sent = submit.submit(p.blank(siklus), actor=p.village(), kontak={"nama": "Siti", "telepon": "0812-55"})
    for role, seat, sees in (
        ("perencana_bappeda", {}, True),
        ("operator_kecamatan", {"wilayah": a.PERCUT}, True),
        ("operator_kecamatan", {"wilayah": "12.07.27"}, False),
        ("camat", {"wilayah": a.PERCUT}, False),
        ("tapd", {}, False),
    ):
        page = _client(role, **seat).get(f"/12.07/2022/usulan/{sent.pk}/").content.decode()
        assert ("0812-55" in page) is sees, role


def test_script_in_every_text_is_shown_as_text() -> None:
    evil = "<script>alert(1)</script>"
    siklus = p.cycle()
    texts = ("masalah", "manfaat", "penerima", "lahan", "alamat", "pengusul", "opd_teks", "status_sumber")
    sent = p.sent(siklus, evil, **dict.fromkeys(texts, evil))
    answer.note(sent, evil, actor=a.actor("perencana_bappeda"))
    answer.answer(sent, answer.Verdict("dikembalikan", "lainnya", evil), actor=p.office(sent))
    client = _client("perencana_bappeda")
    for path in ("", f"{sent.pk}/", f"{sent.pk}/gabung/", f"{sent.pk}/tempat/"):
        page = client.get(f"/12.07/2022/usulan/{path}").content.decode()
        assert evil not in page and ("&lt;script&gt;" in page), path
