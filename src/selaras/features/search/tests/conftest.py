"""Tests share keys of daerah across rolled-back transactions; words kept from another test are not theirs."""

import pytest

from selaras.features.search.queries import vocabulary


@pytest.fixture(autouse=True)
def _no_kept_words() -> None:
    vocabulary._kept.clear()
