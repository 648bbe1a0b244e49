"""The house keeps its shape: who writes, what a route says, how long things are, which words are explained."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "selaras"
# Calls on models that write. ``save`` on a form or a file is none of them: their receivers are checked by eye.
WRITES = {
    "bulk_create",
    "bulk_update",
    "create",
    "delete",
    "get_or_create",
    "save",
    "update",
    "update_or_create",
}
# Where rows are written besides actions: the heart itself, and the setting up of an instance.
WRITERS = ("foundation/verbs/", "main/setup.py", "main/demo/", "main/daily.py")
ELSEWHERE = re.compile(r"(^|/)(actions(/|\.py)|migrations/|tests/|models(/|\.py))")


def _files() -> Iterator[Path]:
    for path in sorted(SOURCE.rglob("*.py")):
        if "migrations" not in path.parts:
            yield path


def _name(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def _writes(call: ast.Call) -> bool:
    """True for writes through X.objects… or X._base_manager…, and for row.save(update_fields=…)."""
    if not isinstance(call.func, ast.Attribute) or call.func.attr not in WRITES:
        return False
    text = ast.unparse(call.func)
    if ".objects." in text or "_manager." in text or ".filter(" in text:
        return True
    return text.endswith(".save") and any(word.arg == "update_fields" for word in call.keywords)


def test_only_actions_write_rows():
    found = []
    for path in _files():
        name = _name(path)
        if ELSEWHERE.search(name) or name.startswith(WRITERS):
            continue
        calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
        found += [f"{name}:{call.lineno} {ast.unparse(call.func)}" for call in calls if _writes(call)]
    assert found == []


def test_the_guard_against_writing_sees_a_write():
    for text in ("Usulan.objects.create()", "Usulan.objects.filter(pk=1).update(a=1)", "row.save(update_fields=['a'])"):
        assert any(_writes(node) for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))
    harmless = ast.parse("seen.update(other)")
    assert not any(_writes(node) for node in ast.walk(harmless) if isinstance(node, ast.Call))


def _routes(patterns: list, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern.url_patterns, route)
        else:
            yield route, pattern


def _ours() -> list[tuple[str, URLPattern]]:
    return [(r, p) for r, p in _routes(get_resolver().url_patterns) if p.callback.__module__.startswith("selaras.")]


def test_every_route_of_ours_says_whether_it_reads_or_does():
    routes = _ours()
    silent = [route for route, pattern in routes if not hasattr(pattern.callback, "verb")]
    assert silent == []
    assert len(routes) > 20


def test_a_doing_route_is_named_like_its_verb():
    strange = []
    for route, pattern in _ours():
        verb = pattern.callback.verb
        if verb is not None and not verb.name.endswith(f".{pattern.name}"):
            strange.append(f"{route}: {pattern.name} does {verb.name}")
    assert strange == []


@pytest.mark.parametrize(("suffix", "most"), [("py", 300), ("html", 120)])
def test_files_stay_short(suffix, most):
    long = [
        f"{_name(path)}: {count} lines"
        for path in sorted(SOURCE.rglob(f"*.{suffix}"))
        if "migrations" not in path.parts and (count := len(path.read_text().splitlines())) > most
    ]
    assert long == []


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of the body, without the docstring."""
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_functions_stay_short():
    long = []
    for path in _files():
        most = 10 if "views" in _name(path) and "tests" not in path.parts else 40
        long += [f"{_name(path)} {node.name}: {n}" for node in _functions(path) if (n := _length(node)) > most]
    assert long == []


def test_no_file_is_named_after_nothing():
    banned = {"utils", "helpers", "common", "misc", "manager", "managers", "util", "helper"}
    assert [_name(path) for path in SOURCE.rglob("*") if path.stem in banned] == []


def test_templates_carry_no_script_style_or_handler_of_their_own():
    inline = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|\|safe\b", re.IGNORECASE)
    found = [
        f"{_name(path)}:{number}"
        for path in sorted(SOURCE.rglob("templates/**/*.html"))
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if inline.search(line)
    ]
    assert found == []


def _explained() -> set[str]:
    """Every word of the first column of the glossary."""
    rows = [line for line in (ROOT / "docs" / "istilah.md").read_text().lower().splitlines() if line.startswith("|")]
    return {word for row in rows for word in re.findall(r"[a-z]+", row.split("|")[1])}


ENGLISH = set((Path(__file__).parent / "english_words.txt").read_text().split())


def test_every_indonesian_model_or_field_is_explained_in_the_glossary():
    explained = _explained()
    unknown = set()
    for model in apps.get_models():
        if not model.__module__.startswith("selaras."):
            continue
        names = [model.__name__.lower(), *(f.name for f in model._meta.concrete_fields)]
        for name in names:
            if not all(part in ENGLISH or part in explained for part in name.split("_")):
                unknown.add(f"{model._meta.label}: {name}")
    assert sorted(unknown) == []
