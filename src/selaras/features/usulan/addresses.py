"""The short address under which anybody reads the answer to a proposal."""

from selaras.foundation.notices.addresses import absolute


def tracking_path(kode: str) -> str:
    """The page itself belongs to the portal, which stands above this feature and keeps this address."""
    return f"/u/{kode}/"


def tracking_url(kode: str) -> str:
    """With the name of this instance, for letters, codes and paper."""
    return absolute(tracking_path(kode))
