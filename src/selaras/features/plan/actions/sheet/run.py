"""The desk where sheets come into the plan; the command line comes here too."""

from collections.abc import Iterable
from functools import partial

from selaras.features.plan.actions.sheet import reading, undo
from selaras.features.plan.actions.sheet.apply import Writer
from selaras.features.plan.actions.sheet.book import open_book
from selaras.features.plan.actions.sheet.decide import correct
from selaras.features.plan.actions.sheet.preview import judge, resolve_opds
from selaras.features.plan.verbs import SHEET_APPLY, SHEET_DECIDE, SHEET_FORGET, SHEET_MAP, SHEET_UNDO, SHEET_UPLOAD
from selaras.foundation.sheets.actions import apply, run
from selaras.foundation.sheets.desk import ImportDesk, Judged, SheetVerbs
from selaras.foundation.sheets.reading import Order, Read


def preview(order: Order) -> tuple[Read, Iterable[Judged]]:
    """The files read, and each row compared with the plan."""
    result = reading.read_all(order)
    order.tell("membandingkan dengan rencana")
    book = open_book(order.siklus)
    resolve_opds(book, result.drafts, order.opd)
    return result, judge(book, result.drafts)


DESK = ImportDesk(
    kinds=tuple(reading.READERS),
    known=reading.ALL_KINDS,
    verbs=SheetVerbs(SHEET_UPLOAD, SHEET_MAP, SHEET_FORGET, SHEET_DECIDE, SHEET_APPLY, SHEET_UNDO),
    kinds_of=reading.kinds_of,
    preview=preview,
    writer=Writer,
    correct=correct,
    standing=undo.standing_on,
    take_out=undo.take_out,
    counted="baris",
)
run_import = partial(run.run_import, DESK)
preview_upload = partial(run.preview_upload, DESK)
apply_upload = partial(apply.apply_upload, DESK)
