"""How a command answers: words to people, or exactly one JSON object."""

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError
from dataclasses import dataclass, field
from typing import Any, NoReturn

OK, FAULT, REFUSED = 0, 1, 2


class Stop(Exception):  # noqa: N818
    """The command ends here, with a sentence for the person; ``code`` 2 = refused, 1 = a fault was found."""

    def __init__(self, sentence: str, code: int = REFUSED) -> None:
        super().__init__(sentence)
        self.code = code


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command found: as an object for programs, as lines for people."""

    data: dict[str, Any]
    lines: tuple[str, ...] = ()
    code: int = OK


@dataclass(slots=True)
class Voice:
    """Standard output of the answer; with --json everything else goes to standard error."""

    json: bool = False
    out: Any = field(default_factory=lambda: sys.stdout)

    def answer(self, answer: Answer) -> None:
        if self.json:
            print(json.dumps(answer.data, ensure_ascii=False, default=str), file=self.out, flush=True)
        else:
            for line in answer.lines:
                print(line, file=self.out, flush=True)

    def stopped(self, sentence: str, code: int) -> None:
        print(sentence, file=sys.stderr, flush=True)
        if self.json:
            body = {"ok": False, "code": code, "error": sentence}
            print(json.dumps(body, ensure_ascii=False), file=self.out, flush=True)


def say(text: str) -> None:
    """Progress in words; never part of the answer."""
    print(text, file=sys.stderr, flush=True)


# argparse speaks English; these are all the complaints it has.
COMPLAINTS = (
    ("the following arguments are required: ", "Yang wajib belum ditulis: {}."),
    ("unrecognized arguments: ", "Argumen tidak dikenal: {}."),
    ("ambiguous option: ", "Pilihan ini kurang jelas: {}."),
    ("one of the arguments ", "Pilih salah satu: {}."),
)


class Parser(ArgumentParser):
    """Complains in Indonesian, without a traceback, with exit code 2."""

    def error(self, message: str) -> NoReturn:
        raise Stop(f"{_complaint(message)} Lihat: ./selaras {self.prog.split()[-1]} --help")


def _complaint(message: str) -> str:
    for english, words in COMPLAINTS:
        if message.startswith(english):
            return words.format(message.removeprefix(english))
    if message.startswith("argument "):
        name, _sep, rest = message.removeprefix("argument ").partition(": ")
        if "expected" in rest and "argument" in rest:
            return f"{name} memerlukan isi."
        if rest.startswith("invalid choice: "):
            given, _sep, choices = rest.removeprefix("invalid choice: ").partition(" (choose from ")
            return f"{name} tidak mengenal {given}. Pilih salah satu: {choices.rstrip(')')}."
        if rest.startswith("invalid "):
            return f"{name} tidak dapat dibaca: {rest.rpartition(': ')[2]}."
        return f"{name}: {rest}"
    return message


def daerah_code(text: str) -> str:
    """The code of a province or regency, as Kemendagri writes it: 12 or 12.07."""
    parts = text.split(".")
    if len(parts) in (1, 2) and all(len(part) == 2 and part.isdigit() and part.isascii() for part in parts):
        return text
    raise ArgumentTypeError(f"'{text}' bukan kode daerah. Tulis seperti 12.07 (kabupaten/kota) atau 12 (provinsi).")


def plan_year(text: str) -> int:
    """A year that a plan can be for."""
    if text.isascii() and text.isdigit() and 2000 <= int(text) <= 2099:
        return int(text)
    raise ArgumentTypeError(f"'{text}' bukan tahun rencana. Tulis empat angka, misalnya 2026.")


def port_number(text: str) -> int:
    """A port that a program of an ordinary user may open."""
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 65534:
        return int(text)
    raise ArgumentTypeError(f"'{text}' bukan nomor port. Tulis angka 1024 sampai 65534, misalnya 8000.")
