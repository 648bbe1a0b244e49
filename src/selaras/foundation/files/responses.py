"""Answers with a photo or its state. Who may see it is decided by the view of the thing that the photo shows."""

from pathlib import PurePath

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response

from selaras.foundation.files import storage
from selaras.foundation.files.models import Attachment

CSP = "default-src 'none'; frame-ancestors 'none'; sandbox"


def serve(photo: Attachment, thumb: bool = False, *, request: HttpRequest | None = None) -> HttpResponseBase:
    """The copy, or its small one; 404 before it is ready. With ``request`` a browser that has it gets 304."""
    if not photo.is_ready:
        raise Http404
    path = storage.path_of((storage.kept_small if thumb else storage.kept)(photo.sha256))
    try:
        file = path.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    name = f"{PurePath(photo.name).stem or 'foto'}.jpg"
    answer = FileResponse(file, content_type=photo.media_type, as_attachment=False, filename=name)
    etag = f'"{photo.sha256}{"-320" if thumb else ""}"'
    if request is not None and request.headers.get("If-None-Match"):
        found = get_conditional_response(request, etag=etag)
        if found is not None:
            answer.close()
            return _boxed(found, etag)
    return _boxed(answer, etag)


def _boxed(answer: HttpResponseBase, etag: str) -> HttpResponseBase:
    """For this browser alone and as nothing but a picture; also a 304, whose headers replace the kept ones."""
    for header, value in (
        ("ETag", etag),
        ("Cache-Control", "private, max-age=3600"),
        ("X-Content-Type-Options", "nosniff"),
        ("Content-Security-Policy", CSP),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ):
        answer[header] = value
    return answer


def tell_state(request: HttpRequest, photo: Attachment, *, thumb_url: str = "", state_url: str = "") -> HttpResponse:
    """Where a photo stands: a piece of the page for htmx, else JSON."""
    if getattr(request, "htmx", False):
        shown = {"photo": photo, "thumb_url": thumb_url, "state_url": state_url}
        answer: HttpResponse = render(request, "ui/components/photo.html", shown)
    else:
        answer = JsonResponse(
            {
                "state": photo.state,
                "words": str(photo.State(photo.state).label),
                "reason": photo.why,
                "width": photo.width,
                "height": photo.height,
            }
        )
    answer["Cache-Control"] = "private, no-store"
    return answer
