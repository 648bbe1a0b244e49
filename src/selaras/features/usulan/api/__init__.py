"""Proposals for programs: the same lists, the same verbs, the same reasons as on screen."""

from selaras.features.usulan.api.operations import router

__all__ = ["router"]
