"""Files of one import into rows, each known by its columns. Nothing is written here."""

from pathlib import Path

from selaras.features.plan.actions.sheet.reading import ALL_KINDS
from selaras.features.usulan.actions.sheet.book import KIND, Book
from selaras.features.usulan.actions.sheet.preview import drafts_of
from selaras.features.usulan.sheets import kinds, rows
from selaras.foundation.sheets import fence, recognise
from selaras.foundation.sheets.reading import Order, Read, file_facts, identified
from selaras.foundation.sheets.refused import ColumnsUnknown, SheetRefused


def kinds_of(kind: str, name: str) -> tuple[recognise.Kind, ...]:
    """What a file of an import of proposals may be, whatever its name."""
    return kinds.KINDS if kind == KIND else ()


def read_all(order: Order, book: Book) -> Read:
    """Raises SheetRefused for a file that is no proposal sheet; of several files those that are none are passed over."""
    result, refusals = Read(), []
    for path in sorted(order.paths, key=lambda p: p.name):
        order.tell(f"membaca {path.name}")
        try:
            found = _identified(order, path)
        except SheetRefused as no:
            if len(order.paths) == 1:
                raise
            refusals.append((path.name, no))
            order.tell(f"{path.name} dilewati: {no}")
            continue
        _take(result, order, path, found, book)
    if not result.files:
        raise _none_of(refusals)
    return result


def _none_of(refusals: list[tuple[str, SheetRefused]]) -> SheetRefused:
    """Where one of the files only has unknown columns, somebody may match them."""
    strange = any(isinstance(no, ColumnsUnknown) for _name, no in refusals)
    told = " ".join(f"{name}: {no}" for name, no in refusals[:3])
    return (ColumnsUnknown if strange else SheetRefused)(f"Tidak ada lembar usulan di folder ini. {told}")


def _identified(order: Order, path: Path) -> recognise.Found:
    """Only a sheet that is none of ours is compared with every other kind, to be refused by its name."""
    return identified(order, path, kinds.KINDS, (*kinds.KINDS, *ALL_KINDS), own_first=True)


def _take(result: Read, order: Order, path: Path, found: recognise.Found, book: Book) -> None:
    parsed = list(rows.parse(found, fence.rows(path, found.sheet), file=path.name, tahun=book.siklus.tahun))
    if not parsed:
        raise SheetRefused(f"Lembar '{found.sheet_name or path.name}' tidak berisi baris di bawah judulnya.")
    mine = [row for row in parsed if not book.elsewhere(row.place)]
    result.drafts += drafts_of(book, mine)
    result.files.append(file_facts(order, path, found))
    result.count(path.name, len(parsed), len(parsed) - len(mine))
