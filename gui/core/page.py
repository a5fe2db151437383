"""The frame of a page: title, sentence, content in a column of at most 1120 px. What stands in it is the pages' own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from gui.core import theme
from gui.core.components import Symbol, Text, Translated, column, row


class PageTitle(QWidget):
    """The title of a page, a sentence under it, and room for its actions at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.sentence = Text("title"), Text("muted")
        self.title.setAccessibleName("")
        texts = column(spacing=theme.XS)
        texts.addWidget(self.title)
        texts.addWidget(self.sentence)
        self.actions = row(spacing=theme.S)
        box = row(self, spacing=theme.L)
        box.addLayout(texts, 1)
        box.addLayout(self.actions)
        box.setAlignment(self.actions, Qt.AlignmentFlag.AlignVCenter)

    def say(self, title: str, sentence: str = "") -> None:
        """Both texts; the sentence takes no room when it is empty."""
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))


class Page(Translated, QWidget):
    """A page of the window. `body` takes its content; `refresh()` is called each time it comes into view.

    A page that manages its own height (`scrolls=False`) gets the whole of it.
    """

    def __init__(self, parent: QWidget | None = None, *, scrolls: bool = True, width: int = theme.PAGE_WIDTH) -> None:
        super().__init__(parent)
        self.head = PageTitle()
        content = QWidget()
        content.setProperty("kind", "page")
        content.setMaximumWidth(theme.px(width) + 2 * theme.XL)
        content.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.body: QVBoxLayout = column(content, margin=theme.XL, spacing=theme.L)
        self.body.addWidget(self.head)
        outer = column(self, spacing=0)
        outer.addWidget(scrolling(content) if scrolls else centred(content), 1)

    def refresh(self) -> None:
        """Read again what this page shows. Cheap, or off the event loop."""


def centred(content: QWidget) -> QWidget:
    """The content in the middle, as wide as it may be."""
    frame = QWidget()
    frame.setProperty("kind", "page")
    box = QHBoxLayout(frame)
    box.setContentsMargins(0, 0, 0, 0)
    box.addStretch(1)
    box.addWidget(content, 1000)
    box.addStretch(1)
    return frame


def scrolling(content: QWidget) -> QScrollArea:
    """The content in the middle of an area that scrolls up and down only."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(centred(content))
    return area


class EmptyState(QWidget):
    """What will be here and what to do, while there is nothing. `box` takes the button that does it."""

    def __init__(self, symbol: str = "empty", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.sentence = Text("section"), Text("muted")
        for text in (self.title, self.sentence):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.box = column(self, margin=theme.XL, spacing=theme.S)
        self.box.addStretch(1)
        self.box.addWidget(Symbol(symbol, "edge", size=40), 0, Qt.AlignmentFlag.AlignHCenter)
        self.box.addWidget(self.title)
        self.box.addWidget(self.sentence)
        self.actions = row(spacing=theme.S)
        self.actions.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.actions.setContentsMargins(0, theme.S, 0, 0)
        self.box.addLayout(self.actions)
        self.box.addStretch(2)

    def say(self, title: str, sentence: str) -> None:
        """Both texts."""
        self.title.setText(title)
        self.sentence.setText(sentence)
