"""Every word that a person reads has its English: texts in code and templates are compared with the catalogues."""

import ast
import re
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.urls import get_resolver
from django.utils.translation.template import templatize

from selaras.foundation.tahapan.models import TAHAPAN
from selaras.foundation.verbs.actors import ROLES
from selaras.foundation.verbs.rules import not_by
from selaras.foundation.verbs.verb import registry
from selaras.values.jenjang import LABEL

SOURCE = Path(__file__).resolve().parents[2] / "src" / "selaras"
CATALOGUES = sorted(SOURCE.rglob("locale/en/LC_MESSAGES/django.po"))
MARKS = {"gettext": 1, "gettext_lazy": 1, "gettext_noop": 1, "ngettext": 2, "ngettext_lazy": 2}  # texts they take
REFUSALS = {"having": 0, "one_of": 0, "not_by": 1}  # place of the reason among the arguments; it is shown translated
SAID = re.compile(r"""\b(?:n?gettext|_)\(\s*((?:u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")(?:\s*,\s*)?){1,2})""")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]")


def texts_of_code(code: str) -> Iterator[str]:
    """Texts given to gettext under any name, and the reasons that rules give for a refusal."""
    tree = ast.parse(code)
    imports = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    names = [alias for node in imports if node.module == "django.utils.translation" for alias in node.names]
    marks = {alias.asname or alias.name: MARKS[alias.name] for alias in names if alias.name in MARKS}
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        given = node.args[: marks.get(node.func.id, 0)]
        if node.func.id in REFUSALS:
            given = node.args[REFUSALS[node.func.id] :][:1]
        yield from (arg.value for arg in given if isinstance(arg, ast.Constant) and isinstance(arg.value, str))


def texts_of_template(text: str) -> Iterator[str]:
    """Texts of translate, blocktranslate and _("…") in a template."""
    for found in SAID.finditer(templatize(text)):
        value = ast.literal_eval(found[1])
        yield from (value,) if isinstance(value, str) else value


def texts_in_use() -> dict[str, str]:
    """Every text that a screen may show, and where."""
    found: dict[str, str] = {}
    for path in SOURCE.rglob("*.py"):
        if not {"tests", "migrations"} & set(path.parts):
            found |= dict.fromkeys(texts_of_code(path.read_text()), path.name)
    for path in (*SOURCE.rglob("templates/**/*.html"), *SOURCE.rglob("templates/**/*.txt")):
        found |= dict.fromkeys(texts_of_template(path.read_text()), path.name)
    assert get_resolver().url_patterns  # importing the pages declares every verb
    for verb in registry.values():
        if not verb.name.startswith("t."):
            found |= dict.fromkeys((verb.label, verb.sentence), verb.name)
    found |= dict.fromkeys((*ROLES.values(), *TAHAPAN.values(), *LABEL.values()), "names of roles, stages, levels")
    found |= dict.fromkeys(not_by.__defaults__ or (), "not_by")
    for model in apps.get_models():
        if model.__module__.startswith("selaras."):
            for column in model._meta.concrete_fields:
                found |= dict.fromkeys(
                    (str(label) for _key, label in column.choices or ()), f"{model.__name__}.{column}"
                )
    return found


def compiled() -> dict[str, tuple[str, ...]]:
    """English by Indonesian text, of all compiled catalogues; a plural has two forms."""
    found: dict[str, tuple[str, ...]] = {}
    for path in CATALOGUES:
        with path.with_suffix(".mo").open("rb") as file:
            catalogue: dict[str | tuple[str, int], str] = GNUTranslations(file)._catalog  # type: ignore[attr-defined]
        for key, value in catalogue.items():
            msgid = key if isinstance(key, str) else key[0]
            found[msgid] = (*found.get(msgid, ()), value)
    return found


def test_texts_are_found_where_they_stand() -> None:
    code = 'from django.utils.translation import gettext as _, ngettext\n_("Baris" " baru")\nngettext("a", "b", n)\n'
    assert list(texts_of_code(code + 'having("sudah dijawab", state=1)\nprint("bukan")')) == [
        "Baris baru",
        "a",
        "b",
        "sudah dijawab",
    ]
    page = '{% load i18n %}{% translate "Peta" %}{% card title=_("Isi") %}{% blocktranslate %}{{ n }} baris{% endblocktranslate %}'
    assert list(texts_of_template(page)) == ["Peta", "Isi", "%(n)s baris"]
    plural = "{% load i18n %}{% blocktranslate count x=n %}{{ x }} kode{% plural %}{{ x }} sandi{% endblocktranslate %}"
    assert list(texts_of_template(plural)) == ["%(x)s kode", "%(x)s sandi"]


def test_every_text_has_english() -> None:
    used, english = texts_in_use(), compiled()
    assert len(used) > 1000
    assert {text: where for text, where in used.items() if text and not all(english.get(text, ("",)))} == {}


def test_english_keeps_every_placeholder() -> None:
    english = compiled()
    assert {
        text: said
        for text, said in english.items()
        if text and any(set(PLACEHOLDER.findall(text)) != set(PLACEHOLDER.findall(form)) for form in said)
    } == {}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[3].name)
def test_the_compiled_catalogue_is_the_written_one(path: Path) -> None:
    written = {e.msgid: (e.msgstr, e.msgstr_plural) for e in polib.pofile(str(path)) if e.translated()}
    assert written == {e.msgid: (e.msgstr, e.msgstr_plural) for e in polib.mofile(str(path.with_suffix(".mo")))}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[3].name)
def test_nothing_is_guessed_and_nothing_is_kept_twice(path: Path) -> None:
    entries = list(polib.pofile(str(path)))
    assert [e.msgid for e in entries if e.fuzzy or e.obsolete] == []
    assert len({e.msgid for e in entries}) == len(entries)


def test_two_catalogues_say_the_same() -> None:
    own, *others = ({e.msgid: e.msgstr for e in polib.pofile(str(path)) if not e.msgid_plural} for path in CATALOGUES)
    for other in others:
        assert {text: (own[text], other[text]) for text in own.keys() & other.keys() if own[text] != other[text]} == {}


def test_a_text_that_counts_is_always_given_its_number() -> None:
    """Without ``count`` Django takes the singular: 3.072 line."""
    counted = {entry.msgid for path in CATALOGUES for entry in polib.pofile(str(path)) if entry.msgid_plural}
    said = {
        ast.literal_eval(found[1]): path.name
        for path in SOURCE.rglob("templates/**/*.html")
        for found in re.finditer(
            r"(?<!n)gettext\(\s*(u?'(?:[^'\\]|\\.)*'|u?\"(?:[^\"\\]|\\.)*\")", templatize(path.read_text())
        )
    }
    assert len(said) > 300
    assert {text: where for text, where in said.items() if text in counted} == {}


def test_no_variable_inside_a_text_has_a_filter() -> None:
    """Django prints ``{{ x|lower }}`` inside blocktranslate as nothing; such a value is given by ``with``."""
    assert [text for text in texts_in_use() if re.search(r"%\(\w+\|", text)] == []
