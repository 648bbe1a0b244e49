"""What every test has, wherever it lies."""

import pytest


@pytest.fixture(autouse=True)
def no_picture_of_another_test() -> None:
    """Builders write without an act, so a picture kept by the act before would be another test's."""
    from selaras.features.plan.queries.picture import forget

    forget()
