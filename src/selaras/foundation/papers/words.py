"""The few words that a printer adds by itself."""

_WORDS = {
    "id": {
        "contoh": "Data contoh",
        "halaman": "Halaman",
        "dari": "dari",
        "isi": "Daftar Isi",
        "tabel": "Daftar Tabel",
        "gambar": "Daftar Gambar",
        "kosong": "Belum ada baris.",
        "belum": "belum diisi",
        "sidik": "Sidik data",
    },
    "en": {
        "contoh": "Example data",
        "halaman": "Page",
        "dari": "of",
        "isi": "Contents",
        "tabel": "Tables",
        "gambar": "Figures",
        "kosong": "No rows yet.",
        "belum": "not filled in",
        "sidik": "Data fingerprint",
    },
}


def word(language: str, key: str) -> str:
    """One word in the language of the paper."""
    return _WORDS.get(language, _WORDS["id"])[key]


def foot(language: str, sha256: str, contoh: bool) -> str:
    """The left side of every page's foot."""
    parts = [word(language, "contoh")] if contoh else []
    if sha256:
        parts.append(f"{word(language, 'sidik')} {sha256[:12]}")
    return " · ".join(parts)
