"""A window that types interviews by itself until it is killed, and writes down what it was told is saved; no test."""

import json
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QLineEdit

from forms import NodeView
from gui.answers.factory import is_searched
from gui.app import make_application
from gui.core import crash, tasks
from gui.entry.room import Room
from gui.entry.turn import is_respondents
from gui.main_window import MainWindow
from model import language
from model.interview.event import Event
from tests.end_to_end.keyboard import Keyboard
from tests.gui import looking

REST = 25  # ms at most between two keys, at random
ODD = 0.08  # of the keys go back, undo, or change the language
MOMENTS = ("1015", "1025", "1050", "1055", "1100", "1105")
WORDS = ("әр ғимаратқа терезе", "ұзақ күтпеу", "үлгі һәм ізгілік", "всё хорошо")


class Autopilot(QObject):
    """Unlocks, goes on where the home page leads, and types without rest."""

    def __init__(self, window: MainWindow, passphrase: str, kept: TextIO, seed: int, rest: int = REST) -> None:
        super().__init__()
        self.window, self.passphrase = window, passphrase
        self.keyboard, self.chance = Keyboard("kk"), random.Random(seed)
        self._kept, self._rest = kept, rest
        self._open: object = None
        self._count = self._moments = 0
        self._waits = self._has_unlocked = False
        self._offer = language._("Go on: {interview}").partition("{")[0]
        self._steps = QTimer(self, singleShot=True)
        self._steps.timeout.connect(self._step)
        self._steps.start(0)

    @Slot()
    def _step(self) -> None:
        if QApplication.activeWindow() is None:
            (QApplication.activeModalWidget() or self.window).activateWindow()
        if self.window.workspace is None:
            self._unlock()
        elif self.window.room is None:
            self._go_on()
        elif self.window.room.isVisible():
            self._type()
        self._steps.start(self.chance.randint(0, self._rest))

    def _unlock(self) -> None:
        if not self._has_unlocked and isinstance(QApplication.focusWidget(), QLineEdit):
            self._has_unlocked = True
            self.keyboard.type(self.passphrase)
            self.keyboard.press("Enter")

    def _go_on(self) -> None:
        """The draft that the home page offers, or a new interview where it offers none."""
        if self._waits:
            return
        if not self.window.workspace.interviews(status="draft"):
            self._waits = True
            self.keyboard.press("Ctrl+N")
        elif self._focus_name().startswith(self._offer):
            self._waits = True
            self.keyboard.press("Enter")
        else:
            self.keyboard.press("Tab")

    @staticmethod
    def _focus_name() -> str:
        focus = QApplication.focusWidget()
        return looking.name_of(focus) if focus is not None else ""

    # --- typing -----------------------------------------------------------------------------------------------------

    def _type(self) -> None:
        room = self.window.room
        if room.interview is not self._open:
            self._opened(room)
        if room.stack.currentWidget() is room.finish:
            self.keyboard.press("Enter")
        elif self.chance.random() < ODD:
            self.keyboard.press(self.chance.choice(("Backspace", "Ctrl+Z", "F2")))
        else:
            self._answer(room.interview.instance[room.questions.place])

    def _answer(self, view: NodeView) -> None:
        """What a person would type here: the kind of question decides, never its name."""
        kind, choices = view.type, len(view.choices)
        if is_respondents(view):
            self.keyboard.press("Enter")
            if not view.value:  # the screen is the respondent's now, and theirs to give back
                self.keyboard.press(str(self.chance.randint(1, min(choices, 3))))
                self.keyboard.press("Enter")
            return
        if kind in ("select1", "select", "rank"):
            if is_searched(view):
                words = view.choices[self.chance.randrange(choices)].label.split()
                self.keyboard.press("Ctrl+A")
                self.keyboard.type(max(words, key=len)[:6])
                self.keyboard.press("Enter")
            else:
                self.keyboard.press(str(self.chance.randint(1, min(choices, 5))))
        elif kind == "time":
            self._moments += 1
            for digit in MOMENTS[self._moments % len(MOMENTS)]:
                self.keyboard.press(digit)
        elif kind in ("int", "integer", "decimal"):
            self.keyboard.press("2")
        elif kind in ("string", "text"):
            self.keyboard.type(self.chance.choice(WORDS))
        if kind != "select1":
            self.keyboard.press("Enter")

    # --- what was said to be saved ----------------------------------------------------------------------------------

    def _opened(self, room: Room) -> None:
        """Another interview is on view: write down where it opened, and with what."""
        self._open, self._waits = room.interview, False
        room.saved.connect(self._saved)
        self._write(opened=room.interview.id, place=room.questions.place, events=self._told(room.interview.events))
        self._count = len(room.interview.events)

    @Slot(object)
    def _saved(self, _saved: object) -> None:
        room = self.window.room
        if room is None or room.controller.under_way or room.interview is not self._open:
            return
        fresh = room.interview.events[self._count :]
        self._count += len(fresh)
        if fresh:
            self._write(saved=room.interview.id, events=self._told(fresh))

    @staticmethod
    def _told(events: Sequence[Event]) -> list[list[str]]:
        return [[event.kind, event.node, event.new] for event in events]

    def _write(self, **said: object) -> None:
        self._kept.write(json.dumps(said, ensure_ascii=False) + "\n")
        self._kept.flush()


def main(folder: str, passphrase: str, kept: str, seed: str, rest: str = str(REST)) -> int:
    """As `gui.app.run`, typing by itself until somebody kills it."""
    language.use("kk")
    application = make_application(["sapa"])
    crash.install()
    window = MainWindow(Path(folder))
    window.appear()
    with Path(kept).open("a", encoding="utf-8") as writing:
        pilot = Autopilot(window, passphrase, writing, int(seed), int(rest))
        code = application.exec()
        pilot.deleteLater()
    tasks.close()
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
