"""The only machine's writes to pairs: what a look found is stored, and no verdict of people is touched."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from selaras.features.alignment.actions.index import keep_index
from selaras.features.alignment.actions.temuan import BATCH, PART, seen_acts
from selaras.features.alignment.models import PairSweep, Pasangan
from selaras.features.alignment.queries.overlap.judges import judges_of
from selaras.features.alignment.queries.overlap.look import Look, kept_of, look
from selaras.features.alignment.queries.overlap.pairing import FoundPair, weight
from selaras.foundation.jobs.breath import in_parts
from selaras.foundation.live.actions import publish
from selaras.foundation.live.rooms import cycle_room
from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs import clock

MATERIAL = 0.1  # 0..1; a pair judged different comes back when its rupiah moved by more
SAID = (
    *("left_opd_id", "right_opd_id", "relation", "likeness", "nearness", "because", "evidence", "rupiah", "weight"),
    *("kecamatan", "said", "left_digest", "right_digest", "memory"),
)
OPENED = (
    *(
        "state",
        "verdict",
        "pelaksana",
        "reason",
        "proposed_by",
        "proposed_opd",
        "proposed_at",
        "awaits_opd",
        "next_opd",
    ),
    *("awaits_anybody", "confirmed_by", "confirmed_at", "objection", "done_at", "recalled"),
)
State = Pasangan.State
UNTOUCHED = Pasangan()  # a pair about which nobody has said anything


def sweep_pairs(siklus: Siklus, *, whole: bool = False) -> PairSweep:
    """Look for pairs again. A computation by machine and no act of a person: history has no entry of it."""
    acts, at = seen_acts(siklus), clock.now()
    made, _new = PairSweep.objects.get_or_create(siklus=siklus, defaults={"daerah_id": siklus.daerah_id})
    PairSweep.objects.filter(pk=made.pk).update(running_since=at, done=0)

    def step(done: int) -> None:
        PairSweep.objects.filter(pk=made.pk).update(done=done)

    found = look(siklus, judges_of(siklus.daerah_id), whole=whole, step=step)
    moved = _store(siklus, found, at)
    with transaction.atomic():
        sweep = PairSweep.objects.select_for_update(of=("self",)).get(pk=made.pk)
        sweep.seq, sweep.at, sweep.texts, sweep.running_since = max(acts, sweep.seq), at, len(found.texts), None
        sweep.save()
    if (kept := kept_of(siklus)) is not None:
        keep_index(siklus, kept.texts, kept.items, kept.corpus)
    if moved:
        publish(cycle_room(siklus.daerah_id, siklus.tahun), "changed", {"kinds": ["alignment.pasangan"]})
    return sweep


def _store(siklus: Siklus, found: Look, at: datetime) -> bool:
    """New pairs open, changed ones say the new words, vanished ones that nobody decided end; True when any did.

    Written a part at a time: nobody's write waits for the whole plan. A look that is broken off is repeated whole.
    """
    wanted = {(pair.left, pair.right): _row(siklus, pair, found, at) for pair in found.pairs}
    known, touched = set(), []
    for row in _stored(siklus, found.keys):
        known.add(row.keys)
        if _moves(row, wanted.get(row.keys), found):
            touched.append(row.pk)
    for part in in_parts(touched, PART):
        _rewrite(part, wanted, found)
    made = _recalled(siklus, [row for keys, row in wanted.items() if keys not in known])
    for new in in_parts(made, BATCH):
        Pasangan.objects.bulk_create(new, ignore_conflicts=True)  # two workers may find one
    return bool(touched or made)


def _rewrite(keys: Iterable[int], wanted: dict[tuple[str, str], Pasangan], found: Look) -> None:
    """Some pairs as they stand now, with what people said meanwhile, say what was found."""
    with transaction.atomic():
        rows = list(Pasangan.objects.select_for_update(of=("self",)).filter(pk__in=keys))
        moved = [row for row in rows if _moves(row, wanted.get(row.keys), found)]
        Pasangan.objects.bulk_create(
            moved, update_conflicts=True, unique_fields=["id"], update_fields=[n.removesuffix("_id") for n in (*SAID, *OPENED)]
        )  # fmt: skip


def _moves(row: Pasangan, now: Pasangan | None, found: Look) -> bool:
    """Make a stored pair what a look says of it; whether that changes it."""
    if now is not None:
        return _take_over(row, now)
    if not _ends(row, found):
        return False
    row.state = State.USANG
    return True


def _stored(siklus: Siklus, keys: frozenset[str] | None) -> Iterable[Pasangan]:
    rows = Pasangan.objects.filter(siklus=siklus).order_by("pk")
    if keys is not None:
        rows = rows.filter(Q(left__in=keys) | Q(right__in=keys))
    return rows.iterator(chunk_size=2000)


def _row(siklus: Siklus, pair: FoundPair, found: Look, at: datetime) -> Pasangan:
    a, b = found.texts[pair.left], found.texts[pair.right]
    digests = [found.digests[pair.left], found.digests[pair.right]]
    return Pasangan(
        daerah_id=siklus.daerah_id,
        siklus=siklus,
        left=pair.left,
        right=pair.right,
        left_opd_id=a.opd,
        right_opd_id=b.opd,
        relation=pair.relation,
        likeness=pair.likeness,
        nearness=pair.nearness,
        because=list(pair.because),
        evidence=pair.evidence,
        rupiah=pair.rupiah,
        weight=weight(pair),
        kecamatan=pair.kecamatan,
        said=f"{a.text} {b.text}".casefold(),
        left_digest=digests[0],
        right_digest=digests[1],
        memory="-".join(sorted(digests)),
        first_seen=at,
    )


def _ends(row: Pasangan, found: Look) -> bool:
    """A pair that is found no more ends, unless people work on it and both texts still stand."""
    if row.state == State.TERBUKA:
        return True
    return row.state in (State.DIUSULKAN, State.DIRAPATKAN) and not all(key in found.texts for key in row.keys)


def _take_over(row: Pasangan, now: Pasangan) -> bool:
    """Make a stored pair say what is found now; whether anything changed."""
    if row.state == State.DISEPAKATI and not (row.verdict == Pasangan.Verdict.BERBEDA and _other(row, now)):
        return False  # decided: what was seen then stays beside the verdict
    before = {name: getattr(row, name) for name in SAID}
    for name in SAID:
        setattr(row, name, getattr(now, name))
    if row.state in (State.USANG, State.DISEPAKATI):
        for name in OPENED:
            setattr(row, name, getattr(UNTOUCHED, name))
        return True
    return before != {name: getattr(row, name) for name in SAID}


def _other(row: Pasangan, now: Pasangan) -> bool:
    """Whether the texts or the money are not those that people judged."""
    return row.memory != now.memory or _moved(row.rupiah, now.rupiah)


def _moved(was: int, now: int) -> bool:
    return abs(now - was) > MATERIAL * was


def _recalled(siklus: Siklus, rows: list[Pasangan]) -> list[Pasangan]:
    """What an earlier year judged different is not asked again, unless its money moved; then it says so."""
    known = {row.memory: row for row in _earlier(siklus, [row.memory for row in rows])}
    for row in rows:
        if (before := known.get(row.memory)) is None:
            continue
        row.recalled = before
        if not _moved(before.rupiah, row.rupiah):
            row.state, row.verdict, row.reason = State.DISEPAKATI, Pasangan.Verdict.BERBEDA, before.reason
    return rows


def _earlier(siklus: Siklus, memories: list[str]) -> Iterable[Pasangan]:
    """The latest verdict 'berbeda' on each pair of texts in the years before."""
    for start in range(0, len(memories), BATCH):
        rows = Pasangan.objects.filter(daerah_id=siklus.daerah_id, memory__in=memories[start : start + BATCH])
        rows = rows.filter(state=State.DISEPAKATI, verdict=Pasangan.Verdict.BERBEDA, siklus__tahun__lt=siklus.tahun)
        yield from rows.order_by("siklus__tahun", "pk")
