"""Checks an exported chain without any of Selaras's code: periksa.py RANTAI.jsonl [--kepala HASH].

Each line is {"prev": hex, "hash": hex, "body": text}. The rule:
h_n = SHA-256(0x00 || h_(n-1) as 32 bytes || body of entry n as UTF-8), and h_0 is 32 zero bytes.
The body is canonical JSON: keys sorted, no spaces, text in NFC, no floats. Standard library only.
Exit code 0: whole. 1: something was changed; the first bad entry is named. 2: the file cannot be read.
"""

import argparse
import hashlib
import json
import sys
import unicodedata
from pathlib import Path

EMPTY = "0" * 64


def canonical(value):
    """The one text of a value."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return unicodedata.normalize("NFC", text)


def no_float(text):
    raise ValueError(f"a number with a fraction: {text}")


def complaint(line, seq, prev):
    """Why entry number ``seq`` does not follow ``prev``; None when it does."""
    try:
        entry = json.loads(line)
        body_text, said_prev, said_hash = entry["body"], entry["prev"], entry["hash"]
        body = json.loads(body_text, parse_float=no_float)
    except (ValueError, KeyError, TypeError) as fault:
        return f"tidak terbaca ({fault})"
    if said_prev != prev:
        return "tidak menyambung pada entri sebelumnya"
    computed = hashlib.sha256(b"\x00" + bytes.fromhex(prev) + body_text.encode("utf-8")).hexdigest()
    if said_hash != computed:
        return "isinya tidak cocok dengan hash-nya"
    if body.get("seq") != seq:
        return f"nomor urutnya {body.get('seq')}"
    if canonical(body) != body_text:
        return "isinya bukan JSON kanonis"
    return None


def check(lines):
    """(number of good entries, head, complaint or None)"""
    prev, seq = EMPTY, 0
    for line in lines:
        if not line.strip():
            continue
        wrong = complaint(line, seq + 1, prev)
        if wrong:
            return seq, prev, wrong
        prev, seq = json.loads(line)["hash"], seq + 1
    return seq, prev, None


def main(argv=None):
    parser = argparse.ArgumentParser(description="Periksa rantai riwayat Selaras tanpa program Selaras.")
    parser.add_argument("file", help="berkas .jsonl, satu entri per baris; - untuk masukan baku")
    parser.add_argument("--kepala", help="kepala rantai yang Anda simpan, 64 huruf heksadesimal")
    parser.add_argument("--jumlah", type=int, help="jumlah entri saat kepala itu diterbitkan")
    args = parser.parse_args(argv)
    try:
        text = sys.stdin.read() if args.file == "-" else Path(args.file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        print(f"Berkas tidak dapat dibaca: {fault}", file=sys.stderr)
        return 2
    lines = [line for line in text.split("\n") if line.strip()]
    good, head, wrong = check(lines)
    if wrong:
        print(f"RUSAK: entri {good + 1} {wrong}. Entri 1 sampai {good} utuh.")
        return 1
    if args.kepala:
        known = good if args.jumlah is None else args.jumlah
        there = json.loads(lines[known - 1])["hash"] if 0 < known <= good else EMPTY
        if there != args.kepala.lower():
            print(f"RUSAK: kepala pada entri {known} bukan yang Anda simpan. Rantai ditulis ulang atau dipotong.")
            return 1
    print(f"Utuh: {good} entri, kepala {head}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
