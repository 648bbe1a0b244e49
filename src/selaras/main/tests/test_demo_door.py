"""The demonstration lets people in with one click; every other instance does not know that address."""

import pytest

from selaras.foundation.people.models import Grant, Person
from selaras.foundation.verbs import clock
from selaras.main.tests.test_sign_in import setting_of
from tests import builders as a

pytestmark = pytest.mark.django_db
PLANNER, STRANGER = "perencana.bappeda", "budi.asli"


@pytest.fixture
def people():
    """Two example accounts, and an account that the demonstration did not make."""
    agency, _cycle = a.opd("Dinas Cipta Karya"), a.siklus()
    for username, role, opd in ((PLANNER, "perencana_bappeda", None), ("kepala.perkim", "kepala_opd", agency)):
        person = Person.objects.create_user(username, "rahasia-uji", nama=f"Contoh {role}")
        Grant.objects.create(person=person, daerah_id="12.07", role=role, opd=opd, from_at=clock.now())
    return a.person("sekda")


def _who(client):
    return client.session.get("_auth_user_id")


def test_the_demonstration_lists_its_people_by_government_and_role_and_one_click_enters(client, settings, people):
    settings.DEMO = True
    page = client.get("/masuk/?next=/12.07/2022/kaskade/").content.decode()
    assert "Coba sebagai" in page and "Kabupaten Deli Serdang" in page
    assert "Perencana Bappeda" in page and "Dinas Cipta Karya" in page and f'value="{PLANNER}"' in page
    assert people.username not in page
    answer = client.post("/masuk/coba/", {"siapa": PLANNER, "next": "/12.07/2022/kaskade/"})
    assert (answer.status_code, answer["Location"]) == (302, "/12.07/2022/kaskade/")
    assert _who(client) == str(Person.objects.get(username=PLANNER).pk)
    assert client.get("/12.07/2022/kaskade/").status_code == 200


def test_the_list_speaks_english_too(client, settings, people):
    settings.DEMO = True
    client.cookies["django_language"] = "en"
    page = client.get("/masuk/").content.decode()
    assert "Try it as" in page and "Bappeda planner" in page


def test_only_by_post_only_example_people_and_nowhere_else(client, settings, people):
    settings.DEMO = True
    assert client.get(f"/masuk/coba/?siapa={PLANNER}").status_code == 405
    assert client.post("/masuk/coba/", {"siapa": people.username}).status_code == 404
    assert client.post("/masuk/coba/", {"siapa": PLANNER, "next": "//jahat.example/"})["Location"] == "/"
    client.logout()
    Person.objects.filter(username=PLANNER).update(is_active=False)
    assert client.post("/masuk/coba/", {"siapa": PLANNER}).status_code == 404


def test_outside_the_demonstration_there_is_no_such_door(client, settings, people):
    assert settings.DEMO is False
    assert "Coba sebagai" not in client.get("/masuk/").content.decode()
    assert client.post("/masuk/coba/", {"siapa": PLANNER}).status_code == 404
    assert _who(client) is None


def test_production_is_never_a_demonstration(tmp_path):
    assert setting_of("DEMO", tmp_path, SELARAS_DEMO="1") == "True"
    assert setting_of("DEMO", tmp_path, SELARAS_DEMO="1", SELARAS_ENV="production") == "False"
    assert setting_of("DEMO", tmp_path) == "False"
