"""Addresses that letters and notices about a proposal name."""

from django.urls import NoReverseMatch, reverse

from selaras.foundation.notices.addresses import absolute
from selaras.foundation.tahapan.models import Siklus


def tracking_path(kode: str) -> str:
    """The page itself belongs to the portal, which stands above this feature and keeps this address."""
    return f"/u/{kode}/"


def queue_path(siklus: Siklus) -> str:
    """Where an office finds what waits for it; the room's first page where there is no queue."""
    room = {"daerah": siklus.daerah_id, "tahun": siklus.tahun}
    try:
        return reverse("usulan:queue", kwargs=room)
    except NoReverseMatch:
        return f"/{siklus.daerah_id}/{siklus.tahun}/"


def tracking_url(kode: str) -> str:
    """With the name of this instance, for letters, codes and paper."""
    return absolute(tracking_path(kode))
