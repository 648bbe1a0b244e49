"""Settings of a test run: the product's own, on a data folder of its own, with a quick hasher."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_data = tempfile.mkdtemp(prefix="selaras-test-")
atexit.register(shutil.rmtree, _data, ignore_errors=True)
os.environ["SELARAS_DATA"] = _data
Path(_data, "static").mkdir()
os.environ.setdefault("DATABASE_URL", os.environ.get("SELARAS_TEST_PG", ""))

from selaras.main.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend", "QUEUES": []}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

if os.environ.get("SELARAS_TEST_PG"):
    # A test is no request: between requests it works for every daerah, so that it can arrange and look.
    from selaras.foundation.verbs import tenant

    tenant.resting = tenant.EVERYWHERE
    DATABASES["default"]["OPTIONS"]["options"] = f"-c app.daerah={tenant.EVERYWHERE}"  # noqa: F405
