"""Trouble that is nobody's fault, in words, with what was typed kept on the page."""

import errno
import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import DataError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from selaras.foundation.verbs.acting import Conflict
from selaras.main.sign_in import TooBusy

log = logging.getLogger("selaras.trouble")


@dataclass(frozen=True, slots=True)
class Trouble:
    """A kind of trouble: the answer's status and what the person reads and does next."""

    status: int
    title: Any
    words: Any
    retry: int = 0  # seconds after which the same may be sent again; 0 = sending it again does not help


BUSY = Trouble(
    503,
    _("Belum tersimpan: sedang sangat ramai"),
    _("Banyak orang menyimpan pada saat yang sama. Isian Anda masih ada di bawah; kirim lagi beberapa detik lagi."),
    retry=5,
)
QUEUE = Trouble(
    503,
    _("Antrean masuk sedang panjang"),
    _("Banyak orang masuk pada saat yang sama. Tunggu sebentar, lalu coba lagi."),
    retry=10,
)
FULL = Trouble(
    503,
    _("Belum tersimpan: tempat penyimpanan penuh"),
    _("Komputer server kehabisan tempat. Isian Anda masih ada di bawah; beri tahu admin, lalu kirim lagi."),
    retry=60,
)
UNREADABLE = Trouble(
    400,
    _("Isian tidak dapat disimpan"),
    _("Ada isian yang terlalu panjang, terlalu besar, atau berisi huruf asing. Perbaiki, lalu kirim lagi."),
)
TAKEN = Trouble(
    409,
    _("Belum tersimpan: orang lain sudah menyimpan lebih dahulu"),
    _("Baris ini berubah sejak Anda membukanya. Buka lagi baris itu, bandingkan, lalu masukkan perubahan Anda."),
)
BROKEN = Trouble(
    500,
    _("Terjadi kesalahan di server"),
    _("Isian Anda masih ada di bawah. Coba lagi; bila terulang, sebutkan nomor ini kepada admin."),
)
FULL_CODES = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
FULL_WORDS = ("is full", "disk full", "no space", "readonly database", "disk i/o error")
BUSY_WORDS = ("locked", "busy", "timeout", "deadlock", "too many", "connection")


def trouble_of(exception: BaseException | None) -> Trouble | None:
    """What kind of trouble this exception is; None when it is none of these."""
    if isinstance(exception, Conflict):
        return TAKEN
    if isinstance(exception, TooBusy):
        return QUEUE
    if isinstance(exception, DataError) or (isinstance(exception, ValueError) and "NUL" in str(exception)):
        return UNREADABLE
    if isinstance(exception, OverflowError):
        return UNREADABLE
    if isinstance(exception, OperationalError):
        text = str(exception).lower()
        if any(word in text for word in FULL_WORDS):
            return FULL
        return BUSY if any(word in text for word in BUSY_WORDS) else None
    if isinstance(exception, OSError) and exception.errno in FULL_CODES:
        return FULL
    return None


def page(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    """The page that says it and keeps the form; it needs no database."""
    fields = request.POST.lists() if request.method == "POST" else ()
    typed = [(name, value) for name, values in fields for value in values if name not in HIDDEN]
    again = {k: request.POST[k] for k in ("_once", "version") if k in request.POST} if typed else {}
    context = {
        "trouble": trouble,
        "typed": typed,
        "again": again,
        "path": request.get_full_path(),
        "back": request.META.get("HTTP_REFERER", "") or request.path,
        "trace": getattr(request, "trace", ""),
    }
    response = render(request, "trouble.html", context, status=trouble.status)
    if trouble.retry:
        response["Retry-After"] = str(trouble.retry)
    response["Cache-Control"] = "no-store"
    return response


HIDDEN = ("csrfmiddlewaretoken", "_once", "version", "password", "password1", "password2", "oldpassword", "login")


class TroubleMiddleware:
    """Turns known trouble of a view into its page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        trouble = trouble_of(exception)
        if trouble is None:
            return None
        if trouble is not TAKEN:
            log.warning("%s %s: %s", getattr(request, "trace", ""), request.path, exception)
        return page(request, trouble)


def server_error(request: HttpRequest) -> HttpResponse:
    """The last resort (handler500): also catches trouble outside views, e.g. while a session is saved."""
    return page(request, trouble_of(sys.exc_info()[1]) or BROKEN)
