"""What may be done to documents."""

from selaras.foundation.tahapan.rules import during, not_frozen
from selaras.foundation.verbs.rules import planning, role
from selaras.foundation.verbs.verb import Verb

DOCUMENT_MAKE = Verb("documents.file.make", "Buat dokumen", "{actor} membuat {thing}", planning)
NARASI_EDIT = Verb(
    "documents.narasi.edit",
    "Tulis isi bab RKPD",
    "{actor} menulis {thing}",
    role("perencana_bappeda", "kepala_bappeda")
    & during("persiapan", "ranwal", "rancangan", "rancangan_akhir")
    & not_frozen,
)
