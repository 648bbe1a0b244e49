"""Write a whole example plan into a cycle: pieces of at most 500 rows, each one transaction and one entry."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from selaras.features.plan.actions.example import meaning, work
from selaras.features.plan.actions.example.loading import Loading
from selaras.features.plan.queries.sheet_words import EXAMPLE
from selaras.features.plan.verbs import SHEET_APPLY
from selaras.foundation.sheets.models import Upload
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.tahapan.rules import forget_windows, remember_windows
from selaras.foundation.verbs import clock
from selaras.foundation.verbs.acting import Bulk, acting_many
from selaras.foundation.verbs.actors import Actor
from selaras.reference.example import ExamplePlan, digest

LABEL = "Data contoh"
PIECE = 500  # rows per transaction
Tell = Callable[[str], None]
type Write = Callable[[Loading, Bulk, Sequence[Any]], None]
LEVELS = ("program", "kegiatan", "sub_kegiatan")


def load_example(plan: ExamplePlan, siklus: Siklus, *, actor: Actor, tell: Tell = lambda text: None) -> Upload:
    """Fill an empty example cycle. A killed run goes on where it was; a second run does nothing."""
    if not siklus.contoh:
        raise ValueError("an example belongs into a cycle that says it is one")
    upload = _upload(plan, siklus, actor)
    if upload.state == Upload.State.DITERAPKAN:
        return upload
    loading = Loading(plan, siklus, upload, clock.now())
    token = remember_windows()
    try:
        for name, rows, write in _steps(plan):
            tell(f"Data contoh: {name} ({len(rows)})")
            _in_pieces(loading, actor, name, rows, write)
    finally:
        forget_windows(token)
    upload.state, upload.applied_at = Upload.State.DITERAPKAN, clock.now()
    upload.save(update_fields=["state", "applied_at"])
    return upload


def _upload(plan: ExamplePlan, siklus: Siklus, actor: Actor) -> Upload:
    found = Upload.objects.filter(siklus=siklus, kind=EXAMPLE).first()
    return found or Upload.objects.create(
        daerah_id=siklus.daerah_id,
        siklus=siklus,
        kind=EXAMPLE,
        label=LABEL,
        sha256=digest(plan),
        state=Upload.State.DITERAPKAN_SEBAGIAN,
        created_by=actor.person_id,
        created_by_name=actor.name,
        counts={"done": []},
    )


def _steps(plan: ExamplePlan) -> Iterator[tuple[str, Sequence[Any], Write]]:
    """What is written, in an order in which everything named is there already."""
    yield "OPD", plan.opd, work.opds
    yield "simpul", plan.simpul, meaning.simpul
    for level in LEVELS:
        yield level, [line for line in plan.lines if line.jenjang == level], work.lines
    yield "indikator", plan.indikator, meaning.indikator
    yield "paket", plan.paket, work.paket
    yield "kontribusi", plan.contributions, meaning.contributions
    yield "pagu", plan.ceilings, meaning.ceilings
    yield "Renja", sorted({line.opd for line in plan.lines}), work.renja


def _in_pieces(loading: Loading, actor: Actor, name: str, rows: Sequence[Any], write: Write) -> None:
    upload = loading.upload
    for start in range(0, len(rows), PIECE):
        step, piece = f"{name}:{start}", rows[start : start + PIECE]
        if step in upload.counts["done"]:
            continue
        note = f"{name}: {len(piece)}"
        with acting_many(actor, SHEET_APPLY, upload, file_sha256=upload.sha256, note=note) as bulk:
            write(loading, bulk, piece)
            upload.counts = {"done": [*upload.counts["done"], step]}
            upload.save(update_fields=["counts"])
