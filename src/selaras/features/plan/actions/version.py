"""Sealing: the picture of all OPDs at once, stored and hashed; and the trend of working together."""

import gzip
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from selaras.engines.cascade import picture as pictures
from selaras.engines.cascade.together import Together, together
from selaras.features.plan.models import PlanVersion, TrendPoint
from selaras.features.plan.queries.picture import picture_of
from selaras.features.plan.verbs import VERSION_SEAL
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.acting import acting
from selaras.foundation.verbs.actors import Actor


def seal(siklus: Siklus, *, nama: str, actor: Actor) -> PlanVersion:
    """Seal the whole cycle as it stands: nothing of a sealed version ever changes."""
    if not nama.strip():
        raise ValidationError({"nama": _('Beri nama versi ini, misalnya "Rancangan awal".')})
    version = PlanVersion(
        daerah_id=siklus.daerah_id,
        siklus=siklus,
        nama=nama.strip(),
        sealed_at=clock.now(),
        sealed_by=actor.person_id,
        sealed_by_name=actor.name,
    )
    with acting(actor, VERSION_SEAL, version, note=nama):
        picture = picture_of(siklus)
        version.nomor = (siklus.versions.values_list("nomor", flat=True).first() or 0) + 1
        version.sha256 = pictures.digest(picture)
        version.picture = gzip.compress(pictures.canonical(picture), mtime=0)
        version.lines = len(picture.lines)
        figure = together(picture)
        version.pagu = figure.pagu
        version.save()
        _point(siklus, figure, version)
    return version


def record_trend(siklus: Siklus) -> TrendPoint:
    """Store the central figure of today, whole and by OPD; the worker does it daily."""
    return _point(siklus, together(picture_of(siklus)), None)


def _point(siklus: Siklus, figure: Together, version: PlanVersion | None) -> TrendPoint:
    day = clock.now().astimezone(ZoneInfo(siklus.daerah.zona)).date()
    point, _new = TrendPoint.objects.update_or_create(
        siklus=siklus,
        day=day,
        version=version,
        defaults={
            "daerah_id": siklus.daerah_id,
            "together": figure.counted,
            "total": figure.pagu,
            "by_opd": {str(part.id): [part.counted, part.pagu] for part in figure.per_opd if part.pagu},
        },
    )
    return point
