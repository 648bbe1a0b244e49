"""Addresses of proposals in plan lines."""

from typing import Any

urlpatterns: list[Any] = []
