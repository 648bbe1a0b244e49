"""Rows of a cascade sheet into drafts: nodes, programmes of OPDs, indicators, and which sasaran they serve."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from selaras.features.plan.actions.sheet.drafts import Draft, as_problems, drafts_of, indikator_json, problem
from selaras.features.plan.sheets.defects import plain_name
from selaras.features.plan.sheets.rows import CascadeRow, OpdRow, SheetRow, TargetRow

ROLES = {"prioritas": "contributor", "pendukung": "support"}  # as the sheet names a programme's part


@dataclass(slots=True)
class Cascade:
    """Drafts of one cascade import, and what refs point at."""

    tahun: int
    source: str = "cascade"
    drafts: list[Draft] = field(default_factory=list)
    nodes: dict[str, Draft] = field(default_factory=dict)  # ref → draft
    lines: dict[str, Draft] = field(default_factory=dict)  # key → draft
    measured: dict[str, str] = field(default_factory=dict)  # ref of an indicator → ref of its node

    def take(self, rows: Iterable[SheetRow]) -> None:
        for row in rows:
            if isinstance(row, OpdRow):
                self.drafts += drafts_of([row], self.source)
            elif isinstance(row, CascadeRow):
                self._row(row)

    def _row(self, row: CascadeRow) -> None:
        if row.jenjang == "tema" and row.tahun not in (None, self.tahun):
            self._other_year(row)
        elif row.jenjang in ("program", "kegiatan", "sub_kegiatan"):
            self._line(row)
        else:
            self._node(row)

    def _add(self, row: CascadeRow, draft: Draft) -> Draft:
        draft.file, draft.number = row.file, row.number
        draft.problems = as_problems(row.problems) + draft.problems
        self.drafts.append(draft)
        return draft

    def _other_year(self, row: CascadeRow) -> None:
        says = f"Baris {row.number}: tema tahun {row.tahun}, bukan tahun siklus ini; dilewati."
        draft = Draft("catatan", "", row.uraian, {})
        draft.problems.append(problem(row.number, "tahun_lain", says, severity="catatan"))
        self._add(row, draft)

    def _node(self, row: CascadeRow) -> None:
        if row.indikator is not None and row.indikator.id_sumber:
            self.measured[row.indikator.id_sumber] = row.ref
        if row.ref in self.nodes:
            self._more(row, self.nodes[row.ref].key)
            return
        values = {"jenjang": row.jenjang, "kode": row.kode, "uraian": row.uraian}
        values |= {"catatan": row.catatan, "sumber": row.sumber}
        draft = Draft(row.jenjang, f"{self.source}:{row.ref}", row.uraian, values)
        draft.refs["induk"] = f"{self.source}:{row.parent_ref}" if row.parent_ref else ""
        draft.parts["indikator"] = [indikator_json(row.indikator)] if row.indikator else []
        draft.parts["mendukung"] = [f"{self.source}:{ref}" for ref in row.mendukung]
        self.nodes[row.ref] = self._add(row, draft)

    def _more(self, row: CascadeRow, about: str) -> None:
        """A further indicator of a node or line that an earlier row opened."""
        spec = indikator_json(row.indikator) if row.indikator else None
        draft = Draft("indikator", "", row.indikator.nama if row.indikator else row.uraian, {}, {"about": about})
        draft.parts["indikator"] = [spec] if spec else []
        self._add(row, draft)

    def _line(self, row: CascadeRow) -> None:
        opd = row.opd_kode or plain_name(row.opd_nama)
        key = f"{self.source}:{row.jenjang}:{opd}:{row.ref or row.kode}:{plain_name(row.uraian)}"[:250]
        money = _money(row.pagu, self.tahun)
        if key in self.lines:
            line = self.lines[key]
            line.values["pagu"] = _plus(line.values["pagu"], money)
            line.rupiah = line.values["pagu"]
            _plus_years(line.parts["pagu_renstra"], row.pagu)
            self._more(row, key)
        else:
            line = self._add(row, _line_draft(row, key, money))
            self.lines[key] = line
        line.refs.setdefault("serves", "")
        for ref in row.sasaran_refs or ((row.parent_ref,) if row.parent_ref else ()):
            line.parts.setdefault("serves", []).append([ref, ROLES.get(row.peran.lower(), "contributor")])

    def finish(self) -> list[Draft]:
        """Programmes that serve a sasaran become contributions of their OPD."""
        for line in self.lines.values():
            for ref, role in _unique(line.parts.pop("serves", [])):
                node = self.nodes.get(ref) or self.nodes.get(self.measured.get(ref, ""))
                line.refs.pop("serves", None)
                if node is None:
                    says = (
                        f"Baris {line.number}: rujukan '{ref}' tidak ada di berkas; programnya diterima tanpa sasaran."
                    )
                    line.problems.append(problem(line.number, "rujukan_tidak_ada", says, there=ref))
                    continue
                draft = Draft("kontribusi", "", line.label, {"role": role}, {"simpul": node.key, "line": line.key})
                draft.file, draft.number, draft.derived = line.file, line.number, True
                self.drafts.append(draft)
            line.refs.pop("serves", None)
        return self.drafts


def _line_draft(row: CascadeRow, key: str, money: int | None) -> Draft:
    values: dict[str, Any] = {"jenjang": row.jenjang, "kode": row.kode, "nama": row.uraian, "pagu": money}
    values |= {"asal": "cascade", "keterangan": row.catatan}
    refs = {"opd": f"kode:{row.opd_kode}" if row.opd_kode else f"nama:{plain_name(row.opd_nama)}"}
    refs |= {"opd_nama": row.opd_nama, "opd_kode": row.opd_kode, "induk": ""}
    parts = {
        "indikator": [indikator_json(row.indikator)] if row.indikator else [],
        "pagu_renstra": {str(t.tahun): t.pagu for t in row.pagu if t.tahun and t.pagu is not None},
    }
    return Draft(row.jenjang, key, f"{row.kode} {row.uraian}".strip(), values, refs, parts, rupiah=money)


def _money(years: tuple[TargetRow, ...], tahun: int) -> int | None:
    return next((t.pagu for t in years if t.tahun == tahun), None)


def _plus(first: int | None, second: int | None) -> int | None:
    """Money of a programme whose indicators each carry a part of it."""
    return second if first is None else first + (second or 0)


def _plus_years(total: dict[str, int], years: tuple[TargetRow, ...]) -> None:
    for year in years:
        if year.tahun and year.pagu is not None:
            total[str(year.tahun)] = total.get(str(year.tahun), 0) + year.pagu


def _unique(serves: list[list[str]]) -> list[tuple[str, str]]:
    """Each sasaran once; as contributor where any row says so."""
    best: dict[str, str] = {}
    for ref, role in serves:
        if best.get(ref) != "contributor":
            best[ref] = role
    return sorted(best.items())
