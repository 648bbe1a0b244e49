import json
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings

from selaras.engines.cascade.picture import (
    IndikatorP,
    LineP,
    Picture,
    TargetP,
    as_json,
    canonical,
    digest,
    from_json,
)
from selaras.engines.cascade.tests.plans import JALAN, PU, line, plan, plans

FULL = line(
    7,
    PU,
    5,
    bulan=(3, 10),
    sumber_dana=(("DAU", 5),),
    tags=(JALAN,),
    indikator=(IndikatorP(1, "keluaran", "Panjang jalan", "km", targets=(TargetP(2022, "4.5", "4,5 km"),)),),
)


@settings(max_examples=50)
@given(plans())
def test_a_stored_picture_reads_back_as_itself(picture):
    stored = json.loads(canonical(picture))
    assert from_json(stored) == picture
    assert digest(from_json(stored)) == digest(picture)


def test_every_field_of_a_line_survives_storing():
    assert from_json(as_json(plan([FULL]))).lines == (FULL,)


def test_the_digest_does_not_depend_on_the_order_of_reading():
    one = plan([line(1, PU, 5), line(2, PU, 6)])
    assert digest(replace(one, lines=one.lines[::-1])) == digest(one)


def test_the_digest_changes_with_one_rupiah():
    assert digest(plan([line(1, PU, 5)])) != digest(plan([line(1, PU, 6)]))


def test_letters_composed_differently_are_the_same_text():
    composed = replace(FULL, nama="Café")
    assert digest(plan([replace(FULL, nama=unicodedata.normalize("NFD", "Café"))])) == digest(plan([composed]))


def test_canonical_text_is_compact_and_sorted():
    assert canonical(Picture("12.07", "Deli Serdang", 2022)).startswith(b'{"ceilings":[],"contoh":false,')


def test_a_picture_with_a_float_is_refused():
    with pytest.raises(TypeError, match="not float"):
        as_json(plan([LineP(1, PU, "program", None, "", "x", pagu=1.5)]))


def test_a_stored_picture_with_a_missing_field_is_refused():
    stored = as_json(plan([FULL]))
    del stored["lines"][0]["pagu"]
    with pytest.raises(ValueError, match="isian pagu pada LineP"):
        from_json(stored)
