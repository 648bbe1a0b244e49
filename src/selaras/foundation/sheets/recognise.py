"""Which kind of workbook this is, where its header stands, and which column is which."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from selaras.foundation.sheets.cells import RawRow, SheetTop, letter
from selaras.foundation.sheets.columns import Column, Place
from selaras.foundation.sheets.headers import LIKE, likeness, loose, plain
from selaras.foundation.sheets.heading import Header, headers
from selaras.foundation.sheets.refused import ColumnsUnknown, SheetRefused

ELSEWHERE = "Unggah di tempatnya, atau pilih berkas lain."
KNOWN, OFFERED, UNUSED = "dikenali", "disarankan", "tidak dipakai"


@dataclass(frozen=True)
class Kind:
    """A kind of workbook: its name in the office, its columns, and the headers that give it away."""

    code: str
    nama: str
    columns: tuple[Column, ...]
    signature: tuple[str, ...] = ()  # fields without which it is not this kind
    refusal: str = ""  # said when this kind is recognised and never taken in
    by_hand: bool = False  # never recognised by its words, only where a person says so

    @cached_property
    def by_header(self) -> dict[str, str]:
        """Plain header -> field."""
        return {plain(name): c.field for c in self.columns if not c.series for name in (*c.aliases, c.header)}

    @cached_property
    def by_loose(self) -> dict[str, str]:
        """Header without years and 'Rp' -> field."""
        return {loose(name): c.field for c in self.columns if not c.series for name in (*c.aliases, c.header)}

    @cached_property
    def by_number(self) -> dict[int, str]:
        """Number in the printed row (1)..(n) -> field."""
        return {c.number: c.field for c in self.columns if c.number}

    @cached_property
    def needed(self) -> frozenset[str]:
        """Fields without which the sheet cannot be read as this kind."""
        return frozenset(self.signature) | {c.field for c in self.columns if c.required and not c.series}

    def column(self, field: str) -> Column:
        return next(c for c in self.columns if c.field == field.partition(":")[0])


@dataclass(frozen=True, slots=True)
class Match:
    """One column of the file and what it was taken for."""

    field: str  # '' where it is not used
    index: int
    letter: str
    header: str  # as printed
    how: str  # dikenali, disarankan, tidak dipakai
    confidence: float  # 0..1


@dataclass(frozen=True, slots=True)
class Found:
    """A recognised sheet."""

    kind: Kind
    sheet: int
    sheet_name: str
    header_rows: tuple[int, int]  # first and last row of the header, as the sheet numbers them
    first_row: int  # where the content begins
    matches: tuple[Match, ...]
    missing: tuple[str, ...] = ()  # headers of needed columns that were not found

    @property
    def places(self) -> dict[str, Place]:
        """The mapping that `clean_rows` takes."""
        return {m.field: Place(m.index, m.header) for m in self.matches if m.field}

    def body(self, raw_rows: Iterable[RawRow]) -> Iterator[RawRow]:
        """The rows below the header."""
        return (row for row in raw_rows if row.number >= self.first_row)


def find(tops: Sequence[SheetTop], kinds: Sequence[Kind]) -> Found | None:
    """The best reading of any sheet as any kind; None where no header is known."""
    best: tuple[tuple[float, ...], Found] | None = None
    for top in tops:
        for header in headers(top):
            for kind in (kind for kind in kinds if not kind.by_hand):
                if (scored := _score(kind, top, header)) and (best is None or scored[0] > best[0]):
                    best = scored
    return best[1] if best else None


def identify(tops: Sequence[SheetTop], kinds: Sequence[Kind], wanted: Sequence[Kind] | None = None) -> Found:
    """The sheet of a wanted kind; any other workbook is refused by its name."""
    accepted = tuple(k for k in (kinds if wanted is None else wanted) if not (k.by_hand or k.refusal))
    own = find(tops, accepted)
    refuse_other(tops, kinds, accepted)
    if own and not own.missing:
        return own
    if own and own.missing:
        absent = ", ".join(f"'{header}'" for header in own.missing)
        where = f"Lembar '{own.sheet_name}'" if own.sheet_name else "Berkas ini"
        raise ColumnsUnknown(
            f"{where} mirip {own.kind.nama}, tetapi kolom {absent} tidak ada. Tambahkan kolom itu lalu unggah lagi."
        )
    sample = ", ".join(f"'{c.header}'" for c in accepted[0].columns[:5])
    raise ColumnsUnknown(
        f"Baris judul {_either(accepted)} tidak ditemukan. Yang dicari antara lain kolom {sample}. "
        "Periksa apakah berkas dan lembarnya sudah benar."
    )


def refuse_other(tops: Sequence[SheetTop], kinds: Sequence[Kind], accepted: Sequence[Kind]) -> None:
    """A whole workbook of another kind is refused by its name, whatever its columns are matched with."""
    found = find(tops, kinds)
    if found and found.kind not in accepted and not found.missing:
        raise SheetRefused(f"Ini {found.kind.nama}, bukan {_either(accepted)}. {found.kind.refusal or ELSEWHERE}")


def _either(kinds: Sequence[Kind]) -> str:
    *others, last = dict.fromkeys(kind.nama for kind in kinds)
    return f"{', '.join(others)} atau {last}" if others else last


def _score(kind: Kind, top: SheetTop, header: Header) -> tuple[tuple[float, ...], Found] | None:
    if len(_exact(kind, header)) < 2:
        return None
    taken = explain(kind, header)
    if not {field for field, _ in taken.values()} >= set(kind.signature):
        return None
    return weigh(kind, top, header, taken)


def explain(kind: Kind, header: Header) -> dict[int, tuple[str, float]]:
    """Column index -> the field that its header says, and how surely, 0..1."""
    taken = _exact(kind, header)
    if header.numbers and kind.by_number and len(taken) * 3 >= len(kind.by_number):
        return _numbered(kind, header)
    _offer(kind, header, taken)
    return taken


def weigh(
    kind: Kind, top: SheetTop, header: Header, taken: dict[int, tuple[str, float]]
) -> tuple[tuple[float, ...], Found]:
    """The reading, and how good it is: what is needed first, then how much of the sheet it explains."""
    have = {field for field, _ in taken.values()}
    missing = tuple(kind.column(f).header for f in sorted(kind.needed - have))
    matches = tuple(
        _match(at, header.joined[at] if at < len(header.joined) else "", taken.get(at)) for at in _used(header, taken)
    )
    found = Found(kind, top.head.index, top.head.name, header.rows, header.first_row, matches, missing)
    unused = sum(m.how == UNUSED for m in matches)
    share = len(taken) / max(len(matches), 1)
    depth = header.rows[1] - header.rows[0]
    return (
        float(not missing),
        share * len(taken),
        -unused,
        bool(header.numbers),
        -depth,
        -top.head.index,
        -header.rows[0],
    ), found


def _numbered(kind: Kind, header: Header) -> dict[int, tuple[str, float]]:
    """Columns by their printed numbers; a number printed twice counts once."""
    first = {n: at for at, n in sorted(header.numbers.items(), reverse=True)}
    return {at: (field, 1.0) for n, at in first.items() if (field := kind.by_number.get(n))}


def _used(header: Header, taken: dict[int, tuple[str, float]]) -> list[int]:
    width = max(len(header.joined), max(taken, default=-1) + 1)
    return [at for at in range(width) if at in taken or (at < len(header.joined) and header.joined[at])]


def _match(at: int, printed: str, taken: tuple[str, float] | None) -> Match:
    if taken is None:
        return Match("", at, letter(at), printed, UNUSED, 0.0)
    field, confidence = taken
    return Match(field, at, letter(at), printed or field, KNOWN if confidence == 1.0 else OFFERED, round(confidence, 2))


def _exact(kind: Kind, header: Header) -> dict[int, tuple[str, float]]:
    """Columns whose joined or lowest header is a known one."""
    taken: dict[int, tuple[str, float]] = {}
    have: set[str] = set()
    series = [(c.field, re.compile(c.series)) for c in kind.columns if c.series]
    for source in (header.joined, header.leaf):
        for names, texts in ((kind.by_header, plain), (kind.by_loose, loose)):
            for at, printed in enumerate(source):
                field = names.get(texts(printed)) if printed and at not in taken else None
                if printed and at not in taken and field is None:
                    field = next((f"{f}:{m[1]}" for f, p in series if (m := p.fullmatch(plain(printed)))), None)
                if field and field not in have:
                    taken[at] = (field, 1.0)
                    have.add(field)
    return taken


def _offer(kind: Kind, header: Header, taken: dict[int, tuple[str, float]]) -> None:
    """Headers with small slips, best pairs first."""
    have = {field for field, _ in taken.values()}
    pairs: list[tuple[float, int, str]] = []
    for at, printed in enumerate(header.leaf):
        if printed and at not in taken:
            mine = plain(printed)
            pairs.extend(
                (score, -at, field)
                for name, field in kind.by_header.items()
                if field not in have and (score := likeness(mine, name)) >= LIKE
            )
    for score, at, field in sorted(pairs, reverse=True):
        if -at not in taken and field not in have:
            taken[-at] = (field, min(score, 0.99))
            have.add(field)
