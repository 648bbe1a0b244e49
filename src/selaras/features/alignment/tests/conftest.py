"""Tests share keys of cycles across rolled-back transactions; what was kept from another test is not theirs."""

import pytest

from selaras.features.alignment.queries.overlap import look
from selaras.features.plan.queries import picture


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    picture._kept.clear()
    look.forget()
