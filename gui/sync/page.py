"""Sync: one sentence, one button, then each finished interview with its state and the next step."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from forms.errors import CodedError
from gui.core import sentences, theme
from gui.core.components import Button, Card, Notice, PrimaryButton, Symbol, Text, column, row
from gui.core.events import events
from gui.core.page import EmptyState, Page
from gui.core.syncing import syncing
from gui.core.tables import Rows, Table
from gui.core.tasks import tasks
from gui.sync.parcels import columns
from model.language import N_, _, ngettext

if TYPE_CHECKING:
    from model.workspace import Parcel, Workspace

STEPS = {
    "greet": N_("Looking for the hub"),
    "push": N_("Sending interviews"),
    "forms": N_("Fetching questionnaires"),
    "lists": N_("Fetching lists"),
    "pull": N_("Fetching what came in"),
    "counts": N_("Comparing counts"),
}


def needs_room(parcel: "Parcel") -> bool:
    """Whether there is a reason or a next step to be read to its end."""
    return parcel.state != "delivered"


class SyncPage(Page):
    """What waits, and sending it."""

    def __init__(self, workspace: "Workspace", parent: QWidget | None = None) -> None:
        super().__init__(parent, scrolls=False)
        self.workspace = workspace
        self._is_ours = False
        self._parcels, self._progress, self._result = [], None, None
        self.body.addWidget(self._now_card())
        self.notice = Notice("warn")
        self.body.addWidget(self.notice)
        self.rows = Rows(columns(), self)
        self.table, self.empty = Table(self.rows), EmptyState("send")
        self.table.make_sortable(0, descending=True)
        self.table.hide()
        self.rows.layoutChanged.connect(self._fit)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.empty, 1)
        events().delivery_changed.connect(self.refresh)
        run = syncing()
        run.began.connect(self._began)
        run.progressed.connect(self._progressed)
        run.ended.connect(self._ended)
        run.failed.connect(self._failed)
        self.retranslate()

    def _now_card(self) -> Card:
        card = Card(margin=theme.XL)
        self.symbol, self.sentence, self.last = Symbol("check-circle", "good", size=32), Text("section"), Text("muted")
        self.button, self.cancel = PrimaryButton(symbol="sync"), Button(symbol="stop")
        self.bar, self.step = QProgressBar(), Text("caption")
        self.bar.setTextVisible(False)
        texts, line = column(spacing=theme.XS), row(spacing=theme.L)
        texts.addWidget(self.sentence)
        texts.addWidget(self.last)
        line.addWidget(self.symbol)
        line.addLayout(texts, 1)
        line.addWidget(self.button)
        line.addWidget(self.cancel)
        card.box.addLayout(line)
        for widget in (self.bar, self.step):
            card.box.addWidget(widget)
            widget.hide()
        self.cancel.hide()
        self.button.clicked.connect(self.start)
        self.cancel.clicked.connect(self._cancel)
        return card

    # --- a run ---------------------------------------------------------------------------------------------------

    @Slot()
    def start(self) -> None:
        """Sync now; while a run is under way this does nothing."""
        self._is_ours = True
        self.notice.say("")
        (self.button if self.button.isVisible() else self.cancel).setFocus()
        syncing().start(self.workspace)

    @Slot()
    def _cancel(self) -> None:
        syncing().cancel()
        self.cancel.setEnabled(False)

    @Slot()
    def _began(self) -> None:
        self._busy(True)

    @Slot(object)
    def _progressed(self, progress: object) -> None:
        self._progress = progress
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        self._say_step()

    @Slot(object)
    def _ended(self, result: object) -> None:
        self._result = result if self._is_ours else None
        self._end()

    @Slot(object)
    def _failed(self, error: object) -> None:
        self._end()
        self.notice.say(sentences.said(error), "warn")

    def _end(self) -> None:
        self._progress, self._is_ours = None, False
        self._busy(False)

    def _busy(self, is_busy: bool) -> None:
        had_focus = self.button.hasFocus() or self.cancel.hasFocus()
        self.button.setVisible(not is_busy)
        for widget in (self.cancel, self.bar, self.step):
            widget.setVisible(is_busy)
        self.cancel.setEnabled(True)
        self.bar.setRange(0, 0)
        if had_focus:
            (self.cancel if is_busy else self.button).setFocus()
        self._say_step()

    # --- what is shown -------------------------------------------------------------------------------------------

    @Slot()
    def refresh(self) -> None:
        workspace = self.workspace
        tasks().run(lambda _task: workspace.parcels(), owner=self, done=self._show)

    def _show(self, parcels: object) -> None:
        self._parcels = parcels
        self.rows.show_rows(parcels)
        self._fit()
        self.table.setVisible(bool(parcels))
        self.empty.setVisible(not parcels)
        self._say_now()

    @Slot()
    def _fit(self) -> None:
        self.table.fit(needs_room)

    def _say_now(self) -> None:
        waiting = [parcel for parcel in self._parcels if parcel.state != "delivered"]
        attention = [parcel for parcel in self._parcels if parcel.state == "attention"]
        n = len(waiting)
        if not self._parcels:
            said, shown = _("Nothing to send yet"), ("info", "muted")
        elif not waiting:
            said, shown = _("Everything you finished has arrived"), ("check-circle", "good")
        else:
            since = sentences.moment(min(parcel.completed for parcel in waiting))
            said = ngettext("{n} waits to be sent, since {time}", "{n} wait to be sent, the first since {time}", n)
            said, shown = said.format(n=n, time=since), ("clock", "warn")
        if attention:
            shown = ("alert", "warn")
        self.sentence.setText(said)
        self.symbol.show_icon(*shown)
        last = self.workspace.last_sync
        self.last.setText(_("Last sync: {time}").format(time=sentences.moment(last)) if last else _("Never synced yet"))
        self._say_result()

    def _say_result(self) -> None:
        result = self._result
        if result is None:
            return
        if result.state == "paused":
            self.notice.say(sentences.said(CodedError(result.code, **dict(result.params))), "warn")
        elif result.state == "cancelled":
            self.notice.say(_("Stopped. What was not sent waits for the next time."), "accent")
        elif result.attention:
            said = ngettext("{n} needs you: the list says why.", "{n} need you: the list says why.", result.attention)
            self.notice.say(said.format(n=result.attention), "warn")
        else:
            said = _("Sent: {sent}. Fetched: {received}.").format(sent=result.sent, received=result.received)
            self.notice.say(said, "good")

    def _say_step(self) -> None:
        if self._progress is None:
            self.step.setText(_(STEPS["greet"]))
            return
        said = _(STEPS[self._progress.step])
        counted = _("{done} of {total}").format(done=self._progress.done, total=self._progress.total)
        self.step.setText(f"{said}, {counted}" if self._progress.total else said)

    def retranslate(self) -> None:
        self.head.say(_("Sync"))
        self.button.say(_("Sync now"))
        self.cancel.say(_("Stop"))
        self.table.setAccessibleName(_("Finished interviews and visits"))
        self.empty.say(_("Finished interviews stand here"),
                       _("with their state, until the hub has confirmed each and after that."))  # fmt: skip
        self._say_step()
        self._say_now()
