"""Imports on screen: words instead of keys, and no button for what cannot be done."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from selaras.features.plan.queries.sheet_words import PROBLEMS
from selaras.foundation.sheets.models import Upload, UploadRow
from selaras.foundation.tahapan.models import Siklus
from tests import builders as a

SOURCE = Path(__file__).resolve().parents[3]
ROOM = "/12.07/2022/impor/"
UNDO = "Batalkan seluruh impor"


def _upload(siklus: Siklus, kind: str, by: str = "Uji") -> Upload:
    return Upload.objects.create(
        daerah_id=siklus.daerah_id, siklus=siklus, kind=kind, label="Lembar", sha256="0" * 64, state="diterapkan",
        created_by_name=by,
    )  # fmt: skip


def _reader(language: str = "id") -> Client:
    client = Client()
    client.force_login(a.person("perencana_bappeda"))
    client.cookies["django_language"] = language
    return client


def _kinds() -> Iterator[str]:
    """Every kind that a reader of sheets gives to a doubt: the word after the sentence."""
    folders = (SOURCE / "features/plan/sheets", SOURCE / "features/plan/actions/sheet", SOURCE / "foundation/sheets")
    for path in (p for folder in folders for p in folder.glob("*.py")):
        for call in (n for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.Call)):
            name = ast.unparse(call.func).rpartition(".")[2]
            place = {"Doubt": 1, "problem": 2 if ast.unparse(call.func) != "problem" else 1}.get(name)
            if place is not None and len(call.args) > place:
                yield from (c.value for c in ast.walk(call.args[place]) if isinstance(c, ast.Constant))


def test_every_kind_of_problem_has_words() -> None:
    found = {kind for kind in _kinds() if re.fullmatch(r"[a-z_]+", str(kind))}
    assert len(found) > 35
    assert sorted(found - set(PROBLEMS)) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("id", ("Pohon kinerja", "Data contoh yang dibuat Selaras", "Baris perintah")),
        ("en", ("Performance tree", "Example data made by Selaras", "Command line")),
    ],
)
def test_the_list_says_kinds_and_the_command_line_in_words(language: str, words: tuple[str, ...]) -> None:
    siklus = a.siklus()
    for kind in ("cascade", "contoh"):
        _upload(siklus, kind, "Baris perintah")
    page = _reader(language).get(ROOM).content.decode()
    assert [word for word in words if word not in page] == []
    assert ">cascade<" not in page and ">contoh<" not in page


@pytest.mark.django_db
def test_the_example_says_what_it_is_and_offers_nothing_to_undo() -> None:
    siklus = a.siklus()
    example, sheet, empty = (_upload(siklus, kind) for kind in ("contoh", "cascade", "cascade"))
    UploadRow.objects.create(upload=sheet, file="a.csv", number=2, seq=1, group="simpul", state="baru", draft={})
    pages = {upload.pk: _reader().get(f"{ROOM}{upload.pk}/").content.decode() for upload in (example, sheet, empty)}
    assert "Ini bukan lembar" in pages[example.pk] and "Ini bukan lembar" not in pages[sheet.pk]
    assert UNDO not in pages[example.pk] and UNDO not in pages[empty.pk]
    assert UNDO in pages[sheet.pk]
    _reader().post(f"{ROOM}{example.pk}/batalkan/")
    assert Upload.objects.get(pk=example.pk).state == "diterapkan"
