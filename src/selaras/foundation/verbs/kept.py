"""A form that arrived after its session had ended: kept for the person who filled it, and for nobody else."""

from typing import Any

from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse

KEPT = "kept_form"  # session key
LAST = "selaras_terakhir"  # signed cookie: who signed in last on this browser; outlives the session
REMEMBERED = 30 * 24 * 3600  # seconds


def last_person(request: HttpRequest) -> int | None:
    """Who signed in last on this browser; None = unknown, or the cookie was tampered with."""
    try:
        return int(request.get_signed_cookie(LAST, salt=LAST, max_age=REMEMBERED) or 0) or None
    except (KeyError, BadSignature, ValueError):
        return None


def remember_person(request: Any, response: HttpResponse) -> None:
    """Note who is signed in, so that a form sent after the session can be told whose it is."""
    if not request.user.is_authenticated or last_person(request) == request.user.pk:
        return
    response.set_signed_cookie(
        LAST,
        str(request.user.pk),
        salt=LAST,
        max_age=REMEMBERED,
        httponly=True,
        secure=bool(settings.SESSION_COOKIE_SECURE),
        samesite="Lax",
    )


def keep(request: Any, fields: list[list[str]]) -> None:
    """Keep what was typed; the form of an unknown person is dropped."""
    person = last_person(request)
    if person is not None:
        request.session[KEPT] = {"path": request.get_full_path(), "fields": fields, "person": person}


def kept_for(request: Any) -> dict[str, Any] | None:
    """The form that waits for whoever is signed in."""
    kept: dict[str, Any] | None = request.session.get(KEPT)
    return kept if kept and kept.get("person") == request.user.pk else None


def sent(request: Any) -> None:
    """The form is on its way now."""
    if request.session.get(KEPT, {}).get("path") == request.get_full_path():
        del request.session[KEPT]


def drop_of_another(request: Any, user: Any, **_rest: Any) -> None:
    """Somebody signs in: what another person typed is not kept beside them."""
    if request.session.get(KEPT, {}).get("person", user.pk) != user.pk:
        del request.session[KEPT]


user_logged_in.connect(drop_of_another, dispatch_uid="kept_form_of_another")
