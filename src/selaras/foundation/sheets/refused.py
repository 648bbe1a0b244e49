"""A file that cannot be taken in, said so that its owner knows what to do next."""


class SheetRefused(ValueError):  # noqa: N818  the office says "ditolak", nothing went wrong in the program
    """The whole file or sheet is refused; the message is a complete Indonesian sentence."""

    @property
    def sentence(self) -> str:
        return str(self)


class ColumnsUnknown(SheetRefused):
    """The header was not recognised as far as needed; a person may match the columns by hand."""

    file = ""  # the name of the file


TOO_LARGE = (
    "Berkas ini terlalu besar untuk dibaca. Hapus lembar, baris dan kolom yang tidak dipakai, "
    "atau bagi menjadi beberapa berkas, lalu unggah lagi."
)
TRUNCATED = (
    "Berkas ini rusak atau terpotong. Buka di Excel atau LibreOffice, simpan ulang sebagai .xlsx, lalu unggah lagi."
)
UNFINISHED = (
    "Berkas ini tidak dapat dibaca sampai selesai. Simpan ulang dari Excel atau LibreOffice sebagai .xlsx, "
    "lalu unggah lagi; bila tetap gagal, beri tahu admin sistem."
)
EMPTY = "Berkas ini kosong. Periksa apakah berkas yang dipilih sudah benar, lalu unggah lagi."
NO_ROWS = "Tidak ada satu baris pun yang berisi di berkas ini. Periksa apakah berkas yang dipilih sudah benar."
LOCKED = "Berkas ini dikunci dengan kata sandi. Buka kuncinya di Excel (Info, Lindungi), simpan, lalu unggah lagi."
OLD_EXCEL = "Ini berkas Excel lama (.xls). Buka di Excel atau LibreOffice, simpan sebagai .xlsx, lalu unggah lagi."
BINARY_EXCEL = "Ini berkas Excel biner (.xlsb). Buka di Excel, simpan sebagai .xlsx, lalu unggah lagi."
OPEN_DOCUMENT = "Ini berkas OpenDocument (.ods). Buka di LibreOffice, simpan sebagai .xlsx atau .csv, lalu unggah lagi."
NOT_A_SHEET = "Ini {what}, bukan lembar kerja. Unggah berkas .xlsx atau .csv."
DOCTYPE = (
    "Berkas ini memuat deklarasi DOCTYPE yang tidak pernah ditulis Excel, jadi tidak dibaca. "
    "Simpan ulang dari Excel atau LibreOffice sebagai .xlsx, lalu unggah lagi."
)
