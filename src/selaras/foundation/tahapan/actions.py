"""The only writes to the calendar."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from selaras.foundation.daerah.models import Daerah
from selaras.foundation.tahapan.closing import obstacles
from selaras.foundation.tahapan.models import TAHAPAN, Siklus, Tahapan
from selaras.foundation.tahapan.verbs import CYCLE_OPEN, ENACT, STAGE_EXTEND, STAGE_REOPEN, STAGE_SET
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.acting import acting
from selaras.foundation.verbs.actors import Actor


@dataclass(frozen=True, slots=True)
class Window:
    """A stage as the calendar lists it: first and last day, both inside, in the daerah's zone."""

    kode: str
    opens: tuple[int, int]  # month, day
    closes: tuple[int, int]
    years_before: int = 1  # the calendar runs in the year before the planned year


# A usual year: Permendagri 86/2017 ps. 104 (penetapan before the end of June), news of several regencies.
# It is only the first proposal of a calendar: every window is data and can be set by the daerah.
USUAL_YEAR = (
    Window("persiapan", (12, 1), (12, 31), 2),
    Window("ranwal", (1, 2), (2, 28)),
    Window("konsultasi_publik", (2, 1), (2, 28)),
    Window("musrenbang_desa", (1, 2), (1, 31)),
    Window("musrenbang_kecamatan", (2, 1), (2, 28)),
    Window("rancangan", (3, 1), (3, 20)),
    Window("forum_opd", (3, 1), (3, 20)),
    Window("musrenbang_kabupaten", (3, 21), (3, 31)),
    Window("rancangan_akhir", (4, 1), (5, 15)),
    Window("reviu_apip", (5, 1), (5, 31)),
    Window("fasilitasi", (5, 16), (6, 15)),
    Window("ditetapkan", (6, 16), (6, 30)),
)


def _moment(daerah: Daerah, year: int, month_day: tuple[int, int], *, end: bool) -> datetime:
    zone = ZoneInfo(daerah.zona)
    start = datetime(year, *month_day, tzinfo=zone)
    return start + timedelta(days=1) - timedelta(microseconds=1) if end else start


def open_cycle(
    daerah: Daerah, *, tahun: int, nomenklatur: str, layout: str, actor: Actor, contoh: bool = False
) -> Siklus:
    """Start the RKPD of a year with the usual calendar."""
    siklus = Siklus(daerah=daerah, tahun=tahun, nomenklatur_id=nomenklatur, layout=layout, contoh=contoh)
    with acting(actor, CYCLE_OPEN, siklus):
        siklus.save()
        Tahapan.objects.bulk_create(
            Tahapan(
                daerah=daerah,
                siklus=siklus,
                kode=window.kode,
                opens_at=_moment(daerah, tahun - window.years_before, window.opens, end=False),
                closes_at=_moment(daerah, tahun - window.years_before, window.closes, end=True),
            )
            for window in USUAL_YEAR
        )
    return siklus


def set_stage(
    tahapan: Tahapan, *, opens_at: datetime, closes_at: datetime, actor: Actor, version: int | None = None
) -> Tahapan:
    """Set a window that has not begun, or make a new one."""
    if closes_at < opens_at:
        raise ValidationError(_("Tahapan tidak dapat ditutup sebelum dibuka. Periksa kedua tanggal."))
    with acting(actor, STAGE_SET, tahapan, version=version) as fresh:
        _no_silent_reopening(fresh, closes_at)
        fresh.opens_at, fresh.closes_at = opens_at, closes_at
        fresh.save()
    return fresh


def extend_stage(
    tahapan: Tahapan, *, closes_at: datetime, reason: str, actor: Actor, version: int | None = None
) -> Tahapan:
    """Move a deadline: a recorded act with its reason, never a silent edit."""
    _needs_reason(reason)
    with acting(actor, STAGE_EXTEND, tahapan, version=version, note=reason) as fresh:
        if fresh.closes_at < clock.now():
            raise ValidationError(_("Tahapan ini sudah ditutup; hanya Sekretaris daerah yang membukanya kembali."))
        if closes_at <= fresh.closes_at:
            raise ValidationError(_("Perpanjangan harus lebih lambat dari batas waktu sekarang."))
        fresh.closes_at, fresh.note = closes_at, reason
        fresh.save()
    return fresh


def reopen_stage(
    siklus: Siklus, *, kode: str, closes_at: datetime, reason: str, actor: Actor, opd_id: int | None = None
) -> Tahapan:
    """Open a closed stage again, for everybody or for one OPD; the Sekda's act, with its reason."""
    _needs_reason(reason)
    if kode not in TAHAPAN:
        raise ValidationError(_("Tahapan tidak dikenal."))
    tahapan = Tahapan(
        daerah_id=siklus.daerah_id,
        siklus=siklus,
        kode=kode,
        opens_at=clock.now(),
        closes_at=closes_at,
        opd_id=opd_id,
        note=reason,
    )
    if closes_at <= tahapan.opens_at:
        raise ValidationError(_("Batas waktu baru harus di masa depan."))
    with acting(actor, STAGE_REOPEN, tahapan, note=reason):
        tahapan.save()
    return tahapan


def enact(siklus: Siklus, *, number: str, actor: Actor) -> Siklus:
    """Record that the RKPD is fixed by regulation ``number``; from now on the plan is frozen and nothing is open."""
    if not number.strip():
        raise ValidationError(_("Tulis nomor peraturan yang menetapkan RKPD."))
    with acting(actor, ENACT, siklus, note=number) as fresh:
        if left := obstacles(fresh):
            raise ValidationError([one.text for one in left])
        fresh.ditetapkan_at = clock.now()
        fresh.save()
    return fresh


def _no_silent_reopening(tahapan: Tahapan, closes_at: datetime) -> None:
    """A schedule is set ahead. What has begun is extended with a reason, what is over is reopened by the Sekda."""
    at = clock.now()
    windows = Tahapan.objects.filter(siklus=tahapan.siklus, kode=tahapan.kode, opens_at__lte=at)
    begun = windows.filter(pk=tahapan.pk) if tahapan.pk else windows.filter(Q(opd=None) | Q(opd=tahapan.opd))
    if closes_at >= at and begun.exists():
        said = _(
            "Tahapan ini sudah dimulai. Perpanjang dengan alasan, atau minta Sekretaris daerah membukanya kembali."
        )
        raise ValidationError(said)


def _needs_reason(reason: str) -> None:
    if not reason.strip():
        raise ValidationError(_("Tulis alasannya; alasan ini dicatat dan terlihat oleh semua."))
