"""A small catalogue in place of the decree's, so that a test asks at once; and what was accepted is read at once."""

from collections.abc import Iterator

import pytest

from selaras.engines.suggestion import Entry, Suggester
from selaras.features.plan.queries.suggested import catalogue, remembered
from selaras.reference.language import lexicon

JALAN, IRIGASI, SEKOLAH = "1.03.10.2.01", "1.03.02.2.02", "1.01.02.2.01"


def entry(kode: str, nama: str, kegiatan_nama: str) -> Entry:
    kegiatan, program = kode.rpartition(".")[0], ".".join(kode.split(".")[:3])
    return Entry(kode, nama, kegiatan, kegiatan_nama, program, f"Program {program}")


ENTRIES = (
    entry(f"{JALAN}.0012", "Rekonstruksi Jalan", "Penyelenggaraan Jalan Kabupaten/Kota"),
    entry(f"{JALAN}.0053", "Pembangunan Jembatan", "Penyelenggaraan Jalan Kabupaten/Kota"),
    entry(f"{IRIGASI}.0014", "Rehabilitasi Jaringan Irigasi Permukaan", "Pengembangan Sistem Irigasi"),
    entry(f"{SEKOLAH}.0004", "Pembangunan Ruang Kelas", "Pengelolaan Pendidikan Sekolah Dasar"),
    entry("X.XX.01.2.06.0001", "Penyediaan Alat Tulis Kantor", "Administrasi Umum Perangkat Daerah"),
)


@pytest.fixture
def small_catalogue(monkeypatch: pytest.MonkeyPatch) -> Iterator[Suggester]:
    made = Suggester.of(ENTRIES, lexicon())
    monkeypatch.setattr(catalogue, "_built", lambda edition: made)
    monkeypatch.setattr(catalogue, "PATIENCE", 30.0)
    monkeypatch.setattr(remembered, "PATIENCE", 30.0)
    monkeypatch.setattr(remembered, "REST", 0.0)
    catalogue._catalogues.clear()
    yield made
    catalogue._catalogues.clear()
