"""What may come in and what goes out: text without control characters, numbers that a column holds, faults in one shape."""

from collections.abc import Iterable
from typing import Annotated, Any, get_args

from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field
from pydantic_core import core_schema

LARGEST_ID = 2**63 - 1
MOST_RUPIAH = 10**15  # rupiah of one proposal; the budget of the whole state is about 4 × 10^15


def _clean(text: str) -> str:
    if any(ord(letter) < 32 and letter not in "\n\r\t" for letter in text):
        raise ValueError("huruf kendali tidak dapat disimpan")
    return text.strip()


Teks = Annotated[str, AfterValidator(_clean)]
Id = Annotated[int, Field(ge=1, le=LARGEST_ID)]
Rupiah = Annotated[int, Field(ge=0, le=MOST_RUPIAH)]


class OneOf:
    """One of these words, as the description of the API lists them; None where the field allows it."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = [str(word) for word in words]

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        found = core_schema.literal_schema(self.words)
        return core_schema.nullable_schema(found) if type(None) in get_args(source) else found


class Sent(Schema):
    """Something that a program sends; a field that nobody knows is a mistake, not a gift."""

    model_config = ConfigDict(extra="forbid")


class Room(Schema):
    """The daerah and the year that an address names."""

    pemda: Annotated[str, Field(pattern=r"^[0-9]{2}(\.[0-9]{2})?$", description="Kode daerah, misalnya 12.07")]
    tahun: Annotated[int, Field(ge=2000, le=2099, description="Tahun rencana")]


class Fault(Schema):
    """Why an operation was not done."""

    kode: Annotated[str, Field(description="tanpa_kunci, ditolak, tidak_ada, berubah, kunci_terpakai, isian, …")]
    pesan: Annotated[str, Field(description="Untuk dibaca orang")]
    hak: Annotated[str | None, Field(description="Hak yang tidak dimiliki, seperti dalam hak-akses.csv")] = None
    versi: Annotated[int | None, Field(description="Versi yang berlaku sekarang")] = None
    isian: Annotated[dict[str, list[str]] | None, Field(description="Yang salah, menurut nama isian")] = None


def answers(shape: Any, *more: int, ok: int = 200) -> dict[int, Any]:
    """Every answer of an operation: what it gives, and the faults it may have."""
    return {ok: shape} | dict.fromkeys(sorted({400, 404, 422, 503, *more}), Fault)


def open_answers(shape: Any) -> dict[int, Any]:
    """Every answer of an operation without a key: 304 where the program has the same already."""
    return answers(shape) | {304: None}


KEYED = (401, 403, 429)  # answers of an operation that needs a key
WRITES = (*KEYED, 409, 413)
