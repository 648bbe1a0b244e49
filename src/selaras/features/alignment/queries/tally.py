"""How many findings of each kind are open."""

from collections import Counter
from typing import Any

from django.db.models import Count, Subquery
from django.db.models.functions import Coalesce

from selaras.features.alignment.findings import KINDS, find
from selaras.features.alignment.models import Sweep, Temuan
from selaras.features.alignment.queries.scene import scene_of
from selaras.features.plan.queries.picture import current_picture
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.models import Chain


def last_sweep(siklus: Siklus) -> Sweep | None:
    """The last look at a cycle, with how many acts its history holds by now."""
    chain = Chain.objects.filter(daerah_id=siklus.daerah_id, tahun=siklus.tahun).values("size")[:1]
    return Sweep.objects.filter(siklus=siklus).annotate(acts=Coalesce(Subquery(chain), 0)).first()


def is_current(sweep: Any) -> bool:
    """Whether nothing has happened in this daerah and year since the last look."""
    return sweep is not None and sweep.seq >= sweep.acts


def counts_by_kind(siklus: Siklus) -> dict[str, int]:
    """Open findings by kind, in the order of the kinds; looked at anew where the last look is too old."""
    sweep = last_sweep(siklus)
    counts = _stored(siklus) if is_current(sweep) else _anew(siklus, sweep)
    return {code: counts[code] for code in KINDS if counts[code]}


def _stored(siklus: Siklus) -> Counter[str]:
    rows = Temuan.objects.filter(siklus=siklus, state=Temuan.State.TERBUKA).order_by()
    return Counter(dict(rows.values_list("kind").annotate(n=Count("pk"))))


def _anew(siklus: Siklus, sweep: Sweep | None) -> Counter[str]:
    aside = set(Temuan.objects.filter(siklus=siklus, state=Temuan.State.DIABAIKAN).values_list("key", flat=True))
    scene = scene_of(siklus, current_picture(siklus), clock.now(), dict(sweep.gaps) if sweep else {})
    return Counter(kind.code for kind, found in find(scene) if f"{kind.code}:{found.subject}" not in aside)


def counts_by_opd(siklus: Siklus) -> dict[int, int]:
    """Open findings of each OPD, as the last look found them."""
    rows = Temuan.objects.filter(siklus=siklus, state=Temuan.State.TERBUKA, opd__isnull=False).order_by()
    return dict(rows.values_list("opd").annotate(n=Count("pk")))
