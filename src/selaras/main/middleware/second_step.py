"""Some roles must sign in with a second step: whoever has one sets up the code of a phone before any other page."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

OPEN = ("account_login", "set_language", "healthz")  # where the way to the second step lies, and what needs none


class SecondStepMiddleware:
    """After the room: it asks for the seats of the person."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        if not self._must_set_up(request):
            return self.get_response(request)
        messages.info(
            request, _("Peran Anda mewajibkan kode dari ponsel. Aktifkan dulu, lalu lanjutkan pekerjaan Anda.")
        )
        return HttpResponseRedirect(reverse("mfa_activate_totp"))

    def _must_set_up(self, request: Any) -> bool:
        wanted = settings.REQUIRE_TOTP
        if not wanted or not any(seat.role in wanted for seat in request.actor.seats):
            return False
        return not request.path.startswith(tuple(map(reverse, OPEN))) and not is_mfa_enabled(request.user, ["totp"])
