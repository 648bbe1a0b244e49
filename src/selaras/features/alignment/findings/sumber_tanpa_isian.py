"""Columns that a source does not carry at all: one finding per upload, not one per line."""

from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from selaras.features.alignment.findings.base import Act, Found, Kind, Scene
from selaras.features.alignment.findings.columns import COLUMNS, LABELS


def find(scene: Scene) -> Iterable[Found]:
    sources = {source.id: source for source in scene.sources if source.gaps}
    blank: dict[int, Counter[str]] = {key: Counter() for key in sources}
    rupiah: Counter[int] = Counter()
    for line in scene.lowest:
        upload = scene.source_of.get(line.id)
        if upload not in sources:
            continue
        missing = [name for name in sources[upload].gaps if COLUMNS[name](line)]
        blank[upload].update(missing)
        rupiah[upload] += (line.pagu or 0) if missing else 0
    for key, counts in blank.items():
        if counts:
            facts = {"nama": sources[key].label, "kolom": sorted(counts), "baris": max(counts.values())}
            yield Found(f"sheets.upload:{key}", rupiah[key], sources[key].opd, facts=facts)


KIND = Kind(
    code="sumber_tanpa_isian",
    title=_("Tidak ada di sumber"),
    heading=_("Kolom yang tidak ada di sumber"),
    sentence=_("Sumber “%(nama)s” sama sekali tidak memuat %(kolom)s; %(baris)s baris menunggu diisi."),
    group=_("%(n)s sumber tidak memuat beberapa kolom."),
    find=find,
    act=Act(_("Lihat impor"), "plan:sheet.detail", takes="pk=subject"),
    each=True,
    talk=True,
    seals=("kolom",),
    words=LABELS,
)
