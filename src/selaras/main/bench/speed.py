"""`bench speed`: the whole way from text to pairs on made-up lines, and the wait while a person types."""

import os
import random
import resource
import time
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

from selaras.main.align.made_up import SEED, Daerah, plan_of, texts
from selaras.main.cli.speech import say

ALONE = 20_000  # lines up to which a second process costs more than it saves
TYPING = 100_000  # lines at most in the index of the typing test
QUERIES = 200
ONE_DAERAH = "12.07"  # 22 kecamatan, 394 villages: a large kabupaten


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--n", type=_count, required=True, metavar="N", help="banyaknya baris")


def _count(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise ArgumentTypeError("harus bilangan bulat lebih dari 0")
    return int(text)


def run(args: Namespace) -> dict[str, Any]:
    work = plan_of(args.n)
    say(f"{args.n} baris di {len(work)} daerah …")
    started = time.perf_counter()
    found = sum(_all(work, args.n))
    seconds = time.perf_counter() - started
    batch = _peak()
    say("Mengetik …")
    waits = sorted(_typing(min(args.n, TYPING)))
    return {
        "seconds": round(seconds, 2),
        "rss_mb": round(max(batch, _peak())),
        "pairs": found,
        "typing_ms_p50": round(waits[len(waits) // 2], 2),
        "typing_ms_p95": round(waits[len(waits) * 95 // 100], 2),
    }


def _all(work: list[Daerah], n: int) -> Iterator[int]:
    workers = min(2, os.cpu_count() or 1)
    if n <= ALONE or workers < 2:
        yield from map(compare, work)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(compare, work, chunksize=2)


def _peak() -> float:
    """Megabytes held at most by this process and, together, by as many children as ran at once."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return (own + child * min(2, os.cpu_count() or 1)) / 1024


def compare(daerah: Daerah) -> int:
    """The whole way for one daerah: read, weigh, pair, score. How many pairs reach the desk."""
    from selaras.engines.overlap.pairs import score
    from selaras.engines.overlap.tables import Corpus, Table
    from selaras.reference.overlap import judge

    items = _items(daerah)
    table = Table.of(items, Corpus.of(items))
    return len(score(table, judge("usulan")).i)


def _items(daerah: Daerah) -> list[Any]:
    from selaras.engines.language import read
    from selaras.engines.overlap.items import Item
    from selaras.reference.language import gazetteer, lexicon

    known, words = gazetteer(daerah.kode), lexicon()
    return [
        Item(f"{daerah.kode}-{n:07d}", read(text, words, known), pagu=pagu)
        for n, (text, pagu) in enumerate(texts(daerah))
    ]


def _typing(lines: int) -> Iterator[float]:
    """Milliseconds from a text to the pairs with their reasons, against a plan of one daerah with so many lines."""
    from selaras.engines.language import read
    from selaras.engines.overlap.index import Index
    from selaras.engines.overlap.items import Item
    from selaras.reference import wilayah
    from selaras.reference.language import gazetteer, lexicon
    from selaras.reference.overlap import judge

    kecamatan = tuple(row.kode for row in wilayah() if row.induk == ONE_DAERAH and row.jenis == "kecamatan")
    plan = Daerah(ONE_DAERAH, lines, kecamatan)
    index = Index.of(_items(plan))
    asked = random.Random(SEED).choices([text for text, _pagu in texts(plan)], k=QUERIES)  # noqa: S311
    for turn, text in enumerate([*asked[:5], *asked]):
        started = time.perf_counter()
        index.nearest(Item("baru", read(text, lexicon(), gazetteer(ONE_DAERAH))), judge("usulan"), {})
        if turn >= 5:  # the first ones warm up what a running server has warm
            yield (time.perf_counter() - started) * 1000
