"""The only writes to findings: the machine's look at the whole cycle, and what owners decide."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from selaras.features.alignment.findings import KINDS, find, owner_of
from selaras.features.alignment.findings.base import Scene
from selaras.features.alignment.models import Sweep, Temuan
from selaras.features.alignment.queries.figures import figures_of
from selaras.features.alignment.queries.scene import scene_of
from selaras.features.alignment.verbs.temuan import DISMISS, DISMISS_MANY, RESTORE
from selaras.features.plan.queries.picture import picture_of
from selaras.foundation.jobs.breath import in_parts
from selaras.foundation.live.actions import publish
from selaras.foundation.live.rooms import cycle_room
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.acting import acting, acting_many
from selaras.foundation.verbs.actors import Actor
from selaras.foundation.verbs.models import Chain

BATCH = 500  # rows per statement
PART = 200  # rows changed in one transaction
MATERIAL = 0.1  # 0..1; a finding set aside comes back when its rupiah moves by more
COPIED = ("rupiah", "owner", "opd_id", "simpul_id", "line_id", "facts", "state", "gone_at", "version", "sealed")


def seen_acts(siklus: Siklus) -> int:
    """How many acts the history of this daerah and year holds."""
    chain = Chain.objects.filter(daerah_id=siklus.daerah_id, tahun=siklus.tahun)
    return chain.values_list("size", flat=True).first() or 0


def refresh(siklus: Siklus) -> Sweep:
    """Look at the whole cycle again. A recomputation by machine and no act of a person: history has no entry of it."""
    acts, at = seen_acts(siklus), clock.now()
    last = Sweep.objects.filter(siklus=siklus).first()
    gaps = dict(last.gaps) if last else {}
    scene = scene_of(siklus, picture_of(siklus), at, gaps)
    wanted = {row.key: row for row in _wanted(siklus, scene, at)}
    figures = figures_of(scene)
    made, _new = Sweep.objects.get_or_create(siklus=siklus, defaults={"daerah_id": siklus.daerah_id, "at": at})
    moved = _store(siklus, wanted, at, acts)
    with transaction.atomic():
        sweep = Sweep.objects.select_for_update(of=("self",)).get(pk=made.pk)
        if sweep.seq > acts:  # somebody looked later, and wrote first
            return sweep
        moved |= sweep.figures != figures
        sweep.seq, sweep.at, sweep.figures, sweep.gaps = acts, at, figures, gaps
        sweep.save()
        if moved:
            room = cycle_room(siklus.daerah_id, siklus.tahun)
            publish(room, "changed", {"kinds": ["alignment.temuan"]})
    return sweep


def _wanted(siklus: Siklus, scene: Scene, at: datetime) -> Iterator[Temuan]:
    for kind, found in find(scene):
        yield Temuan(
            daerah_id=siklus.daerah_id,
            siklus=siklus,
            kind=kind.code,
            key=f"{kind.code}:{found.subject}",
            subject=found.subject,
            opd_id=found.opd,
            simpul_id=found.simpul,
            line_id=found.line,
            rupiah=found.rupiah,
            owner=owner_of(kind, found, scene),
            facts=found.facts,
            first_seen=at,
        )


def _store(siklus: Siklus, wanted: dict[str, Temuan], at: datetime, acts: int) -> bool:
    """New findings open, changed ones say the new figures, vanished ones are done. True when any of that happened.

    Written a part at a time, and not where somebody looked later. A look that is broken off is repeated whole.
    """
    known: set[str] = set()
    touched: list[int] = []
    for row in Temuan.objects.filter(siklus=siklus).iterator(chunk_size=2000):
        known.add(row.key)
        if _moves(row, wanted.get(row.key), at):
            touched.append(row.pk)
    later = Sweep.objects.filter(siklus=siklus, seq__gt=acts)
    for part in in_parts(touched, PART):
        with transaction.atomic():
            if not later.exists():
                _rewrite(part, wanted, at)
    made = [] if later.exists() else [row for key, row in wanted.items() if key not in known]
    for new in in_parts(made, BATCH):
        Temuan.objects.bulk_create(new, ignore_conflicts=True)  # two workers may find one
    return bool(touched or made)


def _rewrite(keys: Iterable[int], wanted: dict[str, Temuan], at: datetime) -> None:
    """Some findings as they stand now, with what people did meanwhile, say what was found."""
    rows = Temuan.objects.select_for_update(of=("self",)).filter(pk__in=keys)
    moved = [row for row in rows if _moves(row, wanted.get(row.key), at)]
    Temuan.objects.bulk_create(  # far quicker than an update of as many cases
        moved, update_conflicts=True, unique_fields=["id"], update_fields=[n.removesuffix("_id") for n in COPIED]
    )


def _moves(row: Temuan, now: Temuan | None, at: datetime) -> bool:
    """Make a stored finding say what is found now; whether that changes it."""
    if now is not None:
        return _take_over(row, now)
    if row.state == Temuan.State.SELESAI:
        return False
    row.state, row.gone_at = Temuan.State.SELESAI, at
    return True


def _take_over(row: Temuan, now: Temuan) -> bool:
    """Make a stored finding say what is found now; whether anything changed."""
    names = ("rupiah", "owner", "opd_id", "simpul_id", "line_id", "facts")
    before = {name: getattr(row, name) for name in names}
    for name in names:
        setattr(row, name, getattr(now, name))
    again = row.state == Temuan.State.SELESAI
    reopened = row.state == Temuan.State.DIABAIKAN and _material(row)
    if again or reopened:
        row.state, row.gone_at, row.sealed = Temuan.State.TERBUKA, None, {}
    changed = again or reopened or before != {name: getattr(row, name) for name in names}
    row.version += changed
    return changed


def _seal(row: Temuan) -> dict[str, Any]:
    """What a finding says, as far as another saying would bring it back."""
    kind = KINDS.get(row.kind)
    names = row.facts if kind is None or kind.seals is None else kind.seals
    return {"rupiah": row.rupiah, "facts": {name: row.facts.get(name) for name in sorted(names)}}


def _material(row: Temuan) -> bool:
    """Whether a finding that was set aside says something else now."""
    was, now = row.sealed, _seal(row)
    moved = abs(now["rupiah"] - was.get("rupiah", 0)) > MATERIAL * was.get("rupiah", 0)
    return bool(moved or was.get("facts") != now["facts"])


def dismiss(row: Temuan, *, reason: str, actor: Actor, version: int | None = None) -> Temuan:
    """Set a finding aside, and say why; everybody sees it."""
    _reasoned(reason)
    with acting(actor, DISMISS, row, version=version, note=reason.strip()) as fresh:
        _set_aside(fresh, reason, actor)
        fresh.save()
    return fresh


def dismiss_many(rows: Iterable[Temuan], *, reason: str, actor: Actor) -> list[Temuan]:
    """Set a whole group aside for one reason: one entry."""
    _reasoned(reason)
    found = list(rows)
    if not found:
        raise ValidationError(_("Tidak ada temuan terbuka pada pilihan ini."))
    with acting_many(actor, DISMISS_MANY, found[0], note=reason.strip()) as bulk:
        keys = [row.pk for row in found]
        fresh = list(Temuan.objects.select_for_update(of=("self",)).filter(pk__in=keys).select_related("siklus"))
        for row in fresh:
            bulk.check(row)
            _set_aside(row, reason, actor)
            row.version += 1
        names = ["state", "reason", "dismissed_by", "dismissed_at", "sealed", "version"]
        Temuan.objects.bulk_update(fresh, names, batch_size=BATCH)
        bulk.wrote(fresh)
    return fresh


def restore(row: Temuan, *, actor: Actor, version: int | None = None) -> Temuan:
    """Take a finding up again that was set aside."""
    with acting(actor, RESTORE, row, version=version) as fresh:
        fresh.state, fresh.reason, fresh.sealed = Temuan.State.TERBUKA, "", {}
        fresh.dismissed_by = fresh.dismissed_at = None
        fresh.save()
    return fresh


def _reasoned(reason: str) -> None:
    if not reason.strip():
        raise ValidationError({"reason": _("Tulis alasannya; semua orang di daerah ini membacanya.")})


def _set_aside(row: Temuan, reason: str, actor: Actor) -> None:
    row.state, row.reason, row.sealed = Temuan.State.DIABAIKAN, reason.strip(), _seal(row)
    row.dismissed_by, row.dismissed_at = actor.person_id, clock.now()
