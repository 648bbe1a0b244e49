"""Each test has a data folder of its own, and a queue that it works off by hand."""

import pytest
from django.tasks import default_task_backend


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.DATA, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    default_task_backend.clear()
    return tmp_path


@pytest.fixture
def files(data):
    """Names of all files, under files/."""
    root = data / "files"
    return lambda: {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
