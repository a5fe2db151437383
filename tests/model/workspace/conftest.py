"""A supervisor, and an interviewer who joined the supervisor's hub."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from model.workspace import Person, Workspace
from tests.model.places import CHEAP, FIELDWORK, GUEST, HOUSEHOLD, PASSPHRASE


@pytest.fixture
def installed() -> list[Path]:
    """The questionnaires of the supervisor; a file of tests may have its own."""
    return [HOUSEHOLD]


@pytest.fixture
def supervisor(tmp_path: Path, installed: list[Path]) -> Iterator[Workspace]:
    person = Person("s1", "Гүлнәр", "supervisor")
    with Workspace.create(
        tmp_path / "supervisor", PASSPHRASE, person=person, fieldwork=FIELDWORK, forms=installed, cost=CHEAP
    ) as made:
        yield made


@pytest.fixture
def guest(supervisor: Workspace, tmp_path: Path) -> Iterator[Workspace]:
    supervisor.start_hub()
    code = supervisor.invite(GUEST)
    with Workspace.join(tmp_path / "guest", PASSPHRASE, address=code.address, code=code.code, cost=CHEAP) as joined:
        yield joined
