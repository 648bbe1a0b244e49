"""How far the index is behind what people have done."""

from selaras.features.search.kinds import CHANGES
from selaras.features.search.models import Reach
from selaras.foundation.daerah.models import Daerah
from selaras.foundation.verbs.models import Chain, Entry
from selaras.foundation.verbs.verb import registry


def behind() -> dict[str, int]:
    """Acts of each daerah with a cycle that the index should have read and has not; all where there is no index."""
    changing = [name for name in registry if name.startswith(CHANGES)]
    reached = {(row.daerah_id, row.tahun): row.seq for row in Reach.objects.exclude(version="")}
    found = dict.fromkeys(Daerah.objects.filter(siklus__isnull=False).distinct().values_list("pk", flat=True), 0)
    for daerah, tahun, size in Chain.objects.filter(daerah_id__in=found).values_list("daerah_id", "tahun", "size"):
        seq = reached.get((daerah, tahun), 0)
        if size > seq:
            acts = Entry.objects.filter(daerah_id=daerah, tahun=tahun, seq__gt=seq, verb__in=changing)
            found[daerah] += acts.count()
    return found
