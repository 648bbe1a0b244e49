"""A village clerk on a phone: types, loses the network once, and the proposal arrives once."""

from typing import Any

import pytest

from selaras.features.usulan.models import KamusUsulan, Kontak, Usulan
from selaras.features.usulan.tests import proposals as p
from selaras.foundation.verbs.models import Once
from tests import builders as a
from tests.browser.test_screens import AXE, RUN, TAGS, enter

pytestmark = pytest.mark.django_db(transaction=True)
NEW = "/12.07/2022/usulan/baru/"
SEND = "Kirim ke kecamatan"


@pytest.fixture
def phone(page: Any) -> Any:
    siklus = p.cycle()
    KamusUsulan.objects.create(
        daerah_id="12.07", siklus=siklus, nama="Drainase pasangan batu", satuan="m", harga_satuan=1_150_000
    )
    page.set_viewport_size({"width": 360, "height": 740})
    enter(page, a.person("operator_desa", wilayah=a.SAENTIS), "id")
    page.said = []
    page.on("dialog", lambda box: (page.said.append(box.message), box.accept()))
    return page


def _typed(page: Any, judul: str = "Parit Jalan Mesjid Dusun IX") -> None:
    page.goto(NEW)
    page.locator("#id_judul").fill(judul)
    page.locator("#id_kamus").click()
    page.locator("#pilihan-kamus option").first.wait_for(state="attached")
    page.locator("#id_kamus").fill("Drainase pasangan batu")
    page.locator("#id_volume").fill("400")
    page.locator("#id_telepon").fill("0812")


def test_the_price_of_the_catalogue_fills_the_money_and_the_head_says_when_it_was_kept(phone: Any) -> None:
    _typed(phone)
    assert phone.locator("#id_satuan").input_value() == "m"
    assert phone.locator("#id_anggaran").input_value() == "460.000.000"
    assert "tersimpan" in phone.locator("[data-kept]").inner_text()
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert phone.complaints == []


def test_the_network_is_lost_once_and_the_proposal_arrives_once(phone: Any) -> None:
    _typed(phone)
    phone.context.set_offline(True)
    phone.get_by_role("button", name=SEND).click()
    phone.locator("[data-waiting]:visible").wait_for()
    assert "Belum terkirim" in phone.locator("[data-waiting]").inner_text() and Usulan.objects.count() == 0
    assert phone.locator("#id_judul").input_value() == "Parit Jalan Mesjid Dusun IX"
    phone.context.set_offline(False)
    phone.locator("[data-receipt]").wait_for()
    made = Usulan.objects.get()
    assert phone.locator("[data-receipt]").inner_text() == made.kode
    assert (made.anggaran, made.wilayah_id, Kontak.objects.get().telepon) == (460_000_000, a.SAENTIS, "0812")
    phone.goto(NEW)
    assert phone.locator("#id_judul").input_value() == ""
    assert [text for text in phone.complaints if "DISCONNECTED" not in text and "fetch" not in text] == []


def test_an_answer_that_was_lost_on_the_way_is_found_again_with_the_same_key(phone: Any) -> None:
    _typed(phone)
    seen: list[int] = []

    def lose(route: Any) -> None:
        seen.append(1)
        if len(seen) == 1:
            route.fetch()  # the server has it; the phone never hears
            route.abort("connectionreset")
        else:
            route.continue_()

    phone.route("**/usulan/baru/kirim/", lose)
    phone.get_by_role("button", name=SEND).click()
    phone.locator("[data-waiting]:visible").wait_for()
    phone.reload()  # even opened anew it is the same sending
    phone.locator("[data-waiting]:visible").wait_for()
    phone.get_by_role("button", name="Kirim sekarang").click()
    phone.locator("[data-receipt]").wait_for()
    assert (Usulan.objects.count(), Once.objects.count()) == (1, 1)
    assert phone.locator("[data-receipt]").inner_text() == Usulan.objects.get().kode


def test_a_double_click_and_the_way_back_make_no_second_one(phone: Any) -> None:
    _typed(phone)
    phone.get_by_role("button", name=SEND).dblclick()
    phone.locator("[data-receipt]").wait_for()
    phone.go_back()
    phone.wait_for_load_state()
    assert Usulan.objects.count() == 1


def test_a_complaint_comes_back_in_place_with_every_word(phone: Any) -> None:
    _typed(phone)
    phone.locator("#id_volume").fill("±400 m2")
    phone.get_by_role("button", name=SEND).click()
    phone.locator(".err").first.wait_for()
    assert "misalnya 400" in phone.locator(".err").first.inner_text()
    assert phone.locator("#id_judul").input_value() == "Parit Jalan Mesjid Dusun IX"
    phone.locator("#id_volume").fill("400")
    phone.get_by_role("button", name=SEND).click()
    phone.locator("[data-receipt]").wait_for()
    assert Usulan.objects.get().volume == 400


def test_a_script_typed_into_every_field_runs_nowhere(phone: Any) -> None:
    evil = '"><img src=x onerror=alert(1)><script>alert(2)</script>'
    phone.goto(NEW)
    for name in ("judul", "masalah", "satuan", "alamat", "penerima", "manfaat", "lahan", "pengusul", "nama"):
        phone.locator(f"#id_{name}").fill(evil[:58])
    phone.get_by_role("button", name="Simpan draf").click()
    phone.wait_for_url("**/?draf=*")
    assert phone.locator("#id_masalah").input_value() == evil[:58]
    phone.get_by_role("button", name=SEND).click()
    phone.locator("[data-receipt]").wait_for()
    assert evil[:58] in phone.locator("main").inner_text()
    phone.goto(f"{NEW}../{Usulan.objects.get().pk}/lengkapi/")
    assert phone.locator("#id_judul").input_value() == evil[:58]
    assert phone.said == [] and phone.locator("main img, main script[src='x']").count() == 0
    assert phone.complaints == []


def test_the_mark_on_the_map_writes_latitude_and_longitude(phone: Any) -> None:
    phone.goto(NEW)
    phone.locator("[data-point] path.m2").first.wait_for()
    phone.locator("[data-point]").click(position={"x": 150, "y": 100})
    lat, lon = (phone.locator(f"#id_{name}").input_value() for name in ("lat", "lon"))
    assert lat.startswith("3,") and lon.startswith("98,")
    assert phone.locator(".s-pin").count() == 1


@pytest.mark.parametrize(("role", "language"), [("operator_desa", "id"), ("operator_kecamatan", "en")])
def test_the_form_is_usable_by_everybody_and_fits_a_phone(phone: Any, role: str, language: str) -> None:
    p.sent(Usulan._meta.get_field("siklus").related_model.objects.get())
    enter(phone, a.person(role, wilayah=a.SAENTIS if role == "operator_desa" else a.PERCUT), language)
    found = []
    for where in (NEW, f"{NEW}../draf/", f"{NEW}../{Usulan.objects.get().pk}/terima/", f"{NEW}../warga/"):
        phone.goto(where)
        if phone.locator("#id_judul").count() and "warga" not in where:
            phone.locator("#id_judul").fill("Parit Jalan Mesjid Dusun IX")
            phone.locator("#id_wilayah").evaluate("field => { if (!field.value) field.value = '12.07.26.2001' }")
            phone.locator("#id_judul").press_sequentially(" baru")
            phone.locator("[data-alike]").wait_for()
        phone.evaluate(AXE)
        found += [f"{where}: {said}" for said in phone.evaluate(RUN, TAGS)]
        if phone.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{where} is wider than the screen")
    assert found + phone.complaints == []
