"""Ties and sums of the plan as it stands, computed once per act of history and shared by lists, ceilings and maps."""

from selaras.engines.cascade.picture import Picture
from selaras.engines.cascade.rollup import Rollup, rollup
from selaras.engines.cascade.threads import Threads, threads
from selaras.features.plan.queries.picture import KEEP, current_picture
from selaras.foundation.tahapan.models import Siklus

_threads: dict[int, tuple[Picture, Threads]] = {}  # by siklus
_sums: dict[int, tuple[Picture, Rollup]] = {}


def current_threads(siklus: Siklus) -> Threads:
    """Which line serves which node, and the lines where the money stands."""
    picture = current_picture(siklus)
    kept = _threads.get(siklus.pk)
    if kept is None or kept[0] is not picture:
        while len(_threads) >= KEEP:
            _threads.pop(next(iter(_threads)))
        kept = _threads[siklus.pk] = (picture, threads(picture))
    return kept[1]


def current_sums(siklus: Siklus) -> Rollup:
    """Each rupiah once, at every place it is looked at from."""
    read = current_threads(siklus)
    kept = _sums.get(siklus.pk)
    if kept is None or kept[0] is not read.picture:
        while len(_sums) >= KEEP:
            _sums.pop(next(iter(_sums)))
        kept = _sums[siklus.pk] = (read.picture, rollup(read.picture, read))
    return kept[1]
