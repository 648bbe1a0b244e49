"""The live events; pages are served by wsgi.py."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selaras.main.settings")
django.setup()

from selaras.foundation.live.stream import application  # noqa: E402

__all__ = ["application"]
