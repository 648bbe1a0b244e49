"""A small catalogue for the tests of this engine."""

from selaras.engines.language.tests.words import LEXICON
from selaras.engines.suggestion import Entry, Mapping, Suggester

JALAN, TANI, DRAINASE, SEKOLAH = "1.03.10.2.01", "3.27.03.2.02", "1.03.06.2.01", "1.01.02.2.01"


def entry(kode, nama, kegiatan_nama, definisi="", kinerja=""):
    kegiatan = kode.rpartition(".")[0]
    program = ".".join(kode.split(".")[:3])
    return Entry(kode, nama, kegiatan, kegiatan_nama, program, f"PROGRAM {program}", kinerja, "", definisi)


ENTRIES = (
    entry(f"{JALAN}.0053", "Pembangunan Jalan", "Penyelenggaraan Jalan Kabupaten/Kota"),
    entry(f"{JALAN}.0055", "Rehabilitasi Jalan", "Penyelenggaraan Jalan Kabupaten/Kota"),
    entry(f"{JALAN}.0069", "Pembangunan Jembatan", "Penyelenggaraan Jalan Kabupaten/Kota"),
    entry(f"{TANI}.0003", "Pembangunan dan Rehabilitasi Jalan Usaha Tani", "Pembangunan Prasarana Pertanian"),
    entry(f"{TANI}.0010", "Rehabilitasi Jaringan Irigasi Usaha Tani", "Pembangunan Prasarana Pertanian"),
    entry(
        f"{DRAINASE}.0012", "Pembangunan Sistem Drainase Lingkungan", "Pengelolaan Sistem Drainase", "saluran, selokan"
    ),
    entry(f"{SEKOLAH}.0004", "Pembangunan Ruang Kelas Sekolah Dasar", "Pengelolaan Pendidikan Sekolah Dasar"),
    entry("X.XX.01.2.06.0001", "Penyediaan Alat Tulis Kantor", "Administrasi Umum Perangkat Daerah"),
)
SAYINGS = {"pagar": ("sekolah",), "@sekolah": ("sekolah",), "sd": ("sekolah", "dasar")}
ACCEPTED = (
    Mapping("Rabat beton gang", (f"{JALAN}.0053",), "proyek gang"),
    Mapping("Rabat beton gang mohon", (JALAN,), "proyek lain"),
)
SUGGESTER = Suggester.of(ENTRIES, LEXICON, (), SAYINGS)
