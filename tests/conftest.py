"""What every test run agrees on: nothing is left out without a word."""

import os

import pytest

ON_POSTGRES = bool(os.environ.get("SELARAS_TEST_PG"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that only PostgreSQL can answer say so when the run is on SQLite."""
    if ON_POSTGRES:
        return
    why = pytest.mark.skip(reason="hanya pada PostgreSQL: ./selaras test --only postgres")
    for item in items:
        if item.get_closest_marker("postgres"):
            item.add_marker(why)
