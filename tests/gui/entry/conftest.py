"""A real workspace with the shipped questionnaires, and the room over it."""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from forms import Form
from gui.core import tasks
from gui.entry.page import EntryPage
from gui.entry.room import Room
from model.interview.rotation import drawn
from model.store.keys import FLOOR
from model.workspace import Fieldwork, Person, Workspace
from tests.gui.typist import Typist
from tests.scenario import form_of

PASSPHRASE = "seven grey herons over the reeds"


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """One data folder for all tests of the room: each begins an interview of its own."""
    folder: Path = tmp_path_factory.mktemp("room") / "Sapa"
    person = Person("p1", "Айгүл", "supervisor")
    made = Workspace.create(
        folder, PASSPHRASE, person=person, fieldwork=Fieldwork("f1", {"en": "Test"}, "2026-Q4"), cost=FLOOR
    )
    yield made
    made.close()


@pytest.fixture
def typist() -> Typist:
    return Typist()


@pytest.fixture
def show(on_screen) -> Callable[[Room], Room]:
    """Put a room on the screen, with the keys."""

    def shown(room: Room) -> Room:
        on_screen(room, 1366, 720)
        room.take_focus()
        return room

    return shown


@cache
def seed_in_order(form: Form) -> int:
    """A seed that happens to leave the first criteria as the form has them: tests may call their items by name."""
    return next(seed for seed in count(1) if _is_in_order(drawn(form, seed)))


def _is_in_order(orders: dict[str, tuple[str, ...]]) -> bool:
    items = orders["/data/inf"]
    return items == tuple(sorted(items)) and (orders["/data/acc"][0], orders["/data/emp"][0]) == ("ACC1", "EMP1")


@pytest.fixture
def room(workspace: Workspace, show) -> Iterator[EntryPage]:
    """A citizen survey in Kazakh, at its first question."""
    seed = seed_in_order(workspace.form("citizen_survey"))
    made = show(EntryPage(workspace, workspace.begin("citizen_survey", language="kk", seed=seed)))
    yield made
    rest(made)


@pytest.fixture
def room_of(workspace: Workspace, show, tmp_path: Path) -> Iterator[Callable[..., EntryPage]]:
    """A room over a form written as a table, in English unless another language is asked for."""
    made: list[EntryPage] = []

    def opened(table: str, *, language: str = "en", seed: int | None = None) -> EntryPage:
        form = form_of(table)
        source = tmp_path / f"{form.id}.xml"
        source.write_bytes(form.xml)
        workspace.install(source)
        made.append(show(EntryPage(workspace, workspace.begin(form.id, language=language, seed=seed))))
        return made[-1]

    yield opened
    for each in made:
        rest(each)


def rest(room: Room) -> None:
    """Leave the screen, and wait until everything is saved."""
    room.close()
    settle(room)


def settle(room: Room) -> None:
    """Wait until everything so far is saved."""
    room.workspace.flush()
    while tasks.tasks().running():
        QApplication.processEvents()


def to_the_grid(typist: Typist) -> None:
    """From the first question to the first item of the eight criteria."""
    typist.press("1")
    typist.type("акмола")
    typist.press("Enter", "1")
    typist.type("кокшетау")
    typist.press("Enter")
    typist.type("эцк")
    typist.press("Enter", "1")
    for moment in ("1015", "1025", "1050"):
        typist.type(moment)
        typist.press("Enter")
    typist.type("2")
    typist.press("Enter", "1")
