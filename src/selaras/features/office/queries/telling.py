"""History in words."""

from django.utils.translation import gettext as _

from selaras.foundation.verbs.models import Entry
from selaras.foundation.verbs.verb import registry


def sentence(entry: Entry) -> str:
    """'Uji mengubah 1.03 Jalan': the verb's own sentence with who and what."""
    verb = registry.get(entry.verb)
    said = _(verb.sentence) if verb else "{actor}: {thing}"
    return said.format(actor=entry.actor_name, thing=entry.label or entry.thing)
