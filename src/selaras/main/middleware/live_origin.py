"""The page may listen to the live events of its own host, on their own port, and to nothing else."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from selaras.foundation.live.tickets import origin


class LiveOriginMiddleware:
    """Adds the live origin to connect-src of the content security policy."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        where = origin(request)
        if where and not hasattr(response, "_csp_config"):
            policy = {**settings.SECURE_CSP, "connect-src": ["'self'", where]}
            response._csp_config = policy  # type: ignore[attr-defined]
        return response
