"""A reason that the facts do not bear out. Only reasons that a stored fact can contradict are looked at.

melebihi_pagu: the OPD's ceiling, and those of the daerah and the kecamatan where they are set, have room for it.
tidak_masuk_peringkat: it ranks within the number that its forum may pass on.
sudah_dikerjakan: the same proposal was refused or deferred last year, so nobody can have done it.
"""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from selaras.features.alignment.findings.base import Act, Facts, Found, Kind, Scene, usulan_found
from selaras.features.alignment.findings.pagu_melebihi_batas import used
from selaras.features.alignment.findings.proposals import Proposal
from selaras.features.usulan.words import REASON_LABELS


def find(scene: Scene) -> Iterable[Found]:
    rooms = _Rooms(scene)
    for row in scene.proposals.rows:
        if row.keadaan != "selesai":
            continue
        missing = row.asked - (row.agreed or 0) if row.hasil == "diterima_sebagian" else row.asked
        facts: Facts | None = None
        if row.alasan == "melebihi_pagu":
            facts = rooms.facts(row, missing)
        elif row.alasan == "tidak_masuk_peringkat":
            facts = _rank(scene, row)
        elif row.alasan == "sudah_dikerjakan":
            facts = _done(scene, row)
        if facts is not None:
            yield usulan_found(row, missing, row.opd, alasan=row.alasan, **facts)


class _Rooms:
    """What is left under the ceilings that a proposal would count against."""

    def __init__(self, scene: Scene) -> None:
        self.opd: dict[int, int] = {}
        self.others: list[tuple[str, int]] = []  # wilayah code ('' = the daerah) and its room
        for ceiling in scene.picture.ceilings:
            if ceiling.kind == "opd" and ceiling.opd is not None:
                self.opd[ceiling.opd] = ceiling.pagu - used(scene, ceiling)
            elif ceiling.kind in ("daerah", "wilayah"):
                self.others.append((ceiling.kode, ceiling.pagu - used(scene, ceiling)))

    def facts(self, row: Proposal, missing: int) -> Facts | None:
        room = self.opd.get(row.opd or 0)
        if room is None or missing <= 0 or room < missing:
            return None
        short = any(left < missing for kode, left in self.others if row.wilayah.startswith(kode))
        return None if short else {"bukti": "pagu", "ruang": room}


def _rank(scene: Scene, row: Proposal) -> Facts | None:
    rank = scene.proposals.ranks.get(row.id)
    if rank is None or rank.urutan > rank.batas:
        return None
    return {"bukti": "peringkat", "urutan": rank.urutan, "paling": rank.batas}


def _done(scene: Scene, row: Proposal) -> Facts | None:
    before = scene.proposals.repeats.get(row.id)
    return {"bukti": "ditolak", "tahun": before.refused} if before is not None and before.refused else None


KIND = Kind(
    code="alasan_tanpa_fakta",
    title=_("Alasan tanpa fakta"),
    heading=_("Alasan yang tidak didukung data"),
    sentence=_("“%(nama)s” (%(kode)s) dijawab “%(alasan)s”, padahal %(bukti)s."),
    group=_("%(n)s jawaban memakai alasan yang tidak didukung data (%(opd)s)."),
    find=find,
    act=Act(_("Periksa jawabannya"), "usulan:detail", takes="pk=subject"),
    chip="clash",
    talk=True,
    money=("ruang",),
    words={
        "pagu": _("di bawah batas pagu OPD masih ada ruang %(ruang)s"),
        "peringkat": _("urutannya %(urutan)s dari %(paling)s yang dapat dibawa"),
        "ditolak": _("usulan yang sama tidak diterima pada %(tahun)s"),
    }
    | dict(REASON_LABELS),
    seals=("alasan", "bukti"),
)
