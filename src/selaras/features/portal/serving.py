"""A page of a published snapshot: drawn once per language and choice, then served as it was drawn."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.http import Http404, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from selaras.features.portal.frame import enter, open_to_all
from selaras.features.portal.models import Terbitan
from selaras.features.portal.queries.snapshot import Shown, latest, shown
from selaras.foundation.verbs.tenant import set_tenant
from selaras.foundation.verbs.web import reading

KEEP = 300  # drawn pages in memory, of 10 to 60 KB each
LONGEST = 200_000  # bytes of a page worth keeping; files of the open data are made anew
SECONDS = 300  # a reader's copy; a new snapshot is seen after that

_drawn: OrderedDict[tuple[str, str, str], HttpResponse] = OrderedDict()
type View = Callable[..., HttpResponse]


def published(view: View) -> View:
    """The latest snapshot of the daerah and year in the address, or 404; nothing else is read."""

    @wraps(view)
    def page(request: Any, pemda: str, tahun: int, **kwargs: Any) -> HttpResponse:
        set_tenant(connection, pemda)
        row = latest(pemda, tahun)
        if row is None:
            raise Http404(_("Belum ada rencana yang diterbitkan untuk tahun ini."))
        enter(request, row.siklus)
        request.terbitan = row
        key = (f"{row.pk}:{row.sha256}", get_language() or "id", request.get_full_path())
        answer = _drawn.get(key) or _draw(view, request, row, key, kwargs)
        tag = f'"{_fingerprint(row, key)}"'
        fresh = HttpResponse(answer.content, content_type=answer["Content-Type"], status=answer.status_code)
        for name in ("Content-Disposition", "X-Selaras-Sha256"):
            if name in answer:
                fresh[name] = answer[name]
        fresh["ETag"] = tag
        return get_conditional_response(request, etag=tag, response=fresh) or fresh  # type: ignore[return-value]

    marked: View = reading(public=True)(open_to_all(SECONDS)(page))
    return marked


def _draw(view: View, request: Any, row: Terbitan, key: tuple[str, str, str], kwargs: dict[str, Any]) -> HttpResponse:
    content: Shown = shown(row)
    answer = view(request, content, **kwargs)
    if answer.status_code == 200 and len(answer.content) <= LONGEST:
        _drawn[key] = answer
        while len(_drawn) > KEEP:
            with suppress(KeyError):
                _drawn.popitem(last=False)
    return answer


def _fingerprint(row: Terbitan, key: tuple[str, str, str]) -> str:
    """Of snapshot, language, choice and the style sheets: a page of an older release is not called the same."""
    parts = (row.sha256, *map(str, key), static("ui/selaras.css"), static("portal/portal.css"))
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:32]


def forget() -> None:
    """Draw every page anew, for measuring."""
    _drawn.clear()


def place(request: Any, page: str, **choice: Any) -> str:
    """The address of another public page of the same daerah and year."""
    room = {"pemda": request.daerah.pk, "tahun": request.siklus.tahun}
    query = f"?{urlencode(choice)}" if choice else ""
    return reverse(f"publik:{page}", kwargs=room) + query
