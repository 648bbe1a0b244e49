"""Every command of ``./selaras``: the module that does it, and whether it needs an instance's data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """One command. Its module has ``arguments(parser)`` and ``run(args) -> int | Answer``."""

    module: str  # under selaras.main.cli
    words: str  # what it does, one line
    opens_data: bool = True  # takes --data and may use models
    makes_data: bool = False  # the data folder need not exist yet


COMMANDS: dict[str, Command] = {
    "demo": Command("demo", "coba Selaras dengan dua pemerintah daerah", opens_data=False),
    "init": Command("init", "buat instansi kosong dengan data rujukan dan satu siklus", makes_data=True),
    "serve": Command("serve", "jalankan halaman, siaran langsung, dan pekerja", opens_data=False),
    "import": Command("import_", "masukkan lembar: sirup, renja, renstra, cascade, usulan"),
    "export": Command("export", "keluarkan lembar: usulan (26 kolom SIPD), rencana (untuk align dan rollup)"),
    "summary": Command("summary", "jumlah baris, pagu, temuan, dan rantai riwayat"),
    "document": Command("document", "cetak dokumen: renja, tc33, anyaman, temuan, rkpd"),
    "user": Command("user", "buat akun dan beri peran"),
    "check": Command("check", "periksa basis data, rantai riwayat, berkas, dan pustaka"),
    "backup": Command("backup", "buat cadangan utuh ke satu folder"),
    "restore": Command("restore", "pulihkan cadangan ke folder data baru", makes_data=True),
    "verify": Command("verify", "bandingkan data dengan cadangan atau daftar isinya"),
    "reindex": Command("reindex", "buat ulang indeks pencarian dari rencana dan usulan"),
    "migrate": Command("migrate", "sesuaikan basis data dengan versi program ini", makes_data=True),
    "rights": Command("rights", "tabel hak akses: siapa boleh apa, pada tahapan apa", opens_data=False),
    "align": Command("align", "cari yang merencanakan hal yang sama pada berkas banyak daerah", opens_data=False),
    "rollup": Command("rollup", "rekap banyak daerah dari berkas dan pasangannya", opens_data=False),
    "bench": Command("bench", "ukur mesin kesamaan dan saran pada berkas contoh", opens_data=False),
    "test": Command("test", "jalankan semua pengujian", opens_data=False),
    "check-code": Command("check_code", "periksa gaya, tipe, dan lapisan kode", opens_data=False),
}
