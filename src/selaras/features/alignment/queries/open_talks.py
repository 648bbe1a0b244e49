"""Conversations that somebody has already begun: shares of partnerships without an answer, pairs without a verdict."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from selaras.features.alignment.models import Pasangan
from selaras.features.alignment.queries.alone import Ground
from selaras.features.alignment.queries.conversation import Conversation, Facts

ASKED = 500  # 0..1000; a pair below that may be the same, but nobody is sent to talk about it
REASONS = 2  # of a pair, the strongest first
State = Pasangan.State


def of_shares(ground: Ground) -> Iterable[Conversation]:
    """Shares that wait: one step for who was asked, one for the OPD that leads."""
    for row in ground.shares:
        whole = row.kemitraan
        facts: Facts = {
            "judul": whole.judul,
            "dari": ground.opd.get(whole.opd_id, "—"),
            "ke": ground.opd.get(row.opd_id, "—"),
            "sejak": row.asked_at,
        }
        rupiah = row.rupiah or 0
        start: dict[str, Any] = {"rupiah": rupiah, "page": "alignment:kemitraan.detail", "takes": {"pk": whole.pk}}
        yield Conversation(
            row.opd_id, f"bagian:{row.pk}", _("Jawab bagian pada kerja bersama “%(judul)s”, yang dipimpin %(dari)s."),
            facts, label=_("Jawab"), because=((_("menunggu sejak %(sejak)s"), facts),), others=(whole.opd_id,), **start,
        )  # fmt: skip
        if whole.opd_id != row.opd_id:
            yield Conversation(
                whole.opd_id, f"tanya_bagian:{row.pk}", _("Tanyakan kepada %(ke)s bagiannya pada kerja bersama “%(judul)s”."),
                facts, label=_("Buka kerja bersama"), because=((_("dikirim %(sejak)s, belum dijawab"), facts),),
                others=(row.opd_id,), **start,
            )  # fmt: skip


def of_pairs(ground: Ground) -> Iterable[Conversation]:
    """Work that two OPDs may both plan: one step for each of them about the pair with the most rupiah, and how many more."""
    between: dict[tuple[int, int], list[Pasangan]] = defaultdict(list)
    waiting = (State.TERBUKA, State.DIUSULKAN, State.DIRAPATKAN)
    rows = Pasangan.objects.filter(siklus=ground.siklus, state__in=waiting, likeness__gte=ASKED)
    for row in rows.exclude(left_opd=None).exclude(right_opd=None).order_by("-rupiah", "pk"):
        if row.left_opd_id is not None and row.right_opd_id is not None and not row.within:
            between[min(row.left_opd_id, row.right_opd_id), max(row.left_opd_id, row.right_opd_id)].append(row)
    for both, (first, *more) in between.items():
        for own, other in (both, both[::-1]):
            yield Conversation(
                own, f"pasangan:{first.pk}", _("Putuskan dengan %(mitra)s apakah satu pekerjaan direncanakan dua kali."),
                {"mitra": ground.opd.get(other, "—")}, first.rupiah + sum(row.rupiah for row in more), _("Buka pasangan"),
                "alignment:pasangan.detail", takes={"pk": first.pk}, because=_why(first, own, len(more)), others=(other,),
            )  # fmt: skip


def _why(pair: Pasangan, own: int, more: int) -> tuple[tuple[object, Facts], ...]:
    said: list[tuple[object, Facts]] = []
    if pair.state == State.DIUSULKAN and pair.awaits_opd_id == own:
        said.append((_("putusannya menunggu jawaban"), {}))
    said += [(phrase.replace("%", "%%"), {}) for phrase in pair.because[:REASONS]]
    if more:
        said.append((_("dan %(n)s pasangan lain dengannya"), {"n": more}))
    return tuple(said)
