"""What a person may do with what they were told."""

from selaras.foundation.verbs.actors import PLANNING_ROLES
from selaras.foundation.verbs.rules import role
from selaras.foundation.verbs.verb import Verb

NOTICE_READ = Verb("notices.read", "Tandai sudah dibaca", "{actor} membaca pemberitahuan", role(*PLANNING_ROLES))
