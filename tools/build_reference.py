"""Builds the bundled reference files from a folder of source tables: tools/build_reference.py --source DIR."""

import argparse
import csv
import gzip
import hashlib
import io
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from names_masked import Correction, mask_row
from reference_sources import write_sources

TARGET = Path(__file__).resolve().parent.parent / "src" / "selaras" / "reference"
KETAPANG = "61.04"
PAKET_TEXT = ("nama_paket", "uraian", "spesifikasi", "lokasi", "volume")
OLD_KODE = re.compile(r"([0-9X]\.[0-9X]{2}\.[0-9]{2}\.[0-9]\.[0-9]{2}\.[0-9]{4})\s+(.+)", re.DOTALL)
Row = dict[str, str]


def rows_of(path: Path) -> Iterator[Row]:
    """The rows of one source table."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def write_table(name: str, columns: tuple[str, ...], rows: Iterable[Row], *, packed: bool = True) -> int:
    """Writes a table under the reference folder, compressed without a clock; returns the number of rows."""
    text = io.StringIO()
    out = csv.DictWriter(text, columns, extrasaction="ignore", lineterminator="\n", restval="")
    out.writeheader()
    count = 0
    for count, row in enumerate(rows, start=1):  # noqa: B007
        out.writerow(row)
    data = text.getvalue().encode()
    path = TARGET / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_gzip(data) if packed else data)
    return count


def _gzip(data: bytes) -> bytes:
    out = io.BytesIO()
    with gzip.GzipFile(filename="", fileobj=out, mode="wb", compresslevel=9, mtime=0) as file:
        file.write(data)
    return out.getvalue()


def same_name(text: str) -> str:
    """A name without case, spaces and punctuation, to tell whether two names are one."""
    return re.sub(r"[\W_]+", "", text.lower())


def nomenklatur_2023(source: Path) -> list[Row]:
    """The set of Kepmendagri 900.1.15.5-1317/2023, kabupaten/kota; a break left by the PDF is closed."""
    kept = []
    for row in rows_of(source / "nomenklatur/nomenklatur_2023_kabkota.csv"):
        cleaned = {key: re.sub(r"\b(RKA|DPA)- SKPD", r"\1-SKPD", value) for key, value in row.items()}
        kept.append(cleaned | {"tingkat_pemda": "kabkota", "induk_kode": row["kode_induk"]})
    return kept


def nomenklatur_2027(source: Path) -> list[Row]:
    """The 2027 edition for kabupaten/kota and provinsi: the upper levels, then the sub kegiatan."""
    kept: list[Row] = []
    for level in ("kabkota", "provinsi"):
        upper_levels = rows_of(source / f"nomenklatur/nomenklatur_2027_{level}_hierarki.csv")
        kept += [row | {"tingkat_pemda": level, "induk_kode": row["kode_induk"]} for row in upper_levels]
        for row in rows_of(source / f"nomenklatur/nomenklatur_2027_{level}_subkegiatan.csv"):
            spm = "ya" if row["spm"] == "SPM" else ""
            upper = {"tingkat": "sub_kegiatan", "tingkat_pemda": level, "induk_kode": row["kode_kegiatan"]}
            kept.append(row | upper | {"definisi": row["definisi_operasional"], "spm": spm})
    return kept


def successors(old: list[Row], new: list[Row]) -> Iterator[Row]:
    """What follows a code: the same code and name, what the newer set says, else one equal name in its kegiatan."""
    known = {(r["tingkat_pemda"], r["kode"]): r for r in old}
    followed = set()
    by_name = defaultdict(list)
    for row in new:
        by_name[row["tingkat_pemda"], row["induk_kode"], same_name(row["nama"])].append(row["kode"])
    for row in new:
        level, before = row["tingkat_pemda"], known.get((row["tingkat_pemda"], row["kode"]))
        if before and same_name(before["nama"]) == same_name(row["nama"]):
            followed.add((level, row["kode"]))
            yield _successor(level, row["kode"], row["nama"], row["kode"], "sama")
        said = OLD_KODE.match(row.get("kode_nama_sebelumnya", "").strip())
        if said and said[1] != row["kode"]:
            followed.add((level, said[1]))
            yield _successor(level, said[1], said[2], row["kode"], "disebut")
    for row in old:
        level = row["tingkat_pemda"]
        same = by_name[level, row["induk_kode"], same_name(row["nama"])]
        if (level, row["kode"]) not in followed and len(same) == 1:
            yield _successor(level, row["kode"], row["nama"], same[0], "nama")


def _successor(level: str, from_kode: str, from_nama: str, to_kode: str, dasar: str) -> Row:
    name = " ".join(from_nama.split())
    return {"tingkat_pemda": level, "dari_kode": from_kode, "dari_nama": name, "ke_kode": to_kode, "dasar": dasar}


def build_codes(source: Path) -> dict[str, int]:
    """Wilayah, nomenclature, successors, fund sources, accounts and units."""
    old, new = nomenklatur_2023(source), nomenklatur_2027(source)
    columns = ("kode", "tingkat", "tingkat_pemda", "nama", "induk_kode", "kinerja", "indikator", "satuan", "definisi")
    nm, wl = source / "nomenklatur", source / "wilayah"
    named = ({"kode": r["kode"], "nama": " ".join(r["uraian"].split())} for r in rows_of(nm / "sumber_dana_2021.csv"))
    akun = ({"kode": r["kode"], "nama": " ".join(r["uraian"].split())} for r in rows_of(nm / "akun_belanja_2021.csv"))
    follow = ("tingkat_pemda", "dari_kode", "dari_nama", "ke_kode", "dasar")
    tables = {
        "wilayah.csv.gz": (("kode", "nama", "jenis", "kode_induk"), rows_of(wl / "wilayah_indonesia.csv")),
        "penduduk_luas.csv.gz": (
            ("kode", "nama", "pria", "wanita", "total", "luas_km2"),
            rows_of(wl / "penduduk_luas_kabkota.csv"),
        ),
        "nomenklatur_2023.csv.gz": ((*columns, "spm", "tag"), old),
        "nomenklatur_2027.csv.gz": ((*columns, "spm", "tag"), new),
        "successors.csv.gz": (follow, sorted(successors(old, new), key=lambda r: tuple(r[c] for c in follow))),
        "sumber_dana.csv.gz": (("kode", "nama"), named),
        "akun.csv.gz": (("kode", "nama"), akun),
        "satuan.csv.gz": (("nama", "sebutan_lain"), rows_of(nm / "satuan.csv")),
    }
    return {name: write_table(name, columns, rows) for name, (columns, rows) in tables.items()}


def build_maps(source: Path) -> dict[str, int]:
    """Polygons: kecamatan and desa of Deli Serdang, kabupaten and kota of the country."""
    wanted = {
        "geo/12.07/kecamatan.geojson": ("deli_serdang_kecamatan_detail", ("kode", "nama", "lat", "lng")),
        "geo/12.07/desa.geojson": ("deli_serdang_desa", ("kode", "nama")),
        "geo/kabkota.geojson": ("indonesia_kabkota_sederhana", ("kode", "nama")),
    }
    counts = {}
    for name, (stem, keep) in wanted.items():
        features = json.loads((source / f"wilayah/{stem}.geojson").read_text(encoding="utf-8"))["features"]
        slim = [f | {"properties": {key: f["properties"][key] for key in keep}} for f in features]
        path = TARGET / name
        path.parent.mkdir(parents=True, exist_ok=True)
        whole = {"type": "FeatureCollection", "features": slim}
        path.write_text(json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
        counts[name] = len(slim)
    return counts


def build_ketapang(source: Path) -> dict[str, int]:
    """The published plan of Ketapang 2022 in the shape of its source, names of private persons masked."""
    counts, corrections = {}, list[Correction]()
    folder = source / "kalbar_2022"
    for stem in ("perangkat_daerah", "program", "kegiatan", "sub_kegiatan", "paket_ketapang_lengkap"):
        rows = [row for row in rows_of(folder / f"{stem}.csv") if row["kode_pemda"] == KETAPANG]
        if stem == "paket_ketapang_lengkap":
            for row in rows:
                corrections += mask_row(row, PAKET_TEXT, f"{stem}.csv", "id_rup")
        name = f"ketapang_2022/{stem}.csv.gz"
        counts[name] = write_table(name, tuple(rows[0]), rows)
    budget = list(rows_of(folder / "paket_ketapang_anggaran.csv"))
    name = "ketapang_2022/paket_ketapang_anggaran.csv.gz"
    counts[name] = write_table(name, tuple(budget[0]), budget)
    columns = ("berkas", "kunci", "kolom", "menjadi", "alasan")
    logged = [{c: getattr(done, c) for c in columns} for done in corrections]
    name = "ketapang_2022/corrections.csv"
    return counts | {name: write_table(name, columns, logged, packed=False)}


def build_deli_serdang(source: Path) -> dict[str, int]:
    """The priorities of 2022 word for word, with the report they stand in; the facts beside them are kept by hand."""
    rows = list(rows_of(source / "deli_serdang/rkpd_2022_prioritas_strategi.csv"))
    for row in rows:
        row["sumber"] = re.sub(r"\s*\(naskah:[^)]*\)", "", row["sumber"])
    facts = json.loads((TARGET / "deli_serdang/fakta.json").read_text(encoding="utf-8"))
    count = write_table("deli_serdang/prioritas_2022.csv", tuple(rows[0]), rows, packed=False)
    return {"deli_serdang/prioritas_2022.csv": count, "deli_serdang/fakta.json": len(facts)}


def kept_by_hand() -> dict[str, int]:
    """Rows of the tables of words, and weights of overlap: made by their own tools or by hand, only counted here."""
    words = {f"bahasa/{p.name}": sum(1 for _ in rows_of(p)) for p in sorted((TARGET / "bahasa").glob("*.csv"))}
    weights = sorted((TARGET / "tumpang_tindih").glob("*.json"))
    counted = [(p, json.loads(p.read_text(encoding="utf-8"))) for p in weights]
    return words | {f"tumpang_tindih/{p.name}": sum(len(q["bobot"]) for q in data.values()) for p, data in counted}


def sha256_of(name: str) -> str:
    """The checksum of a bundled file."""
    return hashlib.sha256((TARGET / name).read_bytes()).hexdigest()


def main() -> None:
    """Builds every file and the list of sources."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--source", type=Path, required=True, help="folder of the source tables")
    source = parser.parse_args().source
    counts = (
        build_codes(source) | build_maps(source) | build_ketapang(source) | build_deli_serdang(source) | kept_by_hand()
    )
    write_sources(TARGET / "SOURCES.md", {name: (count, sha256_of(name)) for name, count in counts.items()})
    for name, count in counts.items():
        print(f"{name:50} {count:7,} rows {(TARGET / name).stat().st_size:10,} bytes")


if __name__ == "__main__":
    main()
