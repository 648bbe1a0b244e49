"""The API: which operations there are, its description as OpenAPI 3.1, and a plain page about it."""

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError
from ninja.parser import Parser

from selaras.features.portal.api import router as portal
from selaras.features.usulan.api import router as usulan
from selaras.foundation.api import faults
from selaras.foundation.verbs.web import reading
from selaras.main.middleware.trouble import trouble_of

VERSION = "1"
LARGEST = 256 * 1024  # bytes of a body; the longest proposal has about 40 KB


class Careful(Parser):
    """Reads JSON that strangers send: no endless depth, no numbers that are none."""

    def parse_body(self, request: HttpRequest) -> Any:
        if len(request.body) > LARGEST:
            raise RequestDataTooBig
        try:
            return json.loads(request.body, parse_constant=_no_number)
        except (ValueError, RecursionError):
            raise HttpError(400, str(_("Isi kiriman bukan JSON."))) from None


def _no_number(text: str) -> None:
    raise ValueError(text)


class Api(NinjaAPI):
    """An operation is called by its verb, like the deed on screen; a read by what it reads."""

    def get_openapi_operation_id(self, operation: Any) -> str:
        view = operation.view_func
        feature = view.__module__.split(".")[2]
        return str(view.verb.name if view.verb else f"{feature}.{view.__name__}")

    def create_response(self, request: HttpRequest, data: Any, **more: Any) -> HttpResponse:
        """What anybody may keep a copy of has an ETag; whoever has the same copy is told so instead of sent it again."""
        response = super().create_response(request, data, **more)
        if response.status_code != 200 or not response.get("Cache-Control", "").startswith("public"):
            return response
        response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
        told: Any = get_conditional_response(request, etag=response["ETag"], response=response)
        answer: HttpResponse = told
        answer["Access-Control-Allow-Origin"] = response["Access-Control-Allow-Origin"]
        return answer


api = Api(
    title="Selaras",
    version=VERSION,
    description="Usulan dan rencana kerja pemerintah daerah. Yang diterbitkan terbuka untuk siapa saja; selebihnya "
    "memerlukan kunci, yang tidak pernah dapat lebih dari pemiliknya.",
    openapi_url=None,
    docs_url=None,
    urls_namespace="api-1",
    parser=Careful(),
)
api.add_router("", portal)
api.add_router("/kerja", usulan)
faults.tell(api)


@api.exception_handler(RequestDataTooBig)
def too_big(request: HttpRequest, error: Exception) -> HttpResponse:
    status, body = faults.fault(413, "terlalu_besar", _("Kiriman ini terlalu besar."))
    return api.create_response(request, body, status=status)


@api.exception_handler(Exception)
def trouble(request: HttpRequest, error: Exception) -> HttpResponse:
    """Trouble that is nobody's fault; anything else is logged and told by the house itself."""
    found = trouble_of(error)
    if found is None:
        raise error
    status, body = faults.fault(found.status, "ramai" if found.retry else "tak_terbaca", found.title)
    response = api.create_response(request, body, status=status)
    if found.retry:
        response["Retry-After"] = str(found.retry)
    return response


@cache
def description() -> dict[str, Any]:
    """OpenAPI 3.1, once per process: it does not depend on who asks."""
    found: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/1"), default=str))
    return found


def operations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for address, methods in description()["paths"].items():
        for method, told in methods.items():
            yield method.upper(), address, told


@reading(public=True)
def openapi(request: HttpRequest) -> HttpResponse:
    answer = HttpResponse(json.dumps(description(), ensure_ascii=False), content_type="application/json")
    answer["Cache-Control"] = "public, max-age=3600"
    return answer


@reading(public=True)
def page(request: HttpRequest) -> HttpResponse:
    rows = [
        {"method": method, "address": address, "summary": _(told["summary"]), "keyed": bool(told.get("security"))}
        for method, address, told in operations()
    ]
    return render(request, "api.html", {"rows": rows})


pages = ([path("", page, name="page"), path("openapi.json", openapi, name="openapi")], "api")
urlpatterns = [path("", include(pages)), path("", api.urls)]
