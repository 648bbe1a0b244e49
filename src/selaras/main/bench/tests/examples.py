"""Small files in the shape of the evaluation files, with made-up texts at real villages of Deli Serdang."""

import csv
from pathlib import Path

LINES = (
    # id, text, project, village, kecamatan, price
    ("1", "Pembangunan Drainase Desa Saentis Kec. Percut Sei Tuan", "drainase saentis", "12.07.26.2009", "12.07.26"),
    ("2", "Perencanaan Drainase Desa Saentis Kec. Percut Sei Tuan", "drainase saentis", "12.07.26.2009", "12.07.26"),
    ("3", "Peningkatan Jalan Usaha Tani Desa Kolam", "jut kolam", "12.07.26.2003", "12.07.26"),
    ("4", "Jasa Pengawasan Peningkatan Jalan Usaha Tani Desa Kolam", "jut kolam", "12.07.26.2003", "12.07.26"),
    ("5", "Pembangunan Pagar SDN 105 Percut", "pagar sdn 105", "", ""),
    ("6", "Rehab Gedung Posyandu Desa Kolam", "posyandu kolam", "12.07.26.2003", "12.07.26"),
)
REWORDED = (
    ("1", "Parit Saentis mampet, mohon dibangun", "drainase saentis", "12.07.26.2009", "12.07.26"),
    ("2", "JUT desa Kolam becek", "jut kolam", "12.07.26.2003", "12.07.26"),
)
_ROAD = "Rabat beton Gg. Melati RT 02 Desa Kolam Kec. Percut Sei Tuan"
PACKAGES = (
    # name a, name b, agency a, agency b, label
    (_ROAD, "Pembangunan Rabat Beton Gang Melati RT.02 Ds. Kolam", "Dinas A", "Dinas B", "dugaan_ganda"),
    (_ROAD, "Pembangunan Pagar SDN 105 Desa Saentis", "Dinas A", "Dinas B", "beda"),
    (_ROAD, "Sumur bor Desa Kolam Kec. Percut Sei Tuan", "Dinas A", "Dinas B", "setempat"),
    (_ROAD, _ROAD, "Dinas A", "Dinas A", "dugaan_ganda"),
    (_ROAD, "Rabat beton Gg. Anggrek RT 05 Desa Saentis", "Dinas A", "Dinas A", "beda"),
    (_ROAD, "Belanja bahan bangunan", "Dinas A", "Dinas A", "ragu"),
)


def lines_folder(folder: Path) -> Path:
    """The four files of one split."""
    _write(
        folder / "usulan_pasangkayu_kecil.csv",
        ("id", "text", "kunci_proyek", "kode_desa", "kode_kec", "harga", "satuan", "rekening"),
        [(*line, "100000000", "Paket", "5.2.04.01.01.0009") for line in LINES],
    )
    _write(
        folder / "pasangan_positif_kecil.csv", ("a", "b", "rel"), [("1", "2", "satu_paket"), ("4", "3", "satu_paket")]
    )
    _write(folder / "pasangan_ragu_kecil.csv", ("a", "b"), [("3", "6")])
    _write(folder / "parafrasa_usulan_kecil.csv", ("qid", "text", "kunci_proyek", "kode_desa", "kode_kec"), REWORDED)
    return folder


def packages_file(path: Path) -> Path:
    """Pairs of packages with every column that may be read, and the labels."""
    parts = ("nama_paket", "uraian", "spesifikasi", "lokasi", "volume", "pagu", "jenis", "kode_sub_kegiatan")
    head = ["id", "kode_pemda", "label", "opd_sama"]
    head += [f"{part}_{side}" for side in "ab" for part in (*parts, "perangkat_daerah")]
    rows = []
    for number, (a, b, opd_a, opd_b, label) in enumerate(PACKAGES):
        sides = [[name, "", "", "", "1 Paket", "90000000", "", "", opd] for name, opd in ((a, opd_a), (b, opd_b))]
        rows.append((str(number), "12.07", label, "ya" if opd_a == opd_b else "tidak", *sides[0], *sides[1]))
    _write(path, tuple(head), rows)
    return path


def _write(path: Path, head: tuple[str, ...], rows: object) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        writer.writerows(rows)
