"""Who hears of a partnership, and who hears that an OPD has not answered. A task takes ids and may run twice."""

import json
from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import Q
from django.tasks import task
from django.utils import translation
from django.utils.translation import gettext as _

from selaras.features.alignment.models import Bagian, Kemitraan
from selaras.features.alignment.queries.kemitraan import PATIENCE, lateness, unanswered
from selaras.features.alignment.verbs.kemitraan import AGREE, CANCEL, EDIT, PROPOSE, REFUSE
from selaras.foundation.notices.actions import tell
from selaras.foundation.people.models import Grant, Person
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.following import following
from selaras.foundation.verbs.models import Entry
from selaras.foundation.verbs.tenant import working_for

WORDS_ONLY = {"judul", "uraian", "alamat"}  # nobody looks again because of these
OF_OPD = ("perencana_opd", "kepala_opd")
ROWS = Kemitraan.objects.select_related("siklus", "opd")


@task
def tell_partners(entry_id: int) -> None:
    """The OPDs of a partnership hear what was done to it; whoever did it knows."""
    with following(entry_id) as entry, translation.override("id"):
        kind, _colon, pk = entry.thing.partition(":")
        share = Bagian.objects.select_related("opd").get(pk=pk) if kind == Bagian._meta.label_lower else None
        row = ROWS.get(pk=share.kemitraan_id if share else pk)
        if text := _news(entry, row, share):
            _tell(row, _partners(entry, row), f"{entry.verb}:{entry.pk}", text)


def _news(entry: Entry, row: Kemitraan, share: Bagian | None) -> str:
    """What the others read; '' where there is nothing to tell."""
    after = json.loads(entry.body).get("after", {})
    said: dict[str, Any] = {"judul": row.judul, "opd": share.opd.sebutan if share else "", "alasan": entry.note}
    if entry.verb == PROPOSE.name:
        return _("Diajak bekerja sama: %(judul)s. Setujui atau tolak bagian OPD Anda.") % said
    if entry.verb == EDIT.name:
        return (
            ""
            if set(after) <= WORDS_ONLY
            else _("Kemitraan berubah: %(judul)s. Bagian OPD Anda perlu dilihat lagi.") % said
        )
    if entry.verb == AGREE.name:
        return _("%(opd)s menyetujui bagiannya: %(judul)s.") % said
    if entry.verb == REFUSE.name:
        return _("%(opd)s menolak bagiannya: %(judul)s. Alasan: %(alasan)s") % said
    if entry.verb == CANCEL.name:
        return _("Kemitraan dibatalkan: %(judul)s. Alasan: %(alasan)s") % said
    return _("Kemitraan disepakati: %(judul)s.") % said if row.state == Kemitraan.State.DISEPAKATI else ""


def _partners(entry: Entry, row: Kemitraan) -> list[Person]:
    """The planners and heads of its OPDs, those just taken out of it too, and whoever proposed it."""
    before = json.loads(entry.body).get("before", {}).get("bagian", {})
    opds = row.opd_ids | {int(pk) for pk in before}
    people = _with_grants(row.daerah_id, Q(role__in=OF_OPD, opd__in=opds))
    asked = Person.objects.filter(pk__in=[row.asked_by], is_active=True)
    return [person for person in {*people, *asked} if person.pk != entry.actor_id]


def _with_grants(daerah_id: str, which: Q) -> list[Person]:
    """People with a grant in force."""
    at = clock.now()
    grants = Grant.objects.filter(Q(to_at=None) | Q(to_at__gte=at), which, daerah=daerah_id, from_at__lte=at)
    return list(Person.objects.filter(grants__in=grants, is_active=True).distinct())


def _tell(row: Kemitraan, people: Iterable[Person], effect: str, text: str) -> None:
    url = f"/{row.daerah_id}/{row.siklus.tahun}/kemitraan/{row.pk}/"
    tell(people, daerah_id=row.daerah_id, effect=effect, text=text, url=url)


@task
def escalate_partnerships() -> None:
    """Shares that nobody answers: after a while their head hears of it, after twice as long Bappeda; each once."""
    for siklus in Siklus.objects.filter(ditetapkan_at=None):
        with working_for(connection, siklus.daerah_id), translation.override("id"):
            for share in unanswered(siklus):
                _escalate(share)


def _escalate(share: Bagian) -> None:
    late = lateness(share, clock.now())
    row, about = share.kemitraan, f"alignment.kemitraan.late:{share.pk}:{share.asked_at:%Y%m%d%H%M%S}"
    said = {"opd": share.opd.sebutan, "judul": row.judul, "hari": PATIENCE, "dua": 2 * PATIENCE}
    if late >= 1:
        heads = _with_grants(row.daerah_id, Q(role="kepala_opd", opd=share.opd_id))
        text = _("Sudah lebih dari %(hari)s hari menunggu jawaban OPD Anda: %(judul)s.")
        _tell(row, heads, f"{about}:1", text % said)
    if late >= 2:
        near = Q(role="mitra_bappeda") & (Q(opd=None) | Q(opd=share.opd_id))
        text = _("%(opd)s belum menjawab selama lebih dari %(dua)s hari: %(judul)s.")
        people = _with_grants(row.daerah_id, near | Q(role="kepala_bappeda"))
        _tell(row, people, f"{about}:2", text % said)
