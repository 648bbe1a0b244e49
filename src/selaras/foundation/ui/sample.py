"""Invented figures for the page of parts; no plan of anybody."""

from datetime import UTC, datetime
from typing import Any

from django import forms


class SampleForm(forms.Form):
    """The three kinds of field."""

    nama = forms.CharField(label="Nama", help_text="Seperti tertulis pada nomenklatur.")
    jenjang = forms.ChoiceField(label="Jenjang", choices=[("program", "Program"), ("kegiatan", "Kegiatan")])
    catatan = forms.CharField(label="Catatan", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    ikut = forms.BooleanField(label="Tampilkan pada anyaman", required=False)


def sample() -> dict[str, Any]:
    """What the page of parts shows."""
    form = SampleForm({"nama": "", "jenjang": "program"})
    form.full_clean()
    return {"form": form, "when": datetime(2021, 2, 9, 2, 41, tzinfo=UTC), **_figures(), **_rows(), **_photos()}


def _figures() -> dict[str, Any]:
    names = ("Kualitas pendidikan dan kesehatan", "Aksesibilitas wilayah", "Produk unggulan", "Reformasi birokrasi")
    money = (412_600_000_000, 538_900_000_000, 97_400_000_000, 61_200_000_000)
    return {
        "trend": [44, 45, 49, 48, 53, 57, 58, 61],
        "stages": [
            {"name": "Persiapan", "when": "Des 2020", "state": "done"},
            {"name": "Rancangan awal", "when": "9 Feb – 28 Feb", "state": "now"},
            {"name": "Forum perangkat daerah", "when": "Mar", "state": ""},
            {"name": "Penetapan", "when": "≤ 30 Jun", "state": ""},
        ],
        "prioritas": [
            {"p": p, "nama": nama, "pagu": pagu, "share": pagu / sum(money), "opd": "9 OPD", "alone": "2 sendiri"}
            for p, (nama, pagu) in enumerate(zip(names, money, strict=True), 1)
        ],
        "segments": [
            ("clash", 19, "Bermasalah 19"),
            ("twice", 18, "Ganda 18"),
            ("ink", 166, "Berubah 166"),
            ("brand", 412, "Baru 412"),
            ("quiet", 626, "Cocok 626"),
        ],
        "job": {"id": 1, "label": "Membaca lembar", "done": 412, "total": 1241, "state": "berjalan"},
    }


def _rows() -> dict[str, Any]:
    words = {"clash": "Bermasalah", "twice": "Ganda", "changed": "Berubah", "new": "Baru", "same": "Cocok"}
    more = {"alone": "Sendirian", "good": "Diterima", "no": "Ditolak", "wait": "Menunggu", "mute": "9 OPD"}
    return {
        "chips": [*words.items(), *more.items()],
        "tabs": [
            {"label": "Semua", "count": 1241, "href": "#", "here": True},
            {"label": "Bermasalah", "count": 19, "href": "#", "here": False},
            {"label": "Ganda", "count": 18, "href": "#", "here": False},
        ],
        "temuan": [
            _temuan("clash", "Tumpang tindih", "Dua OPD merencanakan drainase yang sama", 1_240_000_000, "Bandingkan"),
            _temuan("alone", "Sendirian", "Sasaran UMKM hanya digarap satu OPD", 8_600_000_000, "Ajak bergabung"),
            _temuan("clash", "Lewat tenggat", "38 permintaan kontribusi belum dijawab", None, "Jawab"),
        ],
        "tree": [
            _node(
                1, True, "Tujuan", "", "Meningkatnya konektivitas wilayah", "Bappeda", 538_900_000_000, also="+6 OPD"
            ),
            _node(
                2, True, "Sasaran", "", "Meningkatnya kualitas infrastruktur", "PUPR", 412_300_000_000, also="Dishub"
            ),
            _node(3, True, "Program", "1.03.10", "Jalan kabupaten", "PUPR", 186_750_000_000, total=184_250_000_000),
            _node(4, None, "Sub kegiatan", "…0012", "Rekonstruksi jalan", "PUPR", 96_400_000_000),
            _node(2, False, "Sasaran", "", "Meningkatnya investasi daerah", "DPMPTSP", 126_600_000_000, alone=True),
        ],
        "merge": [
            {
                "name": "nama",
                "label": "Nama",
                "base": "Jalan",
                "theirs": "Jalan kabupaten",
                "mine": "Jalan poros",
                "differs": True,
            },
            {"name": "pagu", "label": "Pagu", "base": "1", "theirs": "1", "mine": "1", "differs": False},
        ],
    }


def _photos() -> dict[str, Any]:
    """One photo in each of its states."""
    names = (("siap", "Jalan rusak.jpg", ""), ("diterima", "IMG_20210209.jpg", ""))
    refused = ("ditolak", "WA0003.jpg", "Foto ini rusak atau terkirim sebagian.")
    shown = "/static/ui/selaras.svg"
    return {
        "photos": [
            {"photo": {"token": state, "name": name, "state": state, "why": why}, "thumb_url": shown}
            for state, name, why in (*names, refused)
        ]
    }


def _temuan(kind: str, word: str, text: str, rupiah: int | None, act: str) -> dict[str, Any]:
    return {"kind": kind, "word": word, "text": text, "rupiah": rupiah, "act": act}


def _node(
    level: int,
    is_open: bool | None,
    jenjang: str,
    kode: str,
    uraian: str,
    opd: str,
    pagu: int,
    also: str = "",
    *,
    total: int | None = None,
    alone: bool = False,
) -> dict[str, Any]:
    row = {"level": level, "open": is_open, "jenjang": jenjang, "kode": kode, "uraian": uraian, "opd": opd}
    return {**row, "pagu": pagu, "also": also, "sum": total, "alone": alone}
