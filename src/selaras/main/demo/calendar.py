"""The calendar of the example: the true windows of its year, and some stages held open by a recorded act."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from selaras.foundation.daerah.models import Daerah
from selaras.foundation.tahapan.actions import reopen_stage, set_stage
from selaras.foundation.tahapan.models import Siklus, Tahapan
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.actors import command_line
from selaras.reference.example import ExampleTahapan

HELD_OPEN = timedelta(days=365)  # from the day the demonstration is made


def set_calendar(siklus: Siklus, stages: tuple[ExampleTahapan, ...]) -> None:
    head = command_line(siklus.daerah_id, "kepala_bappeda")
    sekda = command_line(siklus.daerah_id, "sekda")
    for stage in stages:
        opens, closes = _edge(siklus.daerah, stage.opens, time.min), _edge(siklus.daerah, stage.closes, time.max)
        row = Tahapan.objects.filter(siklus=siklus, kode=stage.kode, note="").first()
        row = row or Tahapan(daerah=siklus.daerah, siklus=siklus, kode=stage.kode, opens_at=opens, closes_at=closes)
        set_stage(row, opens_at=opens, closes_at=closes, actor=head)
        if stage.extended and not _open_now(siklus, stage.kode):
            until = clock.now() + HELD_OPEN
            reopen_stage(siklus, kode=stage.kode, closes_at=until, reason=stage.note, actor=sekda)


def _edge(daerah: Daerah, day: str, edge: time) -> datetime:
    return datetime.combine(date.fromisoformat(day), edge, ZoneInfo(daerah.zona))


def _open_now(siklus: Siklus, kode: str) -> bool:
    now = clock.now()
    return Tahapan.objects.filter(siklus=siklus, kode=kode, opens_at__lte=now, closes_at__gte=now).exists()
