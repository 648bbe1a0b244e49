"""Work rows set into their tree by code: ids for repeated codes, parents that the sheet leaves out."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from selaras.features.plan.sheets.cells import normal
from selaras.features.plan.sheets.rows import LineRow
from selaras.foundation.sheets.columns import CATATAN, CellProblem, Row
from selaras.values.kode import Kode

LINES = ("program", "kegiatan", "sub_kegiatan")
_ABOVE = {"program": "", "kegiatan": "program", "sub_kegiatan": "kegiatan"}


class Tree:
    """Codes of one agency's sheet as they come, so that each row knows the row above it."""

    def __init__(self, file: str, opd_kode: str = "") -> None:
        self.file, self.opd_kode = file, opd_kode
        self.seen: Counter[str] = Counter()
        self.last: dict[str, str] = {}  # code -> id of the latest row with it
        self.open: dict[str, str] = {}  # level -> id of the latest row of it

    def place(self, line: LineRow, row: Row) -> Iterator[LineRow]:
        """The row with its id and parent, after the parents that its code implies."""
        parent = self.parent(line, row)
        yield from parent
        key = line.kode_normal or f"baris-{line.nama.casefold()}"
        self.seen[key] += 1
        own = key if self.seen[key] == 1 else f"{key}#{self.seen[key]}"
        self.last[key] = self.open[line.jenjang] = own
        extra = self.mismatch(line, row) if not parent else ()
        yield replace(
            line, id_sumber=own, parent_id=self.parent_id(line), problems=line.problems + extra, file=self.file
        )

    def parent(self, line: LineRow, row: Row) -> list[LineRow]:
        """The missing rows above a coded row, from the top; their money is never made up."""
        missing: list[LineRow] = []
        kode = Kode.parse(line.kode_normal).parent if line.kode_normal else None
        while kode is not None and kode.tingkat in LINES and kode.normal not in self.last:
            missing.insert(0, self.derived(kode, row))
            kode = kode.parent
        for made in missing:
            self.seen[made.kode] += 1
            self.last[made.kode] = self.open[made.jenjang] = made.id_sumber
        return missing

    def derived(self, kode: Kode, row: Row) -> LineRow:
        """A programme or kegiatan that only its children's codes tell of."""
        says = (
            f"tidak memuat baris {kode.tingkat} {kode.normal}; dibuat dari kode ini, nama dan pagunya dibiarkan kosong."
        )
        problem = row.problem("kode", says, "induk_diturunkan", read_as=kode.normal, severity=CATATAN)
        upper = kode.parent
        return LineRow(
            number=row.number,
            file=self.file,
            problems=(problem,),
            jenjang=kode.tingkat,
            id_sumber=kode.normal,
            parent_id=upper.normal if upper and kode.tingkat == "kegiatan" else "",
            kode=kode.normal,
            kode_normal=kode.normal,
            nama="",
            pagu=None,
            opd_kode=self.opd_kode,
            derived=True,
        )

    def parent_id(self, line: LineRow) -> str:
        """The row above: by code where it stands in the sheet, else by position."""
        above = _ABOVE[line.jenjang]
        kode = Kode.parse(line.kode_normal).parent if line.kode_normal else None
        if above and kode is not None and kode.normal in self.last:
            return self.last[kode.normal]
        return self.open.get(above, "") if above else ""

    def mismatch(self, line: LineRow, row: Row) -> tuple[CellProblem, ...]:
        """A row printed under one parent while its code names another."""
        above = self.open.get(_ABOVE[line.jenjang], "").partition("#")[0]
        kode = Kode.parse(line.kode_normal).parent if line.kode_normal else None
        if not above or kode is None or normal(above) in {"", kode.normal}:
            return ()
        says = f"berisi {line.kode}, padahal ditulis di bawah {above}. Dihubungkan menurut kodenya; periksa."
        return (row.problem("kode", says, "induk_tidak_cocok"),)
