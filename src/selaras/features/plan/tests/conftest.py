"""Fixtures of this feature's tests."""

from selaras.features.plan.tests.catalogue import small_catalogue

__all__ = ["small_catalogue"]
