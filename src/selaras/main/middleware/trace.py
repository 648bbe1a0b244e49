"""A number for every request, so that a person can name it and the log has it."""

import logging
import secrets
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

log = logging.getLogger("selaras.request")
SLOW = 2.0  # seconds; slower requests are logged as a warning


class TraceMiddleware:
    """Adds ``request.trace`` and the X-Request-Id header; logs method, path, status and time."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.trace = secrets.token_hex(6)  # type: ignore[attr-defined]
        start = time.monotonic()
        response = self.get_response(request)
        seconds = time.monotonic() - start
        response["X-Request-Id"] = request.trace  # type: ignore[attr-defined]
        level = logging.WARNING if seconds > SLOW or response.status_code >= 500 else logging.INFO
        log.log(
            level,
            "%s %s %s %d %.0f ms",
            request.trace,  # type: ignore[attr-defined]
            request.method,
            request.path,
            response.status_code,
            seconds * 1000,
        )
        return response
