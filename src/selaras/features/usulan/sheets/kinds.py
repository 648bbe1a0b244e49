"""Kinds of proposal sheets, each known by its columns."""

from django.utils.translation import gettext_noop as says

from selaras.features.plan.sheets.cells import rupiah
from selaras.features.usulan.sheets.cells import day, words
from selaras.foundation.sheets.cells import Cell
from selaras.foundation.sheets.columns import TEMUAN, TOLAK, Column
from selaras.foundation.sheets.recognise import Kind


def _text(field: str, header: str, *aliases: str, number: int = 0, help: str = "") -> Column:  # noqa: A002
    """A text that may be missing; a formula error in it does not cost the row."""
    return Column(field, header, words, False, aliases, help, fault=TEMUAN, number=number)


def _main(field: str, header: str, *aliases: str, number: int = 0) -> Column:
    """A text without which the row says nothing."""
    return Column(field, header, words, True, aliases, empty=TOLAK, number=number)


def _raw(cell: Cell) -> Cell:
    return cell


def _volume(field: str, header: str, *aliases: str, number: int = 0) -> Column:
    return Column(field, header, _raw, False, aliases, fault=TEMUAN, number=number)


def _money(field: str, header: str, *aliases: str, number: int = 0) -> Column:
    return Column(field, header, rupiah, False, aliases, number=number)


