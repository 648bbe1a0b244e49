"""How packages of work are named: the wording of published plans, without any name of a person."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of package: its names, what is bought, and the account it is booked on."""

    names: tuple[str, ...]  # {d} = dusun, {p} = place as written, {n} = a number
    uraian: str
    spesifikasi: str
    jenis: str
    akun: str
    volume: str  # {v} = a number


def works(uraian: str, akun: str, *names: str, spesifikasi: str = "", volume: str = "1 Paket") -> Kind:
    """A construction package."""
    return Kind(names, uraian, spesifikasi, "Pekerjaan Konstruksi", akun, volume)


ROADS, WATER = "5.2.04.01.01.0005", "5.2.04.02.01.0008"
LANES, BUILDING = "5.2.04.01.01.0010", "5.2.03.01.01.0001"
PIPES, LAMPS = "5.2.04.04.01.0005", "5.2.04.04.02.0003"
# Programme or kegiatan code -> kinds of packages; the longest code that fits decides.
PHYSICAL: dict[str, tuple[Kind, ...]] = {
    "1.03.10": (
        works(
            "Belanja Modal Jalan Kabupaten",
            ROADS,
            "Peningkatan Jalan Dusun {d} {p}",
            "Pemeliharaan Berkala Jalan {p}",
            "Pengaspalan Jalan Penghubung {p}",
            spesifikasi="Pembangunan Jalan",
            volume="{v} M",
        ),
        works(
            "Belanja Modal Jembatan pada Jalan Kabupaten", "5.2.04.01.02.0003", "Rehabilitasi Jembatan Dusun {d} {p}"
        ),
    ),
    "1.03.06": (
        works(
            "Drainase Lingkungan",
            WATER,
            "Pembangunan Drainase Dusun {d} {p}",
            "Normalisasi Drainase {p}",
            "Lanjutan Pembangunan Drainase Dusun {d} {p}",
            volume="{v} M",
        ),
    ),
    "1.03.02": (
        works(
            "Belanja Modal Bangunan Air Irigasi",
            WATER,
            "Rehabilitasi Jaringan Irigasi {p}",
            "Normalisasi Saluran Pembuang {p}",
            "Pembangunan Tembok Penahan Dusun {d} {p}",
            spesifikasi="Belanja Modal Bangunan Air Irigasi Lainnya",
        ),
    ),
    "1.03.03": (
        works(
            "Jaringan Perpipaan",
            PIPES,
            "Pembangunan Sumur Bor dan Jaringan Perpipaan Dusun {d} {p}",
            "Perluasan Jaringan Perpipaan Air Minum {p}",
        ),
    ),
    "1.03.05": (
        works(
            "Sistem Pengolahan Air Limbah Domestik",
            PIPES,
            "Pembangunan Tangki Septik Komunal Dusun {d} {p}",
            "Pembangunan MCK {p}",
            volume="{n} Unit",
        ),
    ),
    "1.03.07": (
        works(
            "Jalan Lingkungan",
            LANES,
            "Rabat Beton Jalan Lingkungan Dusun {d} {p}",
            "Peningkatan Jalan Lingkungan {p}",
            volume="{v} M",
        ),
    ),
    "1.04": (
        works(
            "Jalan Lingkungan",
            LANES,
            "Rabat Beton Gang Dusun {d} {p}",
            "Peningkatan Jalan Lingkungan Dusun {d} {p}",
            "Pembangunan Drainase Lingkungan Dusun {d} {p}",
            spesifikasi="Sesuai Spek Teknis",
            volume="{v} M",
        ),
        works("Rumah Tidak Layak Huni", BUILDING, "Peningkatan Kualitas Rumah Tidak Layak Huni {p}", volume="{n} Unit"),
    ),
    "1.01.02": (
        works(
            "Belanja Modal Bangunan Gedung Tempat Pendidikan",
            BUILDING,
            "Rehabilitasi Ruang Kelas SD Negeri {p}",
            "Pembangunan Ruang Kelas Baru SMP Negeri {p}",
            "Pembangunan Pagar dan Toilet SD Negeri {p}",
            volume="{n} Ruang",
        ),
    ),
    "1.02.02": (
        works(
            "Belanja Modal Bangunan Kesehatan",
            BUILDING,
            "Rehabilitasi Puskesmas Pembantu {p}",
            "Pembangunan Pos Kesehatan Desa {p}",
            volume="1 Unit",
        ),
    ),
    "2.11.11": (
        works("Bangunan Pengelolaan Sampah", BUILDING, "Pembangunan TPS 3R {p}", "Pembangunan Bank Sampah {p}"),
    ),
    "2.15.02": (
        works(
            "Lampu Penerangan Jalan",
            LAMPS,
            "Pengadaan dan Pemasangan Lampu Penerangan Jalan Dusun {d} {p}",
            volume="{n} Titik",
        ),
    ),
    "3.27.03": (
        works(
            "Belanja Modal Jalan Khusus Pertanian",
            ROADS,
            "Pembangunan Jalan Usaha Tani Dusun {d} {p}",
            "Rehabilitasi Saluran Irigasi Tersier {p}",
            volume="{v} M",
        ),
    ),
    "3.26.02": (
        works("Sarana Wisata", BUILDING, "Penataan Kawasan Wisata {p}", "Pembangunan Gazebo dan Toilet Wisata {p}"),
    ),
    "7.01.03": (
        works(
            "Jalan Lingkungan",
            LANES,
            "Perbaikan Jalan Lingkungan Dusun {d} {p}",
            "Pembersihan dan Perbaikan Drainase Dusun {d} {p}",
        ),
    ),
}
GOODS = (
    Kind(
        ("Belanja Alat/Bahan untuk Kegiatan Kantor- Alat Tulis Kantor", "Alat Tulis Kantor"),
        "Belanja Barang Pakai Habis",
        "Alat Tulis Kantor",
        "Barang",
        "5.1.02.01.01.0024",
        "1 Paket",
    ),
    Kind(
        ("Belanja Alat/Bahan untuk Kegiatan Kantor- Kertas dan Cover",),
        "Barang Pakai Habis",
        "Kertas dan Cover",
        "Barang",
        "5.1.02.01.01.0025",
        "1 paket",
    ),
    Kind(
        ("Belanja Alat/Bahan untuk Kegiatan Kantor- Bahan Cetak", "Cetak dan Penggandaan"),
        "Barang Pakai Habis",
        "Belanja Cetak",
        "Barang",
        "5.1.02.01.01.0026",
        "1 Paket",
    ),
    Kind(
        ("Belanja Makanan dan Minuman Rapat",),
        "Belanja Makanan dan Minuman Rapat",
        "",
        "Barang",
        "5.1.02.01.01.0052",
        "1 Tahun",
    ),
    Kind(
        ("Jasa Konsultansi Perencanaan Teknis",),
        "Belanja Jasa Konsultansi",
        "Sesuai KAK",
        "Jasa Konsultansi",
        "5.1.02.02.08.0001",
        "1 Dokumen",
    ),
    Kind(
        ("Sewa Peralatan dan Perlengkapan Kegiatan",),
        "Belanja Sewa",
        "",
        "Jasa Lainnya",
        "5.1.02.02.04.0117",
        "1 kegiatan",
    ),
)
SELF_MANAGED = Kind(("Swakelola",), "Honorarium, perjalanan dinas, konsumsi", "", "", "5.1.02.04.01.0001", "1 Kegiatan")


def kinds_for(kode: str) -> tuple[Kind, ...]:
    """The kinds of work that fit a sub kegiatan; empty where it is not built in a village."""
    fitting = [key for key in PHYSICAL if kode.startswith(key)]
    return PHYSICAL[max(fitting, key=len)] if fitting else ()
