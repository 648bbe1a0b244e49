"""Addresses of taking in: form, drafts, receipt."""

from typing import Any

urlpatterns: list[Any] = []
