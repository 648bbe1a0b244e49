"""What went wrong, as programs read it: one shape for every refusal."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as says
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError
from ninja.errors import ValidationError as Misshapen

from selaras.foundation.api.restraint import TooMany
from selaras.foundation.verbs.acting import Conflict
from selaras.foundation.verbs.once import KeyUsed
from selaras.foundation.verbs.verb import Refused


def fault(status: int, kode: str, pesan: Any, **more: Any) -> tuple[int, dict[str, Any]]:
    return status, {"kode": kode, "pesan": str(pesan), "hak": None, "versi": None, "isian": None} | more


def told(error: Exception) -> tuple[int, dict[str, Any]]:
    """Status and body for an exception that an action may raise."""
    match error:
        case Refused():
            return fault(403, "ditolak", error.why, hak=error.verb.name)
        case PermissionDenied():
            return fault(403, "ditolak", error)
        case Conflict():
            words = _("Orang lain sudah mengubahnya. Baca lagi, bandingkan, lalu kirim dengan versi yang baru.")
            return fault(409, "berubah", words, versi=error.row.version)  # type: ignore[attr-defined]
        case KeyUsed():
            return fault(409, "kunci_terpakai", _("Idempotency-Key ini sudah dipakai untuk kiriman lain."))
        case Http404():
            return fault(404, "tidak_ada", _("Tidak ada di sini."))
        case AuthenticationError():
            return fault(401, "tanpa_kunci", _("Kirim kunci yang berlaku: Authorization: Bearer …"))
        case TooMany():
            words = _("Kunci ini mengirim terlalu banyak permintaan. Tunggu %(n)d detik.") % {"n": error.wait}
            return fault(429, "terlalu_sering", words)
        case Misshapen():
            return fault(422, "isian", _("Ada isian yang salah."), isian=_by_name(error.errors))
        case ValidationError():
            return fault(422, "isian", error.messages[0], isian=_by_field(error))
        case HttpError():
            return fault(error.status_code, "tak_terbaca", error)
    raise error


def _by_field(error: ValidationError) -> dict[str, list[str]]:
    return error.message_dict if hasattr(error, "error_dict") else {"": error.messages}


def _by_name(errors: Iterable[Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in errors:
        name = ".".join(str(part) for part in each["loc"][1:] if part not in ("sent", "room"))
        found.setdefault(name, []).append(str(_(WRONG[each["type"]])) if each["type"] in WRONG else str(each["msg"]))
    return found


# What is wrong with a field, by the kind of its fault; a kind that is not here is told by the reader of the shape.
WRONG = {
    "missing": says("wajib dikirim"),
    "extra_forbidden": says("tidak dikenal"),
    "string_too_short": says("terlalu pendek"),
    "string_too_long": says("terlalu panjang"),
    "string_type": says("harus teks"),
    "string_pattern_mismatch": says("bentuknya salah"),
    "literal_error": says("bukan salah satu pilihan"),
    "enum": says("bukan salah satu pilihan"),
    "value_error": says("memuat huruf yang tidak dapat disimpan"),
    "int_type": says("harus bilangan bulat"),
    "int_parsing": says("harus bilangan bulat"),
    "int_from_float": says("harus bilangan bulat"),
    "decimal_type": says("harus angka"),
    "decimal_parsing": says("harus angka"),
    "decimal_max_places": says("terlalu banyak angka di belakang koma"),
    "greater_than_equal": says("terlalu kecil"),
    "less_than_equal": says("terlalu besar"),
    "less_than": says("terlalu besar"),
    "date_from_datetime_parsing": says("harus tanggal, TTTT-BB-HH"),
    "model_attributes_type": says("harus objek JSON"),
}


KNOWN = (
    PermissionDenied,
    Conflict,
    KeyUsed,
    Http404,
    AuthenticationError,
    TooMany,
    Misshapen,
    ValidationError,
    HttpError,
)


def tell(api: NinjaAPI) -> None:
    """Give an API these answers."""

    def answer(request: Any, error: Any) -> HttpResponse:
        status, body = told(error)
        response = api.create_response(request, body, status=status)
        if status == 401:
            response["WWW-Authenticate"] = 'Bearer realm="Selaras"'
        if isinstance(error, TooMany):
            response["Retry-After"] = str(error.wait)
        response["Cache-Control"] = "no-store"
        return response

    for kind in KNOWN:
        api.add_exception_handler(kind, answer)
