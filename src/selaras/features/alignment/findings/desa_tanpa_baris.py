"""A village that proposes, and in which nothing of the plan is done.

Where no line, package or proposal of the plan names any village, the plan does not say places at all: nothing is found.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from selaras.features.alignment.findings.base import Act, Found, Kind, Scene
from selaras.features.alignment.findings.names import plain
from selaras.features.alignment.findings.proposals import VILLAGE, Proposal


def find(scene: Scene) -> Iterable[Found]:
    by_village: dict[str, list[Proposal]] = defaultdict(list)
    for row in scene.proposals.rows:
        if row.village:
            by_village[row.village].append(row)
    served = _served(scene, by_village) if by_village else set()
    if not served:
        return
    texts = " | ".join({plain(line.lokasi) for line in scene.picture.lines if line.lokasi and not line.wilayah})
    for kode, rows in sorted(by_village.items()):
        nama = scene.proposals.names.get(kode, kode)
        if kode in served or f" {plain(nama)} " in f" {texts} ":
            continue
        facts = {"nama": nama, "kecamatan": scene.proposals.names.get(kode[:8], kode[:8]), "usulan": len(rows)}
        yield Found(f"daerah.wilayah:{kode.replace('.', '')}", sum(row.asked for row in rows), facts=facts)


def _served(scene: Scene, by_village: dict[str, list[Proposal]]) -> set[str]:
    """Villages that a line or a package names, or whose proposal lives in a line."""
    found = {kode for line in scene.picture.lines for kode in line.wilayah} | scene.proposals.worked
    placed = {part.usulan for part in scene.proposals.placed}
    found |= {kode for kode, rows in by_village.items() if any(row.id in placed for row in rows)}
    return {kode for kode in found if len(kode) == VILLAGE}


KIND = Kind(
    code="desa_tanpa_baris",
    title=_("Desa tanpa baris"),
    heading=_("Desa mengusulkan, tanpa baris"),
    sentence=_(
        "%(nama)s (Kecamatan %(kecamatan)s) mengirim %(usulan)s usulan, tetapi tidak ada baris rencana di sana."
    ),
    group=_("%(n)s desa mengusulkan, tetapi tidak ada baris rencana di sana."),
    find=find,
    act=Act(_("Lihat usulannya"), "usulan:list", asks="q=nama"),
    chip="alone",
)
