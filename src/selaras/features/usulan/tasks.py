"""What follows a verdict: whoever proposed hears of it, and the next office hears that work has come."""

import json
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.tasks import task
from django.utils import translation
from django.utils.translation import ngettext

from selaras.features.usulan import sentences
from selaras.features.usulan.addresses import queue_path, tracking_path, tracking_url
from selaras.features.usulan.models import Akomodasi, Kontak, Usulan
from selaras.features.usulan.queries.answer import Answer, answer_of
from selaras.features.usulan.words import STEPS, Keadaan
from selaras.foundation.notices.actions import post, tell, tell_waiting
from selaras.foundation.notices.channels import MESSAGE
from selaras.foundation.people.models import Grant, Person
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.following import following
from selaras.foundation.verbs.models import Entry


@task
def tell_answer(entry_id: int) -> None:
    """Final, returned, re-routed or merged: told once to whoever entered it, and to the proposer by letter."""
    with following(entry_id) as entry, translation.override("id"):
        usulan = _usulan(entry)
        after = json.loads(entry.body).get("after", {})
        if usulan is not None and _is_news(entry, after):
            _tell(entry, usulan)
        if usulan is not None and _came(after):
            _tell_office(usulan)


@task
def tell_submitted(entry_id: int) -> None:
    """Everything that was sent since this act: each office is told once, and a late pokir's proposer at once."""
    with following(entry_id) as entry, translation.override("id"):
        sent = Entry.objects.filter(daerah_id=entry.daerah_id, tahun=entry.tahun, verb=entry.verb, seq__gte=entry.seq)
        by_thing = {int(act.thing.rpartition(":")[2]): act for act in sent}
        offices: dict[tuple[str, str, int | None], Usulan] = {}
        for usulan in _rows().filter(pk__in=by_thing).order_by("pk"):
            if json.loads(by_thing[usulan.pk].body)["after"].get("keadaan") == Keadaan.SELESAI:
                _tell(by_thing[usulan.pk], usulan)
            offices[usulan.langkah, usulan.wilayah_id or "", usulan.opd_id] = usulan
        for usulan in offices.values():
            _tell_office(usulan)


def _rows() -> Any:
    return Usulan.objects.select_related("siklus__daerah", "opd", "prioritas", "digabung_ke__opd")


def _usulan(entry: Entry) -> Usulan | None:
    """The proposal that an entry is about, directly or through the line where it lives."""
    kind, _colon, pk = entry.thing.partition(":")
    rows = _rows()
    if kind == Akomodasi._meta.label_lower:
        return rows.filter(akomodasi=int(pk)).first()
    return rows.filter(pk=pk).first()


def _is_news(entry: Entry, after: dict[str, Any]) -> bool:
    """Whether the proposer should hear: an outcome, a return, another OPD, or what became of it in the budget."""
    if entry.thing.startswith(Akomodasi._meta.label_lower):
        return "nasib" in after
    return after.get("keadaan") in (Keadaan.SELESAI, Keadaan.DIKEMBALIKAN) or (
        "opd_id" in after and _was_answered(entry)
    )


def _was_answered(entry: Entry) -> bool:
    return entry.verb in ("usulan.recommend", "usulan.decide", "usulan.redirect")


def _came(after: dict[str, Any]) -> bool:
    return bool(after.get("langkah")) or after.get("keadaan") == Keadaan.BERJALAN or "opd_id" in after


def _tell(entry: Entry, usulan: Usulan) -> None:
    answer = answer_of(usulan)
    text = f"{usulan.kode}: {sentences.headline(answer)}"
    effect = f"usulan.answer:{entry.pk}"
    people = Person.objects.filter(pk__in=[usulan.entered_by or 0], is_active=True)
    tell(people, daerah_id=usulan.daerah_id, effect=effect, text=text, url=tracking_path(usulan.kode))
    kontak = Kontak.objects.filter(usulan=usulan).first()
    if kontak is None:
        return
    if kontak.email:
        subject = f"Usulan {usulan.kode}: {sentences.word(answer).text}"
        letter = _letter(usulan, answer)
        post(kontak.email, daerah_id=usulan.daerah_id, effect=f"{effect}:kontak", subject=subject, text=letter)
    if kontak.telepon and settings.MESSAGES_THROUGH:
        short = f"{text} {tracking_url(usulan.kode)}"
        post(
            kontak.telepon,
            daerah_id=usulan.daerah_id,
            effect=f"{effect}:telepon",
            subject="",
            text=short,
            channel=MESSAGE,
        )


def _letter(usulan: Usulan, answer: Answer) -> str:
    """The letter to the proposer: what was decided, why, and where the rest is read."""
    why = " ".join(part for part in (sentences.reason(answer), usulan.penjelasan) if part)
    parts = [
        f"Usulan {usulan.kode}",
        sentences.headline(answer),
        f"Alasan: {why}" if why and usulan.hasil != "diterima" else "",
        f"Selengkapnya: {tracking_url(usulan.kode)}",
        f"{usulan.siklus.daerah.nama}. Surat ini dikirim otomatis; pertanyaan dijawab kantor desa atau kecamatan.",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _tell_office(usulan: Usulan) -> None:
    """Everybody in the office whose turn it is: how many wait for them, in one notice that counts on."""
    step = STEPS.get(usulan.langkah)
    if step is None or usulan.keadaan != Keadaan.BERJALAN:
        return
    waiting = Usulan.objects.filter(
        siklus=usulan.siklus_id, active=True, keadaan=Keadaan.BERJALAN, langkah=usulan.langkah
    )
    counted: dict[tuple[str, int | None], int] = {}
    for grant in _grants(usulan, (*step.recommends, *step.decides)):
        local = step.kode in ("desa", "kecamatan")
        scope = (grant.wilayah if local else "", grant.opd_id if step.kode == "opd" else None)
        if scope not in counted:
            counted[scope] = waiting.filter(_scope(*scope)).count()
        n = counted[scope]
        words = ngettext("%(n)s usulan menunggu jawaban Anda", "%(n)s usulan menunggu jawaban Anda", n) % {"n": n}
        about = f"usulan.waiting:{usulan.siklus_id}:{step.kode}"
        tell_waiting(
            grant.person_id, daerah_id=usulan.daerah_id, about=about, text=words, url=queue_path(usulan.siklus)
        )


def _scope(wilayah: str, opd: int | None) -> Q:
    inside = Q(wilayah=wilayah) | Q(wilayah__kode__startswith=f"{wilayah}.") if wilayah else Q()
    return inside & (Q(opd=opd) if opd else Q())


def _grants(usulan: Usulan, roles: tuple[str, ...]) -> list[Grant]:
    """The grants in force of the step's roles that reach this proposal."""
    at = clock.now()
    rows = Grant.objects.filter(Q(to_at=None) | Q(to_at__gte=at), from_at__lte=at, person__is_active=True)
    rows = rows.filter(daerah=usulan.daerah_id, role__in=roles)
    place, local = usulan.wilayah_id or "", usulan.langkah in ("desa", "kecamatan")
    return [
        grant
        for grant in rows
        if (not local or (grant.wilayah and f"{place}.".startswith(f"{grant.wilayah}.")))
        and (usulan.langkah != "opd" or grant.opd_id == usulan.opd_id)
    ]
