"""Addresses of forums: ranks, limits, routes and catalogue."""

from typing import Any

urlpatterns: list[Any] = []
