"""Tests share keys of cycles across rolled-back transactions; a picture kept from another test is not theirs."""

import pytest

from selaras.features.plan.queries import picture


@pytest.fixture(autouse=True)
def _no_kept_picture() -> None:
    picture._kept.clear()
