"""Publishing is an act of its own: what is not published, the public does not see."""

from selaras.foundation.tahapan.rules import during
from selaras.foundation.verbs.rules import role
from selaras.foundation.verbs.verb import Verb

PUBLISH = Verb(
    "portal.publish",
    "Terbitkan ke halaman publik",
    "{actor} menerbitkan {thing}",
    role("kepala_bappeda") & during("musrenbang_kabupaten", "rancangan_akhir", "ditetapkan", "monev"),
)
