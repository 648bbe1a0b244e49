"""The live process: server-sent events for whoever holds a ticket. Two addresses, no pages."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qs

from asgiref.sync import sync_to_async
from django.core.signing import BadSignature
from django.db import close_old_connections

from selaras.foundation.live.cursor import Cursor, missed
from selaras.foundation.live.fan import Fan
from selaras.foundation.live.news import Line
from selaras.foundation.live.rooms import cycle_of
from selaras.foundation.live.tickets import LIFE, Right, right_of

BEAT = 15  # seconds without news after which a comment keeps the line open
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    # The ticket, not the origin, is the right to listen; no cookie is read here.
    (b"access-control-allow-origin", b"*"),
]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
fan = Fan()


async def application(scope: dict[str, Any], receive: Receive, send: Send) -> None:
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
    elif scope["type"] == "http":
        await _http(scope, receive, send)


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return


async def _http(scope: dict[str, Any], receive: Receive, send: Send) -> None:
    if scope["path"] == "/healthz":
        await _health(send)
        return
    try:
        if scope["path"] != "/live/" or scope["method"] != "GET":
            await _short(send, 404, {"error": "tidak ada"})
            return
        asked = parse_qs(scope["query_string"].decode("latin-1"))
        right = right_of(asked.get("t", [""])[0])
    except BadSignature:
        # 204 tells an EventSource to stop asking; the page asks its own server for a new ticket.
        await send({"type": "http.response.start", "status": 204, "headers": HEADERS[3:]})
        await send({"type": "http.response.body", "body": b""})
        return
    said = dict(scope["headers"]).get(b"last-event-id", b"").decode("latin-1") or asked.get("a", [""])[0]
    await _stream(right, Cursor.read(said), receive, send)


async def _health(send: Send) -> None:
    fan.wake()
    for _try in range(20):
        if fan.works:
            break
        await asyncio.sleep(0.1)
    await _short(send, 200 if fan.works else 503, {"live": fan.works})


async def _short(send: Send, status: int, body: dict[str, Any]) -> None:
    headers = [(b"content-type", b"application/json"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": json.dumps(body).encode()})


async def _stream(right: Right, cursor: Cursor, receive: Receive, send: Send) -> None:
    queue = fan.join(right.rooms)
    gone = asyncio.ensure_future(_gone(receive))
    try:
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        await _catch_up(right, cursor, send)
        end = time.monotonic() + LIFE
        while not gone.done() and time.monotonic() < end:
            try:
                line = await asyncio.wait_for(queue.get(), BEAT)
            except TimeoutError:
                await _write(send, ": masih tersambung\n\n")
                continue
            if line is None:
                break
            await _tell(line, right, cursor, send)
        await send({"type": "http.response.body", "body": b"", "more_body": False})
    finally:
        gone.cancel()
        fan.leave(right.rooms, queue)


async def _catch_up(right: Right, cursor: Cursor, send: Send) -> None:
    """First what happened since the page was made or the line broke; then the number to come back with."""
    await _write(send, "retry: 2000\n\n")
    await fan.settled()
    acts = max((fan.sizes.get(room, 0) for room in right.rooms if cycle_of(room)), default=0)
    before = fan.last
    await sync_to_async(close_old_connections)()
    for line in await sync_to_async(missed)(right, cursor):
        await _tell(line, right, cursor, send)
    cursor.at_least(before, acts)
    await _write(send, f"id: {cursor}\nevent: hello\ndata: {{}}\n\n")


async def _tell(line: Line, right: Right, cursor: Cursor, send: Send) -> None:
    """One event, unless it was heard already or is the listener's own act."""
    if cursor.takes(line) and (line.by is None or line.by != right.person_id):
        await _write(send, f"id: {cursor}\n{line.text}")


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _write(send: Send, text: str) -> None:
    await send({"type": "http.response.body", "body": text.encode(), "more_body": True})
