"""The desk of one feature's imports: whose verbs hold there, what its files may be, how they become rows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from selaras.foundation.sheets.drafts import Draft
from selaras.foundation.sheets.models import Upload, UploadRow
from selaras.foundation.sheets.reading import Order, Read
from selaras.foundation.sheets.recognise import Kind
from selaras.foundation.verbs.acting import Bulk
from selaras.foundation.verbs.actors import Actor
from selaras.foundation.verbs.verb import Verb

type Judged = tuple[Draft, str, dict[str, Any]]  # a draft, its state, what would change


class Writer(Protocol):
    """One run of an import that is being applied."""

    def write(self, bulk: Bulk, group: str, piece: list[UploadRow]) -> None:
        """The rows of one piece, inside its transaction."""

    def finish(self, actor: Actor) -> None:
        """What only the whole import shows."""


@dataclass(frozen=True, slots=True)
class SheetVerbs:
    """What may be done to a sheet."""

    upload: Verb
    map: Verb
    forget: Verb
    decide: Verb
    apply: Verb
    undo: Verb


@dataclass(frozen=True, slots=True)
class ImportDesk:
    """Everything that one feature says of its imports; the rest is the same for all."""

    kinds: tuple[str, ...]  # Upload.kind of its imports
    known: tuple[Kind, ...]  # every kind of workbook that it takes in
    verbs: SheetVerbs
    kinds_of: Callable[[str, str], tuple[Kind, ...]]  # kind of import, name of a file -> what the file may be
    preview: Callable[[Order], tuple[Read, Iterable[Judged]]]  # read, and compared with what is there
    writer: Callable[[Upload], Writer]
    correct: Callable[[UploadRow, str, str], None]  # a row of the preview, column, value that a person wrote
    standing: Callable[[Upload], list[str]]  # what keeps an import from being taken back, in words
    take_out: Callable[[Bulk, Upload], None]  # its rows leave
    counted: str  # what is written, as the command line counts it: '40/120 baris diterapkan'


desks: dict[str, ImportDesk] = {}  # Upload.kind -> its desk


def register(desk: ImportDesk) -> None:
    """From now on the worker knows what to do with imports of these kinds."""
    desks.update(dict.fromkeys(desk.kinds, desk))
