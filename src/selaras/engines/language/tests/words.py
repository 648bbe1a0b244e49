"""A small lexicon and a small daerah for the tests of this engine."""

from selaras.engines.language import Gazetteer, Lexicon, Term

LEXICON = Lexicon.of(
    "uji",
    singkatan=[
        ("ds", "desa"), ("dsn", "dusun"), ("kec", "kecamatan"), ("kel", "kelurahan"), ("kab", "kabupaten"),
        ("jl", "jalan"), ("jln", "jalan"), ("gg", "gang"), ("sdn", "sd negeri"), ("pemb", "pembangunan"),
        ("jut", "jalan usaha tani"), ("rehab", "rehabilitasi"),
    ],
    terms=[
        Term("jalan usaha tani", "jalan usaha tani", "jalan tani"),
        Term("jalan produksi", "jalan usaha tani", "jalan tani"),
        Term("jalan", "jalan", "jalan"),
        Term("gang", "jalan lingkungan", "jalan"),
        Term("drainase", "drainase", "drainase"),
        Term("parit", "drainase", "drainase"),
        Term("irigasi", "irigasi", "irigasi"),
        Term("pagar", "pagar", "pagar"),
        Term("jembatan", "jembatan", "jembatan"),
        Term("pembangunan", "bangun", "tindakan"),
        Term("peningkatan", "tingkat", "tindakan"),
        Term("rehabilitasi", "rehab", "tindakan"),
    ],
    tahap=[("perencanaan", "rencana"), ("jasa konsultansi pengawasan", "awasi"), ("pengawasan", "awasi")],
    stop=["di", "dan", "yang", "untuk"],
    words=["jasa", "konsultansi", "kelompok", "daerah", "rusak", "mohon", "lingkungan", "beton", "rabat", "tahap"],
)  # fmt: skip
GAZETTEER = Gazetteer.of(
    [
        ("99.01", "Kabupaten Contoh", "kabupaten"),
        ("99.01.01", "Laut Tenang", "kecamatan"),
        ("99.01.01.2001", "Makmur Jaya", "desa"),
        ("99.01.01.2002", "Bukit Indah", "desa"),
        ("99.01.02", "Sumber Sari", "kecamatan"),
        ("99.01.02.2001", "Bukit Indah", "desa"),
        ("99.01.02.2002", "Wulan II", "desa"),
        ("99.01.02.1003", "Sumber Sari", "kelurahan"),
        ("99.02.01.2001", "Tetangga", "desa"),
    ],
    "99.01",
)
