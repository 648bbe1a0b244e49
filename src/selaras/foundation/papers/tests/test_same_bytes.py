"""A document printed again is the same file, in another process too."""

import hashlib
import subprocess
import sys
import time

import pytest

from selaras.foundation.papers.blocks import Svg
from selaras.foundation.papers.render import FORMATS, RENDERER, render
from selaras.foundation.papers.tests import papers

_AGAIN = (
    "import hashlib, sys; from selaras.foundation.papers.render import render;"
    "from selaras.foundation.papers.tests import papers;"
    "sys.stdout.write(hashlib.sha256(render(papers.book(), sys.argv[1])).hexdigest())"
)


def _paper(kind: str):
    return papers.paper(Svg(papers.FIGURE, "Anyaman")) if kind in {"svg", "png"} else papers.book()


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_paper_gives_the_same_bytes(kind):
    first = render(_paper(kind), kind)
    time.sleep(1.1 if kind in {"xlsx", "docx"} else 0)  # archives and properties would keep the second
    assert render(_paper(kind), kind) == first


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx"])
def test_another_process_gives_the_same_bytes(kind):
    there = subprocess.run([sys.executable, "-c", _AGAIN, kind], capture_output=True, text=True, check=True, env=_env())
    assert there.stdout == hashlib.sha256(render(papers.book(), kind)).hexdigest()


def _env() -> dict[str, str]:
    return {"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": "7", "TZ": "Asia/Jayapura", "LANG": "C"}


def test_an_unknown_format_is_refused_with_the_known_ones():
    with pytest.raises(ValueError, match=r"'odt' tidak dikenal. Pilih pdf, docx"):
        render(papers.book(), "odt")
    assert render(papers.paper(), ".CSV").startswith(b"\xef\xbb\xbf")


def test_csv_of_several_tables_is_refused():
    with pytest.raises(ValueError, match="CSV memuat satu tabel; dokumen ini memuat 2"):
        render(papers.paper(papers.table(), papers.table()), "csv")


def test_the_renderer_names_what_printed():
    assert RENDERER.startswith("selaras-papers ")
    assert "typst 0." in RENDERER
