"""What a person may do with what they were told."""

from selaras.foundation.verbs.rules import planning
from selaras.foundation.verbs.verb import Verb

NOTICE_READ = Verb("notices.read", "Tandai sudah dibaca", "{actor} membaca pemberitahuan", planning)
