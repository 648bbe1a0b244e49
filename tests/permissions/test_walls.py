"""PostgreSQL's second wall: rows of another daerah are neither seen nor written, whatever the program asks."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.test import Client

from selaras.features.alignment.tasks import refresh_findings
from selaras.features.plan.models import PlanLine
from selaras.features.portal.actions.publish import publish
from selaras.features.search.models import Item
from selaras.features.search.tasks import follow_act
from selaras.features.usulan.models import Usulan
from selaras.foundation.people.models import ApiToken
from selaras.foundation.sheets.models import UploadRow
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs import tenant
from selaras.foundation.verbs.models import Entry
from tests import builders as a
from tests.permissions.operations import KEYED_READS, program
from tests.permissions.routes import READING, url
from tests.permissions.world import ELSEWHERE, HERE, World, build

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]
OUTSIDE = {"people_grant"}  # docs/decisions/0001-dua-dinding.md


@pytest.fixture
def worlds(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[World, World]]:
    """Two governments, looked at by a role that owns nothing, and between requests nobody's connection."""
    both = build(), build(ELSEWHERE)
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE selaras_uji NOLOGIN")
        cursor.execute("GRANT selaras_uji TO CURRENT_USER")
        cursor.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO selaras_uji")
        cursor.execute("GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO selaras_uji")
        cursor.execute("SET LOCAL ROLE selaras_uji")
    monkeypatch.setattr(tenant, "resting", "")
    tenant.set_tenant(connection, "")
    yield both
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    tenant.set_tenant(connection, tenant.EVERYWHERE)


def test_every_table_with_a_daerah_has_its_wall_also_against_its_owner() -> None:
    tables = {
        model._meta.db_table
        for model in apps.get_models()
        if any(f.column == "daerah_id" for f in model._meta.concrete_fields)
    } | set(tenant.BY_PARENT)
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        walled = {name for (name,) in cursor.fetchall()}
    assert tables - walled == OUTSIDE
    assert len(walled) > 25


def test_without_a_daerah_no_row_is_seen_and_with_one_only_its_own(worlds: tuple[World, World]) -> None:
    here, there = worlds
    assert not PlanLine.objects.exists() and not UploadRow.objects.exists() and not Entry.objects.exists()
    assert Siklus.objects.count() == 2  # the front door lists them
    for world in worlds:
        tenant.set_tenant(connection, world.daerah)
        assert set(PlanLine.objects.values_list("daerah_id", flat=True)) == {world.daerah}
        assert set(UploadRow.objects.values_list("upload__daerah_id", flat=True)) == {world.daerah}
        assert UploadRow.objects.filter(upload=world.upload).count() == 1
    tenant.set_tenant(connection, tenant.EVERYWHERE)
    assert PlanLine.objects.filter(pk__in=[here.line.pk, there.line.pk]).count() == 2


def test_a_row_of_another_daerah_is_not_changed_and_none_is_put_there(worlds: tuple[World, World]) -> None:
    here, there = worlds
    tenant.set_tenant(connection, here.daerah)
    assert PlanLine.objects.filter(pk=there.line.pk).update(pagu=1) == 0
    assert PlanLine.objects.filter(pk=here.line.pk).update(pagu=1) == 1
    assert Siklus.objects.filter(pk=there.siklus.pk).update(tahun=2030) == 0
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        a.simpul(there.siklus, "visi", "Milik orang lain")
    assert a.simpul(here.siklus, "visi", "Milik sendiri").pk
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        PlanLine.objects.filter(pk=here.line.pk).update(daerah_id=there.daerah)


def test_the_role_of_the_pages_cannot_take_the_wall_down(worlds: tuple[World, World]) -> None:
    for sql in (
        "ALTER TABLE plan_planline DISABLE ROW LEVEL SECURITY",
        "DROP POLICY of_daerah ON plan_planline",
        "TRUNCATE plan_planline CASCADE",
    ):
        with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)


def test_all_pages_work_behind_the_wall_and_leave_the_connection_to_nobody(worlds: tuple[World, World]) -> None:
    here, _there = worlds
    client = Client()
    tenant.set_tenant(connection, HERE)
    client.force_login(a.person("kepala_bappeda"))
    tenant.set_tenant(connection, "")
    for route in READING:
        assert client.get(url(route, here)).status_code == 200, route
        assert tenant.tenant_of(connection) == ""
    assert client.get("/").status_code == 302
    assert Client().get("/").status_code == 200
    assert Client().get("/masuk/").status_code == 200


def test_the_public_pages_work_behind_the_wall_and_leave_the_connection_to_nobody(
    worlds: tuple[World, World],
) -> None:
    here, _there = worlds
    tenant.set_tenant(connection, HERE)
    a.open_now(here.siklus, "rancangan_akhir")
    publish(here.siklus, actor=a.actor("kepala_bappeda"))
    code = Usulan.objects.exclude(keadaan="draf").values_list("kode", flat=True)[0]
    tenant.set_tenant(connection, "")
    for path in (f"/u/{code}/", f"/publik/{HERE}/2022/", f"/publik/{HERE}/2022/usulan/", "/u/", "/"):
        assert Client().get(path).status_code == 200, path
        assert tenant.tenant_of(connection) == ""
    assert Client().get(f"/publik/{ELSEWHERE}/2022/").status_code == 404


def test_what_follows_an_act_is_done_for_its_daerah_and_for_nobody_afterwards(worlds: tuple[World, World]) -> None:
    here, _there = worlds
    tenant.set_tenant(connection, HERE)
    entry = Entry.objects.filter(daerah_id=HERE).first()
    tenant.set_tenant(connection, "")
    assert entry is not None
    refresh_findings.call(entry.pk)
    follow_act.call(entry.pk)
    assert tenant.tenant_of(connection) == ""
    tenant.set_tenant(connection, HERE)
    assert here.siklus.sweep.seq >= entry.seq
    assert set(Item.objects.values_list("daerah_id", flat=True)) == {HERE}


def test_programs_work_behind_the_wall_and_their_keys_are_found_before_the_daerah_is_known(
    worlds: tuple[World, World],
) -> None:
    here, there = worlds
    tenant.set_tenant(connection, HERE)
    sender = program("kepala_bappeda", here)
    tenant.set_tenant(connection, "")
    for op in KEYED_READS:
        assert sender.send(op, here).status_code == 200, op
        assert sender.send(op, there).status_code == 404, op
        assert tenant.tenant_of(connection) == ""
    assert Client().get("/api/1/terbit").json() == []
    assert not ApiToken.objects.exists()
