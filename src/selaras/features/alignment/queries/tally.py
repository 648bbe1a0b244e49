"""How many findings of each kind are open."""

from collections import Counter

from django.db.models import Count

from selaras.features.alignment.findings import KINDS, find
from selaras.features.alignment.models import Sweep, Temuan
from selaras.features.alignment.queries.scene import scene_of
from selaras.features.plan.queries.picture import current_picture
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.models import Chain


def is_current(siklus: Siklus, sweep: Sweep | None) -> bool:
    """Whether nothing has happened in this daerah and year since the last look."""
    acts = Chain.objects.filter(daerah_id=siklus.daerah_id, tahun=siklus.tahun).values_list("size", flat=True).first()
    return sweep is not None and sweep.seq >= (acts or 0)


def counts_by_kind(siklus: Siklus) -> dict[str, int]:
    """Open findings by kind, in the order of the kinds; looked at anew where the last look is too old."""
    sweep = Sweep.objects.filter(siklus=siklus).first()
    counts = _stored(siklus) if is_current(siklus, sweep) else _anew(siklus, sweep)
    return {code: counts[code] for code in KINDS if counts[code]}


def _stored(siklus: Siklus) -> Counter[str]:
    rows = Temuan.objects.filter(siklus=siklus, state=Temuan.State.TERBUKA).order_by()
    return Counter(dict(rows.values_list("kind").annotate(n=Count("pk"))))


def _anew(siklus: Siklus, sweep: Sweep | None) -> Counter[str]:
    aside = set(Temuan.objects.filter(siklus=siklus, state=Temuan.State.DIABAIKAN).values_list("key", flat=True))
    scene = scene_of(siklus, current_picture(siklus), clock.now(), dict(sweep.gaps) if sweep else {})
    return Counter(kind.code for kind, found in find(scene) if f"{kind.code}:{found.subject}" not in aside)
