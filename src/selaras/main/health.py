"""Whether pages, live events and worker all work."""

import json
import time
from http.client import HTTPConnection

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse

from selaras.foundation.verbs.web import reading

STALE = 15  # seconds without a beat after which the worker counts as missing


def _pages() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    return "ok"


def _live() -> str:
    if not settings.LIVE_PORT:
        return "tidak dijalankan"
    peer = HTTPConnection("127.0.0.1", settings.LIVE_PORT, timeout=2)
    try:
        peer.request("GET", "/healthz")
        return "ok" if peer.getresponse().status == 200 else "rusak"
    finally:
        peer.close()


def _worker() -> str:
    age = time.time() - settings.HEARTBEAT_FILE.stat().st_mtime
    return "ok" if age < STALE else f"diam {age:.0f} detik"


def state() -> dict[str, str]:
    """'ok' or what is wrong, for each of the three."""
    found = {}
    for name, probe in (("pages", _pages), ("live", _live), ("worker", _worker)):
        try:
            found[name] = probe()
        except Exception as fault:
            found[name] = f"tidak menjawab ({type(fault).__name__})"
    return found


@reading(public=True)
def healthz(request: HttpRequest) -> HttpResponse:
    found = state()
    whole = all(value == "ok" for value in found.values())
    body = json.dumps({"ok": whole, **found})
    status = 200 if whole else 503
    return HttpResponse(body, content_type="application/json", status=status, headers={"Cache-Control": "no-store"})
