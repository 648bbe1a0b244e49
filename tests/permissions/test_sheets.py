"""A sheet is no way around a right: each of its rows is asked for, and so is taking it back."""

from typing import Any

import pytest

from selaras.features.plan.actions.sheet.run import DESK, apply_upload
from selaras.features.plan.models import Paket, PlanLine, Simpul
from selaras.foundation.sheets.actions.undo import undo
from selaras.foundation.sheets.models import Upload, UploadRow
from selaras.foundation.verbs.actors import Actor
from selaras.foundation.verbs.models import Entry
from selaras.foundation.verbs.verb import Refused
from tests import builders as a
from tests.permissions.world import World, build

pytestmark = pytest.mark.django_db


def _sheet(world: World, actor: Actor, group: str, key: str, state: str = "berubah", **draft: Any) -> Upload:
    """A previewed sheet of this person's own OPD with one row."""
    own = {"daerah_id": world.daerah, "siklus": world.siklus}
    seat = actor.seats[0]
    upload = Upload.objects.create(
        kind="renja", label="lembar.xlsx", opd=f"#{seat.opd_id}" if seat.opd_id else "", sha256="9" * 64,
        state="dipratinjau", created_by=actor.person_id, **own,
    )  # fmt: skip
    changes = draft.pop("changes", {})
    whole = {"values": {}, "refs": {}, "parts": {}} | draft
    UploadRow.objects.create(
        upload=upload, file="lembar.xlsx", number=9, seq=1, group=group, key=key, state=state, draft=whole,
        changes=changes,
    )  # fmt: skip
    return upload


def _refused(upload: Upload, actor: Actor) -> None:
    acts = Entry.objects.count()
    with pytest.raises(Refused):
        apply_upload(upload, actor=actor)
    assert Entry.objects.count() == acts


def test_a_planner_does_not_change_a_node_by_a_sheet_and_bappeda_does() -> None:
    here = build()
    Simpul.objects.filter(pk=here.sasaran.pk).update(id_sumber="s:1")
    change = {"changes": {"uraian": ["lama", "Jalan milik kami"]}, "values": {"jenjang": "sasaran"}}
    planner = a.actor("perencana_opd", opd=here.one)
    _refused(_sheet(here, planner, "simpul", "s:1", **change), planner)
    assert Simpul.objects.get(pk=here.sasaran.pk).uraian != "Jalan milik kami"
    bappeda = a.actor("perencana_bappeda")
    apply_upload(_sheet(here, bappeda, "simpul", "s:1", **change), actor=bappeda)
    assert Simpul.objects.get(pk=here.sasaran.pk).uraian == "Jalan milik kami"


def test_a_planner_does_not_change_a_line_or_package_of_another_opd_by_a_sheet() -> None:
    here = build()
    other, own = a.actor("perencana_opd", opd=here.two), a.actor("perencana_opd", opd=here.one)
    money = {"changes": {"pagu": [1, 5_000]}}
    code = {"values": {"kode": here.line.kode}}
    _refused(_sheet(here, other, "sub_kegiatan", here.line.id_sumber, **money, **code), other)
    _refused(_sheet(here, other, "paket", here.paket.id_sumber, **money), other)
    assert PlanLine.objects.get(pk=here.line.pk).pagu == here.line.pagu
    apply_upload(_sheet(here, own, "sub_kegiatan", here.line.id_sumber, **money, **code), actor=own)
    apply_upload(_sheet(here, own, "paket", here.paket.id_sumber, **money), actor=own)
    assert (PlanLine.objects.get(pk=here.line.pk).pagu, Paket.objects.get(pk=here.paket.pk).pagu) == (5_000, 5_000)


def test_a_planner_does_not_connect_a_line_of_another_opd_by_a_sheet() -> None:
    here = build()
    Simpul.objects.filter(pk=here.leaf.pk).update(id_sumber="s:2")
    other, own = a.actor("perencana_opd", opd=here.two), a.actor("perencana_opd", opd=here.one)
    bridge = {"refs": {"simpul": "s:2", "line": here.line.id_sumber}, "values": {"role": "contributor"}}
    _refused(_sheet(here, other, "kontribusi", "k:1", "baru", **bridge), other)
    assert not here.leaf.contributions.exists()
    apply_upload(_sheet(here, own, "kontribusi", "k:1", "baru", **bridge), actor=own)
    assert here.leaf.contributions.get().line_id == here.line.pk


def test_a_planner_takes_back_only_what_may_be_taken_out_row_by_row() -> None:
    here = build()
    planner = a.actor("perencana_opd", opd=here.one)
    upload = _sheet(here, planner, "program", "p:1")
    upload.rows.all().delete()
    Upload.objects.filter(pk=upload.pk).update(state="diterapkan")
    upload.refresh_from_db()
    strange = a.line(here.siklus, here.two, "Angkutan", upload_id=upload.pk)
    with pytest.raises(Refused):
        undo(DESK, upload, actor=planner)
    assert PlanLine.objects.get(pk=strange.pk).active
    undo(DESK, upload, actor=a.actor("perencana_bappeda"))
    assert not PlanLine.objects.get(pk=strange.pk).active


def test_a_sheet_is_handled_by_its_sender_its_opd_and_bappeda() -> None:
    here = build()
    sender = a.actor("perencana_opd", opd=here.one)
    upload = _sheet(here, sender, "program", "p:1")
    with pytest.raises(Refused, match=r"lembar OPD lain|bukan milik Anda"):
        apply_upload(upload, actor=a.actor("perencana_opd", opd=here.two))
