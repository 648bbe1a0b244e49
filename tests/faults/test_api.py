"""The whole API under made-up input: nothing breaks it, and every answer is one that its description names."""

from itertools import count
from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from selaras.features.portal.tests.published import site
from selaras.features.usulan.models import Usulan
from selaras.main.api import description
from tests import builders as a
from tests.permissions.operations import BODY
from tests.permissions.world import HERE, World, build

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
EXAMPLES = 4  # made-up requests per operation and role, beside those at the edges of every field
config = schemathesis.Config.from_dict(
    {
        "seed": 20221124,
        "phases": {"stateful": {"enabled": False}, "coverage": {"unexpected-methods": ["DELETE"]}},
        "generation": {"max-examples": EXAMPLES, "deterministic": True, "database": "none"},
    }
)
schema = schemathesis.openapi.from_dict(description(), config=config)  # asked of nobody: no database at collection
schema.app, schema.location = get_wsgi_application(), "/api/1/openapi.json"
CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
]
made_up = settings(
    max_examples=EXAMPLES, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
)
NUMBERS = ("kamus", "prioritas", "opd", "volume", "harga_satuan", "versi")  # made up, they point to nothing
turn = count()
seen: dict[tuple[str, str], set[int]] = {}


def _try(case: Any, role: str, real: dict[str, Any], **more: Any) -> None:
    """Two of three requests go to rows that exist."""
    if next(turn) % 3:
        case.path_parameters |= {name: value for name, value in real.items() if name in case.path_parameters}
    answer = case.call(**more)
    case.validate_response(answer, checks=CHECKS)
    seen.setdefault((role, case.operation.definition.raw["operationId"]), set()).add(answer.status_code)


@pytest.fixture
def proposal() -> Usulan:
    return site()[1][0]


@schema.include(path_regex="/api/1/(terbit|lacak|kolom)").parametrize()
@made_up
def test_nothing_breaks_what_is_open_and_every_answer_is_declared(case: Any, proposal: Usulan) -> None:
    _try(case, "", {"pemda": HERE, "tahun": 2022, "kode": proposal.kode})


@pytest.fixture
def here() -> World:
    """A proposal of a village before its camat."""
    world = build(stage="musrenbang_kecamatan")
    Usulan.objects.filter(pk=world.usulan.pk).update(langkah="kecamatan", langkah_tahapan="musrenbang_kecamatan")
    return world


@pytest.fixture
def key(role: str, here: World) -> str:
    return a.key(a.person(role, wilayah=f"{here.daerah}.26"), here.daerah)


@pytest.mark.parametrize("role", ["operator_desa"])
@schema.include(path_regex="/api/1/kerja/").parametrize()
@made_up
def test_nothing_breaks_what_a_village_may_do_and_every_answer_is_declared(
    case: Any, role: str, here: World, key: str
) -> None:
    _by_key(case, role, here, key)


@pytest.mark.parametrize("role", ["camat"])
@schema.include(path_regex="/api/1/kerja/.*(menunggu|rekomendasi|putusan)$").parametrize()
@made_up
def test_nothing_breaks_what_a_camat_does_and_every_answer_is_declared(
    case: Any, role: str, here: World, key: str
) -> None:
    _by_key(case, role, here, key)


def _by_key(case: Any, role: str, here: World, key: str) -> None:
    name = case.operation.definition.raw["operationId"]
    if isinstance(case.body, dict) and next(turn) % 2:  # made-up fields around what the action asks for
        case.body |= BODY[name](here, role) | {each: None for each in NUMBERS if each in case.body}
    real = {"pemda": here.daerah, "tahun": here.siklus.tahun, "pk": here.usulan.pk}
    _try(case, role, real, headers={"Authorization": f"Bearer {key}"})


def test_the_made_up_input_also_reached_the_deeds() -> None:
    assert {role for role, _name in seen} == {"", "operator_desa", "camat"}
    assert all(200 in seen["", name] for name in ("portal.areas", "portal.lines", "portal.proposals", "portal.track"))
    assert 200 in seen["operator_desa", "usulan.index"] and 201 in seen["operator_desa", "usulan.submit"], seen
    assert 200 in seen["operator_desa", "usulan.support"] and 200 in seen["camat", "usulan.decide"], seen
