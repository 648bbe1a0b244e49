"""The tree over HTTP: who reads it, branches, links without JavaScript, the year, what to do when it is empty."""

import pytest
from django.test import Client

from selaras.features.plan.models import Simpul
from tests import builders as a

pytestmark = pytest.mark.django_db
TREE = "/12.07/2022/kaskade/"


def enter(role: str = "perencana_bappeda", **seat: object) -> Client:
    client = Client(headers={"host": "localhost"})
    client.force_login(a.person(role, **seat), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def plant() -> Simpul:
    cycle = a.siklus()
    visi = a.simpul(cycle, "visi", "Maju")
    tujuan = a.simpul(cycle, "tujuan", "Terhubung", induk=visi)
    return a.simpul(cycle, "sasaran", "Jalan mantap", induk=tujuan)


def test_planning_roles_read_the_tree_others_do_not() -> None:
    plant()
    for role in ("perencana_bappeda", "camat", "apip"):
        assert enter(role).get(TREE).status_code == 200, role
    assert enter("admin_sistem").get(TREE).status_code == 403
    assert enter("perencana_bappeda", daerah_kode="61.04").get(TREE).status_code == 404
    stranger = Client(headers={"host": "localhost"}).get(TREE)
    assert (stranger.status_code, stranger["Location"].startswith("/masuk/")) == (302, True)


def test_a_branch_comes_as_rows_only_closed_and_one_level_deeper() -> None:
    sasaran = plant()
    program = a.line(sasaran.siklus, a.opd(singkatan="PUPR"), "Program jalan", 900, jenjang="program")
    a.contribution(sasaran, program.opd, program)
    answer = enter().get(f"{TREE}cabang/?baris=s{sasaran.pk}&tingkat=3")
    said = answer.content.decode()
    assert answer.status_code == 200
    assert said.count("<tr ") == 1 and "<html" not in said and "<table" not in said
    assert 'aria-level="4"' in said and "Program jalan" in said and "PUPR" in said
    assert f'data-href="/12.07/2022/baris/{program.pk}/"' in said
    nonsense = enter().get(f"{TREE}cabang/?baris=s²&tingkat=x&opd=²&prioritas=9999999999999999999999")
    assert (nonsense.status_code, nonsense.content.decode().count("<tr ")) == (200, 0)


def test_a_branch_opens_and_shuts_by_plain_links() -> None:
    sasaran = plant()
    a.simpul(sasaran.siklus, "strategi", "Pasar terhubung", induk=sasaran)
    client = enter()
    key = f"s{sasaran.pk}"
    assert "Pasar terhubung" not in client.get(TREE).content.decode()
    assert "Pasar terhubung" in client.get(f"{TREE}?buka={key}").content.decode()
    assert "Pasar terhubung" not in client.get(f"{TREE}?buka={key}&tutup={key}").content.decode()
    assert "Pasar terhubung" in client.get(f"{TREE}?sampai=strategi").content.decode()


def test_a_row_carries_its_level_and_the_addresses_of_its_keys() -> None:
    sasaran = plant()
    said = enter().get(TREE).content.decode()
    for part in (
        'role="treegrid"',
        'aria-level="3"',
        f'data-href="/12.07/2022/simpul/{sasaran.pk}/"',
        f'data-add="/12.07/2022/simpul/tambah/?induk={sasaran.pk}"',
        f'data-move="/12.07/2022/simpul/{sasaran.pk}/pindah/"',
        f'data-ask="/12.07/2022/kontribusi/ajak/?simpul={sasaran.pk}"',
    ):
        assert part in said, part


def test_an_empty_tree_says_what_to_do_to_those_who_may_and_to_those_who_wait() -> None:
    a.siklus()
    bappeda = enter().get(TREE).content.decode()
    assert "/12.07/2022/simpul/tambah/?jenjang=visi" in bappeda and "/12.07/2022/impor/" in bappeda
    opd = enter("perencana_opd", opd=a.opd()).get(TREE).content.decode()
    assert "?jenjang=visi" not in opd and "Bappeda menyusun pohon kinerja" in opd
    plant()
    assert "Tidak ada yang cocok" in enter().get(f"{TREE}?cari=zzz").content.decode()


def test_a_node_says_why_it_cannot_be_changed() -> None:
    sasaran = plant()
    where = f"/12.07/2022/simpul/{sasaran.pk}/"
    bappeda = enter()
    may = bappeda.get(where).content.decode()
    assert f"{where}ubah/" in may and f"{where}indikator/" in may
    opd = enter("perencana_opd", opd=a.opd()).get(where).content.decode()
    assert f"{where}ubah/" not in opd and f"{where}indikator/" not in opd and "hanya untuk" in opd
    a.open_now(sasaran.siklus, "musrenbang_desa")
    shut = bappeda.get(where).content.decode()
    assert f"{where}ubah/" not in shut and "tahapannya tidak sedang dibuka" in shut


def test_the_year_shows_priorities_with_their_sasaran_and_those_that_support_none() -> None:
    sasaran = plant()
    a.simpul(sasaran.siklus, "sasaran", "Angkutan lancar", induk=sasaran.induk)
    first = a.simpul(sasaran.siklus, "prioritas", "Konektivitas", warna=2)
    a.supports(sasaran, first)
    said = enter().get("/12.07/2022/prioritas/").content.decode()
    assert "Konektivitas" in said and "1 dari 2 sasaran" in said
    assert f"/12.07/2022/simpul/{first.pk}/ubah/" in said
    assert f"/12.07/2022/simpul/{first.pk}/ubah/" not in enter("camat").get("/12.07/2022/prioritas/").content.decode()


def test_the_sasaran_of_a_prioritas_are_chosen_in_its_form_and_others_choices_stay() -> None:
    sasaran = plant()
    cycle = sasaran.siklus
    first, second = (a.simpul(cycle, "prioritas", text, warna=n) for n, text in ((1, "Satu"), (2, "Dua")))
    other = a.simpul(cycle, "sasaran", "Angkutan lancar", induk=sasaran.induk)
    for node, prioritas in ((sasaran, first), (sasaran, second)):
        a.supports(node, prioritas)
    sent = {"uraian": "Satu", "warna": 5, "version": 1, "semula": str(sasaran.pk), "didukung": [other.pk]}
    answer = enter().post(f"/12.07/2022/simpul/{first.pk}/ubah/simpan/", sent)
    assert answer.status_code == 302
    first.refresh_from_db()
    assert first.warna == 5
    assert set(sasaran.supports.values_list("prioritas_id", flat=True)) == {second.pk}
    assert set(other.supports.values_list("prioritas_id", flat=True)) == {first.pk}


def test_a_child_is_offered_only_levels_that_may_hang_there() -> None:
    sasaran = plant()
    said = enter().get(f"/12.07/2022/simpul/tambah/?induk={sasaran.pk}").content.decode()
    assert '<option value="strategi" selected' in said and 'value="visi"' not in said
    refused = enter().post(
        "/12.07/2022/simpul/tambah/simpan/", {"jenjang": "visi", "induk": sasaran.pk, "uraian": "Salah tempat"}
    )
    assert refused.status_code == 422
    assert "Salah tempat" in refused.content.decode()
    assert not Simpul.objects.filter(uraian="Salah tempat").exists()
