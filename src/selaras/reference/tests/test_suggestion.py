"""What suggestions start from, as bundled."""

from selaras.reference.suggestion import duties, entries, published_mappings, sayings


def test_every_sub_kegiatan_stands_under_its_kegiatan_and_programme():
    rows = list(entries())
    assert len(rows) == 2542
    assert all(r.kode.startswith(f"{r.kegiatan}.") and r.kegiatan.startswith(f"{r.program}.") for r in rows)
    assert len(list(entries(special=True))) == 3550


def test_published_packages_were_placed_under_a_kegiatan():
    rows = list(published_mappings())
    assert len(rows) > 5000
    assert all(code.count(".") == 4 for row in rows for code in row.codes)


def test_duties_name_their_bidang_urusan_and_everyday_things_have_official_words():
    assert any("KESEHATAN" in duty.bidang.upper() for duty in duties())
    assert all(sayings().values())