# The 26 columns of SIPD's own export, in its order; ours has the same.
SIPD = Kind(
    "sipd",
    says("daftar usulan SIPD (26 kolom)"),
    (
        _text("no", "No", "Nomor", number=1),
        _text("id_usulan", "ID Usulan", "Kode Usulan", "ID", number=2),
        Column("tanggal_usul", "Tanggal Usul", day, False, ("Tanggal Usulan", "Tgl Usul", "Tanggal"), number=3),
        _text("pengusul", "Pengusul", "Nama Pengusul", number=4),
        _text("profil", "Profil", "Profil Pengusul", number=5),
        _main("usulan", "Usulan", "Nama Usulan", "Kamus Usulan", number=6),
        _text("masalah", "Masalah", "Permasalahan", number=7),
        _text("alamat", "Alamat", "Alamat Lokasi", "Lokasi", number=8),
        _text("kabupaten", "Kabupaten", "Kabupaten/Kota", "Kab/Kota", "Kota", number=9),
        _text("kecamatan", "Kecamatan", "Distrik", "Kapanewon", number=10),
        _text("kelurahan", "Kelurahan", "Kelurahan/Desa", "Desa/Kelurahan", "Desa", "Kalurahan", number=11),
        _text("usulan_ke", "Usulan Ke", "Usulan Ke-", number=12),
        _text("opd_awal", "OPD Tujuan Awal", "OPD Awal", "Nama SKPD Awal", number=13),
        _text("opd_akhir", "OPD Tujuan Akhir", "OPD Akhir", "OPD Tujuan", number=14),
        _text("status", "Status", "Status Usulan", number=15),
        _text("catatan", "Catatan", "Keterangan", number=16),
        _text("rekom_mitra", "Rekom Mitra", "Rekomendasi Mitra", "Rekomendasi Mitra Bappeda", number=17),
        _text(
            "rekom_desa",
            "Rekom Kelurahan/Desa",
            "Rekom Kelurahan",
            "Rekom Desa",
            "Rekom Lurah",
            "Rekomendasi Kelurahan/Desa",
            number=18,
        ),
        _text("rekom_kecamatan", "Rekom Kecamatan", "Rekom Camat", "Rekomendasi Kecamatan", number=19),
        _text("rekom_opd", "Rekom SKPD", "Rekomendasi SKPD", number=20),
        _text("rekom_tapd", "Rekom TAPD", "Rekomendasi TAPD", number=21),
        _volume("volume", "Volume", "Koefisien", "Volume/Koefisien", number=22),
        _text("satuan", "Satuan", number=23),
        _money("anggaran", "Anggaran", "Anggaran (Rp)", "Nilai Usulan", number=24),
        _text("jenis_belanja", "Jenis Belanja", number=25),
        _text("sub_kegiatan", "Sub Kegiatan", "Sub Giat", number=26),
    ),
    ("id_usulan", "usulan", "status"),
)
MUSRENBANG = Kind(
    "musrenbang",
    says("daftar usulan musrenbang kelurahan"),
    (
        _text("id", "id"),
        _text("pengusul", "pengusul"),
        _main("usulan", "usulan"),
        _text("masalah", "permasalahan"),
        _text("alamat", "alamat"),
        _text("kelurahan", "kelurahan"),
        _text("kecamatan", "kecamatan"),
        _text("kabupaten", "kota"),
        _text("kode_wilayah", "kode_wilayah"),
        _text("opd_akhir", "skpd_tujuan"),
        _volume("volume", "volume"),
        _money("anggaran", "anggaran"),
        _text("jenis_belanja", "jenis"),
        _text("status", "status"),
    ),
    ("id", "usulan", "kode_wilayah", "opd_akhir"),
)
POKIR = Kind(
    "pokir",
    says("daftar pokir DPRD"),
    (
        _text("id", "id"),
        _text("prioritas", "prioritas"),
        _text("alamat", "alamat"),
        _text("kecamatan", "kecamatan"),
        _text("kelurahan", "kelurahan"),
        _volume("volume", "volume"),
        _money("anggaran", "nilai_usulan"),
        _money("akomodir", "nilai_akomodir"),
        _text("opd_akhir", "opd_tujuan"),
        _text("keterangan", "keterangan"),
    ),
    ("id", "prioritas", "anggaran", "akomodir"),
)
KALURAHAN = Kind(
    "kalurahan",
    says("daftar usulan desa/kelurahan dengan biaya"),
    (
        _text("id", "id"),
        _text("tahun", "tahun"),
        _main("usulan", "usulan"),
        _text("alamat", "alamat"),
        _text("kecamatan", "kapanewon"),
        _text("kode_wilayah", "kode_kalurahan"),
        _text("kelurahan", "kalurahan"),
        _money("anggaran", "biaya"),
        _volume("volume", "volume"),
        _text("satuan", "satuan"),
        _text("opd_akhir", "opd_tujuan"),
        _text("opd_tertulis", "opd_seperti_sumber"),
        _text("status", "status"),
    ),
    ("id", "usulan", "kode_wilayah", "anggaran", "opd_akhir"),
)
PERMASALAHAN = Kind(
    "permasalahan",
    says("daftar permasalahan dan usulan"),
    (
        _text("id", "id"),
        _text("tahun", "tahun"),
        _main("usulan", "usulan"),
        _text("masalah", "permasalahan"),
        _text("alamat", "alamat"),
        _text("kelurahan", "kalurahan"),
        _text("kode_wilayah", "kode_kalurahan"),
        _text("kecamatan", "kapanewon"),
        _money("biaya_min", "biaya_min"),
        _money("biaya_maks", "biaya_maks"),
        _text("keterangan", "keterangan"),
        _text("pengusul", "sumber_usulan"),
        _text("opd_akhir", "opd_tujuan"),
    ),
    ("id", "usulan", "biaya_min", "biaya_maks"),
)
TEMPLAT = Kind(
    "templat",
    says("lembar usulan Selaras"),
    (
        _text("id", "kode", "nomor formulir", help="nomor pada formulir kertas; kosongkan bila tidak ada"),
        _text("jalur", "jalur", "asal", help="desa, kecamatan, pokir, opd, publik, atau hibah"),
        _text("kode_wilayah", "kode desa", help="kode Kemendagri, lihat lembar Desa"),
        _text("kelurahan", "desa", "desa/kelurahan", help="namanya, bila kodenya tidak ditulis"),
        _text("kecamatan", "kecamatan", help="hanya bila nama desanya ada di beberapa kecamatan"),
        _main("usulan", "apa yang diusulkan"),
        _text("masalah", "masalah"),
        _text("alamat", "alamat", help="boleh diakhiri titik peta: (3.605211, 98.741002)"),
        _volume("volume", "volume"),
        _text("satuan", "satuan"),
        _money("harga_satuan", "harga satuan"),
        _money("anggaran", "anggaran"),
        _text("opd_akhir", "OPD tujuan", "opd tujuan"),
        _text("pengusul", "pengusul", help="musyawarah atau lembaga yang mengusulkan, bukan nama warga"),
        _text("penerima", "penerima manfaat"),
        _text("anggota_dprd", "anggota DPRD"),
        _text("fraksi", "fraksi"),
        _text("reses", "reses"),
        _text("dapil", "dapil"),
    ),
    ("usulan", "masalah", "jalur"),
)
# Any list of a village or office, once somebody has said which column is which. It has no column for a number of its
# own: such lists count from 1, each anew, and a proposal of one would be taken for one of another.
LAIN = Kind(
    "lain",
    says("daftar usulan lain"),
    (*(column for column in TEMPLAT.columns if column.field != "id"), _text("status", "status")),
    by_hand=True,
)
KINDS: tuple[Kind, ...] = (SIPD, MUSRENBANG, POKIR, KALURAHAN, PERMASALAHAN, TEMPLAT, LAIN)
