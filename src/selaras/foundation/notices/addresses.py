"""The address of a page as it stands in a letter or on paper, outside any request."""

from django.conf import settings


def absolute(path: str) -> str:
    """The address with the name of this instance before it; what is absolute already stays."""
    return path if "://" in path or not path else f"{settings.ADDRESS.rstrip('/')}{path}"
