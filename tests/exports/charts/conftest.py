"""Charts are measured in the fonts of the paper."""

import pytest

from exports import layout


@pytest.fixture(autouse=True)
def fonts():
    layout.register_fonts()
