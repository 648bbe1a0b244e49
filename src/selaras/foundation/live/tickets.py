"""Tickets to a room: whoever may see the page gets one with it; the live process only checks the signature."""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.http.request import split_domain_port
from django.utils.http import urlencode

SALT = "selaras.live"
LIFE = 3600  # seconds; after that the page asks for a new one, and a withdrawn right has ended


def ticket(*rooms: str) -> str:
    """A signed right to listen to these rooms. Give it only to someone who may see them."""
    return signing.dumps(sorted(rooms), salt=SALT, compress=True)


def rooms_of(text: str) -> list[str]:
    """The rooms of a ticket; raises ``django.core.signing.BadSignature`` when it is false or too old."""
    return [str(room) for room in signing.loads(text, salt=SALT, max_age=LIFE)]


def origin(request: HttpRequest) -> str:
    """Where the live events of this host are; '' when they are served by the same origin or not at all."""
    if settings.LIVE_ORIGIN:
        return str(settings.LIVE_ORIGIN)
    if not settings.LIVE_PORT:
        return ""
    host, _port = split_domain_port(request.get_host())
    return f"{request.scheme}://{host}:{settings.LIVE_PORT}"


def address(request: HttpRequest, *rooms: str) -> str:
    """What a page puts in ``data-live``: where to listen, with the ticket; '' when nothing is live."""
    where = origin(request)
    return f"{where}/live/?{urlencode({'t': ticket(*rooms)})}" if where else ""
