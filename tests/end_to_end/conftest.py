"""The people of the story, and nobody of them left at a computer when it ends."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.end_to_end.person import Person


@pytest.fixture
def somebody(tmp_path: Path) -> Iterator[Callable[..., Person]]:
    """A person at a computer of their own."""
    people: list[Person] = []

    def sit_down(name: str, *, speaks: str = "kk", passphrase: str = "төрт сұр ат тұр дала") -> Person:
        people.append(Person(tmp_path / name, speaks=speaks, passphrase=passphrase))
        return people[-1].starts_sapa()

    yield sit_down
    for each in people:
        each.goes()
