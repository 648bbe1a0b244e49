"""What every public page has in common: its language, its daerah, how long a copy of it may be kept."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection
from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone

from selaras.foundation.tahapan.models import Siklus
from selaras.foundation.verbs.tenant import set_tenant

LANGUAGES = ("id", "en")


def open_to_all(seconds: int) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """A page that anybody may keep a copy of for some seconds; ``?bahasa=en`` changes its language for good."""

    def mark(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def shown(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.GET.get("bahasa") in LANGUAGES:
                return _other_language(request)
            answer = view(request, *args, **kwargs)
            if "Cache-Control" not in answer:
                keep = f"public, max-age={seconds}" if answer.status_code == 200 else "no-store"
                answer["Cache-Control"] = keep
            return answer

        return shown

    return mark


def _other_language(request: Any) -> HttpResponse:
    rest = {name: value for name, value in request.GET.items() if name != "bahasa"}
    answer = HttpResponseRedirect(request.path + (f"?{urlencode(rest)}" if rest else ""))
    answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, request.GET["bahasa"], samesite="Lax", secure=settings.HTTPS)
    answer["Cache-Control"] = "no-store"
    return answer


def enter(request: Any, siklus: Siklus) -> None:
    """The page speaks of this daerah and year, in its zone."""
    set_tenant(connection, siklus.daerah_id)
    request.daerah, request.siklus = siklus.daerah, siklus
    timezone.activate(ZoneInfo(siklus.daerah.zona))
