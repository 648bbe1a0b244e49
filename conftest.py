"""What every test has, wherever it lies."""

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def no_picture_of_another_test() -> None:
    """Builders write without an act, so a picture kept by the act before would be another test's."""
    from selaras.features.plan.queries.picture import forget

    forget()


@pytest.fixture(autouse=True)
def no_language_of_another_test() -> Iterator[None]:
    """A page asked for in English leaves its language on the thread."""
    yield
    translation.deactivate()
