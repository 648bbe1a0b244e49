"""The reasons that the engine gives, in the reader's language: it speaks Indonesian and knows no other."""

import re
from typing import Any

from django.utils.translation import gettext_lazy as _

# What the engine says, with the words it fills in, and the same sentence as people read it.
SAYINGS: tuple[tuple[re.Pattern[str], Any], ...] = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"kata sama dengan nama resmi: (?P<kata>.+)", _("kata sama dengan nama resmi: %(kata)s")),
        (
            r"disebut pada kinerja, indikator, atau definisinya: (?P<kata>.+)",
            _("disebut pada kinerja, indikator, atau definisinya: %(kata)s"),
        ),
        (r"“(?P<kata>[^”]+)” sama dengan “(?P<arti>[^”]+)”", _("“%(kata)s” sama dengan “%(arti)s”")),
        (r"sebutan resminya: (?P<kata>.+)", _("sebutan resminya: %(kata)s")),
        (r"ejaan mirip nama resmi", _("ejaan mirip nama resmi")),
        (
            r"paket serupa yang diumumkan ada di kegiatan ini: (?P<kata>.+) \((?P<n>\d+) kali\)",
            _("paket serupa yang diumumkan ada di kegiatan ini: %(kata)s (%(n)s kali)"),
        ),
        (
            r"paket serupa yang diumumkan ada di kegiatan ini \((?P<n>\d+) kali\)",
            _("paket serupa yang diumumkan ada di kegiatan ini (%(n)s kali)"),
        ),
        (
            r"usulan serupa pernah diterima di sini: (?P<kata>.+) \((?P<n>\d+) kali\)",
            _("usulan serupa pernah diterima di sini: %(kata)s (%(n)s kali)"),
        ),
        (
            r"usulan serupa pernah diterima di sini \((?P<n>\d+) kali\)",
            _("usulan serupa pernah diterima di sini (%(n)s kali)"),
        ),
        (
            r"kata sama dengan (?:sasaran|prioritas) ini atau program di bawahnya: (?P<kata>.+)",
            _("kata sama dengan uraiannya atau program di bawahnya: %(kata)s"),
        ),
        (
            r"kata sama dengan (?:sasaran|prioritas) ini atau program di bawahnya",
            _("kata sama dengan uraiannya atau program di bawahnya"),
        ),
        (
            r"baris serupa pernah dihubungkan ke sini \((?P<n>\d+) kali\)",
            _("baris serupa pernah dihubungkan ke sini (%(n)s kali)"),
        ),
        (
            r"(?P<n>\d+) baris programnya melayani (?:sasaran|prioritas) ini",
            _("%(n)s baris programnya melayaninya"),
        ),
        (r"(?P<n>\d+) baris OPD-nya melayani (?:sasaran|prioritas) ini", _("%(n)s baris OPD-nya melayaninya")),
        (r"lembar asalnya menyebut (?:sasaran|prioritas) ini", _("lembar asalnya menyebutnya")),
        (r"menangani sub kegiatan (?P<kode>.+)", _("menangani sub kegiatan %(kode)s")),
        (r"menangani kegiatan (?P<kode>.+)", _("menangani kegiatan %(kode)s")),
        (r"menangani program (?P<kode>.+)", _("menangani program %(kode)s")),
        (r"menangani bidang urusan (?P<kode>.+)", _("menangani bidang urusan %(kode)s")),
        (r"kata yang biasa ditangani: (?P<kata>.+)", _("kata yang biasa ditangani: %(kata)s")),
        (r"paling sering menerima usulan seperti ini", _("paling sering menerima usulan seperti ini")),
        (r"di bawah kode induknya, (?P<kode>.+)", _("di bawah kode induknya, %(kode)s")),
        (
            r"sub kegiatannya disarankan untuk teks ini: (?P<kode>.+)",
            _("sub kegiatannya disarankan untuk teks ini: %(kode)s"),
        ),
        (r"kegiatannya disarankan untuk teks ini: (?P<kode>.+)", _("kegiatannya disarankan untuk teks ini: %(kode)s")),
    )
)


def said(reason: str) -> str:
    """One reason in the reader's language; what is not known here is shown as the engine said it."""
    for pattern, words in SAYINGS:
        found = pattern.fullmatch(reason)
        if found is not None:
            return str(words) % found.groupdict() if found.groupdict() else str(words)
    return reason
