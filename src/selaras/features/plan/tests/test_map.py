"""Where the plan works: each line in one place, the rest counted beside."""

import pytest

from selaras.features.plan.models import Place
from selaras.features.plan.queries import map as maps
from selaras.features.plan.queries.line import Choice
from selaras.features.plan.tests.work import HOME, enter
from tests import builders as a

pytestmark = pytest.mark.django_db


@pytest.fixture
def cycle():
    made = a.siklus()
    for kode, nama in (("12.07.26", "Percut Sei Tuan"), ("12.07.27", "Batang Kuis")):
        a.wilayah(kode, nama)
    a.wilayah("12.07.26.2001", "Saentis", "desa")
    pu = a.opd()
    program = a.line(made, pu, "Program", 900, jenjang="program")
    plans = {"Saentis": ["12.07.26.2001"], "Dua": ["12.07.26", "12.07.27"], "Seluruh": ["12.07"], "Tanpa": []}
    a.wilayah("12.07", "Deli Serdang", "kabupaten")
    for pagu, (nama, places) in enumerate(plans.items(), start=1):
        line = a.line(made, pu, nama, pagu * 100, induk=program, jenjang="kegiatan")
        for kode in places:
            Place.objects.create(line=line, wilayah_id=kode, daerah=made.daerah)
    return made


def test_lines_and_rupiah_stand_at_one_place_each(cycle):
    found = maps.places_of(cycle, Choice())
    assert [(p.nama, p.lines, p.pagu) for p in found.kecamatan] == [("Percut Sei Tuan", 1, 100), ("Batang Kuis", 0, 0)]
    assert [(p.kode, p.lines, p.pagu) for p in found.beside] == [
        ("lintas_kecamatan", 1, 200),
        ("seluruh_daerah", 1, 300),
        ("tanpa_lokasi", 1, 400),
    ]
    assert (found.lines, found.pagu) == (4, 1_000)


def test_the_map_follows_the_filters_of_the_list(cycle):
    found = maps.places_of(cycle, Choice(q="saentis"))
    assert (found.lines, found.pagu) == (1, 100)
    found = maps.places_of(cycle, Choice(jenjang="program"))
    assert (found.lines, found.pagu) == (1, 900)  # the printed pagu of the programme itself


def test_the_page_is_a_table_with_bars_and_a_map_where_there_are_shapes(cycle):
    client = enter(a.person())
    page = client.get(f"{HOME}peta/?ukuran=rupiah").content.decode()
    assert "Rp100" in page and "data-map" in page and "kecamatan=12.07.26" in page
    assert "Lintas kecamatan" in page and "Seluruh daerah" in page and "Tanpa lokasi" in page
    shapes = client.get(f"{HOME}peta/kecamatan.geojson")
    assert shapes.status_code == 200 and b'"12.07.26"' in b"".join(shapes.streaming_content)


def test_a_daerah_without_shapes_has_the_table_alone(cycle):
    a.siklus("61.04")
    client = enter(a.person(daerah_kode="61.04"))
    page = client.get("/61.04/2022/peta/").content.decode()
    assert "data-map" not in page and "Daftar kecamatan" in page
    assert client.get("/61.04/2022/peta/kecamatan.geojson").status_code == 404


def test_shades_are_quantiles_and_the_legend_names_them():
    places = maps.Places([maps.Where(str(n), str(n), n, 0) for n in range(11)], [])
    assert maps.breaks_of(places, "jumlah") == [3, 5, 7, 9]
    labels = [step["label"] for step in maps.legend(places, "jumlah")]
    assert labels == ["tidak ada", "1 – 2", "3 – 4", "5 – 6", "7 – 8", "9 – 10"]
