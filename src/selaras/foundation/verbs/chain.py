"""The tamper-evident chain: canonical JSON, SHA-256, one chain per daerah and year.

h_n = SHA-256(0x00 || h_(n-1) as 32 bytes || canonical JSON of entry n, UTF-8). No floats; text is NFC.
``tools/periksa.py`` checks an exported chain without any of this code.
"""

import hashlib
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from selaras.foundation.verbs.models import Chain, Entry

EMPTY = "0" * 64


def canonical(value: Any) -> str:
    """The one text of a value; raises TypeError for floats, which have many."""
    return json.dumps(_plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, dict):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    raise TypeError(f"no canonical form for {type(value).__name__}")


def link(prev: str, body: str) -> str:
    return hashlib.sha256(b"\x00" + bytes.fromhex(prev) + body.encode()).hexdigest()


def salted(salt: str, value: Any) -> str:
    """A personal value as it enters the chain; unreadable once the salt is gone."""
    return "sha256:" + hashlib.sha256(f"{salt}|{value}".encode()).hexdigest()


def stamp(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def append(entry: Entry, content: dict[str, Any]) -> Entry:
    """Seal ``entry`` as the next link. Call inside a transaction: the chain's row is locked here."""
    chain, _new = Chain.objects.select_for_update().get_or_create(daerah_id=entry.daerah_id, tahun=entry.tahun)
    entry.seq = chain.size + 1
    entry.prev = chain.head
    entry.body = canonical(
        {
            "seq": entry.seq,
            "at": stamp(entry.at),
            "daerah": entry.daerah_id,
            "tahun": entry.tahun,
            "verb": entry.verb,
            "actor": salted(entry.salt, entry.actor_name),
            "role": entry.actor_role,
            "thing": entry.thing,
            "note": entry.note,
            **content,
        }
    )
    entry.hash = link(entry.prev, entry.body)
    entry.save(force_insert=True)
    Chain.objects.filter(pk=chain.pk).update(size=entry.seq, head=entry.hash)
    return entry


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a recomputation of one chain found."""

    daerah: str
    tahun: int
    entries: int
    head: str
    ok: bool
    first_bad: int | None = None  # seq of the first entry that does not fit


def verify(daerah_id: str, tahun: int) -> Verdict:
    """Recompute one chain from its stored bodies, columns and head."""
    chain = Chain.objects.filter(daerah_id=daerah_id, tahun=tahun).first()
    prev, count = EMPTY, 0
    rows = Entry.objects.filter(daerah_id=daerah_id, tahun=tahun).order_by("seq")
    for entry in rows.iterator(chunk_size=2000):
        count += 1
        if entry.seq != count or entry.prev != prev or not _fits(entry):
            return Verdict(daerah_id, tahun, count, prev, ok=False, first_bad=count)
        prev = entry.hash
    size, head = (chain.size, chain.head) if chain else (0, EMPTY)
    ok = size == count and head == prev
    return Verdict(daerah_id, tahun, count, prev, ok=ok, first_bad=None if ok else count + 1)


def _fits(entry: Entry) -> bool:
    """The hash fits the body, and the columns people read say what the body says."""
    if entry.hash != link(entry.prev, entry.body):
        return False
    body = json.loads(entry.body)
    said = (body["seq"], body["verb"], body["thing"], body["role"], body["note"], body["at"])
    return said == (entry.seq, entry.verb, entry.thing, entry.actor_role, entry.note, stamp(entry.at))


def verify_all() -> list[Verdict]:
    keys = set(Chain.objects.values_list("daerah_id", "tahun")) | set(
        Entry.objects.order_by().values_list("daerah_id", "tahun").distinct()
    )
    return [verify(daerah, tahun) for daerah, tahun in sorted(keys)]


def export(daerah_id: str, tahun: int) -> Iterator[str]:
    """The chain as JSON lines: {"prev", "hash", "body"}; what an outsider keeps and checks."""
    rows = Entry.objects.filter(daerah_id=daerah_id, tahun=tahun).order_by("seq")
    for entry in rows.iterator(chunk_size=2000):
        yield json.dumps({"prev": entry.prev, "hash": entry.hash, "body": entry.body}, ensure_ascii=False)
