"""Whether a pagu can be meant as printed: by itself, beside its parent and parts, and beside its OPD's budget."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from selaras.engines.cascade.picture import LineP
from selaras.features.alignment.findings.base import Scene
from selaras.features.plan.sheets.defects import SMALLEST, SUSPECT, implausible

LARGE = 100_000_000_000  # rupiah; below this a single wrong line does not bend the sums of a daerah
ABOVE_PARENT = 10  # times; real plans of 2022 stay below 3 where a child is larger than its parent
ABOVE_BUDGET = 20  # times the OPD's whole printed spending; real plans of 2022 stay below 8
ABOVE_REST = 10  # times everything else of that level in the OPD, for a round number
FACTORS = (100, 1_000, 1_000_000)  # cents, and zeros that come in threes
NEAR = 0.02  # 0..1; parent and parts differ by less once the zeros are gone
ROUND = 1_000_000  # rupiah; whole millions are often ten or a hundred times another by chance
CHANCE = 1_000  # times; from here on even whole millions are no chance
SHIFTS = (10, 100, 1_000, 10_000, 100_000, 1_000_000)
WORDS = {
    "terlalu_kecil": _("mungkin kurang tiga atau enam angka nol"),
    "angka_pengganti": _("mungkin angka pengganti yang belum diisi, atau kelebihan enam angka nol"),
    "coba_coba": _("tampak seperti angka coba-coba"),
    "terlalu_besar": _("mungkin kelebihan tiga atau enam angka nol"),
    "nol_berlebih": _("tanpa beberapa angka nol di belakangnya sama dengan jumlah anaknya, %(banding)s"),
    "di_atas_induk": _("lebih dari sepuluh kali pagu induknya, %(banding)s"),
    "di_bawah_anak": _("beberapa anaknya masing-masing lebih dari sepuluh kali lipat; jumlah anaknya %(banding)s"),
    "di_atas_belanja": _("jauh melebihi seluruh belanja OPD-nya, %(banding)s"),
    "di_atas_lainnya": _("angka bulat yang jauh melebihi jumlah baris lainnya, %(banding)s"),
}


def by_itself(pagu: int) -> str:
    """Why a number alone cannot be meant; empty where it can."""
    if implausible(pagu) is None:
        return ""
    if pagu < SMALLEST:
        return "terlalu_kecil"
    if pagu % SUSPECT == 0:
        return "angka_pengganti"
    return "coba_coba" if len(set(str(pagu))) == 1 or str(pagu) in "12345678901234567890" else "terlalu_besar"


@dataclass(frozen=True, slots=True)
class Looks:
    """What a pagu is compared with."""

    scene: Scene
    below: dict[int, int]  # line → rupiah of its children
    outgrown: dict[int, int]  # line → children that are far larger than it is
    level: dict[tuple[int, str], int]  # (OPD, level) → rupiah

    def why(self, line: LineP) -> tuple[str, int] | None:
        """The first reason, with the rupiah it was compared with."""
        pagu = line.pagu or 0
        if code := by_itself(pagu):
            return code, 0
        below, parent = self.below.get(line.id, 0), self.scene.read.lines.get(line.induk or 0)
        if self.outgrown.get(line.id, 0) > 1:
            return "di_bawah_anak", below
        if parent is not None and self.outgrown.get(parent.id) == 1 and _outgrows(line, parent):
            return "di_atas_induk", parent.pagu or 0
        if below and _zeros(pagu, below):
            return "nol_berlebih", below
        return self._beside_opd(line, pagu)

    def _beside_opd(self, line: LineP, pagu: int) -> tuple[str, int] | None:
        if pagu < LARGE:
            return None
        agency = self.scene.agencies.get(line.opd)
        if agency is not None and agency.belanja and pagu > ABOVE_BUDGET * agency.belanja:
            return "di_atas_belanja", agency.belanja
        rest = self.level[line.opd, line.jenjang] - pagu
        if pagu % ROUND == 0 and rest and pagu > ABOVE_REST * rest:
            return "di_atas_lainnya", rest
        return None


def looks_at(scene: Scene) -> Looks:
    below: dict[int, int] = defaultdict(int)
    outgrown: dict[int, int] = defaultdict(int)
    level: dict[tuple[int, str], int] = defaultdict(int)
    for line in scene.picture.lines:
        level[line.opd, line.jenjang] += line.pagu or 0
        if line.induk is not None:
            below[line.induk] += line.pagu or 0
            parent = scene.read.lines.get(line.induk)
            if parent is not None and _outgrows(line, parent):
                outgrown[parent.id] += 1
    return Looks(scene, below, outgrown, level)


def _outgrows(line: LineP, parent: LineP) -> bool:
    return bool(parent.pagu) and (line.pagu or 0) > ABOVE_PARENT * (parent.pagu or 0)


def _zeros(pagu: int, below: int) -> bool:
    """Whether only zeros too many part a line from the sum of its parts; round tens are left to chance."""
    for shift in SHIFTS:
        if shift >= CHANCE or below % ROUND:
            near = NEAR * below * shift if shift in FACTORS else 0
            if abs(pagu - below * shift) <= near:
                return True
    return False
