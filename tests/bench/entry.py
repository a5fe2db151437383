"""From the key that confirms an answer until it is durable and the next question is painted, in the real room."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from gui.answers.scale import ScaleGrid
from gui.app import make_application
from gui.core import tasks
from gui.entry.page import EntryPage
from model.workspace import Workspace
from tests.bench.figures import Figure, median, p95
from tests.bench.places import PERSON, SURVEY, create
from tests.gui.typist import Typist

INTERVIEWS = 7
MOMENTS = ("1015", "1025", "1050")
THINKING = 120  # ms between two answers: far less than any person needs, enough for what runs at rest
PATIENCE = 5_000  # ms


def answer() -> Iterator[Figure]:
    """Whole interviews by keyboard; the slower of commit and painting counts."""
    application = make_application(["bench"])
    with TemporaryDirectory() as folder, create(Path(folder) / "Sapa", PERSON) as workspace:
        person = Person(workspace)
        for _ in range(INTERVIEWS):
            person.interview()
        tasks.close()
    del application
    found = person.taken[1:]  # the first press of a process loads what is needed once
    whole, painted, durable = ([1e3 * one[part] for one in found] for part in range(3))
    note = f"p95 of {len(found)} answers; median {median(whole):.1f}, {max(whole):.0f} at most"
    yield Figure("answer to next item", p95(whole), "ms", 16, note=note)
    yield Figure("  until durable", p95(durable), "ms", note=f"p95; median {median(durable):.1f}")
    yield Figure("  until painted", p95(painted), "ms", note=f"p95; median {median(painted):.1f}")


class Person:
    """Fills interviews at the keyboard; each confirming key is timed."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.typist = Hand()
        self.taken: list[tuple[float, float, float]] = []
        self._handed, self._durable = 0, list[float]()
        self._save = workspace.save
        workspace.save = self._heard_save  # type: ignore[method-assign]

    def interview(self) -> None:
        """A citizen survey in Kazakh from consent to the last question."""
        self.room = EntryPage(self.workspace, self.workspace.begin(SURVEY, language="kk"))
        self.room.resize(1366, 720)
        self.room.show()
        self.room.activateWindow()
        self.room.take_focus()
        turn(300)
        moments = iter(MOMENTS)
        while not self._is_last():
            self._answer(moments)
        self.workspace.flush()
        self.room.close()
        self.room.deleteLater()
        turn(50)

    def _is_last(self) -> bool:
        questions = self.room.questions
        return questions.screen == questions.screens[-1] and questions.place == questions.stops(questions.screen)[-1]

    def _answer(self, moments: Iterator[str]) -> None:
        """What a contented person says to the question one is at."""
        piece = self.room.questions.piece()
        view = self.room.interview.instance[self.room.questions.place]
        if isinstance(piece, ScaleGrid):
            self.confirm("5")
        elif view.type == "select":
            self.confirm("6", "Enter")
        elif view.choices and not hasattr(piece.answer, "line"):
            self.confirm("1")
        elif view.choices:
            self.choose(max(view.choices[0].label.replace(",", " ").split(), key=len))  # searched by a word
        else:
            self.choose(next(moments) if view.type == "time" else "2" if view.type == "int" else "бәрі жақсы")

    def choose(self, text: str) -> None:
        """Type, then confirm."""
        turn(THINKING)
        self.typist.type(text)
        self.confirm("Enter")

    def confirm(self, *keys: str) -> None:
        """The last of these keys gives the answer and goes on; it is timed."""
        self.typist.press(*keys[:-1])
        turn(THINKING)
        place, self._handed, self._durable = self.room.questions.place, 0, []
        seen = Seen(self.room)
        began = time.perf_counter()
        self.typist.strike(keys[-1])
        answers = self._handed  # none where the press only goes on: several of many were saved one by one
        seen.wait(lambda: len(self._durable) >= answers)
        assert self.room.questions.place != place, place
        durable, painted = max(self._durable[:answers], default=began) - began, seen.at - began
        self.taken.append((max(durable, painted), painted, durable))

    def _heard_save(self, changes: object) -> object:
        future = self._save(changes)
        self._handed += 1
        future.add_done_callback(lambda _: self._durable.append(time.perf_counter()))
        return future


class Hand(Typist):
    """A typist whose last press is left to the event loop."""

    def strike(self, place: str) -> None:
        """One press at whatever has the focus."""
        key, scan, text = self._event(place)
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, scan, 0, 0, text)
        QCoreApplication.sendEvent(QApplication.focusWidget(), event)


class Seen(QObject):
    """Notes when the window has painted the question one is at now."""

    def __init__(self, room: EntryPage) -> None:
        super().__init__(room)
        self.room, self.at, self._piece = room, 0.0, None
        self._loop = QEventLoop(self)
        self._look = QTimer(self, interval=1)

    def wait(self, is_durable: Callable[[], bool]) -> None:
        """The event loop as it always runs, until the piece is painted and the answer is durable."""
        self._piece: QWidget | None = self.room.questions.piece()
        self._piece.installEventFilter(self)
        self._look.timeout.connect(lambda: self._loop.quit() if self.at and is_durable() else None)
        self._look.start()
        QTimer.singleShot(PATIENCE, self._loop.quit)
        self._loop.exec()
        self._look.stop()
        self._piece.removeEventFilter(self)
        assert self.at, "the next question was never painted"
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._piece and event.type() == QEvent.Type.Paint and not self.at:
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        self.at = self.at or time.perf_counter()


def turn(milliseconds: int) -> None:
    """Let the event loop run for a while, as between two answers."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
