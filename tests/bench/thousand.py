"""A form of a thousand questions, one section a screen: from the key to the next question painted, in the real room."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from gui.app import make_application
from gui.core import tasks
from gui.entry.page import EntryPage
from tests.bench.entry import Person, turn
from tests.bench.figures import Figure, median, p95
from tests.bench.places import PERSON, create
from tests.scenario import form_of

SECTIONS, ITEMS, ANSWERS = 25, 40, 400
FORM = "thousand"


def thousand() -> Iterator[Figure]:
    """The first 400 answers: ten screens of forty questions."""
    application = make_application(["bench"])
    with TemporaryDirectory() as folder, create(Path(folder) / "Sapa", PERSON) as workspace:
        source = Path(folder) / "thousand.xml"
        source.write_bytes(form_of(table()).xml)
        workspace.install(source)
        person = Filler(workspace)
        person.interview()
        tasks.close()
    del application
    painted = [1e3 * one[1] for one in person.taken[1:]]
    note = f"p95 of {len(painted)} answers; median {median(painted):.1f}, {max(painted):.0f} at most"
    yield Figure("1,000 questions: key to next painted", p95(painted), "ms", 33, note=note)


def table() -> str:
    """Sections of items on one scale, each with a question that a mark opens."""
    rows = ["| survey | | | | |", "| | type | name | label | relevant |"]
    for section in range(SECTIONS):
        rows.append(f"| | begin group | s{section} | Section {section} | |")
        for item in range(ITEMS):
            relevant = f"${{q{section}_{item - 1}}} > 0" if item % 10 == 9 else ""
            rows.append(f"| | select_one scale | q{section}_{item} | Item {item} of section {section} | {relevant} |")
        rows.append("| | end group | | | |")
    rows += ["| choices | | | |", "| | list_name | name | label |"]
    rows += [f"| | scale | {mark} | Mark {mark} |" for mark in (5, 4, 3, 2, 1)]
    return "\n".join([*rows, "| settings | |", "| | form_id |", f"| | {FORM} |"])


class Filler(Person):
    """Gives full marks until enough was measured."""

    def interview(self) -> None:
        self.room = EntryPage(self.workspace, self.workspace.begin(FORM, language="en"))
        self.room.resize(1366, 720)
        self.room.show()
        self.room.activateWindow()
        self.room.take_focus()
        turn(300)
        for _ in range(ANSWERS):
            self.confirm("5")
        self.workspace.flush()
        self.room.close()
