"""Inviting somebody: who, for what, where; then the code, large enough to be read across a table."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from gui.core import sentences, theme
from gui.core.components import Card, Notice, PrimaryButton, Text, Translated, row
from gui.core.fields import Choice, Field
from gui.core.tasks import tasks
from model import identity, language
from model.language import _

if TYPE_CHECKING:
    from collections.abc import Collection

    from model.workspace import Person, Workspace


class InviteCard(Translated, Card):
    """A person to invite, and the code for them.

    Signals: `invited` (the Invitation).
    """

    invited = Signal(object)

    def __init__(self, workspace: "Workspace", parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.workspace = workspace
        self.title, self.notice = Text("section"), Notice("warn")
        self.name, self.role = Field(QLineEdit()), Field(Choice())
        self.region, self.centre = Field(Choice()), Field(Choice())
        self.button = PrimaryButton(symbol="plus")
        self.code_card = Card(kind="code", spacing=theme.XS)
        self.code_for, self.code, self.code_words = Text("caption"), Text("figure", wrap=False), Text("caption")
        self._invitation, self._invited_name, self._invited_id = None, "", ""
        self._asked: Person | None = None
        self._build()
        self.button.clicked.connect(self.invite)
        self.name.editor.returnPressed.connect(self.invite)
        self.region.editor.chosen.connect(self._fill_centres)
        self.retranslate()
        self.region.editor.set_value(workspace.person.region)
        self._fill_centres()

    def _build(self) -> None:
        grid, foot = QGridLayout(), row()
        grid.setHorizontalSpacing(theme.M)
        grid.setVerticalSpacing(theme.M)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for place, field in enumerate((self.name, self.role, self.region, self.centre)):
            grid.addWidget(field, place // 2, place % 2)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for widget in (self.code_for, self.code, self.code_words):
            self.code_card.box.addWidget(widget)
        self.code_card.hide()
        foot.addWidget(self.button)
        foot.addStretch(1)
        self.box.addWidget(self.title)
        self.box.addLayout(grid)
        self.box.addWidget(self.notice)
        self.box.addWidget(self.code_card)
        self.box.addStretch(1)
        self.box.addLayout(foot)

    @Slot()
    def invite(self) -> None:
        """A code for this person."""
        from model.workspace import Person

        name = self.name.editor.text().strip()
        self.name.show_error("" if name else _("Please fill this in"))
        if not name:
            self.name.editor.setFocus()
            return
        if self.workspace.hub is None:
            self.notice.say(_("Switch the hub on first: the code is for its address."), "warn")
            return
        person = Person(identity.new_id(), name, self.role.editor.value(), self.region.editor.value(),
                        self.centre.editor.value(), language.current())  # fmt: skip
        workspace = self.workspace
        self._asked = person
        self.button.setEnabled(False)
        tasks().run(lambda _task: workspace.invite(person), owner=self, done=self._invited, failed=self._failed,
                    lane="hub")  # fmt: skip

    @Slot()
    def hub_switched(self) -> None:
        """What was said about the hub counts no longer."""
        self._invited_name = self._invited_name if self._invitation else ""
        self.notice.say("")

    def show_open(self, invited: "Collection[str]") -> None:
        """Whose codes can still be used: one that was used is of no use to anybody who reads it here."""
        if self._invitation is not None and self._invited_id not in invited:
            self._invitation = None
            self.code_card.hide()
            self._say_joined()

    def _say_joined(self) -> None:
        if self._invited_name and self._invitation is None:
            self.notice.say(_("{name} has joined with the code.").format(name=self._invited_name), "good")

    def _invited(self, invitation: object) -> None:
        self._invitation, self._invited_id = invitation, self._asked.id
        self._invited_name = self._asked.name
        self.button.setEnabled(True)
        self.name.editor.clear()
        self.name.editor.setFocus()
        self.notice.say("")
        self.code_card.show()
        self._say_code()
        self.invited.emit(invitation)

    def _failed(self, error: object) -> None:
        self.button.setEnabled(True)
        self.notice.say(sentences.said(error), "bad")

    def _say_code(self) -> None:
        if self._invitation is None:
            return
        self.code_for.setText(_("Code for {name}").format(name=self._invited_name))
        self.code.setText(self._invitation.code)
        until = sentences.moment(str(self._invitation.expires))
        said = _("Works once, until {time}. Address: {address}")
        self.code_words.setText(said.format(time=until, address=self._invitation.address))

    @Slot()
    def _fill_centres(self) -> None:
        from model import reference

        chosen, spoken = self.region.editor.value(), language.current()
        found = [(each.id, each.name(spoken)) for each in reference.centres() if not chosen or each.kato == chosen]
        self.centre.editor.fill([("", _("Any centre")), *found])

    def retranslate(self) -> None:
        self.title.setText(_("Invite somebody"))
        self.name.say(_("Name"))
        self.role.say(_("Works as"))
        self.role.editor.fill([(role, sentences.role(role)) for role in ("interviewer", "shopper", "supervisor")])
        self.region.say(_("Region"))
        self.region.editor.fill([("", _("Whole country")), *sentences.regions()])
        self.centre.say(_("Centre"))
        self._fill_centres()
        self.button.say(_("Make the code"))
        self._say_code()
        self._say_joined()
