"""The dashboard: filters above, the board below, a list when a figure is opened; computed off the event loop, and the
old picture stays until the new one is there."""

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QProgressBar, QScrollArea, QStackedWidget, QWidget

from gui.core import actions, sentences, theme
from gui.core.components import Button, Notice, Symbol, Text, column, row
from gui.core.events import events
from gui.core.hosting import hub_switch
from gui.core.keys import keys
from gui.core.page import EmptyState, Page, scrolling
from gui.core.syncing import syncing
from gui.core.tasks import Task, tasks
from gui.dashboard import loading
from gui.dashboard.board import Board
from gui.dashboard.filters import FilterBar
from gui.dashboard.listing import Listing
from gui.dashboard.sheets import interviews
from model.language import _

if TYPE_CHECKING:
    from exports.overview import Filters
    from model.workspace import Workspace

LANE = "dashboard"
LOW = 500  # px: where the title needs the room of the figures
FETCH_EVERY = 20_000  # ms, while the page is in view and the hub is on
FACETS = ("region", "centre")


class DashboardPage(Page):
    """The fieldwork at a glance."""

    def __init__(self, workspace: "Workspace", parent: QWidget | None = None) -> None:
        super().__init__(parent, scrolls=False, width=1600)
        self.workspace = workspace
        self.view: loading.View | None = None
        self._filters: Filters | None = None
        self._task: Task | None = None
        self._opening: Task | None = None
        self._came_from: QWidget | None = None
        self._build()
        self.fetching = QTimer(self, interval=FETCH_EVERY)
        self.fetching.timeout.connect(self.fetch)
        events().received.connect(self.refresh)
        events().delivery_changed.connect(self.refresh)
        hub_switch().changed.connect(self._say)
        self._bind()
        self.retranslate()

    # --- building -----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.updating = QWidget()
        line = row(self.updating, spacing=theme.XS)
        self.updating_text = Text("caption", wrap=False)
        line.addWidget(Symbol("sync", "muted", size=16))
        line.addWidget(self.updating_text)
        self.head.actions.addWidget(self.updating)
        self.updating.hide()
        self.filters, self.notice = FilterBar(), Notice("bad")
        self.stack, self.board, self.listing = QStackedWidget(), Board(), Listing()
        self.empty, self.busy, self.nothing = EmptyState("dashboard"), EmptyState("clock"), EmptyState("filter")
        for widget in (self.stack, self.empty, self.busy):
            widget.setProperty("paints_focus", True)  # they may hold the keyboard, but there is nothing to press
        self._add_buttons()
        self.scroll: QScrollArea = scrolling(self._content())
        for widget in (self.scroll, self.listing, self.empty, self.busy):
            self.stack.addWidget(widget)
        self.body.addWidget(self.stack, 1)
        self.stack.currentChanged.connect(self._place_head)
        self.filters.chosen.connect(self.choose)
        self.board.opened.connect(self.open_behind)
        self.board.queue_asked.connect(self.open_queue)
        self.listing.left.connect(self.come_back)
        self.listing.kept.connect(self.keep)

    def _content(self) -> QWidget:
        content = QWidget()
        content.setProperty("kind", "page")
        self.inner = box = column(content, spacing=theme.L)
        box.setContentsMargins(0, theme.XS, theme.M, theme.XS)
        for widget in (self.notice, self.filters, self.nothing, self.board):
            box.addWidget(widget)
        self.nothing.hide()
        box.addStretch(1)
        return content

    @Slot()
    def _place_head(self) -> None:
        """In a low window the title scrolls away with the figures."""
        is_low = self.height() < theme.px(LOW) and self.stack.currentWidget() is self.scroll
        box = self.inner if is_low else self.body
        if box.indexOf(self.head) < 0:
            box.insertWidget(0, self.head)
            self.head.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_head()

    def _add_buttons(self) -> None:
        self.busy_bar = QProgressBar()
        self.busy_bar.setRange(0, 0)
        self.busy_bar.setTextVisible(False)
        self.busy_bar.setFixedWidth(theme.px(240))
        self.busy.actions.addWidget(self.busy_bar)
        self.last_off, self.all_off = Button(), Button()
        self.last_off.clicked.connect(self._take_last_off)
        self.all_off.clicked.connect(self.filters.take_all_off)
        for button in (self.last_off, self.all_off):
            self.nothing.actions.addWidget(button)

    def _bind(self) -> None:
        commands = {"filters": self.filters.unfold.toggle, "as_tables": self._toggle_tables}
        for name, command in commands.items():
            for key in actions.action(name).keys:
                keys().bind(key, self, command)

    # --- computing ----------------------------------------------------------------------------------------------------

    @Slot()
    def refresh(self) -> None:
        """Take what has come in; the picture stays until the new one is there."""
        if self.isVisible() or self.view is None:
            self._compute(fresh=True)

    @Slot(object)
    def choose(self, filters: "Filters") -> None:
        """Other filters: chips at once, figures as soon as they are counted."""
        self._filters = filters
        self.filters.show_filters(filters)
        self._compute(fresh=False)

    def _compute(self, *, fresh: bool) -> None:
        """Count anew; what is still being counted is not wanted any more."""
        if self._task is not None:
            self._task.forget()
        workspace, view, filters = self.workspace, self.view, self._filters
        earlier = view.taken if view is not None else None

        def work(task: Task) -> loading.View | None:
            return None if task.cancelled() else loading.view(workspace, earlier, filters, task, fresh=fresh)

        self.updating.setVisible(view is not None)
        if view is None:
            self.stack.setCurrentWidget(self.busy)
        self._task = tasks().run(work, owner=self, done=self._counted, failed=self._failed, reported=self._say_step,
                                 lane=LANE)  # fmt: skip

    def _say_step(self, step: object) -> None:
        said = {loading.READING: _("Reading the interviews"), loading.COUNTING: _("Counting")}
        self.busy.say(said[step], _("You can go on working meanwhile."))

    def _counted(self, view: object) -> None:
        self._task = None
        self.updating.hide()
        if view is None:
            return
        self.view, self._filters = view, view.overview.filters
        self.notice.say("")
        self._show()

    def _failed(self, error: object) -> None:
        self._task = None
        self.updating.hide()
        if self.view is None:
            self.empty.say(_("The interviews could not be read"), sentences.said(error))
            self.stack.setCurrentWidget(self.empty)
        self.notice.say(sentences.said(error), "bad")

    @Slot()
    def fetch(self) -> None:
        """Take over what the hub here has received meanwhile."""
        if self.workspace.hub is not None:
            syncing().start(self.workspace)

    # --- what is shown ------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        found = self.view.overview
        self.filters.show_filters(found.filters, found.choices)
        self.nothing.setVisible(not found.n)
        self.board.setVisible(bool(found.n))
        if found.n:
            self.board.show_view(self.view)
        self._say()
        if self.stack.currentWidget() is not self.listing:
            self.stack.setCurrentWidget(self.scroll if found.of else self.empty)

    @Slot(str, str)
    def open_behind(self, title: str, about: str) -> None:
        """The interviews behind a figure, found off the event loop."""
        if self.view is None or about.startswith("wave:"):
            return
        taken, filters = self.view.taken, self.view.overview.filters
        self._came_from = self.scroll.focusWidget()
        if self._opening is not None:
            self._opening.forget()

        def work(_task: Task) -> tuple[str, str, object]:
            return title, about, loading.behind(taken, filters, about)

        self._opening = tasks().run(work, owner=self, done=self._opened, failed=self._not_opened)

    def _opened(self, result: object) -> None:
        title, about, rows = result
        self._opening = None
        self.listing.show_behind(title, about, rows, may_keep=about.partition(":")[0] in FACETS)
        self.stack.setCurrentWidget(self.listing)
        self.listing.behind.setFocus()

    def _not_opened(self, error: object) -> None:
        self._opening = None
        self.notice.say(sentences.said(error), "bad")

    @Slot()
    def open_queue(self) -> None:
        """All interviews that need a look."""
        if self.view is not None:
            self._came_from = self.scroll.focusWidget()
            self.listing.show_queue(_("To look at"), self.view.queue)
            self.stack.setCurrentWidget(self.listing)
            self.listing.queue.setFocus()

    @Slot()
    def come_back(self) -> None:
        """From the list to the board, where it was left."""
        self.stack.setCurrentWidget(self.scroll)
        if self._came_from is not None and shiboken6.isValid(self._came_from):
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def keep(self, about: str) -> None:
        """Show only what the list was about."""
        facet, _colon, value = about.partition(":")
        self.come_back()
        self.choose(self._filters.having(facet, value))

    @Slot()
    def _take_last_off(self) -> None:
        self.choose(self._filters.having(self._filters.chosen[-1][0], ""))

    def _toggle_tables(self) -> None:
        self.board.show_tables(not self.board.as_tables())

    # --- words --------------------------------------------------------------------------------------------------------

    @Slot()
    def _say(self) -> None:
        said = _("What the interviews say, as they come in.")
        if self.view is not None and self.view.overview.of:
            said = _("{interviews} · as of {moment}").format(
                interviews=interviews(self.view.overview.of),
                moment=sentences.moment(max((row.received for row in self.view.taken.received), default="")) or "–",
            )
        self.head.say(_("Dashboard"), said)
        hub = _("The hub is on: figures stand here as soon as the first interview has come in.")
        off = _("Figures stand here as soon as the first interview has come in. Others can send while the hub is on.")
        if self.view is None or not self.view.overview.of:
            self.empty.say(_("No interviews yet"), hub if hub_switch().is_on else off)

    def retranslate(self) -> None:
        self.updating_text.setText(_("Updating"))
        self.updating.setAccessibleName(_("Updating"))
        self.busy.say(_("Reading the interviews"), _("You can go on working meanwhile."))
        self.nothing.say(_("No interview has all of this"), _("Take a filter off, and there will be some again."))
        self.last_off.say(_("Take the last one off"))
        self.all_off.say(_("Take all off"))
        self._say()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fetching.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.fetching.stop()
