"""A new ticket for a page that has been open for long."""

from typing import Any

from django.http import HttpResponse, JsonResponse

from selaras.foundation.live.tickets import address
from selaras.foundation.verbs.web import reading


@reading
def ticket(request: Any) -> HttpResponse:
    return JsonResponse({"url": address(request)})
