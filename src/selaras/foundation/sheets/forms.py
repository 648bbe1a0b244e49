"""The page that matches the columns of a file by hand: where its header stands, and which column is which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from selaras.foundation.sheets.actions.columns import Lesson
from selaras.foundation.sheets.cells import SheetTop, shown
from selaras.foundation.sheets.desk import ImportDesk
from selaras.foundation.sheets.heading import Header, headers
from selaras.foundation.sheets.mapping import Choice, Shown, columns_of, guess, kept, look, offers, read_as
from selaras.foundation.sheets.memory import recall
from selaras.foundation.sheets.models import Upload
from selaras.foundation.sheets.recognise import Found, Kind

EXCERPT = 48  # signs of a row in the choice of the header row
YEARS = range(-2, 7)  # around the plan year: a Renstra or RPJMD of five years, and one more


@dataclass(frozen=True)
class Table:
    """One file of an import laid out: what it may be, its first rows, how it is read so far."""

    upload: Upload
    file: str
    kinds: tuple[Kind, ...]
    years: tuple[int, ...]  # offered for columns that repeat per year
    asked: Mapping[str, str]  # bentuk, lembar, dari, sampai as sent; what is not sent is found out

    @cached_property
    def tops(self) -> tuple[SheetTop, ...]:
        return kept(self.upload.tops.get(self.file, {}).get("sheets", ()))

    @cached_property
    def found(self) -> Found | None:
        """As asked for; else as matched before, as remembered, or as it looks."""
        return self._asked() if "lembar" in self.asked else self._so_far()

    def _so_far(self) -> Found | None:
        before = self.upload.mapping.get(self.file)
        if before and (found := read_as(self.tops, self.kinds, Choice.from_json(before))):
            return found
        back = recall(self.upload.daerah_id, self.kinds, self.tops)
        return back.found if back else guess(self.tops, self.kinds)

    def _asked(self) -> Found | None:
        kinds = [kind for kind in self.kinds if kind.code == self.asked.get("bentuk")] or list(self.kinds)
        tops = [top for top in self.tops if str(top.head.index) == self.asked["lembar"]] or list(self.tops)
        if self.asked.get("semula", self.asked["lembar"]) == self.asked["lembar"]:
            header = _pointed(tops[0], self.asked) if tops else None
            if header:
                return look(kinds[0], tops[0], header)
        return guess(tops, kinds)

    @property
    def top(self) -> SheetTop:
        assert self.found is not None  # noqa: S101  asked only where there is a reading
        return next(top for top in self.tops if top.head.index == self.found.sheet)

    @property
    def problem(self) -> str:
        return str(self.upload.tops.get(self.file, {}).get("problem", ""))

    @property
    def settled(self) -> bool:
        """Whether every needed column has its place already."""
        return self.found is not None and not self.found.missing

    @cached_property
    def columns(self) -> list[Shown]:
        return columns_of(self.found, self.top) if self.found else []

    def lesson(self, columns: dict[int, str]) -> Lesson:
        """What is remembered when these columns are chosen."""
        found = self.found
        assert found is not None  # noqa: S101  the form was valid
        header = next(header for header in headers(self.top) if header.rows == found.header_rows)
        choice = Choice(found.kind.code, found.sheet, found.header_rows, columns)
        return Lesson(choice, header, tuple(kind.code for kind in self.kinds))


def _pointed(top: SheetTop, asked: Mapping[str, str]) -> Header | None:
    """The header rows that were asked for, when they can be one header."""
    rows = asked.get("dari", ""), asked.get("sampai", "")
    if not all(text.isdecimal() and len(text) < 8 for text in rows):
        return None
    first, last = (int(text) for text in rows)
    return next((header for header in headers(top) if header.rows == (min(first, last), last)), None)


def files_to_match(desk: ImportDesk, upload: Upload) -> list[tuple[str, str]]:
    """Files whose columns can be matched, each with what is wrong with it."""
    return [(name, about["problem"]) for name, about in upload.tops.items() if desk.kinds_of(upload.kind, name)]


def table_of(desk: ImportDesk, upload: Upload, asked: Mapping[str, str]) -> Table:
    """The file that was asked for, else the first with a problem."""
    files = dict(files_to_match(desk, upload))
    troubled = [name for name, problem in files.items() if problem]
    file = asked.get("berkas", "")
    if file not in files:
        file = next(iter(troubled or files), "")
    years = tuple(upload.siklus.tahun + step for step in YEARS)
    return Table(upload, file, desk.kinds_of(upload.kind, file), years, asked)


class PlaceForm(forms.Form):
    """Where the header stands: form, worksheet, first and last row."""

    bentuk = forms.ChoiceField(label=gettext_lazy("Dibaca sebagai"))
    lembar = forms.ChoiceField(label=gettext_lazy("Lembar"))
    dari = forms.TypedChoiceField(label=gettext_lazy("Judul mulai baris"), coerce=int)
    sampai = forms.TypedChoiceField(label=gettext_lazy("Judul sampai baris"), coerce=int)
    semula = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, table: Table) -> None:
        found = table.found
        assert found is not None  # noqa: S101  shown only where there is a reading
        first, last = found.header_rows
        start = {"bentuk": found.kind.code, "lembar": found.sheet, "dari": first, "sampai": last}
        super().__init__(initial={**start, "semula": found.sheet})
        rows = [(row.number, f"{row.number} · {_excerpt(row.cells)}") for row in table.top.rows]
        self._offer("bentuk", [(kind.code, _(kind.nama)) for kind in table.kinds])
        self._offer("lembar", [(top.head.index, top.head.name or table.file) for top in table.tops if top.rows])
        self._offer("dari", rows)
        self._offer("sampai", rows)

    def _offer(self, name: str, choices: list[tuple[Any, str]]) -> None:
        """Where there is nothing to choose, nothing is asked."""
        field: Any = self.fields[name]
        field.choices = choices
        if len(choices) < 2:
            field.widget = forms.HiddenInput()


def _excerpt(cells: Sequence[Any]) -> str:
    text = " | ".join(shown(cell) for cell in cells if cell)
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT]}…"


class ColumnsForm(forms.Form):
    """Which of our columns each column of the file is."""

    def __init__(self, *args: Any, table: Table) -> None:
        super().__init__(*args)
        self.table = table
        if table.found is None:
            return
        needed = table.found.kind.needed
        choices = [("", _("— tidak dipakai —"))]
        for field, _column, name in offers(table.found.kind, table.found, table.years):
            choices.append((field, f"{name} *" if field in needed else name))
        for column in table.columns:
            label = _("Kolom %(letter)s dipakai sebagai") % {"letter": column.letter}
            name = f"kolom_{column.index}"
            tied = {"class": "form-select", "aria-describedby": f"isi_{column.index} id_{name}-err"}
            self.fields[name] = forms.ChoiceField(
                label=label, choices=choices, required=False, initial=column.field, widget=forms.Select(tied)
            )

    def needed(self) -> list[str]:
        """Names of the columns without which the sheet is not read, in the order of our own template."""
        kind = self.table.found.kind if self.table.found else None
        needed = {field.partition(":")[0] for field in kind.needed} if kind else set()
        return [column.header for column in (kind.columns if kind else ()) if column.field in needed]

    def cards(self) -> list[tuple[Shown, Any]]:
        """Each column beside its choice."""
        return [(column, self[f"kolom_{column.index}"]) for column in self.table.columns]

    def chosen(self) -> dict[int, str]:
        return {c.index: self.cleaned_data.get(f"kolom_{c.index}", "") for c in self.table.columns}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        found = self.table.found
        if found is None:
            raise forms.ValidationError(_("Tidak ada baris judul di berkas ini. Periksa berkasnya lalu unggah lagi."))
        places: dict[str, list[Shown]] = {}
        for column in self.table.columns:
            if field := data.get(f"kolom_{column.index}"):
                places.setdefault(field, []).append(column)
        for columns in places.values():
            if len(columns) > 1:
                self._twice(columns)
        order = [column.field for column in found.kind.columns]
        missing = sorted(found.kind.needed - set(places), key=lambda field: order.index(field.partition(":")[0]))
        absent = [f"'{found.kind.column(field).header}'" for field in missing]
        if absent:
            raise forms.ValidationError(
                _("Kolom wajib belum dipilih: %(columns)s.") % {"columns": ", ".join(absent)}, code="absent"
            )
        return data

    def _twice(self, columns: list[Shown]) -> None:
        for column in columns:
            others = ", ".join(other.letter for other in columns if other is not column)
            says = _("Pilihan ini juga dipakai kolom %(others)s. Satu kolom kita hanya dari satu kolom berkas.")
            self.add_error(f"kolom_{column.index}", says % {"others": others})
