"""Every reason that the command prints stands in docs/decisions.md, in the section it names."""

import re
from pathlib import Path

import pytest

from tests.conformance import reasons

SECTIONS = dict(re.findall(r"^## (\d+)\. (.*?)(?=^## |\Z)", Path("docs/decisions.md").read_text(), re.M | re.S))
NAMES = [name for name, _ in (*reasons.EXPRESSIONS, *reasons.STATES, *reasons.FORMS)]


@pytest.mark.parametrize("name", NAMES)
def test_a_reason_is_a_written_decision(name):
    section, _, words = name.partition(": ")
    assert words in " ".join(SECTIONS[section].split())
