import re

import pytest
from django.template import Context, Template
from django.utils import translation

from selaras.foundation.ui import istilah, nav


def render(text, **context):
    return Template("{% load ui_tags %}" + text).render(Context(context))


def test_an_icon_is_silent_without_a_label_and_speaks_with_one():
    assert 'aria-hidden="true"' in render('{% icon "search" %}')
    assert 'role="img" aria-label="Cari"' in render('{% icon "search" "Cari" %}')
    assert "icons.svg#search" in render('{% icon "search" %}')


def test_money_is_whole_or_short_and_missing_is_a_dash():
    assert render("{{ pagu|rupiah }}", pagu=780_000_000) == "Rp780.000.000"
    assert render("{{ pagu|rupiah_short }}", pagu=1_240_000_000) == "Rp1,24 M"
    assert render("{{ pagu|rupiah }}", pagu=None) == "—"
    assert 'title="Rp1.240.000.000"' in render("{% money pagu short=True %}", pagu=1_240_000_000)


def test_a_changed_amount_shows_what_it_was():
    shown = render("{% money 905000000 was=620000000 %}")
    assert '<del class="s-was s-money">Rp620.000.000</del>' in shown
    assert "Rp905.000.000" in shown
    assert "<del" not in render("{% money 905000000 was=905000000 %}")


def test_two_forms_never_carry_the_same_key():
    keys = re.findall(r'name="_once" value="([0-9a-f-]{36})"', render("{% once_key %}{% once_key %}"))
    assert len(set(keys)) == 2


def test_a_chip_has_a_word_and_an_icon_beside_its_colour():
    shown = render('{% chip "alone" "Sendirian" %}')
    assert 'class="s-chip chip-alone"' in shown
    assert "icons.svg#circle-dashed" in shown
    assert "Sendirian" in shown


def test_a_name_from_a_sheet_cannot_bring_mark_up():
    nasty = "<b onclick=x>"
    for text in ('{% chip "mute" nama %}', "{% opd nama %}", "{% card title=nama %}{{ nama }}{% endcard %}"):
        assert "<b onclick" not in render(text, nama=nasty)
        assert "&lt;b" in render(text, nama=nasty)


def test_the_role_of_an_opd_is_said_in_words():
    assert "memimpin" in render('{% opd "PUPR" "lead" %}')
    assert "digarap sendiri" in render('{% opd "PUPR" "lead" alone=True %}')


def test_a_bar_keeps_its_point_in_indonesian():
    with translation.override("id"):
        assert 'width="37.17"' in render('{% bar 412.6 1110 "Terpakai" p=1 %}')


def test_a_term_brings_its_line_of_the_glossary():
    shown = render('{% term "arah_kebijakan" %}')
    assert "popovertarget" in shown
    assert "Fokus strategi" in shown
    assert render('{% term "bukan istilah" %}') == "bukan istilah"


def test_a_term_speaks_the_language_of_the_reader():
    with translation.override("en"):
        shown = render('{% term "arah_kebijakan" %}')
    assert "What the strategi concentrates on" in shown and "Fokus strategi" not in shown


def test_the_glossary_says_every_term_in_both_languages_and_no_term_twice():
    rows = istilah.parse(istilah.FILE.read_text(encoding="utf-8"))
    names = [row.nama.lower() for row in rows]
    assert len(names) == len(set(names))
    assert len(names) > 100
    assert all(row.english and row.arti.endswith(".") and row.dasar for row in rows)
    assert [row.nama for row in rows if not row.meaning.endswith(".") or row.meaning == row.arti] == []
    terms = [line for line in istilah.FILE.read_text("utf-8").splitlines() if line.startswith("| ")]
    assert len(rows) == len(terms) - sum(line.startswith("| istilah |") for line in terms)


def test_a_row_with_another_number_of_cells_is_no_term():
    assert istilah.parse("| a | b | c | d |") == []
    assert istilah.parse("| pagu | budget | Batas. | A limit. | — |")[0].nama == "pagu"


def test_a_door_in_an_unknown_group_is_refused():
    with pytest.raises(ValueError, match="unknown group"):
        nav.register("dapur", "Dapur", "home", "dapur", 1)
