"""The agencies of the example. No full list of the agencies of Deli Serdang was found: names are the usual ones."""

from dataclasses import dataclass

from selaras.reference.codes import wilayah
from selaras.reference.example.plan import ExampleOpd

DAERAH = "12.07"


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency with what its plan is made of."""

    kunci: str
    singkatan: str
    nama: str
    bidang: tuple[str, ...]
    juta: int  # million rupiah of pagu
    subs: int  # number of sub kegiatan
    programs: tuple[str, ...] = ()  # programmes beside 01; empty = all of its bidang
    wilayah: str = ""  # kecamatan it works in


# Shares follow a regency of that size: education and health first, most of it salaries.
AGENCIES = (
    Agency("disdik", "Disdik", "Dinas Pendidikan", ("1.01",), 1_180_000, 96),
    Agency("dinkes", "Dinkes", "Dinas Kesehatan", ("1.02",), 640_000, 92),
    Agency("pupr", "Dinas PUPR", "Dinas Pekerjaan Umum dan Penataan Ruang", ("1.03", "2.10"), 520_000, 118),
    Agency("perkim", "Dinas Perkim", "Dinas Perumahan dan Kawasan Permukiman", ("1.04",), 165_000, 52),
    Agency("satpolpp", "Satpol PP", "Satuan Polisi Pamong Praja", ("1.05",), 38_000, 36, ("1.05.02",)),
    Agency("damkar", "Damkar", "Dinas Pemadam Kebakaran", ("1.05",), 24_000, 32, ("1.05.04",)),
    Agency("bpbd", "BPBD", "Badan Penanggulangan Bencana Daerah", ("1.05",), 22_000, 34, ("1.05.03",)),
    Agency("dinsos", "Dinsos", "Dinas Sosial", ("1.06",), 34_000, 46),
    Agency(
        "dp2kbp3a",
        "DP2KBP3A",
        "Dinas Pengendalian Penduduk, Keluarga Berencana, Pemberdayaan Perempuan dan Perlindungan Anak",
        ("2.14", "2.08"),
        46_000,
        62,
    ),
    Agency("distan", "Dinas Pertanian", "Dinas Pertanian dan Ketahanan Pangan", ("3.27", "2.09"), 88_000, 76),
    Agency("diskan", "Dinas Perikanan", "Dinas Perikanan", ("3.25",), 24_000, 36),
    Agency("dlh", "DLH", "Dinas Lingkungan Hidup", ("2.11",), 96_000, 54),
    Agency("dukcapil", "Disdukcapil", "Dinas Kependudukan dan Pencatatan Sipil", ("2.12",), 24_000, 42),
    Agency("pmd", "Dinas PMD", "Dinas Pemberdayaan Masyarakat dan Desa", ("2.13",), 62_000, 46),
    Agency("dishub", "Dishub", "Dinas Perhubungan", ("2.15",), 44_000, 44, ("2.15.02", "2.15.03")),
    Agency("kominfo", "Diskominfo", "Dinas Komunikasi dan Informatika", ("2.16", "2.20", "2.21"), 38_000, 42),
    Agency("koperasi", "Dinas Koperasi", "Dinas Koperasi dan Usaha Kecil Menengah", ("2.17",), 22_000, 40),
    Agency("dpmptsp", "DPMPTSP", "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu", ("2.18",), 18_000, 34),
    Agency("dispora", "Dispora", "Dinas Pemuda dan Olahraga", ("2.19",), 26_000, 42),
    Agency("disparbud", "Disparbud", "Dinas Kebudayaan dan Pariwisata", ("2.22", "3.26"), 28_000, 58),
    Agency("perpus", "Dinas Perpustakaan", "Dinas Perpustakaan dan Arsip", ("2.23", "2.24"), 14_000, 40),
    Agency("naker", "Disnaker", "Dinas Ketenagakerjaan", ("2.07", "3.32"), 22_000, 40),
    Agency("perindag", "Disperindag", "Dinas Perindustrian dan Perdagangan", ("3.30", "3.31"), 42_000, 48),
    Agency("setda", "Setda", "Sekretariat Daerah", ("4.01",), 120_000, 52),
    Agency("setwan", "Setwan", "Sekretariat DPRD", ("4.02",), 86_000, 50),
    Agency(
        "bappeda",
        "Bappeda",
        "Badan Perencanaan Pembangunan Daerah",
        ("5.01", "5.05"),
        32_000,
        60,
        ("5.01.02", "5.01.03", "5.05.02"),
    ),
    Agency(
        "bpkad", "BPKAD", "Badan Pengelola Keuangan dan Aset Daerah", ("5.02",), 380_000, 52, ("5.02.02", "5.02.03")
    ),
    Agency("bapenda", "Bapenda", "Badan Pendapatan Daerah", ("5.02",), 52_000, 36, ("5.02.04",)),
    Agency("bkpsdm", "BKPSDM", "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia", ("5.03", "5.04"), 34_000, 48),
    Agency("inspektorat", "Inspektorat", "Inspektorat", ("6.01",), 26_000, 34),
    Agency("kesbangpol", "Kesbangpol", "Badan Kesatuan Bangsa dan Politik", ("8.01",), 20_000, 34),
)
_KEC_JUTA = (5_200, 11_400)  # million rupiah of a kecamatan office; larger with more desa
_KEC_SUBS = 19


def kecamatan() -> tuple[Agency, ...]:
    """The 22 kecamatan offices, in the order of their codes."""
    rows = [r for r in wilayah() if r.kode.startswith(f"{DAERAH}.")]
    named = [r for r in rows if r.jenis == "kecamatan"]
    desa = {k.kode: sum(r.induk == k.kode for r in rows) for k in named}
    low, high = _KEC_JUTA
    return tuple(
        Agency(
            kunci=f"kec-{row.kode[-2:]}",
            singkatan=f"Kec. {row.nama}",
            nama=f"Kecamatan {row.nama}",
            bidang=("7.01",),
            juta=low + (high - low) * desa[row.kode] // max(desa.values()),
            subs=_KEC_SUBS,
            wilayah=row.kode,
        )
        for row in named
    )


def opd_rows(agencies: tuple[Agency, ...]) -> tuple[ExampleOpd, ...]:
    """The agencies as rows, with codes in the official shape: up to three bidang urusan, unit, sub unit."""
    units: dict[tuple[str, ...], int] = {}
    made = []
    for agency in agencies:
        unit = units[agency.bidang[:1]] = units.get(agency.bidang[:1], 0) + 1
        padded = (*agency.bidang, "0.00", "0.00")[:3]
        kode = ".".join((*padded, f"{unit:02d}", "0000"))
        key = f"contoh:opd:{agency.kunci}"
        made.append(ExampleOpd(agency.kunci, kode, agency.nama, agency.singkatan, agency.bidang, key))
    return tuple(made)
