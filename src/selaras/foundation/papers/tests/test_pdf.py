"""PDF, figures and pages of a browser."""

import re
import shutil
import subprocess
from dataclasses import replace

import pytest

from selaras.foundation.papers.blocks import Column, Heading, Paragraph, Picture, Row, Svg, Table
from selaras.foundation.papers.printers.csv import print_csv
from selaras.foundation.papers.printers.docx import print_docx
from selaras.foundation.papers.printers.html import print_html
from selaras.foundation.papers.printers.pdf import print_pdf
from selaras.foundation.papers.printers.svg import print_png, print_svg
from selaras.foundation.papers.printers.xlsx import print_xlsx
from selaras.foundation.papers.tests import papers
from selaras.foundation.papers.text import clean


def _pages(made: bytes) -> int:
    return max(int(n) for n in re.findall(rb"/Count (\d+)", made))


def _text(made: bytes, *options: str) -> str:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext tidak ada")
    return subprocess.run(
        ["pdftotext", *options, "-", "-"], input=made, capture_output=True, check=True
    ).stdout.decode()


def test_a_pdf_names_itself_and_has_its_pages():
    made = print_pdf(papers.book())
    assert made.startswith(b"%PDF-1.")
    assert _pages(made) >= 4
    assert b"RKPD Kabupaten Contoh Tahun 2022" in made
    assert b"/StructTreeRoot" in made
    assert b"/StructTreeRoot" not in print_pdf(papers.book(), tagged=False)


def test_the_head_repeats_and_pages_count_themselves():
    made = print_pdf(papers.paper(papers.table(papers.rows(120))))
    text = _text(made, "-layout")
    total = _pages(made)
    assert total >= 3
    assert text.count("Prioritas") == total
    assert text.count("(7)") == total
    for page in range(1, total + 1):
        assert f"Halaman {page} dari {total}" in text
    assert text.count("abababababab") == total


def test_a_pdf_prints_money_spans_and_dashes():
    text = _text(print_pdf(papers.paper(contoh=True)), "-layout")
    assert "780.000.001" in text
    assert "2.340.000.006" in text
    assert "Jumlah" in text
    assert "—" in text
    assert "Data contoh" in text


def test_no_text_of_a_person_is_read_as_markup():
    made = print_pdf(papers.paper(papers.tricky(), Paragraph(papers.TRICKS[7]), lanskap=False))
    text = " ".join(_text(made, "-raw").split())
    for trick in papers.TRICKS:
        assert " ".join(clean(trick).split()) in text, trick


def test_a_row_taller_than_a_page_loses_no_word():
    words = [f"kata{n}" for n in range(1500)]
    table = Table((Column("a", "A"), Column("b", "B", width=5)), (Row((" ".join(words), "x"), "program"),))
    made = print_pdf(papers.paper(table))
    assert _pages(made) > 1
    assert set(words) <= set(_text(made).split())


def test_a_long_code_stays_inside_its_column():
    narrow = (Column("kode", "Kode", "kode", 1.0), Column("b", "B", width=14.0))
    table = Table(narrow, (Row(("1.03.10.2.01.0012.0001.0002", "sesudah")),))
    boxes = _text(print_pdf(papers.paper(table)), "-bbox")
    found = re.findall(r'xMin="([\d.]+)"[^>]*xMax="([\d.]+)"[^>]*>([^<]+)<', boxes)
    after = min(float(left) for left, _, word in found if word == "sesudah")
    codes = [
        float(right)
        for _, right, word in found
        if re.fullmatch(r"[\d.]+", word) and word.startswith(("1.", "01", "00"))
    ]
    assert len(codes) >= 2
    assert max(codes) < after


def test_a_table_without_rows_says_so():
    assert "Belum ada baris." in _text(print_pdf(papers.paper(papers.table(()))))
    assert "Belum ada baris." in print_html(papers.paper(papers.table(())))


def test_html_escapes_and_needs_no_inline_script_or_style():
    made = print_html(
        replace(papers.book(), sections=(*papers.book().sections, *papers.paper(papers.tricky()).sections))
    )
    assert "<script" not in made
    assert " style=" not in made
    assert not re.search(r"\son\w+=", made)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;" in made
    assert '<th scope="colgroup" colspan="4">Capaian Kinerja dan Kerangka Pendanaan</th>' in made
    assert '<a href="#bagian-2">1.1 Latar Belakang</a>' in made
    assert 'id="bagian-2"' in made


def test_a_figure_passes_through_unchanged_and_as_pixels():
    one = papers.paper(Svg(papers.FIGURE, "Anyaman"))
    assert print_svg(one).decode() == papers.FIGURE
    assert print_png(one).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "bad",
    [
        '<script>alert(1)</script>',
        '<rect onload="x()"/>',
        '<image href="http://x/y.png"/>',
        "<foreignObject/>",
        '<rect fill="url(http://x)"/>',
    ],
)  # fmt: skip
def test_a_figure_that_acts_or_fetches_is_refused(bad):
    with pytest.raises(ValueError, match="Gambar ditolak"):
        print_svg(papers.paper(Svg(papers.FIGURE.replace("<rect", f"{bad}<rect", 1), "Anyaman")))
    good = papers.FIGURE.replace('fill="#e2f1ee"', 'fill="url(#warna)"')
    assert print_svg(papers.paper(Svg(good, "Anyaman"))).decode() == good


def test_money_is_never_broken_where_columns_of_words_have_room():
    columns = (Column("a", "Uraian", width=20.0), Column("pagu", "Pagu (Rp)", "rupiah", 1.0))
    made = print_pdf(papers.paper(Table(columns, (Row(("Jumlah", 4_450_967_559_838), "jumlah"),)), lanskap=False))
    assert "4.450.967.559.838" in _text(made).split()


def test_each_chapter_begins_a_page():
    blocks = [Heading(f"JUDUL {n}", 1, f"BAB {n}") for n in ("I", "II", "III")]
    assert _pages(print_pdf(papers.paper(*blocks, lanskap=False))) == 3


SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8" fill="#000"/></svg>'


def _with_drawings(count: int, side: float, words: str = "Drainase") -> Table:
    columns = (Column("nama", "Nama", width=4), Column("pindai", "Pindai", align="tengah"))
    return Table(columns, tuple(Row((words, Picture(SQUARE, f"Kode {n}", side))) for n in range(count)))


def test_a_drawing_stands_in_its_row_and_the_row_is_as_tall_as_it():
    flat, tall = (print_pdf(papers.paper(_with_drawings(40, side))) for side in (2.0, 20.0))
    assert _pages(flat) < _pages(tall)
    assert tall == print_pdf(papers.paper(_with_drawings(40, 20.0)))
    assert "Kode" not in _text(tall)


def test_a_drawing_beside_words_that_go_on_below_is_drawn_once():
    long = print_pdf(papers.paper(_with_drawings(1, 20.0, "kata " * 4000)), tagged=True)
    assert _pages(long) > 1
    assert long.count(b"/Alt") == 1


def test_where_nothing_can_be_drawn_the_words_of_the_drawing_stand():
    table = _with_drawings(2, 20.0)
    assert "Kode 1" in print_csv(table).decode("utf-8-sig")
    assert print_html(papers.paper(table)).count('aria-label="Kode 1"><svg') == 1
    for made in (print_xlsx, print_docx):
        assert made(papers.paper(table)).startswith(b"PK")
