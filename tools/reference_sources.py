"""Writes SOURCES.md: of every bundled file its origin, date, licence, legal basis, number of rows and checksum."""

from pathlib import Path

HEAD = """# Where the bundled data comes from

Every file below is shipped as it is; `sha256` is of the shipped file, and a test recomputes it. Tables are UTF-8 CSV,
compressed files carry no time. `tools/build_reference.py --source DIR` builds them from the source tables.
All sources were collected on 2026-11-24 from public repositories and pages; no program code came with them.

Nothing here names a private person: texts of packages were searched and {masked} places were masked; each is a row of
`ketapang_2022/corrections.csv` with its reason.

"""
DECREES = "isi keputusan/peraturan menteri, dokumen resmi negara (UU 28/2014 ps. 42)"
SESENDOK = "github.com/allweDepth/sesendok"
NOMENKLATUR = f"{SESENDOK} @39f432e, versi_pemutakhiran_2027_1.xlsx, lembar kabupaten/kota dan provinsi"
SIRUP = "SiRUP/ISB LKPP, RUP TA 2022 yang diumumkan; baris Kabupaten Ketapang (61.04) saja"
PUBLIC = "informasi publik yang wajib diumumkan (Perpres 16/2018 ps. 22; UU 14/2008 ps. 9)"
# file or folder -> (what, origin, licence, legal basis)
ORIGINS: dict[str, tuple[str, str, str, str]] = {
    "wilayah.csv.gz": (
        "kode wilayah: provinsi sampai desa",
        "github.com/cahyadsn/wilayah @b7ad440, db/wilayah.sql",
        "MIT",
        "Kepmendagri 300.2.2-2138/2025",
    ),
    "penduduk_luas.csv.gz": (
        "penduduk dan luas per provinsi dan kabupaten/kota",
        "github.com/cahyadsn/wilayah @b7ad440, db/wilayah_penduduk.sql dan db/wilayah_luas.sql",
        "MIT",
        "data Kemendagri; luas: surat BIG 16-12-2024",
    ),
    "nomenklatur_2023.csv.gz": (
        "nomenklatur kabupaten/kota 2023",
        f"{SESENDOK} @39f432e, public/template/11. Sub keg 900.xlsx",
        DECREES,
        "Kepmendagri 900.1.15.5-1317/2023",
    ),
    "nomenklatur_2027.csv.gz": (
        "nomenklatur pemutakhiran untuk perencanaan 2027, kabupaten/kota dan provinsi",
        NOMENKLATUR,
        DECREES,
        "versi pemutakhiran 2027 dari Kementerian Dalam Negeri; nomor keputusan tidak tertulis pada sumber",
    ),
    "successors.csv.gz": (
        (
            "kode 2023 dan penggantinya pada 2027; `dasar`: sama = kode dan nama sama, disebut = ditulis oleh "
            "nomenklatur baru (kolom kode/nama sebelumnya), nama = satu-satunya nama sama dalam kegiatan yang "
            "sama (dugaan, periksa); kode lama tanpa baris = penggantinya tidak diketahui"
        ),
        "diturunkan dari kedua nomenklatur",
        DECREES,
        "seperti kedua nomenklatur",
    ),
    "sumber_dana.csv.gz": (
        "sumber dana",
        f"{SESENDOK} @b5b0898, tabel sumber_dana_neo",
        DECREES,
        "Permendagri 90/2019 dan pemutakhirannya (lembar asal: “sumber dana permen50”)",
    ),
    "akun.csv.gz": (
        "akun belanja",
        f"{SESENDOK} @39f432e, public/template/6a. Kode Belanja permendagri 50.xlsx",
        DECREES,
        "Permendagri 90/2019 dan pemutakhirannya (lembar asal: “akun permendagri 50”)",
    ),
    "satuan.csv.gz": ("satuan", f"{SESENDOK} @b5b0898, tabel satuan_neo", DECREES, "tidak tertulis pada sumber"),
    "geo/": (
        "batas wilayah; kecamatan Deli Serdang digabung dari poligon desa, kabupaten/kota disederhanakan 0,02 derajat",
        "github.com/cahyadsn/wilayah_boundaries @3c5a796, db/kab, db/kel/12",
        "MIT",
        "bukan batas resmi; hanya untuk peta kerja",
    ),
    "ketapang_2022/": (
        "struktur anggaran dan paket RUP Kabupaten Ketapang 2022, apa adanya dengan cacat aslinya",
        SIRUP,
        "tidak tertulis",
        PUBLIC,
    ),
    "deli_serdang/": (
        "prioritas dan strategi RKPD 2022, kata demi kata; fakta dengan alamat sumber pada tiap butir",
        "metrokampung.com, 9 Februari 2021, dan alamat dalam berkas",
        "kutipan dengan sumber",
        "UU 28/2014 ps. 43-44",
    ),
    "bahasa/kata.csv": (
        "kata pekerjaan: kata pada nama resmi kedua nomenklatur yang bukan nama tempat; `tools/build_words.py`",
        "diturunkan dari kedua nomenklatur dan wilayah.csv.gz",
        DECREES,
        "seperti kedua nomenklatur",
    ),
    "bahasa/": (
        (
            "singkatan, tesaurus (istilah, konsep, jenis), kata tahap, kata sambung, sebutan resmi untuk benda sehari-hari; bukan daftar resmi, boleh diganti "
            "perencana dengan versi daerahnya"
        ),
        "ditulis untuk Selaras dari pengetahuan umum tentang bahasa rencana dan pekerjaan umum",
        "AGPL-3.0-or-later",
        "tidak ada",
    ),
    "tumpang_tindih/": (
        "bobot mesin tumpang tindih per bukti; angka saja, tanpa baris data; `tools/fit_overlap.py`",
        "dihitung dari pasangan berlabel; cara dan angkanya di docs/developing/alignment.md",
        "AGPL-3.0-or-later",
        "tidak ada",
    ),
}


def origin_of(name: str) -> tuple[str, str, str, str]:
    """The origin of a file: its own entry, else that of its folder."""
    return ORIGINS.get(name) or next(value for key, value in ORIGINS.items() if name.startswith(key))


def write_sources(path: Path, files: dict[str, tuple[int, str]]) -> None:
    """Writes the list; `files` maps a name to its number of rows and its sha256."""
    masked = files["ketapang_2022/corrections.csv"][0]
    lines = ["| file | isi | asal | lisensi | dasar hukum |", "|---|---|---|---|---|"]
    lines += [f"| `{key}` | " + " | ".join(value) + " |" for key, value in ORIGINS.items()]
    lines += ["", "| file | rows | sha256 |", "|---|---|---|"]
    for name, (count, _) in files.items():
        origin_of(name)  # a file without an origin stops the build
        lines.append(f"| `{name}` | {count} | `{files[name][1]}` |")
    path.write_text(HEAD.format(masked=masked) + "\n".join(lines) + "\n", encoding="utf-8")
