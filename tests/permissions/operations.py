"""Every operation of the API, as the router knows it, and how a program sends it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.test import Client

from selaras.features.usulan.models import Usulan
from selaras.foundation.verbs.verb import Verb
from selaras.main.api import api, description
from tests import builders as a
from tests.permissions.world import DEEDS, World

ROOT = "/api/1"


@dataclass(frozen=True)
class Operation:
    """One operation: what it does (None = it reads), and whether it needs a key."""

    name: str
    method: str
    path: str
    verb: Verb | None
    public: bool
    keyed: bool
    marked: bool

    def __str__(self) -> str:
        return f"{self.method} {self.name}"


def _walk() -> Iterator[Operation]:
    for prefix, router in api._routers:
        for path, view in router.path_operations.items():
            for each in view.operations:
                does = each.view_func
                told = description()["paths"].get(f"{ROOT}{prefix}{path}", {}).get(each.methods[0].lower(), {})
                yield Operation(
                    name=api.get_openapi_operation_id(each) if hasattr(does, "verb") else does.__name__,
                    method=each.methods[0],
                    path=f"{ROOT}{prefix}{path}",
                    verb=getattr(does, "verb", None),
                    public=getattr(does, "public", False),
                    keyed="security" in told,
                    marked=hasattr(does, "verb"),
                )


OPERATIONS = list(_walk())
OPEN = [op for op in OPERATIONS if op.public]
KEYED_READS = [op for op in OPERATIONS if not op.public and op.verb is None]
DEEDS_BY_KEY = [op for op in OPERATIONS if op.verb is not None]

# In which lane each role proposes while a test tries it.
LANE = {"anggota_dprd": "pokir", "setwan": "pokir", "perencana_opd": "opd", "operator_kecamatan": "kecamatan"}


def lane(role: str) -> str:
    return LANE.get(role, "desa")


def _proposal(world: World, role: str) -> dict[str, Any]:
    return {"asal": lane(role), "judul": "Parit", "wilayah": f"{world.daerah}.26.2001", "opd": world.one.pk}


BODY: dict[str, Callable[[World, str], dict[str, Any]]] = {
    "usulan.submit": _proposal,
    "usulan.edit": lambda w, r: {"masalah": "Banjir tiap hujan", "versi": 1},
    "usulan.withdraw": lambda w, r: {"alasan": "Sudah dikerjakan desa"},
    "usulan.support": lambda w, r: {"teks": "Kami juga"},
    "usulan.recommend": lambda w, r: {"hasil": "diterima", "versi": 1},
    "usulan.decide": lambda w, r: {"hasil": "diterima", "versi": 1},
}
# Stages in which a deed is tried; together they give every role of its row in the table a turn.
STAGES = {"usulan.submit": ("musrenbang_kecamatan", "forum_opd")}


def stages(op: Operation) -> tuple[str, ...]:
    return STAGES.get(op.name, ("forum_opd",))


def make_ready(op: Operation, world: World, role: str) -> None:
    """The row that the role would touch lies in its lane and state."""
    values: dict[str, Any] = {"asal": lane(role), "opd_awal": world.one}
    if op.name == "usulan.edit":
        values["keadaan"] = "dikembalikan"
    if op.name in ("usulan.edit", "usulan.withdraw", "usulan.support"):
        Usulan.objects.filter(pk=world.usulan.pk).update(**values)


def address(op: Operation, world: World, role: str = "", room: World | None = None) -> str:
    """Its address with the rows of ``world``; ``room``: under the address of another government."""
    place = room or world
    name = DEEDS[op.name].instead(role)["pk"] if op.name == "usulan.recommend" else "usulan"
    known = {"pemda": place.daerah, "tahun": place.siklus.tahun, "pk": world.rows[name].pk, "kode": world.usulan.kode}
    return op.path.format(**known)


class Program:
    """A program with a key, or without one."""

    def __init__(self, key: str = "") -> None:
        self.client = Client(raise_request_exception=False)
        self.headers = {"Authorization": f"Bearer {key}"} if key else {}

    def send(
        self, op: Operation, world: World, role: str = "", room: World | None = None, once: str = "kiriman-1"
    ) -> Any:
        where = address(op, world, role, room)
        if op.method == "GET":
            return self.client.get(where, headers=self.headers)
        body = BODY[op.name](world, role)
        headers = self.headers | {"Idempotency-Key": once}
        return self.client.post(where, body, content_type="application/json", headers=headers)


def program(role: str, world: World, opd: Any = None, **fields: Any) -> Program:
    """A program of somebody new in this role."""
    home = world.daerah
    person = a.person(role, opd=opd, wilayah=f"{home}.26", daerah_kode=home)
    return Program(a.key(person, home, **fields))
