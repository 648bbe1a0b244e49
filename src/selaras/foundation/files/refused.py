"""A photo that is not taken, said so that its sender knows what to do next."""

from typing import Any

from django.utils.translation import gettext, gettext_noop


class PhotoRefused(ValueError):  # noqa: N818  the office says "ditolak", nothing went wrong in the program
    """The photo is refused; ``sentence`` is kept in Indonesian and shown in the language of the reader."""

    def __init__(self, sentence: str, **words: Any) -> None:
        super().__init__(sentence)
        self.source, self.words = sentence, words

    @property
    def sentence(self) -> str:
        said = {name: gettext(word) if isinstance(word, str) else word for name, word in self.words.items()}
        return gettext(self.source) % said if said else gettext(self.source)

    def __str__(self) -> str:
        return self.sentence


EMPTY = gettext_noop("Berkas ini kosong. Periksa apakah foto yang dipilih sudah benar, lalu kirim lagi.")
TOO_MANY_BYTES = gettext_noop(
    "Foto ini lebih dari %(most)d MB. Perkecil ukurannya di ponsel atau ambil foto baru, lalu kirim lagi."
)
HEIC = gettext_noop(
    "Foto HEIC dari iPhone belum dapat dibaca. Di ponsel buka Pengaturan, Kamera, Format, pilih "
    "“Paling Kompatibel”, ambil foto baru, lalu kirim lagi."
)
NOT_A_PHOTO = gettext_noop("Ini %(what)s, bukan foto. Kirim foto JPEG, PNG, WebP, atau GIF.")
UNKNOWN = gettext_noop("Berkas ini bukan foto yang dikenal. Kirim foto JPEG, PNG, WebP, atau GIF.")
BROKEN = gettext_noop(
    "Foto ini rusak atau terkirim sebagian. Buka dulu di ponsel; bila tampil utuh, kirim lagi, bila tidak, ambil foto baru."
)
TOO_LARGE = gettext_noop(
    "Foto ini terlalu besar untuk dibuka. Perkecil ukurannya atau ambil foto baru, lalu kirim lagi."
)
LOST = gettext_noop("Foto ini hilang sebelum disiapkan. Kirim lagi.")
GONE = gettext_noop("Foto ini sudah tidak ada. Pilih lagi fotonya, lalu kirim lagi.")
ELSEWHERE = gettext_noop("Foto ini sudah dipakai di tempat lain. Pilih lagi fotonya, lalu kirim lagi.")

BY_CODE = {"broken": BROKEN, "large": TOO_LARGE}  # what the fenced child answers
