"""One interview as a line on the home page and in the lists: what, where, when, how far."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QWidget

from gui.core import keys, sentences, theme
from gui.core.components import Button, Elided, IconButton, Symbol, Text, column, row, tip
from model.language import _

if TYPE_CHECKING:
    from model.workspace import InterviewRow


TALL = 60


def place_of(draft: "InterviewRow") -> str:
    """Where and when: "Centre 3, Kokshetau · 13:40"."""
    region = sentences.region(draft.region) if draft.region else ""
    parts = [sentences.centre(draft.centre) or region, sentences.moment(draft.started)]
    return " · ".join(part for part in parts if part)


def progress_of(draft: "InterviewRow") -> str:
    """How far: "section 5 of 9"."""
    if not draft.section_count:
        return ""
    return _("section {index} of {count}").format(index=draft.section_index, count=draft.section_count)


def spoken(draft: "InterviewRow") -> str:
    """The whole line in one sentence, for a screen reader."""
    return ", ".join(part for part in (draft.title, place_of(draft), progress_of(draft)) if part)


class DraftButton(Button):
    """A draft to go on with; the whole line is the button.

    Signals: `resume_asked` (instance id, role); `discard_asked` (the draft) at Delete.
    """

    resume_asked = Signal(str, str)
    discard_asked = Signal(object)

    def __init__(self, draft: "InterviewRow", parent: QWidget | None = None) -> None:
        super().__init__(kind="row", parent=parent)
        self.draft = draft
        self.what, self.where = Elided("strong"), Elided("caption")
        self.far = Text("caption", wrap=False)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, max(1, draft.section_count))
        self.bar.setValue(max(0, draft.section_index - 1))
        self.bar.setFixedWidth(theme.px(100))
        self.bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # In large letters a line would be wider than its card: the words give way, the tooltip has them all.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for words in (self.what, self.where):
            words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        texts, right = column(spacing=2), column(spacing=theme.XS)
        texts.addWidget(self.what)
        texts.addWidget(self.where)
        right.addWidget(self.far)
        right.addWidget(self.bar)
        box = row(self, spacing=theme.L)
        box.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        box.addWidget(Symbol("visit" if draft.role == "visit" else "interview", "muted"))
        box.addLayout(texts, 1)
        box.addLayout(right)
        box.addWidget(Symbol("chevron-right", "muted"))
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(self._tell)
        self.retranslate()

    def retranslate(self) -> None:
        self.what.setText(self.draft.title)
        self.where.setText(place_of(self.draft))
        self.far.setText(progress_of(self.draft))
        self.setAccessibleName(_("Go on: {interview}").format(interview=spoken(self.draft)))
        self.setToolTip(tip(spoken(self.draft)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if keys.stroke(event) == keys.Stroke("Delete"):
            self.discard_asked.emit(self.draft)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _tell(self) -> None:
        self.resume_asked.emit(self.draft.id, self.draft.role)

    def redress(self) -> None:
        super().redress()
        self.setMinimumHeight(theme.px(TALL))

    def sizeHint(self) -> QSize:
        return self.layout().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), self.layout().minimumSize().height())


class DiscardButton(IconButton):
    """The quiet bin beside a draft.

    Signals: `discard_asked` (the draft).
    """

    discard_asked = Signal(object)

    def __init__(self, draft: "InterviewRow", parent: QWidget | None = None) -> None:
        super().__init__("discard", parent=parent)
        self.draft = draft
        self.clicked.connect(self._tell)
        self.retranslate()

    def retranslate(self) -> None:
        self.say(_("Discard: {interview}").format(interview=spoken(self.draft)))
        self.setToolTip(_("Discard"))

    def _colour(self) -> str:
        return "muted"

    @Slot()
    def _tell(self) -> None:
        self.discard_asked.emit(self.draft)
