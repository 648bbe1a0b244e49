"""Addresses of proposal sheets in and out."""

from typing import Any

urlpatterns: list[Any] = []
