"""The line above the questions: leave, what this is and where, how far one is, and the language of the questions."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from gui.answers import ink
from gui.core import actions, theme
from gui.core.components import Elided, QuietButton, Text, Translated, row
from model import language
from model.language import _

LEAST, ROOMY = 96, 1000  # px a title keeps; below this width the bar of progress gives way to it


class Bar(QWidget):
    """The share that is answered. QProgressBar paints at once at every value, which an answer should not wait for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = (0, 0)
        self.setFixedSize(theme.px(160), theme.px(8))

    def show_share(self, part: int, whole: int) -> None:
        if (part, whole) != self._share:
            self._share = (part, whole)
            self.setAccessibleName(_("{n} of {total} answered").format(n=part, total=whole))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, (part, whole) = QPainter(self), self._share
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink.panel(painter, self.rect(), fill="raised", radius=4)
        if part:
            full = self.rect()
            full.setWidth(max(full.height(), round(full.width() * part / max(whole, 1))))
            ink.panel(painter, full, fill="accent", radius=4)


class Header(Translated, QFrame):
    """Signals: `left` when the person leaves; `language_asked` for the next language of the questions."""

    left = Signal()
    language_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.setFixedHeight(max(theme.px(52), 56))
        self.leave = QuietButton("", "chevron-left")
        self.title, self.where = Elided("strong", least=LEAST), Elided("muted", least=LEAST)
        self.far, self.bar = Text("caption", wrap=False), Bar()
        self.language = QuietButton("", "language")
        self._far, self._spoken = (0, 0), ""
        self._build()
        self.leave.clicked.connect(self.left)
        self.language.clicked.connect(self.language_asked)
        self.retranslate()

    def _build(self) -> None:
        box = row(self, spacing=theme.M)
        box.setContentsMargins(theme.S, 0, theme.L, 0)
        for widget in (self.leave, self.title, self.where):
            box.addWidget(widget)
        box.addStretch(1)
        for widget in (self.far, self.bar):
            box.addWidget(widget)
        box.addSpacing(theme.L)
        box.addWidget(self.language)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.bar.setVisible(self.width() >= theme.px(ROOMY))

    def show_title(self, title: str, where: str) -> None:
        """What this is and, once it is known, where."""
        self.title.setText(title)
        self.where.setText(f"\u00b7  {where}" if where else "")

    def show_progress(self, section: int, sections: int, answered: int, asked: int) -> None:
        """Which screen of how many, and the share of answers."""
        if self._far != (section, sections):
            self._far = (section, sections)
            self.retranslate()
        self.bar.show_share(answered, asked)

    def show_language(self, code: str) -> None:
        """The language the questions are asked in."""
        self._spoken = code
        self.retranslate()

    def retranslate(self) -> None:
        self.leave.say(_("Leave"))
        self.leave.setToolTip(_("Leave and come back later"))
        section, sections = self._far
        self.far.setText(_("{n} of {total}").format(n=section, total=sections) if section else "")
        spoken = language.NAMES.get(self._spoken, self._spoken)
        self.language.say(_("Questions: {language}").format(language=spoken))
        self.language.setToolTip(f"{actions.action('form_language').name} (F2)")
