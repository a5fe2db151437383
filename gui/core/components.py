"""The small set of parts every screen is made of: texts, buttons, cards, notices. They know nothing of surveys."""

from html import escape

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gui.core import icons, theme

ICON_COLOURS = {"primary": "on_accent", "quiet": "accent", "danger": "bad", "rail": "muted", "bar": "muted"}
# A new palette is another theme; a new style sheet may also be another text size.
DRESSED_ANEW = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)
TONE_SYMBOLS = {"accent": "info", "good": "check-circle", "warn": "alert", "bad": "error"}


class Translated:
    """A part that says its texts anew when the language changes, and draws its pictures anew when the theme does.

    Mixed in before the Qt class. `retranslate` sets every text; `redress` every picture. Call both at the end of
    `__init__` where they are overridden.
    """

    def retranslate(self) -> None:
        """Say every text in the current language."""

    def redress(self) -> None:
        """Draw what the style sheet does not reach in the colours in use."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in DRESSED_ANEW and getattr(self, "is_dressed", False):
            self.redress()
        super().changeEvent(event)  # type: ignore[misc]


def plain(text: str) -> str:
    """A text from outside for a button or a menu, where `&` would otherwise mark a key."""
    return text.replace("&", "&&")


class Text(QLabel):
    """A label for plain text only, in one of the style sheet's kinds; long texts wrap."""

    def __init__(self, kind: str = "body", text: str = "", *, wrap: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setWordWrap(wrap)
        self.setText(text)
        if wrap:
            policy = self.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def set_kind(self, kind: str) -> None:
        """Another kind of the style sheet."""
        if self.property("kind") != kind:
            self.setProperty("kind", kind)
            restyle(self)


class Elided(Text):
    """A text on one line that gives way where room is short: it ends in an ellipsis, the tooltip has all of it.
    `least` px of it always stay."""

    def __init__(self, kind: str = "body", text: str = "", *, least: int = 0, parent: QWidget | None = None) -> None:
        self._whole, self._least = "", least
        super().__init__(kind, text, wrap=False, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def text(self) -> str:
        return self._whole

    def setText(self, text: str) -> None:
        self._whole = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        ellipsis = self.fontMetrics().horizontalAdvance("…") + 2
        least = min(theme.px(self._least), self.sizeHint().width())
        return QSize(max(ellipsis, least), super().minimumSizeHint().height())

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 1))
        super().setText(shown)
        self.setToolTip(tip(self._whole) if shown != self._whole else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def tip(text: str) -> str:
    """A text as a tooltip says it, word for word. Qt would take one with tags for a page and fetch its pictures."""
    return f"<span>{escape(text)}</span>" if "<" in text else text


class Symbol(Translated, QLabel):
    """An icon that keeps its colour of the theme. It says nothing by itself: a word stands beside it."""

    def __init__(self, name: str, colour: str = "muted", *, size: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.colour, self.size_ = name, colour, size
        self.is_dressed = True
        self.redress()

    def show_icon(self, name: str, colour: str) -> None:
        """Another icon in another colour."""
        self.name, self.colour = name, colour
        self.redress()

    def redress(self) -> None:
        self.setPixmap(icons.pixmap(self.name, self.colour, size=self.size_))
        self.setFixedSize(QSize(theme.px(self.size_), theme.px(self.size_)))


class Button(Translated, QPushButton):
    """A push button with an icon of ours; Enter presses it as Space does."""

    KIND = "secondary"

    def __init__(self, text: str = "", symbol: str = "", *, kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.symbol = symbol
        self.setProperty("kind", kind or self.KIND)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.is_dressed = True
        self.redress()
        if text:
            self.say(text)

    def say(self, text: str) -> None:
        """The text of the button, which is also its accessible name."""
        # The style leaves 4 px between icon and text; a space makes it a full gap.
        self.setText((" " if self.symbol and text else "") + plain(text))
        self.setAccessibleName(text)

    def redress(self) -> None:
        if self.symbol:
            self.setIcon(icons.icon(self.symbol, self._colour()))
            self.setIconSize(QSize(theme.px(20), theme.px(20)))

    def _colour(self) -> str:
        return ICON_COLOURS.get(self.property("kind"), "text")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.animateClick() if self.isCheckable() else self.click()
            return
        super().keyPressEvent(event)


class SegmentButton(Button):
    """One of several values side by side; as wide as its text is in bold, so that switching moves nothing."""

    KIND = "segment"

    def sizeHint(self) -> QSize:
        text = self.text().replace("&&", "&")
        bold = QFontMetrics(theme.font(theme.BODY, bold=True)).horizontalAdvance(text)
        return QSize(bold + 24, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class PrimaryButton(Button):
    """The one action of a screen."""

    KIND = "primary"


class QuietButton(Button):
    """An action beside the main ones: text without an edge."""

    KIND = "quiet"


class IconButton(Button):
    """A button that shows only its icon; its name is for the screen reader and the tooltip."""

    KIND = "quiet"

    def __init__(self, symbol: str, name: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__("", symbol, parent=parent)
        self.say(name)

    def redress(self) -> None:
        super().redress()
        self.setFixedSize(theme.px(36), theme.px(36))

    def say(self, text: str) -> None:
        self.setAccessibleName(text)
        self.setToolTip(text)


class Card(QFrame):
    """A surface with a hairline round it. Its `box` takes what stands in it, from top to bottom."""

    def __init__(self, *, kind: str = "card", margin: int = theme.L, spacing: int = theme.M,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self.setProperty("kind", kind)
        self.box = column(self, margin=margin, spacing=spacing)


class Notice(QFrame):
    """A sentence that matters, with an icon: what happened, what is safe, what to do next. Hidden while it is empty."""

    def __init__(self, tone: str = "accent", text: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self.symbol, self.text = Symbol("info", "accent"), Text()
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.box = row(self, margin=theme.M, spacing=theme.M)
        self.box.addWidget(self.symbol, 0, Qt.AlignmentFlag.AlignTop)
        self.box.addWidget(self.text, 1)
        self.say(text, tone)

    def say(self, text: str, tone: str = "") -> None:
        """Show this sentence in this tone: accent, good, warn, bad. An empty one hides the notice."""
        if tone:
            self.setProperty("tone", tone)
            restyle(self)
        self.text.setText(text)
        self.setAccessibleName(text)
        kind = self.property("tone") or "accent"
        self.symbol.show_icon(TONE_SYMBOLS[kind], kind)
        # Without a parent it would become a window of its own for a moment.
        if self.parentWidget() is not None or not text:
            self.setVisible(bool(text))


class Line(QFrame):
    """A hairline."""

    def __init__(self, *, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "line")
        self.setFixedWidth(1) if upright else self.setFixedHeight(1)


class Badge(Translated, QFrame):
    """A state in a word with an icon, never by colour alone."""

    def __init__(self, text: str = "", tone: str = "accent", symbol: str = "",
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self.symbol = Symbol(symbol or "info", tone, size=16)
        self.text = Text("caption", wrap=False)
        box = row(self, margin=0, spacing=theme.XS)
        box.setContentsMargins(theme.S, theme.XS, theme.S, theme.XS)
        box.addWidget(self.symbol)
        box.addWidget(self.text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say(text, tone, symbol)

    def say(self, text: str, tone: str = "accent", symbol: str = "") -> None:
        """Show this state."""
        self.setProperty("tone", tone)
        self.text.setText(text)
        self.symbol.setVisible(bool(symbol))
        if symbol:
            self.symbol.show_icon(symbol, tone)
        restyle(self)


def restyle(widget: QWidget) -> None:
    """Let the style sheet look at the widget's properties again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def column(parent: QWidget | None = None, *, margin: int = 0, spacing: int = theme.M) -> QVBoxLayout:
    """A layout from top to bottom."""
    return _spaced(QVBoxLayout(parent) if parent is not None else QVBoxLayout(), margin, spacing)  # type: ignore[return-value]


def row(parent: QWidget | None = None, *, margin: int = 0, spacing: int = theme.S) -> QHBoxLayout:
    """A layout from left to right."""
    return _spaced(QHBoxLayout(parent) if parent is not None else QHBoxLayout(), margin, spacing)  # type: ignore[return-value]


def _spaced(layout: QLayout, margin: int, spacing: int) -> QLayout:
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(spacing)
    return layout


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while layout.count():
        item = layout.takeAt(0)
        if item.widget() is not None:
            item.widget().hide()
            item.widget().deleteLater()
        elif item.layout() is not None:
            clear(item.layout())
