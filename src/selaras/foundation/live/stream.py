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

from selaras.foundation.live.fan import Fan, missed
from selaras.foundation.live.tickets import LIFE, rooms_of

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
        rooms = rooms_of(parse_qs(scope["query_string"].decode("latin-1")).get("t", [""])[0])
    except BadSignature:
        # 204 tells an EventSource to stop asking; the page gets a new ticket when it is loaded again.
        await send({"type": "http.response.start", "status": 204, "headers": HEADERS[3:]})
        await send({"type": "http.response.body", "body": b""})
        return
    await _stream(scope, rooms, receive, send)


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


async def _stream(scope: dict[str, Any], rooms: list[str], receive: Receive, send: Send) -> None:
    queue = fan.join(rooms)
    gone = asyncio.ensure_future(_gone(receive))
    try:
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        await _write(send, "retry: 2000\n\n")
        heard = await _catch_up(scope, rooms, send)
        end = time.monotonic() + LIFE
        while not gone.done() and time.monotonic() < end:
            try:
                line = await asyncio.wait_for(queue.get(), BEAT)
            except TimeoutError:
                await _write(send, ": masih tersambung\n\n")
                continue
            if line is None:
                break
            if line[0] > heard:
                await _write(send, line[1])
        await send({"type": "http.response.body", "body": b"", "more_body": False})
    finally:
        gone.cancel()
        fan.leave(rooms, queue)


async def _catch_up(scope: dict[str, Any], rooms: list[str], send: Send) -> int:
    """After a broken line the browser says what it heard last; it gets the rest first."""
    said = dict(scope["headers"]).get(b"last-event-id", b"")
    heard = int(said) if said.isdigit() and len(said) < 19 else -1
    if heard < 0:
        return -1
    await sync_to_async(close_old_connections)()
    for number, text in await sync_to_async(missed)(rooms, heard):
        await _write(send, text)
        heard = number
    return heard


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _write(send: Send, text: str) -> None:
    await send({"type": "http.response.body", "body": text.encode(), "more_body": True})
