"""The supervisor's own words for one paper: findings and up to three actions. It keeps nothing itself, but says when
there is something to keep."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from gui.core import theme
from gui.core.components import Button, Card, Text, Translated
from gui.core.fields import Field
from gui.core.pause import Pause
from model.language import _, formats, ngettext

if TYPE_CHECKING:
    from exports.report import SupervisorTexts

PAUSE = 1200  # ms without a key, after which what was written is kept


class Area(QPlainTextEdit):
    """A few lines of plain text; Tab leads on."""

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = lines
        self.setTabChangesFocus(True)
        self.redress()

    def redress(self) -> None:
        """As high as its lines in the type of now."""
        self.setFixedHeight(round(QFontMetricsF(self.font()).lineSpacing() * self.lines) + theme.px(20))


class OwnWords(Translated, Card):
    """The fields with their limits; `given` says what is to go into the paper, `paused` what is to be kept by now."""

    given = Signal(object)
    paused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        from exports.report import texts

        super().__init__(spacing=theme.S, parent=parent)
        self.title, self.meaning = Text("section"), Text("caption")
        self.findings = Field(Area(5))
        self.actions = [Field(Area(2)) for _number in range(texts.ACTIONS)]
        self.put = Button(symbol="check")
        self.none = self._printed = self._told = texts.NONE
        self._rest = Pause(self, PAUSE, self.tell)
        self._texts = texts
        for part in (self.title, self.meaning, self.findings, *self.actions, self.put):
            self.box.addWidget(part)
        for field in (self.findings, *self.actions):
            field.editor.textChanged.connect(self._typed)
        self.put.clicked.connect(self._give)
        self.retranslate()

    def written(self) -> "SupervisorTexts":
        """What stands in the fields."""
        said = (field.editor.toPlainText() for field in self.actions)
        return self._texts.SupervisorTexts(self.findings.editor.toPlainText(), tuple(said))

    def tell(self) -> None:
        """Say what was written since it was last said; nothing if that is nothing."""
        self._rest.stop()
        said = self.written()
        if said != self._told:
            self._told = said
            self.paused.emit(said)

    @Slot()
    def _give(self) -> None:
        self.given.emit(self.written())

    @Slot()
    def _typed(self) -> None:
        self._rest.start()
        self._look()

    def show_texts(self, said: "SupervisorTexts") -> None:
        """What is kept for the paper that is shown now."""
        self._printed = said
        self.findings.editor.setPlainText(said.findings)
        for at, field in enumerate(self.actions):
            field.editor.setPlainText(said.actions[at] if at < len(said.actions) else "")
        self._rest.stop()
        self._told = self.written()
        self._look()

    def redress(self) -> None:
        """Heights follow the size of the letters."""
        for field in (self.findings, *self.actions):
            field.editor.redress()

    def _look(self) -> None:
        """Say how much room is left, and let only what fits go into the paper."""
        said = self.written()
        self._count(self.findings, self._texts.FINDINGS, self._texts.LINES)
        for field in self.actions:
            self._count(field, self._texts.ACTION)
        as_printed = (said.findings, said.written) == (self._printed.findings, self._printed.written)
        self.put.setEnabled(not said.too_long and not as_printed)

    def retranslate(self) -> None:
        self.title.setText(_("Supervisor's words"))
        self.meaning.setText(_("Printed in a frame of their own, in this language, apart from the numbers."))
        self.findings.say(_("Findings"))
        for at, field in enumerate(self.actions, 1):
            field.say(_("Action {n}").format(n=at))
        self.put.say(_("Put into the report"))
        self._look()

    def _count(self, field: Field, most: int, lines: int = 0) -> None:
        """Say how much of a field's room is taken, or by how much it is too long for the page."""
        said = self._texts.plain(field.editor.toPlainText())
        over, error = len(said) - most, ""
        if over > 0:
            error = ngettext("Too long for the page by {n} letter.", "Too long for the page by {n} letters.", over)
        elif lines and len(said.splitlines()) > lines:
            error = _("Too many lines for the page: at most {n}.")
        field.say(field.label.text(), _("{n} of {most} letters").format(n=formats.number(len(said)), most=most))
        field.show_error(error.format(n=formats.number(over if over > 0 else lines)))
