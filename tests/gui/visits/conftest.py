"""The same workspace as the interview room's tests, and a visit over it."""

from collections.abc import Iterator

import pytest

from gui.visits.page import VisitPage
from tests.gui.entry.conftest import rest, show, typist, workspace  # noqa: F401  fixtures are found by their names


@pytest.fixture
def visit(workspace, show) -> Iterator[VisitPage]:  # noqa: F811
    """A mystery visit in Russian, at its briefing."""
    made = show(VisitPage(workspace, workspace.begin("mystery_visit", language="ru")))
    yield made
    rest(made)
