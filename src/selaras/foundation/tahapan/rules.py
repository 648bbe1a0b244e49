"""Rules that follow the calendar: ``during("forum_opd")`` and ``not_frozen``."""

from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from selaras.foundation.tahapan.models import TAHAPAN, Siklus, Tahapan
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.actors import Seat
from selaras.foundation.verbs.rules import Rule


@dataclass(frozen=True, slots=True)
class Window:
    """A stage that is open now, and for whom."""

    kode: str
    opd_id: int | None
    wilayah: str
    closes_at: datetime


# Windows read once per page; ``fresh()`` empties it, and acting always starts afresh.
_pages: ContextVar[dict[int, tuple[Window, ...]] | None] = ContextVar("open_windows", default=None)


def remember_windows() -> Any:
    """Start remembering open windows for one page; returns the token for ``forget_windows``."""
    return _pages.set({})


def forget_windows(token: Any) -> None:
    _pages.reset(token)


def open_windows(siklus_id: int) -> tuple[Window, ...]:
    """Every stage that is open now, the one that closes first before the others."""
    known = _pages.get()
    if known is not None and siklus_id in known:
        return known[siklus_id]
    at = clock.now()
    rows = Tahapan.objects.filter(siklus_id=siklus_id, opens_at__lte=at, closes_at__gte=at).order_by("closes_at", "pk")
    found = tuple(Window(*row) for row in rows.values_list("kode", "opd_id", "wilayah", "closes_at"))
    if known is not None:
        known[siklus_id] = found
    return found


def open_codes(row: Any) -> frozenset[str]:
    """The stages that are open for this row: its cycle's, its OPD's and its wilayah's."""
    if hasattr(row, "open_stages"):
        return frozenset(row.open_stages)
    opd_id = getattr(row, "opd_id", None)
    wilayah = str(getattr(row, "wilayah_id", "") or "")
    return frozenset(
        window.kode
        for window in open_windows(row.siklus_id)
        if window.opd_id in (None, opd_id) and (not window.wilayah or wilayah.startswith(window.wilayah))
    )


def during(*codes: str) -> Rule:
    """One of these stages is open for the row, asked again inside the transaction of the act."""
    unknown = set(codes) - set(TAHAPAN)
    if unknown:
        raise ValueError(f"unknown stage: {sorted(unknown)}")

    def refusal(seat: Seat, row: Any) -> str | None:
        return None if open_codes(row) & set(codes) else _closed(codes)

    def q(seat: Seat) -> Q:
        at = clock.now()
        windows = Tahapan.objects.filter(
            kode__in=codes, opens_at__lte=at, closes_at__gte=at, siklus_id=OuterRef("siklus_id")
        )
        return Q(Exists(windows.filter(Q(opd=None) | Q(opd_id=seat.opd_id))))

    return Rule(refusal, q)


def _closed(codes: tuple[str, ...]) -> str:
    names = ", ".join(str(_(TAHAPAN[code])) for code in codes)
    return _("tahapannya tidak sedang dibuka (%(names)s)") % {"names": names}


def _frozen(seat: Seat, row: Any) -> str | None:
    siklus = row if isinstance(row, Siklus) else row.siklus
    return _("rencana sudah ditetapkan; perubahan lewat Perubahan RKPD") if siklus.frozen else None


# Nothing in the plan changes after penetapan.
not_frozen = Rule(_frozen, lambda seat: Q(siklus__ditetapkan_at=None))
