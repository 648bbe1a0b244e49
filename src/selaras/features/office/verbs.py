"""Who may look at the people of a daerah and at its whole history."""

from selaras.foundation.verbs.rules import role
from selaras.foundation.verbs.verb import Verb

PEOPLE_READ = Verb(
    "office.people.read",
    "Lihat orang dan hak",
    "{actor} melihat orang dan hak {thing}",
    role("kepala_bappeda", "admin_sistem", "apip"),
)
LOG_READ = Verb("office.log.read", "Baca jejak", "{actor} membaca jejak {thing}", role("kepala_bappeda", "apip"))
