"""Which paper of proposals a document is. Pure: the same arguments give the same paper, in the language of the forms."""

from collections.abc import Callable
from datetime import datetime

from django.utils import translation

from selaras.features.documents.compose.proposals import tc32, td4, usulan_forum
from selaras.features.documents.compose.proposals.brief import Asked, ProposalBrief
from selaras.features.usulan.picture import UsulanPicture
from selaras.foundation.papers.blocks import Paper

COMPOSERS: dict[str, Callable[[ProposalBrief], Paper]] = {
    "tc32": tc32.compose,
    "td4": td4.compose,
    "usulan_forum": usulan_forum.compose,
}


def compose(kind: str, picture: UsulanPicture, *, taken_at: datetime, asked: Asked) -> Paper:
    with translation.override("id"):
        return COMPOSERS[kind](ProposalBrief(picture, taken_at, asked))
