"""The live events; pages are served by wsgi.py."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selaras.main.settings")
django.setup()

import selaras.main.urls  # noqa: E402, F401 - the pages declare every verb, whose sentences are told
from selaras.foundation.live.stream import application  # noqa: E402

__all__ = ["application"]
