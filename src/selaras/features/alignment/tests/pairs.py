"""What the tests of pairs build: two agencies of Deli Serdang that plan the same road, in the words of each."""

from typing import Any

from selaras.features.alignment.actions.pair_sweep import sweep_pairs
from selaras.features.alignment.models import Pasangan
from selaras.features.plan.models import Paket
from selaras.foundation.opd.models import Opd
from selaras.foundation.tahapan.models import Siklus
from tests import builders as a

ROAD = "Rabat beton RT.10 RW.04 permukiman Dusun Melati Desa Saentis Kecamatan Percut Sei Tuan"
AGAIN = "RABAT BETON RT.10 RW.04 DUSUN MELATI DESA SAENTIS KEC. PERCUT SEI TUAN"
OTHER = "Pembangunan gedung puskesmas pembantu Desa Laut Dendang Kecamatan Percut Sei Tuan"


def cycle(tahun: int = 2022, *stages: str) -> Siklus:
    made = a.siklus(a.DELI_SERDANG, tahun, *(stages or ("ranwal",)))
    a.wilayah()
    a.wilayah(a.SAENTIS, "Saentis", "desa")
    a.wilayah("12.07.26.2009", "Saentis", "desa")  # as the official list has it
    return made


def paket(siklus: Siklus, opd: Opd, nama: str = ROAD, pagu: int | None = 194_000_000, **fields: Any) -> Paket:
    defaults = {"lokasi_teks": "Kec. Percut Sei Tuan", "kode_sub": "1.04.03.2.03.0006", "uraian": "Jalan lingkungan"}
    return a.paket(siklus, opd, nama, pagu, **(defaults | fields))


def two(siklus: Siklus) -> tuple[Opd, Opd]:
    return a.opd("Dinas Perumahan"), a.opd("Dinas Pekerjaan Umum")


def twins(siklus: Siklus) -> tuple[Paket, Paket]:
    """One road planned by two agencies."""
    one, other = two(siklus)
    return paket(siklus, one), paket(siklus, other, AGAIN, 195_000_000, kode_sub="1.03.07.2.01.0001")


def found(siklus: Siklus, **filters: Any) -> list[Pasangan]:
    """The pairs after a look."""
    sweep_pairs(siklus)
    return list(Pasangan.objects.filter(siklus=siklus, **filters).order_by("pk"))


def pair(siklus: Siklus) -> Pasangan:
    """The road of two agencies, found."""
    twins(siklus)
    (row,) = found(siklus)
    return row
