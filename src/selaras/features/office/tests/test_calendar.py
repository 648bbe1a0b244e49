"""The calendar on screen: who moves a deadline, who reopens, and what everybody reads."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from selaras.foundation.tahapan.models import Siklus, Tahapan
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.models import Entry
from tests import builders as a

pytestmark = pytest.mark.django_db
ROOM = "/12.07/2022/tahapan/"
LATER = {"closes_day": "2099-03-01", "closes_time": "16:00", "reason": "Data belum lengkap", "version": "1"}


def signed_in(role: str) -> Client:
    client = Client()
    client.force_login(a.person(role))
    return client


def window(cycle: Siklus, **fields: Any) -> Tahapan:
    at = clock.now()
    times = {"opens_at": at - timedelta(days=9), "closes_at": at + timedelta(days=1)}
    return Tahapan.objects.create(daerah=cycle.daerah, siklus=cycle, kode="forum_opd", **(times | fields))


def over(cycle: Siklus) -> Tahapan:
    return window(cycle, closes_at=clock.now() - timedelta(days=2))


def test_everybody_who_plans_reads_the_windows_and_why_they_may_not_change_them() -> None:
    window(a.siklus(), note="Libur nasional")
    shown = signed_in("perencana_opd").get(ROOM).content.decode()
    for text in ("Forum perangkat daerah", "Libur nasional", "Anda tidak dapat mengubah jadwal: hanya untuk"):
        assert text in shown


@pytest.mark.parametrize("role", ["perencana_bappeda", "kepala_opd", "sekda", "admin_sistem"])
def test_other_roles_extend_no_stage(role: str) -> None:
    row = window(a.siklus())
    assert signed_in(role).post(f"{ROOM}{row.pk}/perpanjang/", LATER).status_code == 403
    assert Tahapan.objects.get(pk=row.pk).closes_at == row.closes_at


def test_the_head_of_bappeda_extends_a_stage_to_the_end_of_the_minute_in_the_zone_of_the_daerah() -> None:
    row = window(a.siklus())
    assert signed_in("kepala_bappeda").post(f"{ROOM}{row.pk}/perpanjang/", LATER).status_code == 302
    fresh = Tahapan.objects.get(pk=row.pk)
    assert fresh.closes_at == datetime(2099, 3, 1, 9, 0, 59, 999999, tzinfo=UTC)  # 16.00 WIB
    assert (fresh.note, Entry.objects.get().verb) == ("Data belum lengkap", "tahapan.stage.extend")


def test_an_extension_without_a_reason_comes_back_with_what_was_typed() -> None:
    row = window(a.siklus())
    answer = signed_in("kepala_bappeda").post(f"{ROOM}{row.pk}/perpanjang/", LATER | {"reason": ""})
    assert answer.status_code == 422
    assert 'value="2099-03-01"' in answer.content.decode()


def test_an_earlier_deadline_is_no_extension() -> None:
    row = window(a.siklus())
    answer = signed_in("kepala_bappeda").post(f"{ROOM}{row.pk}/perpanjang/", LATER | {"closes_day": "2020-01-01"})
    assert answer.status_code == 422
    assert "Perpanjangan harus lebih lambat" in answer.content.decode()


def test_an_extension_over_somebody_elses_is_shown_and_not_saved() -> None:
    row = window(a.siklus())
    Tahapan.objects.filter(pk=row.pk).update(version=2)
    client = signed_in("kepala_bappeda")
    answer = client.post(f"{ROOM}{row.pk}/perpanjang/", LATER)
    assert answer.status_code == 422
    assert "Orang lain sudah mengubahnya" in answer.content.decode()
    assert client.post(f"{ROOM}{row.pk}/perpanjang/", LATER | {"version": "2"}).status_code == 302


def test_a_closed_stage_is_not_extended_but_reopened_by_the_sekda() -> None:
    cycle = a.siklus()
    row = over(cycle)
    refused = signed_in("kepala_bappeda").post(f"{ROOM}{row.pk}/perpanjang/", LATER)
    assert refused.status_code == 422
    shown = refused.content.decode()
    assert "hanya Sekretaris daerah" in shown and "Data belum lengkap" in shown
    form = {"kode": "forum_opd", "closes_day": "2099-03-01", "closes_time": "16:00", "reason": "Banjir"}
    assert signed_in("kepala_bappeda").post(f"{ROOM}buka-kembali/simpan/", form).status_code == 403
    assert signed_in("sekda").post(f"{ROOM}buka-kembali/simpan/", form).status_code == 302
    fresh = Tahapan.objects.filter(kode="forum_opd").latest("pk")
    assert (fresh.pk != row.pk, fresh.note, fresh.opd) == (True, "Banjir", None)


def test_a_stage_may_be_reopened_for_one_opd_only() -> None:
    cycle = a.siklus()
    over(cycle)
    dinas = a.opd("Dinas A")
    form = {
        "kode": "forum_opd",
        "opd": dinas.pk,
        "closes_day": "2099-03-01",
        "closes_time": "16:00",
        "reason": "Banjir",
    }
    assert signed_in("sekda").post(f"{ROOM}buka-kembali/simpan/", form).status_code == 302
    assert Tahapan.objects.filter(kode="forum_opd").latest("pk").opd == dinas


NEW = {"kode": "fasilitasi", "opens_day": "2099-05-01", "opens_time": "00:00", "closes_day": "2099-05-31"}


def test_a_window_ahead_is_set_and_moved() -> None:
    cycle = a.siklus()
    client = signed_in("kepala_bappeda")
    assert client.post(f"{ROOM}baru/simpan/", NEW | {"closes_time": "23:59"}).status_code == 302
    row = Tahapan.objects.get(siklus=cycle, kode="fasilitasi")
    assert row.closes_at == datetime(2099, 5, 31, 16, 59, 59, 999999, tzinfo=UTC)
    moved = NEW | {"closes_day": "2099-06-15", "closes_time": "23:59", "version": row.version}
    assert client.post(f"{ROOM}{row.pk}/jadwal/", moved).status_code == 302
    assert Tahapan.objects.get(pk=row.pk).closes_at.day == 15


def test_a_schedule_does_not_reopen_a_stage_that_is_over() -> None:
    over(a.siklus())
    answer = signed_in("kepala_bappeda").post(
        f"{ROOM}baru/simpan/", NEW | {"kode": "forum_opd", "closes_time": "23:59"}
    )
    assert answer.status_code == 422
    assert "minta Sekretaris daerah membukanya kembali" in answer.content.decode()


def test_enacting_freezes_the_plan_and_is_the_head_of_bappedas_alone() -> None:
    cycle = a.siklus()
    form = {"number": "Perbup 24 Tahun 2021"}
    assert signed_in("sekda").post(f"{ROOM}penetapan/simpan/", form).status_code == 403
    assert not Siklus.objects.get(pk=cycle.pk).frozen
    assert signed_in("kepala_bappeda").post(f"{ROOM}penetapan/simpan/", form).status_code == 302
    assert Siklus.objects.get(pk=cycle.pk).frozen
    assert Entry.objects.get().note == "Perbup 24 Tahun 2021"
    assert "rencana beku" in signed_in("perencana_opd").get(ROOM).content.decode()


@pytest.mark.parametrize("role", ["kepala_bappeda", "sekda", "perencana_opd"])
@pytest.mark.parametrize("where", ["", "baru/", "buka-kembali/", "penetapan/"])
def test_every_page_of_the_calendar_opens(role: str, where: str) -> None:
    row = window(a.siklus())
    client = signed_in(role)
    assert client.get(f"{ROOM}{where}").status_code == 200
    assert client.get(f"{ROOM}{row.pk}/").status_code == 200
