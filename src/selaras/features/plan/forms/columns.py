"""The columns of one of our imports on the table."""

from collections.abc import Mapping

from selaras.features.plan.actions.sheet.reading import kinds_of
from selaras.foundation.sheets.forms import Desk
from selaras.foundation.sheets.models import Upload

YEARS = range(-2, 7)  # around the plan year: a Renstra or RPJMD of five years, and one more


def files_to_match(upload: Upload) -> list[tuple[str, str]]:
    """Files whose columns can be matched, each with what is wrong with it."""
    return [(name, about["problem"]) for name, about in upload.tops.items() if kinds_of(upload.kind, name)]


def desk_of(upload: Upload, asked: Mapping[str, str]) -> Desk:
    """The file that was asked for, else the first with a problem."""
    files = dict(files_to_match(upload))
    troubled = [name for name, problem in files.items() if problem]
    file = asked.get("berkas", "")
    if file not in files:
        file = next(iter(troubled or files), "")
    years = tuple(upload.siklus.tahun + step for step in YEARS)
    return Desk(upload, file, kinds_of(upload.kind, file), years, asked)
