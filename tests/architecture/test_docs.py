"""What the documents say is there: links, commands, addresses, settings; both READMEs tell the same."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import resolve

from selaras.main.cli.table import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "selaras"
PAGES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "changes").rglob("*.md")],
)
READMES = ("README.md", "README.id.md")
LINK = re.compile(r"\]\(([^)\s]+)\)")
COMMAND = re.compile(r"\./selaras ([a-z][a-z-]*)")
ADDRESS = re.compile(r"`(/[0-9.]+/[0-9]{4}/[a-z0-9/]*)`")
SETTING = re.compile(r"\b(?:SELARAS_[A-Z]+(?:_[A-Z]+)*|DATABASE_URL)\b")
# Set by the supervisor and by the tests themselves, for nobody to write down.
INNER = {"SELARAS_LIVE_PORT", "SELARAS_PORT", "SELARAS_ROOT", "SELARAS_TEST_PG"}


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _broken(page: Path) -> Iterator[str]:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        file = target.partition("#")[0]
        if "://" in file or file.startswith("mailto:") or not file:
            continue
        if not (page.parent / file).exists():
            yield f"{page.name}: {target}"


def _headings(text: str) -> list[int]:
    """The depth of each heading; lines of code blocks are none."""
    outside = re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    return [len(mark) for mark in re.findall(r"^(#+) ", outside, re.MULTILINE)]


def _blocks(text: str) -> list[str]:
    return re.findall(r"^```\w*\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


def test_every_relative_link_leads_somewhere():
    assert len(PAGES) > 30
    assert [broken for page in PAGES for broken in _broken(page)] == []


def test_a_link_to_nowhere_is_seen(tmp_path):
    page = tmp_path / "halaman.md"
    page.write_text("[a](tidak-ada.md) [b](https://example.org) [c](halaman.md#bagian)", encoding="utf-8")
    assert list(_broken(page)) == ["halaman.md: tidak-ada.md"]


@pytest.mark.parametrize("name", READMES)
def test_every_command_that_a_readme_names_is_there_and_every_command_is_named(name):
    assert set(COMMAND.findall(_text(name))) == set(COMMANDS)


def test_commands_in_other_pages_are_there():
    named = {(page.name, word) for page in PAGES for word in COMMAND.findall(page.read_text(encoding="utf-8"))}
    assert {(page, word) for page, word in named if word not in COMMANDS} == set()


@pytest.mark.parametrize("name", READMES)
def test_what_to_click_first_can_be_clicked(name):
    addresses = ADDRESS.findall(_text(name))
    assert len(addresses) >= 7
    for address in addresses:
        assert resolve(address).func.verb is None, address  # a page to read


def test_both_readmes_have_the_same_parts_and_the_same_commands_to_type():
    english, indonesian = (_text(name) for name in READMES)
    assert _headings(english) == _headings(indonesian)
    blocks = [[re.findall(r"\./selaras \S+", block) for block in _blocks(text)] for text in (english, indonesian)]
    assert blocks[0] == blocks[1]
    assert len(blocks[0]) == 4
    assert sorted(LINK.findall(english)) == sorted(LINK.findall(indonesian.replace("(README.md)", "(README.id.md)")))


def test_the_screenshot_is_small_enough_for_a_narrow_line():
    assert 10_000 < (ROOT / "docs" / "gambar" / "beranda.png").stat().st_size < 300_000


def test_every_setting_is_written_down_and_every_written_one_is_read():
    files = [*SOURCE.glob("main/**/*.py"), ROOT / "selaras"]
    read = {word for path in files for word in SETTING.findall(path.read_text(encoding="utf-8"))} - INNER
    page = _text("docs/operations/settings.md") + _text("docs/operations/mail-and-oidc.md")
    assert read - set(SETTING.findall(page)) == set()
    everywhere = {word for path in PAGES for word in SETTING.findall(path.read_text(encoding="utf-8"))}
    assert {word for word in everywhere - INNER if word not in read and not _stem(word)} == set()


def _stem(word: str) -> bool:
    """'SELARAS_SMTP_…' stands for a family."""
    return word in {"SELARAS_SMTP", "SELARAS_OIDC"}


def test_the_index_of_decisions_names_every_decision():
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\((\d{4}-[\w-]+\.md)\)", index))
    assert named == {page.name for page in folder.glob("[0-9]*.md")}
