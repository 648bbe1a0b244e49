"""Cells of a plan: money, codes, targets, months, each read or refused in words."""

import re
from decimal import ROUND_HALF_UP, Decimal

from selaras.features.plan.sheets.defects import implausible
from selaras.foundation.sheets.cells import Cell, shown
from selaras.foundation.sheets.columns import CATATAN, TEMUAN, CellProblem, Doubt, Row, text
from selaras.values.angka import TargetText, parse_target
from selaras.values.bulan import parse_bulan
from selaras.values.kode import Kode
from selaras.values.rupiah import parse_rupiah, print_rupiah, suggest_rupiah


def rupiah(cell: Cell) -> int | None:
    """Whole, non-negative rupiah; an implausible amount is taken in as printed and named."""
    try:
        amount = parse_rupiah(cell)
    except ValueError as fault:
        meant = suggest_rupiah(cell) if isinstance(cell, str) else None
        if meant is not None:
            example = f"{meant:,}".replace(",", ".")
            says = f'berisi "{shown(cell)}", bukan angka. Tulis misalnya {example}.'
        else:
            says = str(fault)
        offer = print_rupiah(meant) if meant is not None else ""
        raise Doubt(says, _money_kind(str(fault)), suggestion=offer) from fault
    if reason := implausible(amount):
        says = f"berisi {reason}. Diterima seperti tertulis; periksa dan perbaiki bila salah."
        raise Doubt(says, "pagu_janggal", read_as=amount, severity=TEMUAN)
    return amount


def rupiah_projected(cell: Cell) -> int | None:
    """Rupiah of a future year, which formulas give with fractions: rounded, and said so."""
    if isinstance(cell, Decimal) and cell >= 0 and cell != cell.to_integral_value():
        amount = int(cell.quantize(Decimal(1), rounding=ROUND_HALF_UP))
        says = f"berisi pecahan rupiah {shown(cell)}. Dibaca {print_rupiah(amount)}."
        raise Doubt(says, "pecahan_rupiah", read_as=amount, severity=TEMUAN)
    return rupiah(cell)


def _money_kind(reason: str) -> str:
    for word, kind in (("negatif", "rupiah_negatif"), ("pecahan", "pecahan_rupiah"), ("kosong", "kosong")):
        if word in reason:
            return kind
    return "bukan_rupiah"


def kode(cell: Cell) -> str:
    """A nomenclature code as printed; what is none stays text and gets a finding."""
    printed = text(cell).rstrip(".")
    try:
        Kode.parse(printed)
    except ValueError as fault:
        says = (
            f'berisi "{printed}", bukan kode nomenklatur. Diterima seperti tertulis; tulis misalnya 1.03.10.2.01.0012.'
        )
        raise Doubt(says, "kode_bukan_nomenklatur", read_as=printed, severity=TEMUAN) from fault
    return printed


def normal(printed: str) -> str:
    """The code to match by, '' where the text is none."""
    try:
        return Kode.parse(printed).normal
    except ValueError:
        return ""


def tingkat(printed: str) -> str:
    """The level a code names, '' where the text is none."""
    try:
        return Kode.parse(printed).tingkat
    except ValueError:
        return ""


def target(cell: Cell) -> TargetText:
    """A target with its number, unit and text."""
    return parse_target(cell)


def year_month(cell: Cell) -> str:
    """'2022-03' of a package."""
    printed = text(cell)
    found = re.fullmatch(r"(2\d{3})-(0[1-9]|1[0-2])(?:-\d\d)?(?: .*)?", printed)
    if not found:
        says = f'berisi "{printed}", bukan bulan. Tulis misalnya 2022-03.'
        raise Doubt(says, "bulan_tidak_terbaca", severity=TEMUAN)
    return f"{found[1]}-{found[2]}"


def bulan(cell: Cell) -> int:
    """Month 1..12 of a date, a name or a number."""
    printed = text(cell)
    if dated := re.match(r"2\d{3}-(\d\d)-\d\d", printed):
        return int(dated[1])
    if dated := re.fullmatch(r"\d{1,2}[/-](\d{1,2})[/-]2\d{3}", printed):
        return parse_bulan(dated[1])
    if isinstance(cell, int) and cell > 30_000:  # Excel's day number in a cell without date format
        from datetime import date, timedelta

        return (date(1899, 12, 30) + timedelta(days=cell)).month
    try:
        return parse_bulan(printed)
    except ValueError as fault:
        raise Doubt(str(fault), "bulan_tidak_terbaca", severity=TEMUAN) from fault


def words(cell: Cell) -> str:
    """Text in a column where a formula's 0 stands for nothing."""
    if cell == 0 or (isinstance(cell, str) and cell.strip() == "0"):
        raise Doubt("berisi 0, dibaca sebagai kosong.", "nol_bukan_teks", read_as="", severity=CATATAN)
    return text(cell)


def many(cell: Cell) -> tuple[str, ...]:
    """Several codes or ids in one cell, parted by '|' or ';'."""
    return tuple(part.strip() for part in re.split(r"[|;]", text(cell)) if part.strip())


def missing_money(row: Row, field: str = "pagu") -> tuple[CellProblem, ...]:
    """A finding where the sheet has the column and the row leaves it empty."""
    told = any(problem.field == field for problem in row.problems)
    if row.values.get(field) is not None or told or field not in row.places:
        return ()
    return (row.problem(field, "kosong. Isi pagunya, atau 0 bila memang nol.", "pagu_kosong"),)
