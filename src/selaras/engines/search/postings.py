"""Which texts hold a word: a block of at most 16,384 ids as bytes, two for the place in the block, one for the weight."""

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

BLOCK = 16_384  # ids of one block: a change of one text rewrites at most 48 KB per word
Ids = NDArray[np.int64]
Weights = NDArray[np.float32]
_ENTRY = np.dtype([("at", "<u2"), ("weight", "u1")])
NOBODY: Ids = np.empty(0, np.int64)
WEIGHTLESS: Weights = np.empty(0, np.float32)


def block_of(pk: int) -> int:
    return pk // BLOCK


def changed(body: bytes, gone: Iterable[int], come: Mapping[int, int]) -> tuple[bytes, int]:
    """A block without the texts that are gone and with those that came (id -> weight), and how many it holds."""
    held = np.frombuffer(body, _ENTRY)
    kept: dict[int, int] = dict(zip(held["at"].tolist(), held["weight"].tolist(), strict=True))
    for pk in gone:
        kept.pop(pk % BLOCK, None)
    kept |= {pk % BLOCK: weight for pk, weight in come.items()}
    made = np.array(sorted(kept.items()), _ENTRY)
    return made.tobytes(), len(made)


def read(blocks: Iterable[tuple[int, bytes]]) -> tuple[Ids, Weights]:
    """All texts of a word, by id, with their weights 0..1."""
    ids, weights = [], []
    for block, body in sorted(blocks, key=lambda pair: pair[0]):
        entries = np.frombuffer(body, _ENTRY)
        ids.append(entries["at"].astype(np.int64) + block * BLOCK)
        weights.append(entries["weight"].astype(np.float32) / 100)
    return (np.concatenate(ids), np.concatenate(weights)) if ids else (NOBODY, WEIGHTLESS)
