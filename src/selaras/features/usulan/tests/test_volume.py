"""A volume is read the same way wherever it is typed: by the proposer, by who answers, by who places it."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from selaras.features.usulan.forms.desk import AnswerForm
from selaras.features.usulan.forms.intake import UsulanForm
from selaras.features.usulan.forms.volume import VolumeField
from selaras.features.usulan.forms.work import PlaceForm
from selaras.features.usulan.models import Akomodasi, Usulan
from selaras.features.usulan.tests import proposals as p
from tests import builders as a


@pytest.mark.parametrize(
    ("typed", "read"),
    [("", None), ("420", 420), ("1.250", 1250), ("12.5", "12.5"), ("0.75", "0.75"), ("1.250,5", "1250.5"),
     ("1,250.5", "1250.5"), (" 2,5 ", "2.5")],
)  # fmt: skip
def test_points_and_commas_are_read_as_offices_write_them(typed: str, read: object) -> None:
    assert VolumeField().clean(typed) == (None if read is None else Decimal(str(read)))


@pytest.mark.parametrize(
    ("typed", "says"),
    [("400 m", "misalnya 400;"), ("±400 m2", "misalnya 400;"), ("50 dan 20", "misalnya 400;"), ("banyak", "angkanya"),
     ("0", "lebih dari 0"), ("-5", "lebih dari 0"), ("1.000.000.000", "terlalu besar"), ("nan", "angkanya")],
)  # fmt: skip
def test_what_is_not_one_number_is_asked_for_again(typed: str, says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        VolumeField().clean(typed)


def test_every_form_that_asks_for_a_volume_reads_it_this_way() -> None:
    forms = (UsulanForm, AnswerForm, PlaceForm)
    assert all(isinstance(form.base_fields["volume"], VolumeField) for form in forms)


@pytest.mark.django_db
def test_a_camat_who_types_a_half_grants_a_half_and_one_who_types_a_unit_keeps_the_words() -> None:
    sent, client = p.sent(p.cycle()), Client()
    client.force_login(a.person("camat", wilayah=a.PERCUT))
    address = f"/12.07/2022/usulan/{sent.pk}/putusan/"
    typed = {"hasil": "diterima", "teks": "Sampai gorong-gorong.", "version": sent.version}
    asked = client.post(address, typed | {"volume": "12.5 km"})
    said = asked.content.decode()
    assert asked.status_code == 422 and "Tulis angkanya saja, misalnya 12,5" in said
    assert 'value="12.5 km"' in said and "Sampai gorong-gorong." in said
    assert Usulan.objects.get(pk=sent.pk).volume_disetujui is None
    assert client.post(address, typed | {"volume": "12.5"}).status_code == 302
    assert Usulan.objects.get(pk=sent.pk).volume_disetujui == Decimal("12.5")


@pytest.mark.django_db
def test_a_placement_reads_the_same_volume_and_keeps_what_was_typed() -> None:
    siklus = p.cycle("ranwal", "musrenbang_desa")
    sent = p.sent(siklus)
    line, client = a.line(siklus, p.agency()), Client()
    client.force_login(a.person("perencana_bappeda"))
    address = f"/12.07/2022/usulan/{sent.pk}/tempatkan/"
    asked = client.post(address, {"line": line.pk, "volume": "0.5 m"})
    assert asked.status_code == 422 and 'value="0.5 m"' in asked.content.decode()
    assert client.post(address, {"line": line.pk, "volume": "0.5"}).status_code == 302
    assert Akomodasi.objects.get().volume == Decimal("0.5")
