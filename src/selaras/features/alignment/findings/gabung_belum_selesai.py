"""Two offices agreed on who carries out a work, and the other one still plans it."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from selaras.features.alignment.findings.base import OPD, Act, Found, Kind, Scene


def find(scene: Scene) -> Iterable[Found]:
    for row in scene.merges:
        said = {"nama": row.nama, "pelaksana": row.pelaksana}
        yield Found(f"alignment.pasangan:{row.pair}", row.rupiah, row.opd, None, row.line, said)


KIND = Kind(
    code="gabung_belum_selesai",
    title=_("Belum digabung"),
    heading=_("Disepakati digabung, masih direncanakan dua kali"),
    sentence=_("“%(nama)s” disepakati dilaksanakan %(pelaksana)s, tetapi masih ada dalam rencana %(opd)s."),
    group=_("%(n)s pekerjaan disepakati dilaksanakan OPD lain, tetapi masih direncanakan (%(opd)s)."),
    find=find,
    act=Act(_("Lihat kesepakatannya"), "alignment:pasangan.detail", takes="pk=subject"),
    chip="clash",
    owner=OPD,
)
