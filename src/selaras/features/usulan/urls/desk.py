"""Addresses of the list, the queue and one proposal with its ladder."""

from typing import Any

urlpatterns: list[Any] = []
