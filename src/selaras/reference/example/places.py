"""True villages of the daerah, and how people write where something lies."""

from dataclasses import dataclass
from functools import cache

from selaras.reference.codes import WilayahRow, wilayah
from selaras.reference.example.chance import Chance
from selaras.reference.example.opd import DAERAH


@dataclass(frozen=True, slots=True)
class Tree:
    """The kecamatan of the daerah and the villages of each."""

    kecamatan: tuple[WilayahRow, ...]
    desa: tuple[WilayahRow, ...]

    def under(self, kode: str) -> tuple[WilayahRow, ...]:
        """The villages of a kecamatan, or all where no kecamatan is named."""
        return tuple(d for d in self.desa if d.kode.startswith(kode)) if kode else self.desa

    def upper(self, desa: WilayahRow) -> WilayahRow:
        """The kecamatan a village lies in."""
        return next(k for k in self.kecamatan if k.kode == desa.induk)


@cache
def tree() -> Tree:
    """Read once."""
    rows = [r for r in wilayah() if r.kode.startswith(f"{DAERAH}.")]
    return Tree(
        kecamatan=tuple(r for r in rows if r.jenis == "kecamatan"),
        desa=tuple(r for r in rows if r.jenis != "kecamatan"),
    )


def kind_of(desa: WilayahRow) -> str:
    """'Kelurahan' or 'Desa', as written before the name."""
    return "Kelurahan" if desa.jenis == "kelurahan" else "Desa"


def written(chance: Chance, desa: WilayahRow) -> str:
    """A place as officers write it: several spellings, with and without the kecamatan."""
    kec, kind = tree().upper(desa).nama, kind_of(desa)
    short = "Kel." if kind == "Kelurahan" else "Ds."
    forms = (
        f"{kind} {desa.nama} Kec. {kec}",
        f"{kind} {desa.nama} Kecamatan {kec}",
        f"{kind} {desa.nama}, Kec. {kec}",
        f"{short} {desa.nama} Kec. {kec}",
        f"{kind} {desa.nama} Kecamatan {kec} Kabupaten Deli Serdang",
    )
    return chance.pick(forms)
