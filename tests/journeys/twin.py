"""A small twin of a government's procurement plan: the same files, shapes and defects, none of the rows."""

import csv
from pathlib import Path
from typing import Any

OWN, OTHER = "12.07", "12.08"


def write(folder: Path, name: str, rows: list[dict[str, Any]]) -> None:
    with (folder / name).open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def line(own: str, number: int, **fields: Any) -> dict[str, Any]:
    row = {"kode_pemda": OWN, "id_pd": "1", "perangkat_daerah": "DINAS PEKERJAAN UMUM", own: str(number)}
    return row | fields | {"cek_nomenklatur": "ya"}


def sirup_set(folder: Path) -> Path:
    """Two OPDs, a stranger's rows, a line without OPD, an unknown code, a placeholder pagu, a repeated code."""
    pd = {"kode_pd": "1.03.0.00.0.00.01.0000", "belanja_operasi": "10", "total_belanja": ""}
    write(
        folder,
        "perangkat_daerah.csv",
        [
            {"kode_pemda": OWN, "pemda": "Uji", "id_pd": "1", "perangkat_daerah": "DINAS PEKERJAAN UMUM", **pd},
            {"kode_pemda": OTHER, "pemda": "Lain", "id_pd": "9", "perangkat_daerah": "DINAS LAIN", **pd},
        ],
    )
    program = {"kode": "1.03.10", "nama": "PROGRAM PENYELENGGARAAN JALAN"}
    write(
        folder,
        "program.csv",
        [
            line("id_program", 10, **program, pagu="900"),
            line("id_program", 11, kode="1.03.01", nama="PROGRAM PENUNJANG", pagu="1000000000000"),
            line("id_program", 12, kode="9.99.99", nama="PROGRAM TANPA NAMA", pagu="5")
            | {"id_pd": "", "perangkat_daerah": ""},
            line("id_program", 13, **program, pagu="7") | {"kode_pemda": OTHER, "id_pd": "9"},
        ],
    )
    write(
        folder,
        "kegiatan.csv",
        [line("id_kegiatan", 20, id_program="10", kode="1.03.10.2.01", nama="Penyelenggaraan Jalan", pagu="800")],
    )
    sub = {"id_program": "10", "id_kegiatan": "20", "nama": "Rekonstruksi Jalan"}
    short = {"kode": "1.03.10.2.01.05", "kode_4digit": "1.03.10.2.01.0005"}
    write(
        folder,
        "sub_kegiatan.csv",
        [
            line("id_sub", 30, **sub, **short, pagu="500"),
            line("id_sub", 31, **sub, **short, pagu="300"),
            line("id_sub", 32, **sub, kode="1.03.10.2.01.12", kode_4digit="1.03.10.2.01.0012", pagu="100"),
        ],
    )
    paket = {"kode_pemda": OWN, "cara": "penyedia", "id_pd": "1", "perangkat_daerah": "DINAS PEKERJAAN UMUM"}
    rest = {
        "uraian": "",
        "spesifikasi": "",
        "lokasi": "Desa Saentis",
        "volume": "19.480519480519500 M1",
        "jenis": "Konstruksi",
    }
    rest |= {"metode": "Tender", "sumber_dana": "APBD", "kode_akun": "", "mulai": "2022-03", "selesai": "2022-08"}
    write(
        folder,
        "paket_uji_lengkap.csv",
        [
            paket
            | {
                "id_rup": "101",
                "nama_paket": "Jalan Mawar",
                **rest,
                "pagu": "90",
                "kode_sub_kegiatan": "1.03.10.2.01.0012",
            },
            paket
            | {"id_rup": "102", "nama_paket": "=2+3", **rest, "pagu": "80", "kode_sub_kegiatan": "1.03.10.2.01.0005"},
        ],
    )
    write(
        folder,
        "paket_uji_anggaran.csv",
        [
            {"id_rup": "101", "kode_sub": "1.03.10.2.01.12", "kode_sub_4digit": "1.03.10.2.01.0012", "kode_akun": "5.2.04", "pagu": "90", "sumber_dana": "DAK"},
            {"id_rup": "999", "kode_sub": "1.03.10.2.01.12", "kode_sub_4digit": "", "kode_akun": "5.2.04", "pagu": "1", "sumber_dana": "DAK"},
        ],
    )  # fmt: skip
    return folder
