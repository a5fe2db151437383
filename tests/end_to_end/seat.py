"""A window of Sapa in a process of its own, moved by the keys a story asks for line by line; no test itself."""

import fnmatch
import json
import os
import re
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QWidget

from gui.app import make_application
from gui.core import crash, tasks
from gui.main_window import MainWindow
from model import identity, language, paths
from tests.end_to_end.keyboard import Keyboard
from tests.gui import looking

LOOK_EVERY = 10  # ms, while something is waited for
PATIENCE = 30  # s


class Seat(QObject):
    """Reads steps, presses keys, and says what can be seen.

    Signals: `came` (a line from the story).
    """

    came = Signal(str)

    def __init__(self, window: MainWindow, keyboard: Keyboard) -> None:
        super().__init__()
        self.window, self.keyboard = window, keyboard
        self._looks_for: Callable[[], object] | None = None
        self._until = 0
        self._pulse = QTimer(self, interval=LOOK_EVERY)
        self._pulse.timeout.connect(self._look)
        self.came.connect(self._take)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in sys.stdin:
            self.came.emit(line)

    @Slot(str)
    def _take(self, line: str) -> None:
        step, *said = json.loads(line)
        if QApplication.activeWindow() is None:
            # Offscreen there is no window manager to hand the keyboard back when a dialog has closed.
            (QApplication.activeModalWidget() or self.window).activateWindow()
            QApplication.processEvents()
        getattr(self, f"do_{step}")(*said)

    def _reply(self, **said: object) -> None:
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()

    # --- steps ----------------------------------------------------------------------------------------------------

    def do_press(self, *strokes: str) -> None:
        for stroke in strokes:
            self.keyboard.press(stroke)
        self._reply(ok=True)

    def do_type(self, text: str) -> None:
        self.keyboard.type(text)
        self._reply(ok=True)

    def do_tab_to(self, name: str) -> None:
        """Tab until the thing of this name (* is anything) has the keyboard, though it may wake up later."""

        def is_there() -> bool:
            there = fnmatch.fnmatchcase(self._focus_name(), name)
            if not there:
                self.keyboard.press("Tab")
            return there

        self._wait(is_there)

    def do_holds(self, name: str) -> None:
        self._wait(lambda: fnmatch.fnmatchcase(self._focus_name(), name))

    def do_sees(self, text: str) -> None:
        self._wait(lambda: any(text in seen for seen in self._seen()))

    def do_reads(self, pattern: str) -> None:
        """What of this form stands on the screen, once it does."""
        self._wait(lambda: self._read(pattern))

    def do_is_at(self, name: str) -> None:
        """The interview stands at the question of this name and everything before it is durable."""
        self._wait(lambda: self._place().rpartition("/")[2] == name and not self.window.room.controller.under_way)

    def do_is_in(self, section: str, answered: int) -> None:
        """The same of any question of a section of which so many are answered: its items change places."""

        def at() -> str:
            place = self._place()
            if place.split("/")[-2:-1] != [section] or self.window.room.controller.under_way:
                return ""
            inside = (view for view in self.window.room.interview.nodes() if view.section.endswith("/" + section))
            return place.rpartition("/")[2] if sum(bool(view.value) for view in inside) == answered else ""

        self._wait(at)

    def do_answers(self) -> None:
        instance = self.window.room.interview.instance
        self._reply(ok=True, answers={view.path: view.value for view in instance.nodes() if view.value})

    # --- looking --------------------------------------------------------------------------------------------------

    def _wait(self, predicate: Callable[[], object]) -> None:
        self._looks_for, self._until = predicate, identity.monotonic() + PATIENCE * 10**9
        self._pulse.start()
        self._look()

    @Slot()
    def _look(self) -> None:
        if self._looks_for is None:
            return
        found, late = self._looks_for(), identity.monotonic() > self._until
        if found or late:
            self._looks_for = None
            self._pulse.stop()
            self._reply(ok=bool(found), found=found, seen=[] if found else self._seen(), focus=self._focus_name())

    def _read(self, pattern: str) -> str:
        return next((found[0] for text in self._seen() if (found := re.search(pattern, text))), "")

    def _place(self) -> str:
        room = self.window.room
        return room.questions.place if room is not None and room.isVisible() else ""

    def _seen(self) -> list[str]:
        return [text for top in QApplication.topLevelWidgets() if top.isVisible() for text in read(top)]

    def _focus_name(self) -> str:
        focus = QApplication.focusWidget()
        return (looking.name_of(focus) or type(focus).__name__) if focus is not None else "nobody"


def read(window: QWidget) -> list[str]:
    """Every text on the window: what stands in fields and lists too."""
    found = [window.windowTitle(), *looking.texts(window)]
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, QLineEdit):
            found.append(widget.text())
        elif widget.isVisible() and isinstance(widget, QListView):
            model = widget.model()
            found += [str(model.index(row, 0).data() or "") for row in range(model.rowCount())]
    return found


def main(spoken: str) -> int:
    """As `gui.app.run`, with somebody at a keyboard of this language."""
    language.use(spoken)
    application = make_application(["sapa"])
    crash.install()
    window = MainWindow(Path(paths.data_folder()))
    window.appear()
    window.activateWindow()
    seat = Seat(window, Keyboard(spoken))
    seat._reply(ok=True, pid=os.getpid())
    code = application.exec()
    tasks.close()
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
