"""The questions of one interview as screens one walks through. It shows and moves; others answer and save."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

import forms
from gui.answers.attached.keeper import Keeper
from gui.answers.card import Card
from gui.core import theme
from gui.core.components import column
from gui.core.keys import TEXT_FIELDS
from gui.entry import screens
from gui.entry.screens import Screen
from gui.entry.sheet import Sheet, scrolled

if TYPE_CHECKING:
    from model.changes import Changes
    from model.interview.interview import Interview

AHEAD = 60  # ms of rest before the next screen is built
MARGIN = 24


class Questions(QWidget):
    """Signals: `answered(path, value, on)`, `misread(path, text)`, `halved(path, text)`, `added(repeat)`,
    `removed(member)`, `handed(path)`, `spoken(code)` from the person;
    `moved(path)` when one is at another question; `ended` when one goes on from the last.
    """

    answered = Signal(str, str, bool)
    misread = Signal(str, str)
    halved = Signal(str, str)
    added = Signal(str)
    removed = Signal(str)
    handed = Signal(str)
    spoken = Signal(str)
    moved = Signal(str)
    ended = Signal()

    def __init__(self, interview: "Interview", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.interview = interview
        self.place = ""
        self.keeper: Keeper | None = None  # of the files among the answers, before the first screen is made
        self.screen: Screen | None = None
        self.stack = QStackedWidget()
        self._areas: dict[str, QScrollArea] = {}
        self._stale: dict[str, set[str]] = {}
        column(self, spacing=0).addWidget(self.stack)
        self._ahead = QTimer(self, singleShot=True, interval=AHEAD)
        self._ahead.timeout.connect(self._build_ahead)
        self.screens = self.find_screens()

    # --- what a kind of questionnaire decides -----------------------------------------------------------------------

    def find_screens(self) -> tuple[Screen, ...]:
        """The screens of this questionnaire."""
        return screens.one_each(self.interview)

    def make_sheet(self, screen: Screen) -> Sheet:
        """The widget of a screen."""
        return Sheet(self.interview, screens.blocks_of(self.interview, screen), keeper=self.keeper)

    def title_of(self, screen: Screen) -> str:
        """The words above a screen."""
        return screens.title(self.interview, screen)

    def name_of(self, screen: Screen) -> str:
        """What the list of sections calls it."""
        # Above a part of a section stands the title of the whole, which another line of the list has already.
        is_part = len(self.screens) > 1 and (screen.path not in screen.sections or self._is_loose(screen))
        return (not is_part and self.title_of(screen)) or screens.first_words(self.interview, screen)

    def _is_loose(self, screen: Screen) -> bool:
        return self.interview.form.root.path in screen.sections

    def sheets(self) -> list[Sheet]:
        """Every sheet that shows something of the screen on view."""
        return [self.sheet(self.screen)] if self.screen else []

    # --- screens and stops ------------------------------------------------------------------------------------------

    def sheet(self, screen: Screen) -> Sheet:
        """The sheet of a screen, built when it is first needed."""
        area = self._areas.get(screen.path)
        if area is None:
            sheet = self.make_sheet(screen)
            self.hear(sheet)
            sheet.show_title(self.title_of(screen))
            area = self._areas[screen.path] = scrolled(sheet)
            self.stack.addWidget(area)
            self._stale[screen.path] = set()
        return area.widget()  # type: ignore[return-value]

    def hear(self, sheet: Sheet) -> None:
        """Pass on what a sheet says."""
        sheet.answered.connect(self.answered)
        sheet.stepped.connect(self.step)
        sheet.entered.connect(self._entered)
        sheet.misread.connect(self.misread)
        sheet.halved.connect(self.halved)
        sheet.added.connect(self.added)
        sheet.removed.connect(self.removed)
        sheet.handed.connect(self.handed)
        sheet.spoken.connect(self.spoken)

    def stops(self, screen: Screen) -> list[str]:
        """The questions of a screen in order; a screen without any stops at what it tells."""
        found = self.sheet(screen).paths()
        return [path for path in found if self.is_stop(path)] or found

    def is_stop(self, path: str) -> bool:
        """Whether somebody answers there."""
        view = self.interview.instance[path]
        return view.kind == "repeat" or (view.kind == "question" and not view.readonly)

    def asked_screens(self) -> list[Screen]:
        """The screens that are asked now."""
        return [screen for screen in self.screens if screens.is_asked(self.interview, screen)]

    def screen_of(self, path: str) -> Screen | None:
        """Where a question stands; None if there is no such place now."""
        try:
            view = self.interview.instance[path]
        except forms.AnswerError:
            return None
        return next((screen for screen in self.screens if screen.shows(view)), None)

    def open_in(self, found: list[Screen]) -> str:
        """The first open question of these screens; "" if none is."""
        instance = self.interview.instance
        for screen in found:
            for path in self.stops(screen):
                view = instance[path]
                if view.kind == "question" and not view.value and not view.readonly:
                    return path
        return ""

    # --- moving -----------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Be where the interview was left, or at its first open question."""
        place, asked = self.interview.place, self.asked_screens()
        if not place or self.screen_of(place) is None:
            place = self.open_in(asked[:1]) or self.stops(asked[0])[0]
        self.go(place)
        if self._was_answered_last(place):
            self.step(1)

    def _was_answered_last(self, place: str) -> bool:
        """Whether the program ended between an answer that goes on and the next question."""
        last, view = self.interview.events[-1], self.interview.instance[place]
        return last.kind == "answer" and last.node == place and bool(last.new) and view.type == "select1"

    @Slot(str)
    def go(self, path: str) -> None:
        """Be at this question: bright, in view, with the keys."""
        screen = self.screen_of(path)
        if screen is None:
            return
        if screen != self.screen:
            self._leave_screen()
            self.screen = screen
            self._freshen(screen)
        self.stack.setCurrentWidget(self._areas[screen.path])
        self.place = path
        for sheet in self.sheets():
            sheet.show_current(path if sheet.holds(path) else "")
        self.take_focus()
        self.bring_into_view()
        self._ahead.start()
        self.moved.emit(path)

    def _leave_screen(self) -> None:
        if self.screen is not None:
            for sheet in self.sheets():
                sheet.commit()
                sheet.show_current("")

    def _freshen(self, screen: Screen) -> None:
        """What changed while a screen was out of sight."""
        sheet, stale = self.sheet(screen), self._stale[screen.path]
        if stale:
            sheet.refresh(stale)
            stale.clear()

    def bring_into_view(self) -> None:
        """Scroll as little as it takes to see the current question."""
        area = self._areas[self.screen.path] if self.screen else None
        sheet = area.widget() if area else None
        if area is None or not isinstance(sheet, Sheet) or not sheet.holds(self.place):
            return
        rect, bar, margin = sheet.rect_of(self.place), area.verticalScrollBar(), theme.px(MARGIN)
        seen = area.viewport().height()
        if rect.top() - margin < bar.value() or rect.height() > seen:
            bar.setValue(rect.top() - margin if rect.bottom() + margin > seen else 0)
        elif rect.bottom() + margin > bar.value() + seen:
            bar.setValue(rect.bottom() + margin - seen)

    def take_focus(self) -> None:
        """Give the keys to the question one is at."""
        for sheet in self.sheets():
            if sheet.holds(self.place):
                sheet.take_focus()

    def take(self, key: str) -> bool:
        """Give a key to the question one is at."""
        return any(sheet.take(key) for sheet in self.sheets() if sheet.holds(self.place))

    def commit(self) -> None:
        """Give what is half typed."""
        for sheet in self.sheets():
            sheet.commit()

    @Slot(int)
    def step(self, way: int) -> None:
        """On or back by one question, into the next section where this one ends."""
        if self.screen is None:
            return
        if way > 0:
            for sheet in self.sheets():
                sheet.pass_by(self.place)
        stops = self.stops(self.screen)
        at = stops.index(self.place) + way if self.place in stops else self._beside(stops, way)
        if 0 <= at < len(stops):
            self.go(stops[at])
        elif way > 0:
            self.next_screen()
        else:
            self.previous_screen(to_end=True)

    def _beside(self, stops: list[str], way: int) -> int:
        """The stop next to a place that is no stop (any more)."""
        order = {view.path: at for at, view in enumerate(self.interview.nodes())}
        here = order.get(self.place, 0)
        after = next((at for at, path in enumerate(stops) if order.get(path, 0) > here), len(stops))
        return after if way > 0 else after - 1

    def next_screen(self) -> None:
        """The next section's first open question."""
        found = self.asked_screens()
        at = found.index(self.screen) if self.screen in found else -1
        for screen in found[at + 1 :]:
            stops = self.stops(screen)
            if stops:
                self.go(self.open_in([screen]) or stops[0])
                return
        self.ended.emit()

    def previous_screen(self, *, to_end: bool = False) -> None:
        """The section before."""
        found = self.asked_screens()
        at = found.index(self.screen) if self.screen in found else 0
        for screen in reversed(found[:at]):
            stops = self.stops(screen)
            if stops:
                self.go(stops[-1 if to_end else 0])
                return

    def go_to_screen(self, path: str) -> None:
        """The first open question of a screen, or its first."""
        screen = next((each for each in self.screens if each.path == path), None)
        if screen is not None and self.stops(screen):
            self.go(self.open_in([screen]) or self.stops(screen)[0])

    @Slot(str)
    def _entered(self, path: str) -> None:
        if path != self.place:
            self.go(path)

    @Slot()
    def _build_ahead(self) -> None:
        """While nothing else happens: the screen that comes next, and one that an answer here may open before it."""
        if self.screen is None:
            return
        after = self.screens[self.screens.index(self.screen) + 1 :]
        asked = [screen for screen in after if screens.is_asked(self.interview, screen)]
        missing = [screen for screen in (*asked[:1], *after[:1]) if screen.path not in self._areas]
        for screen in missing[:1]:
            self.sheet(screen)
            self._ahead.start()

    # --- what changed -----------------------------------------------------------------------------------------------

    def show_changes(self, changes: "Changes") -> None:
        """Repaint what a step touched, and only that."""
        change = changes.change
        if "language" in changes.kinds:
            self._translate()
        elif change is not None and (change.added or change.removed):
            self._rebuild()
        elif not changes.kinds & {"place", "half"}:
            touched = set(change.changed) if change is not None else set()
            self._repaint(touched | ({changes.event.node} if changes.event.node else set()))

    def _repaint(self, touched: set[str]) -> None:
        """At once where one looks, later elsewhere."""
        here = self.screen.path if self.screen else ""
        for path, stale in self._stale.items():
            if path != here:
                stale.update(touched)
        for sheet in self.sheets():
            sheet.refresh(touched)

    def _rebuild(self) -> None:
        """Members came or went: the screens are made anew, and one stays where one is."""
        screen, place = self.screen, self.place
        for path in list(self._areas):
            self._discard(path)
        self.screen = None
        if screen is not None:
            self.go(place if self.screen_of(place) is not None else self.stops(screen)[0])

    def _translate(self) -> None:
        """The questions in another language; the place stays."""
        here = self.screen.path if self.screen else ""
        for path in [path for path in self._areas if path != here]:
            self._discard(path)
        for sheet in self.sheets():
            sheet.show_language()
        if self.screen is not None:
            self.sheet(self.screen).show_title(self.title_of(self.screen))
        self.bring_into_view()
        self._ahead.start()

    def _discard(self, path: str) -> None:
        area = self._areas.pop(path)
        self._stale.pop(path)
        self.stack.removeWidget(area)
        area.hide()
        area.deleteLater()

    def say(self, path: str, sentence: str, *, doubt: bool = False) -> None:
        """Speak in the row of a question; "" falls silent."""
        for sheet in self.sheets():
            if sheet.holds(path):
                sheet.say(path, sentence, doubt=doubt)

    def is_typed(self, path: str) -> bool:
        """Whether the answer is typed: a text gives itself when it is left, so that means nothing yet."""
        piece = next((sheet.piece(path) for sheet in self.sheets() if sheet.holds(path)), None)
        return isinstance(piece, Card) and isinstance(piece.answer.focusProxy(), TEXT_FIELDS)

    def revert(self, path: str) -> None:
        """Show again what is stored at a question, on whatever screen it stands."""
        screen = self.screen_of(path)
        for sheet in {*self.sheets(), *([self.sheet(screen)] if screen else [])}:
            if sheet.holds(path):
                sheet.revert(path)

    def pass_by(self, path: str) -> None:
        """Say at a question that it is still open."""
        for sheet in self.sheets():
            sheet.pass_by(path)

    def lead_of(self, path: str) -> str:
        """The note that introduces the grid in which a question stands; "" if there is none."""
        return next((sheet.lead_of(path) for sheet in self.sheets() if sheet.holds(path)), "")

    def piece(self) -> object:
        """The widget one is at."""
        return next((sheet.piece(self.place) for sheet in self.sheets() if sheet.holds(self.place)), None)

    def escape(self) -> bool:
        """Close what is open at the question; False if nothing was."""
        piece = self.piece()
        return isinstance(piece, Card) and piece.answer.escape()
