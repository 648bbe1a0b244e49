"""Published snapshots for programs: what the public pages show, without a key."""

from selaras.features.portal.api.operations import router

__all__ = ["router"]
