"""Every word that a person reads has its English: the catalogues are compared with the texts in code and templates."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
UNTRANSLATED = re.compile(r'^msgid(?:_plural)? "(?!")(.*)"\nmsgstr(?:\[0\])? ""\n(?!")', re.M)


def lacking(catalogue: str) -> list[str]:
    """Texts without English, or with one that was only guessed from another text."""
    entries = [entry for entry in catalogue.split("\n\n") if not entry.startswith("#~")]
    guessed = [
        entry for entry in entries if re.search(r"^#, .*fuzzy", entry, re.M) and 'msgid ""\nmsgstr ""' not in entry
    ]
    return [found for entry in entries for found in UNTRANSLATED.findall(entry + "\n\n")] + guessed


def test_a_text_without_english_is_seen() -> None:
    assert lacking('msgid "Baris"\nmsgstr ""\n\nmsgid "Peta"\nmsgstr "Map"') == ["Baris"]
    assert len(lacking('#, fuzzy\nmsgid "Baris"\nmsgstr "Map"')) == 1
    assert lacking('msgid "%(n)s x"\nmsgid_plural "%(n)s x"\nmsgstr[0] "%(n)s y"\nmsgstr[1] "%(n)s z"') == []


@pytest.mark.slow
def test_every_text_has_english(tmp_path: Path) -> None:
    copy = tmp_path / "selaras"
    shutil.copytree(
        ROOT / "src" / "selaras", copy, ignore=shutil.ignore_patterns("__pycache__", "reference", "vendor", "tests")
    )
    command = [Path(sys.executable).with_name("django-admin"), "makemessages", "-l", "en", "--no-obsolete", "--no-wrap"]
    alone = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}  # without the settings of these tests
    subprocess.run(command, cwd=copy, check=True, capture_output=True, env=alone)
    catalogues = sorted(copy.rglob("django.po"))
    assert len(catalogues) >= 2
    assert {str(path.relative_to(copy)): found for path in catalogues if (found := lacking(path.read_text()))} == {}
