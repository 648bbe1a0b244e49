"""The desk where sheets of proposals come in; the command line comes here too."""

from collections.abc import Iterable
from functools import partial

from selaras.features.usulan.actions.sheet import reading, undo
from selaras.features.usulan.actions.sheet.apply import Writer
from selaras.features.usulan.actions.sheet.book import KIND, open_book
from selaras.features.usulan.actions.sheet.decide import correct
from selaras.features.usulan.actions.sheet.preview import judge
from selaras.features.usulan.sheets.kinds import KINDS
from selaras.features.usulan.verbs import (
    SHEET_APPLY,
    SHEET_DECIDE,
    SHEET_FORGET,
    SHEET_MAP,
    SHEET_UNDO,
    SHEET_UPLOAD,
)
from selaras.foundation.sheets.actions import apply, run
from selaras.foundation.sheets.desk import ImportDesk, Judged, SheetVerbs
from selaras.foundation.sheets.reading import Order, Read


def preview(order: Order) -> tuple[Read, Iterable[Judged]]:
    """The files read, and each proposal compared with what the cycle holds."""
    book = open_book(order.siklus)
    result = reading.read_all(order, book)
    order.tell("membandingkan dengan usulan yang ada")
    return result, judge(book, result.drafts)


DESK = ImportDesk(
    kinds=(KIND,),
    known=KINDS,
    verbs=SheetVerbs(SHEET_UPLOAD, SHEET_MAP, SHEET_FORGET, SHEET_DECIDE, SHEET_APPLY, SHEET_UNDO),
    kinds_of=reading.kinds_of,
    preview=preview,
    writer=Writer,
    correct=correct,
    standing=undo.standing_on,
    take_out=undo.take_out,
    counted="usulan",
)
run_import = partial(run.run_import, DESK, KIND)
preview_upload = partial(run.preview_upload, DESK, KIND)
apply_upload = partial(apply.apply_upload, DESK)
