"""The hub's switch: on this computer only, or for the office network; its address for those who join."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from gui.core import sentences, theme
from gui.core.components import Badge, Button, Card, IconButton, Notice, Text, Translated, row
from gui.core.fields import Segments
from gui.core.hosting import HERE, OFFICE, hub_switch
from gui.core.settings import HUB_OFFICE
from model.language import _

if TYPE_CHECKING:
    from model.workspace import Workspace


class HubCard(Translated, Card):
    """Hub on or off, and where it is.

    Signals: `switched` after it went on or off.
    """

    switched = Signal()

    def __init__(self, workspace: "Workspace", parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.workspace = workspace
        self.title, self.words, self.state = Text("section"), Text("muted"), Badge()
        self.reach, self.warning = Segments((HERE, OFFICE)), Notice("warn")
        self.address_label, self.address = Text("caption"), Text("title", wrap=False)
        self.copy, self.fingerprint, self.button = IconButton("copy"), Text("caption"), Button(symbol="network")
        self.error = Notice("bad")
        self.address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.reach.set_value(OFFICE if HUB_OFFICE.get() else HERE)
        self._build()
        self.reach.chosen.connect(self._reach_chosen)
        self.button.clicked.connect(self.toggle)
        self.copy.clicked.connect(self._copy)
        hub_switch().changed.connect(self._switched)
        hub_switch().failed.connect(self._failed)
        self.retranslate()

    def _build(self) -> None:
        head, where, foot = row(spacing=theme.M), row(), row(spacing=theme.M)
        head.addWidget(self.title, 1)
        head.addWidget(self.state)
        where.addWidget(self.address)
        where.addWidget(self.copy)
        where.addStretch(1)
        foot.addWidget(self.button)
        foot.addStretch(1)
        self.box.addLayout(head)
        self.box.addWidget(self.words)
        self.box.addWidget(self.reach, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.addWidget(self.warning)
        self.box.addWidget(self.address_label)
        self.box.addLayout(where)
        self.box.addWidget(self.fingerprint)
        self.box.addWidget(self.error)
        self.box.addStretch(1)
        self.box.addLayout(foot)

    @Slot()
    def toggle(self) -> None:
        """On, or off."""
        self.button.setEnabled(False)
        self.error.say("")
        hub_switch().turn("" if self.workspace.hub is not None else self.reach.value())

    @Slot()
    def _switched(self) -> None:
        self.button.setEnabled(True)
        self.retranslate()
        self.switched.emit()

    @Slot(object)
    def _failed(self, error: object) -> None:
        self.button.setEnabled(True)
        self.error.say(sentences.said(error), "bad")

    @Slot(str)
    def _reach_chosen(self, chosen: str) -> None:
        HUB_OFFICE.set(chosen == OFFICE)
        self.retranslate()

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.address.text())

    def retranslate(self) -> None:
        status = self.workspace.hub
        self.title.setText(_("Hub"))
        self.words.setText(_("It takes in the work of others while Sapa is open on this computer."))
        tone, symbol = ("good", "check-circle") if status else ("accent", "stop")
        self.state.say(_("On") if status else _("Off"), tone, symbol)
        if status is not None and hub_switch().reach:
            self.reach.set_value(hub_switch().reach)
        self.reach.say({HERE: _("This computer only"), OFFICE: _("Office network")})
        for button in self.reach.buttons.values():
            button.setEnabled(status is None)
        office = self.reach.value() == OFFICE
        self.warning.say(_("Everybody in this network can reach the hub; only invited people can send. Use it in the "
                           "office, never in a café or a hotel.") if office else "", "warn")  # fmt: skip
        for widget in (self.address_label, self.address, self.copy, self.fingerprint):
            widget.setVisible(status is not None)
        self.address_label.setText(_("Address for those who join"))
        self.address.setText(status.address if status else "")
        self.copy.say(_("Copy the address"))
        said = _("Key of this hub: {fingerprint}")
        self.fingerprint.setText(said.format(fingerprint=status.fingerprint) if status else "")
        self.button.say(_("Switch the hub off") if status else _("Switch the hub on"))
