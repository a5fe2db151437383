"""Fields of a form on a page: a label above, the editor, a hint or an error below. One way to add them, so that
every editor has its accessible name and description."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QSizePolicy,
    QWidget,
)

from gui.core import theme
from gui.core.components import IconButton, SegmentButton, Text, Translated, column, restyle, row
from model.language import _


class Field(QWidget):
    """An editor with its label, and under it a hint that an error takes the place of."""

    def __init__(self, editor: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self.label, self.hint = Text("strong"), Text("caption")
        self.label.setBuddy(editor)
        self._hint, self._error = "", ""
        box = column(self, spacing=theme.XS)
        box.addWidget(self.label)
        box.addWidget(editor)
        box.addWidget(self.hint)

    def say(self, label: str, hint: str = "") -> None:
        """Label and hint in the current language."""
        self.label.setText(label)
        self._hint = hint
        self._focusable().setAccessibleName(label)
        self._show()

    def show_error(self, text: str) -> None:
        """What is wrong and what to do, beside the field; "" when nothing is."""
        self._error = text
        self._show()

    def _show(self) -> None:
        said = self._error or self._hint
        self.hint.setText(said)
        self.hint.setVisible(bool(said))
        self.hint.set_kind("error" if self._error else "caption")
        editor = self._focusable()
        editor.setAccessibleDescription(said)
        if editor.property("wrong") != bool(self._error):
            editor.setProperty("wrong", bool(self._error))
            restyle(editor)

    def _focusable(self) -> QWidget:
        return self.editor.focusProxy() or self.editor


class Passphrase(Translated, QWidget):
    """A passphrase being typed, hidden unless one asks to see it.

    Signals: `edited` when it changes, `entered` on Enter.
    """

    edited = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line, self.eye = QLineEdit(), IconButton("eye")
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.textEdited.connect(self.edited)
        self.line.returnPressed.connect(self.entered)
        self.eye.setCheckable(True)
        self.eye.toggled.connect(self._show_it)
        self.setFocusProxy(self.line)
        box = row(self, spacing=theme.XS)
        box.addWidget(self.line, 1)
        box.addWidget(self.eye)
        self.retranslate()

    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self.line.clear()

    def retranslate(self) -> None:
        self.eye.say(_("Hide the passphrase") if self.eye.isChecked() else _("Show the passphrase"))

    @Slot(bool)
    def _show_it(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.eye.symbol = "eye-off" if shown else "eye"
        self.eye.redress()
        self.retranslate()


class Strength(QWidget):
    """How hard a passphrase is to guess: a bar and a word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar, self.word = QProgressBar(), Text("caption")
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box = column(self, spacing=theme.XS)
        box.addWidget(self.bar)
        box.addWidget(self.word)

    def judge(self, passphrase: str) -> None:
        """Show the strength of this one."""
        bits = strength(passphrase)
        self.bar.setValue(min(100, round(bits / 0.8)))
        short = _("Too short: at least 12 characters, for example four words")
        words = (short, _("Weak: add a word or two"), _("Good"), _("Very good"))
        self.word.setText(words[0 if len(passphrase) < 12 else 1 if bits < 45 else 2 if bits < 65 else 3])


def strength(passphrase: str) -> float:
    """A cautious guess of its bits: different signs count, repeated ones hardly."""
    kinds = (any(c.islower() for c in passphrase), any(c.isupper() for c in passphrase),
             any(c.isdigit() for c in passphrase), any(not c.isalnum() for c in passphrase))  # fmt: skip
    return len(set(passphrase)) * 2.4 + len(passphrase) * 1.2 + sum(kinds) * 3


class Choice(QComboBox):
    """One of a list of values, each with a text. `chosen` is emitted only when a person chooses."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(self._tell)

    def fill(self, values: Iterable[tuple[str, str]]) -> None:
        """These (value, text), keeping what is chosen if it is among them."""
        before = self.value()
        self.clear()
        for value, text in values:
            self.addItem(text, value)
        self.set_value(before)

    def value(self) -> str:
        """The chosen value, "" if none."""
        return str(self.currentData() or "")

    def set_value(self, value: str) -> None:
        """Choose this value; nothing is emitted."""
        self.setCurrentIndex(max(0, self.findData(value)))

    @Slot(int)
    def _tell(self, _index: int) -> None:
        self.chosen.emit(self.value())


class Segments(QFrame):
    """A few values side by side, one of them on; ← → move between them.

    Signals: `chosen` (the value) when a person chooses.
    """

    chosen = Signal(str)

    def __init__(self, values: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "segments")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.group = QButtonGroup(self)
        self.group.buttonToggled.connect(self._lead)
        self.buttons: dict[str, SegmentButton] = {}
        self.box: QHBoxLayout = row(self, margin=2, spacing=2)
        for value in values:
            button = SegmentButton()
            button.setCheckable(True)
            button.setProperty("value", value)
            button.clicked.connect(self._tell)
            button.installEventFilter(self)
            self.group.addButton(button)
            self.buttons[value] = button
            self.box.addWidget(button)

    def say(self, texts: dict[str, str], names: dict[str, str] | None = None) -> None:
        """The text of each, and its accessible name where the text is short."""
        for value, button in self.buttons.items():
            button.say(texts[value])
            if names:
                button.setAccessibleName(names[value])
                button.setToolTip(names[value])

    def set_value(self, value: str) -> None:
        """Switch this one on; nothing is emitted."""
        if value in self.buttons:
            self.buttons[value].setChecked(True)

    def value(self) -> str:
        """The one that is on."""
        checked = self.group.checkedButton()
        return checked.property("value") if checked else ""

    @Slot(QAbstractButton, bool)
    def _lead(self, chosen: QAbstractButton, on: bool) -> None:
        """Tab comes to the chosen one; Qt keeps it at the first until one of them has had the focus."""
        if not on:
            return
        held = any(button.hasFocus() for button in self.buttons.values())
        for button in self.buttons.values():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is chosen else Qt.FocusPolicy.ClickFocus)
        if held:
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit(self.value())

    def eventFilter(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.type() != QKeyEvent.Type.KeyPress or event.key() not in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return False
        shown = list(self.buttons.values())
        other = shown[(shown.index(watched) + (1 if event.key() == Qt.Key.Key_Right else -1)) % len(shown)]
        other.setFocus(Qt.FocusReason.TabFocusReason)
        other.click()
        return True
