"""Home: what to do now, in one glance."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from gui.core import actions, sentences, theme
from gui.core.components import Button, Card, Line, Notice, QuietButton, Symbol, Text, clear, column, row
from gui.core.events import events
from gui.core.hosting import hub_switch
from gui.core.page import EmptyState, Page
from gui.core.rereading import Rereading
from gui.home import discarding
from gui.home.others import Others, others
from gui.home.rows import DiscardButton, DraftButton
from model import identity
from model.language import _, formats, ngettext

if TYPE_CHECKING:
    from model.workspace import DeliveryCounts, FormEntry, InterviewRow, Workspace
    from model.workspace.archive import Day

SHOWN = 6


@dataclass(frozen=True, slots=True)
class Today:
    """What the home page shows, read in one go."""

    drafts: "list[InterviewRow]"  # the last touched, as many as have room
    counts: "DeliveryCounts"
    waiting_since: str
    last_sync: str
    day: "Day"
    forms: "list[FormEntry]"  # that can be begun with


def read(workspace: "Workspace") -> Today:
    """From the workspace, off the event loop."""
    rows, outbox = workspace.interviews(status="draft", limit=SHOWN), workspace.outbox()
    return Today(
        rows, workspace.delivery_counts(),
        outbox[0].completed if outbox else "", workspace.last_sync,
        workspace.archive.today(),
        workspace.shelf.offered(),
    )  # fmt: skip


class StartButton(Button):
    """One of the two large buttons, with its key.

    Signals: `begin_asked` (role of the questionnaire).
    """

    begin_asked = Signal(str)

    def __init__(self, role: str, command: str, *, is_main: bool, parent: QWidget | None = None) -> None:
        super().__init__(kind="primary" if is_main else "secondary", parent=parent)
        self.role, self.command = role, actions.action(command)
        self.symbol = "interview" if role == "survey" else "visit"
        self.setProperty("big", True)
        self.cap = Text("keycap", wrap=False)
        self.cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        box = row(self)
        box.setContentsMargins(0, 0, theme.L, 0)
        box.addStretch(1)
        box.addWidget(self.cap, 0, Qt.AlignmentFlag.AlignVCenter)
        self.clicked.connect(self._tell)
        self.redress()
        self.retranslate()

    def retranslate(self) -> None:
        self.say(self.command.name)
        self.cap.setText(self.command.key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # The words stand in the middle: beside them there must be room for the key twice.
        room = event.size().width() - self.sizeHint().width()
        self.cap.setVisible(room > 2 * (self.cap.sizeHint().width() + theme.S))
        super().resizeEvent(event)

    @Slot()
    def _tell(self) -> None:
        self.begin_asked.emit(self.role)


class HomePage(Page):
    """Two large buttons, drafts, what waits.

    Signals: `begin_asked` (role), `form_asked` (form id), `resume_asked` (instance id, role), `page_asked` (name),
    `sync_asked`.
    """

    begin_asked = Signal(str)
    form_asked = Signal(str)
    resume_asked = Signal(str, str)
    page_asked = Signal(str)
    sync_asked = Signal()

    def __init__(self, workspace: "Workspace", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._today: Today | None = None
        self._led_to = ""
        self._reading = Rereading(self, lambda: read(workspace), done=self._show, failed=self._failed)
        self.notice = Notice("warn")
        self.others = Others()
        self.others.begin_asked.connect(self.form_asked)
        self.others.all_asked.connect(self._ask_forms)
        self.body.addLayout(self._starts())
        self.body.addWidget(self.notice)
        self.body.addLayout(self._columns(), 1)
        events().delivery_changed.connect(self.refresh)
        events().saved.connect(self._soon)
        events().forms_changed.connect(self.refresh)
        hub_switch().changed.connect(self._say_hub)
        hub_switch().failed.connect(self._hub_failed)
        self.retranslate()

    def _starts(self) -> "QWidget.layout":
        person, box = self.workspace.person, row(spacing=theme.L)
        self.starts: list[StartButton] = []
        if person.may_interview:
            self.starts.append(StartButton("survey", "new_interview", is_main=True))
        if person.may_visit:
            self.starts.append(StartButton("visit", "new_visit", is_main=not self.starts))
        for button in self.starts:
            button.begin_asked.connect(self.begin_asked)
            box.addWidget(button, 1)
        if len(self.starts) == 1:
            box.addStretch(1)
        return box

    def _columns(self) -> "QWidget.layout":
        columns = row(spacing=theme.L)
        left, right = column(spacing=theme.L), column(spacing=theme.L)
        left.addWidget(self._drafts_card())
        right.addWidget(self._sync_card())
        right.addWidget(self._hub_card())
        # Whoever has a hub to look after has less room at the right.
        (left if self.workspace.person.is_supervisor else right).addWidget(self._today_card())
        for side, share in ((left, 5), (right, 3)):
            side.addStretch(1)
            columns.addLayout(side, share)
        return columns

    def _drafts_card(self) -> Card:
        card = Card()
        self.drafts_title, self.drafts = Text("section"), column(spacing=0)
        self.no_drafts = EmptyState("interview")
        self.no_drafts.setMinimumHeight(theme.px(220))
        card.box.addWidget(self.drafts_title)
        card.box.addLayout(self.drafts)
        card.box.addWidget(self.no_drafts)
        return card

    def _sync_card(self) -> Card:
        card = Card()
        head = row()
        self.sync_symbol, self.sync_title = Symbol("check-circle", "good"), Text("section")
        head.addWidget(self.sync_symbol)
        head.addWidget(self.sync_title, 1)
        self.sync_since, self.sync_last, self.sync = Text("muted"), Text("caption"), Button(symbol="sync")
        self.sync.clicked.connect(self.sync_asked)
        card.box.addLayout(head)
        for widget in (self.sync_since, self.sync, self.sync_last):
            card.box.addWidget(widget)
        return card

    def _hub_card(self) -> Card:
        card, head = Card(spacing=theme.S), row()
        self.hub_symbol, self.hub_title, self.hub_words = Symbol("network", "muted"), Text("section"), Text("muted")
        self.hub = QuietButton(symbol="fieldwork")
        self.hub.setProperty("beside", True)
        self.hub.clicked.connect(self._ask_hub)
        head.addWidget(self.hub_symbol)
        head.addWidget(self.hub_title, 1)
        card.box.addLayout(head)
        card.box.addWidget(self.hub_words)
        card.box.addWidget(self.hub)
        if not self.workspace.person.is_supervisor:
            card.hide()
        return card

    @Slot()
    def _ask_hub(self) -> None:
        self.page_asked.emit("fieldwork")

    @Slot(object)
    def _hub_failed(self, error: object) -> None:
        self.notice.say(sentences.said(error), "bad")

    @Slot()
    def _say_hub(self) -> None:
        is_on = hub_switch().is_on
        self.hub_symbol.show_icon("network", "good" if is_on else "muted")
        self.hub_title.setText(_("The hub is on") if is_on else _("The hub is off"))
        self.hub_words.setText(hub_switch().address or _("Others can send only while the hub is on"))
        self.hub.say(_("Fieldwork"))

    def _today_card(self) -> Card:
        card = Card()
        self.today_title, self.today_figure, self.today_words = Text("section"), Text("figure"), Text("muted")
        card.box.addWidget(self.today_title)
        line = row(spacing=theme.M)
        line.addWidget(self.today_figure)
        line.addWidget(self.today_words, 1)
        card.box.addLayout(line)
        self.rule = Line()
        for widget in (self.rule, self.others):
            card.box.addWidget(widget)
        return card

    @Slot()
    def _ask_forms(self) -> None:
        self.page_asked.emit("forms")

    def _show_forms(self, offered: "list[FormEntry]") -> None:
        """A large button stands for what can be begun; before the first sync it says that something has to come."""
        for button in self.starts:
            button.setVisible(not offered or any(each.role == button.role for each in offered))
        person = self.workspace.person
        mine = [each for each in offered if (person.may_visit if each.role == "visit" else person.may_interview)]
        found = others(mine, [button.role for button in self.starts])
        self.others.show_entries(found)
        self.rule.setVisible(bool(found))

    @Slot()
    def refresh(self) -> None:
        self._reading.ask()

    @Slot(object)
    def _soon(self, _saved: object) -> None:
        if self.isVisible():
            self.refresh()

    def _failed(self, error: object) -> None:
        self.notice.say(sentences.said(error), "bad")

    def lead_to(self, draft_id: str) -> None:
        """The keyboard to this draft, once it is listed."""
        self._led_to = draft_id

    def _show(self, today: object) -> None:
        self._today = today
        held = next((each.draft.id for each in self.findChildren(DraftButton) if each.hasFocus()), "")
        if any(draft.id == self._led_to for draft in self._today.drafts):  # else it may come with the next reading
            held, self._led_to = self._led_to, ""
        self._show_forms(self._today.forms)
        clear(self.drafts)
        last: QWidget = self.starts[-1] if self.starts else self
        for draft in self._today.drafts:
            button, line = self._draft_line(draft)
            self.drafts.addLayout(line)
            self.setTabOrder(last, button)
            if draft.id == held:
                button.show()
                button.setFocus(Qt.FocusReason.OtherFocusReason)
            last = line.itemAt(1).widget()
            self.setTabOrder(button, last)
        self.no_drafts.setVisible(not self._today.drafts)
        self._say_counts()

    def _draft_line(self, draft: "InterviewRow") -> "tuple[DraftButton, QWidget.layout]":
        button, bin_, line = DraftButton(draft), DiscardButton(draft), row(spacing=theme.XS)
        button.resume_asked.connect(self.resume_asked)
        line.addWidget(button, 1)
        line.addWidget(bin_)
        for each in (button, bin_):
            each.discard_asked.connect(self._discard)
        return button, line

    @Slot(object)
    def _discard(self, draft: "InterviewRow") -> None:
        discarding.ask(self, self.workspace, draft, self._discarded)

    def _discarded(self) -> None:
        (self.starts[0] if self.starts else self.sync).setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_counts(self) -> None:
        today = self._today
        if today is None:
            return
        waiting, attention = today.counts.finished - today.counts.delivered, today.counts.attention
        self.sync_symbol.show_icon(*(("clock", "warn") if waiting else ("check-circle", "good")))
        said = ngettext("{n} waits to be sent", "{n} wait to be sent", waiting).format(n=waiting)
        self.sync_title.setText(said if waiting else _("Nothing waits to be sent"))
        since = _("Since {time}").format(time=sentences.moment(today.waiting_since)) if today.waiting_since else ""
        self.sync_since.setText(since)
        self.sync_since.setVisible(bool(since))
        last = _("Last sync: {time}").format(time=sentences.moment(today.last_sync))
        self.sync_last.setText(last if today.last_sync else _("Never synced yet"))
        needs = ngettext("{n} finished one needs you: Sync says why.", "{n} finished ones need you: Sync says why.",
                         attention).format(n=attention)  # fmt: skip
        self.notice.say(needs if attention else "", "warn")
        day = today.day
        self.today_figure.setText(formats.number(day.finished))
        said = ngettext("finished", "finished", day.finished)
        middle = _("median {minutes} min").format(minutes=formats.number(round(day.minutes))) if day.finished else ""
        self.today_words.setText(", ".join(part for part in (said, middle) if part))

    def retranslate(self) -> None:
        person = self.workspace.person
        where = sentences.centre(person.centre) or sentences.region(person.region)
        today = formats.day(identity.now().date())
        self.head.say(_("Home"), " · ".join(part for part in (today, person.name, where) if part))
        self.drafts_title.setText(_("To go on with"))
        said = _("An interview you leave before its end waits here, at the very question.")
        self.no_drafts.say(_("Nothing is half done"), said)
        self.sync.say(_("Sync now"))
        self.today_title.setText(_("Today"))
        self._say_hub()
        self._say_counts()
