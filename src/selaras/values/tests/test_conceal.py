"""Texts for the public carry no address of a person."""

import pytest

from selaras.values.conceal import conceal


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Hubungi Pak Budi 0812-3456-7890 ya", "Hubungi Pak Budi […] ya"),
        ("wa +62 812 3456 7890", "wa […]"),
        ("kirim ke siti.rahma@contoh.test.", "kirim ke […]."),
        ("NIK 1207261505800001 terlampir", "NIK […] terlampir"),
        ("titik 3.612345, 98.712345 di tikungan", "titik […] di tikungan"),
    ],
)
def test_phone_mail_identity_number_and_position_are_taken_out(typed: str, shown: str) -> None:
    assert conceal(typed) == shown


@pytest.mark.parametrize(
    "typed",
    [
        "Parit 400 m, Rp460.000.000",
        "Kode 1.03.10.2.01.0012",
        "Peraturan 86/2017 ps. 178",
        "2,5 km, 3,25 m",
        "Rp81.234.567.890",
    ],
)
def test_money_codes_and_lengths_stay(typed: str) -> None:
    assert conceal(typed) == typed
