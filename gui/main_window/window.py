"""The window itself: door, pages, rooms, and the frame round them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QSize, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from gui.core import actions, dialogs, sentences
from gui.core.chrome import Edge, Rail, TopBar
from gui.core.components import Translated, column, row
from gui.core.curtain import Curtain
from gui.core.events import events
from gui.core.focus import FocusRing, focus_first
from gui.core.hosting import hub_switch
from gui.core.key_sheet import KeySheet
from gui.core.keys import keys
from gui.core.page import Page
from gui.core.placement import fitted
from gui.core.settings import GEOMETRY, LANGUAGE, RAIL
from gui.core.tasks import tasks
from gui.core.watch import Watch
from gui.main_window import pages
from gui.main_window.privacy import Privacy, Return
from gui.main_window.rooms import Rooms
from model import language
from model.errors import SurveyError
from model.language import _

if TYPE_CHECKING:
    from model.workspace import Workspace

LEAST = (900, 460)  # what a screen of 1366x768 has left at 150 %
NARROW_BELOW = 1200
FIRST_SIZE = QSize(1280, 760)
ROOM_ROUND_IT = 80  # what a title bar and a task bar take of a screen's height


class MainWindow(Rooms, Privacy, Translated, QMainWindow):
    """One window: the door before unlocking, pages after it, a room while an interview or a visit goes on."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.workspace: Workspace | None = None
        self.pages: dict[str, Page] = {}
        self.door: QWidget | None = None
        self.room: QWidget | None = None
        self._page, self._ends, self._locks = "home", False, False
        self._return: Return | None = None
        self._focused: QWidget | None = None
        self._build()
        self._bind()
        self._connect()
        self._restore_geometry()
        self.retranslate()
        self.show_door()

    def _build(self) -> None:
        self.edge, self.top, self.rail, self.stack = Edge(), TopBar(), Rail(), QStackedWidget()
        below = row(spacing=0)
        below.addWidget(self.rail)
        below.addWidget(self.stack, 1)
        self.edge_inside, self.curtain = QWidget(), Curtain()
        inner = column(self.edge_inside, spacing=0)
        inner.addWidget(self.top)
        inner.addLayout(below, 1)
        self.edge.box.addWidget(self.edge_inside)
        self.edge.box.addWidget(self.curtain)
        self.curtain.hide()
        self.setCentralWidget(self.edge)
        self.ring, self.watch = FocusRing(self), Watch(self)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.show_page)
        self.curtain.lifted.connect(self.uncover)
        self.watch.idle.connect(self._nobody_there)
        self.watch.away.connect(self._nobody_there)
        self.watch.slept.connect(self._slept)
        self.watch.clock_set.connect(self._clock_set)
        self.top.sync_asked.connect(self.sync_now)
        self.top.hub_asked.connect(self.show_hub)
        events().saved.connect(self._saved)
        events().not_saved.connect(self._not_saved)
        events().delivery_changed.connect(self.count_waiting)
        events().language_changed.connect(self._language_changed)

    def _bind(self) -> None:
        commands: dict[str, Callable[[], object]] = {
            "keys": self.show_keys, "new_interview": self.new_interview, "new_visit": self.new_visit,
            "sync": self.sync_now, "next_language": self.next_language, "rail": self.toggle_rail,
            "lock": self.lock, "quit": self.close, "cover": self.cover,
        }  # fmt: skip
        for name, command in commands.items():
            for key in actions.action(name).keys:
                keys().bind(key, self, partial(self._command, name, command))
        for place in range(1, 11):  # 0 stands after 9
            keys().bind(f"Alt+{place % 10}", self, partial(self._command, "page", partial(self.show_place, place)))

    def _command(self, name: str, command: Callable[[], object]) -> None:
        """While the screen is hidden nothing happens behind the curtain."""
        if not self.curtain.isVisible() or name in ("lock", "quit"):
            command()

    # --- the door ------------------------------------------------------------------------------------------------

    def show_door(self) -> None:
        """Welcome or unlock: whichever the data folder asks for."""
        from gui.welcome.door import Door

        self._show_frame(is_open=False)
        self.door = Door(self.folder)
        self.door.opened.connect(self.enter)
        self.stack.addWidget(self.door)
        self.stack.setCurrentWidget(self.door)
        self.door.begin()

    @Slot(object)
    def enter(self, workspace: "Workspace") -> None:
        """An unlocked fieldwork: its pages from now on."""
        self.workspace = workspace
        if not LANGUAGE.get() and workspace.person.language != language.current():
            events().speak(workspace.person.language)
        self.top.show_fieldwork(dict(workspace.fieldwork.title), practice=workspace.fieldwork.practice)
        self._show_frame(is_open=True)
        self.rail.show_pages(self.page_names())
        self._drop(self.door)
        self.door = None
        self.count_waiting()
        hub_switch().follow(workspace)
        self.show_page("home")
        focus_first(self.pages["home"])
        self.watch_over()
        self._go_back()

    # --- pages ---------------------------------------------------------------------------------------------------

    def page_names(self) -> tuple[str, ...]:
        """The pages of this person's role."""
        return pages.names_for(self.workspace.person)

    @Slot(str)
    def show_page(self, name: str) -> None:
        """Go to a page; it is built at the first visit."""
        if self.workspace is None or self.room is not None or name not in self.page_names():
            return
        if name not in self.pages:
            self.pages[name] = pages.make(name, self)
            self.stack.addWidget(self.pages[name])
        self._page = name
        self.rail.mark(name)
        self.stack.setCurrentWidget(self.pages[name])
        self.pages[name].refresh()

    def drop_pages(self) -> None:
        """Let go of them before the data they look at are closed: what they still wait for nobody hears."""
        for page in self.pages.values():
            self._drop(page)
        self.pages.clear()

    def show_place(self, place: int) -> None:
        """The page at this place of the rail, counted from 1."""
        shown = self.rail.pages()
        if self.workspace is not None and self.room is None and place <= len(shown):
            self.show_page(shown[place - 1])
            self.rail.buttons[shown[place - 1]].setFocus()

    # --- the frame ---------------------------------------------------------------------------------------------------

    def _show_frame(self, *, is_open: bool) -> None:
        self.top.show_state(is_open=is_open, has_hub=is_open and self.workspace.person.is_supervisor)
        if is_open:
            fieldwork = self.workspace.fieldwork
            self.top.show_fieldwork(dict(fieldwork.title), practice=fieldwork.practice)
        self.edge.mark_practice(is_open and self.workspace.fieldwork.practice)
        self.rail.setVisible(is_open)

    def _drop(self, page: QWidget | None) -> None:
        if page is not None:
            self.stack.removeWidget(page)
            page.hide()
            page.deleteLater()

    @Slot()
    def count_waiting(self) -> None:
        """How much waits to be sent, for the top bar."""
        workspace = self.workspace
        if workspace is not None:
            tasks().run(lambda _task: workspace.delivery_counts(), owner=self, done=self._counted, failed=self._told)

    def _counted(self, counts: object) -> None:
        self.top.show_waiting(counts.finished - counts.delivered)

    @Slot(str)
    def _language_changed(self, _spoken: str) -> None:
        # What comes from the data, as the titles of questionnaires, is read again in the new language.
        if self._page in self.pages and self.room is None:
            self.pages[self._page].refresh()

    @Slot(object)
    def _saved(self, saved: object) -> None:
        self.top.show_saved(sentences.moment(getattr(saved, "wall", ""), seconds=True))

    @Slot(object)
    def _not_saved(self, _error: object) -> None:
        self.top.show_saved("!", well=False)

    def _told(self, error: object) -> None:
        dialogs.tell(self, _("This did not work"), sentences.said(error))

    @Slot()
    def sync_now(self) -> None:
        """The sync page, syncing."""
        if self.workspace is not None and self.room is None:
            self.show_page("sync")
            self.pages["sync"].start()

    @Slot()
    def show_hub(self) -> None:
        """The page of the hub, its people and what came in."""
        self.show_page("fieldwork")

    @Slot()
    def show_keys(self) -> None:
        """Every key that counts here."""
        KeySheet(self).open()

    @Slot()
    def next_language(self) -> None:
        """The next of the three."""
        known = language.LANGUAGES
        following = known[(known.index(language.current()) + 1) % len(known)]
        LANGUAGE.set(following)
        events().speak(following)

    @Slot()
    def toggle_rail(self) -> None:
        """Icons alone, or icons with words."""
        RAIL.set(not self.rail.is_narrow)
        self.rail.make_narrow(not self.rail.is_narrow)

    def retranslate(self) -> None:
        self.setWindowTitle("Sapa")

    def _restore_geometry(self) -> None:
        self.setMinimumSize(*LEAST)
        self.resize(FIRST_SIZE)
        kept: QByteArray = GEOMETRY.get()
        if not kept.isEmpty():
            self.restoreGeometry(kept)
        self._stay_on_a_screen()
        QGuiApplication.instance().screenRemoved.connect(self._stay_on_a_screen)

    @Slot()
    def _stay_on_a_screen(self) -> None:
        """A screen may have gone since: undocked, or never there today."""
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        here = QRect(self.pos(), self.size())
        if (there := fitted(here, screens)) != here:
            self.setGeometry(there)

    def appear(self) -> None:
        """Show it as it was left; at the first start it fills a screen on which it would be cut off."""
        screen = QGuiApplication.primaryScreen().availableGeometry()
        if GEOMETRY.get().isEmpty() and screen.height() < FIRST_SIZE.height() + ROOM_ROUND_IT:
            self.showMaximized()
        else:
            self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.make_narrow(RAIL.get() or self.width() < NARROW_BELOW)

    def closeEvent(self, event: QCloseEvent) -> None:
        workspace = self.workspace
        if workspace is not None and not self._ends and workspace.unsaved():
            self._ask_before_losing(event)
            return
        GEOMETRY.set(self.saveGeometry())
        if self.room is not None:
            self.room.leave()
        self.watch.stop()
        tasks().cancel_all()
        if workspace is not None:
            hub_switch().forget(workspace)
            self.drop_pages()
            try:
                workspace.close(abandon=self._ends)
            except SurveyError:  # what was half typed could not be written either
                hub_switch().follow(workspace)
                self.show_page(self._page)
                self._ask_before_losing(event)
                return
            self.workspace = None
        super().closeEvent(event)

    def _ask_before_losing(self, event: QCloseEvent) -> None:
        event.ignore()
        title = _("Not everything is saved")
        said = _("Some answers could not be written to the disk. If you quit now they are lost.")
        dialogs.ask(self, title, said, yes=_("Quit anyway"), then=self._quit_anyway, danger=True)

    def _quit_anyway(self) -> None:
        self._ends = True
        self.close()
