"""The show card: a question and its scale, large, for a respondent who points at the answer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gui.answers import factory
from gui.answers.words import plain
from gui.core import keys, theme
from gui.core.components import QuietButton, Text, column, row
from gui.core.settings import Setting
from gui.entry.bigchoices import Big, BigChoices
from gui.entry.stage import Stage
from gui.entry.wording import saying
from model import language
from model.language import _

if TYPE_CHECKING:
    from forms import NodeView
    from model.interview.interview import Interview

FACES = Setting("show_card/faces", False)
BESIDE = Setting("show_card/second_language", "")
MOST = 10
MARKS = frozenset("12345")


def fits(view: "NodeView") -> bool:
    """Whether a question can be shown on a card: one of a few choices."""
    return view.kind == "question" and view.type == "select1" and 1 < len(view.choices) <= MOST and not view.readonly


def big_choices(interview: "Interview", path: str, spoken: "list[str]") -> tuple[Big, ...]:
    """The choices of a question in these languages; the marks of a scale first, large."""
    words: dict[str, list[str]] = {}
    for code in spoken:
        with saying(interview, code):
            for choice in interview.instance[path].choices:
                words.setdefault(choice.value, []).append(plain(choice.label))
    options = factory.options(interview.instance[path])
    is_scale = len(MARKS & {option.value for option in options}) > 1
    found = [Big(one, tuple(words[one.value]), one.value in MARKS or not is_scale) for one in options]
    return tuple(sorted(found, key=lambda big: not big.is_main))


class ShowCard(Stage):
    """Signals: `answered(path, value)`; `language_asked` for the next language of the questions."""

    answered = Signal(str, str)
    language_asked = Signal()

    def __init__(self, room: QWidget) -> None:
        super().__init__(room)
        self.interview: Interview | None = None
        self.path = ""
        self.questions, self.leads = (Text("figure"), Text("figure")), (Text("muted"), Text("muted"))
        self.lead = ""
        self.choices = BigChoices()
        self.spoken, self.beside, self.faces, self.back = (QuietButton() for _one in range(4))
        for button in (self.spoken, self.beside, self.faces, self.back):
            button.setProperty("beside", True)
        self._build()
        self.setFocusProxy(self.choices)
        for key, command in (("F2", self.language_asked.emit), ("F3", self.next_beside), ("F7", self.leave),
                             ("Escape", self.leave)):  # fmt: skip
            keys.keys().bind(key, self, command)
        self.choices.chosen.connect(self._choose)
        self.spoken.clicked.connect(self.language_asked)
        self.beside.clicked.connect(self.next_beside)
        self.faces.clicked.connect(self.switch_faces)
        self.back.clicked.connect(self.leave)

    def _build(self) -> None:
        self.bar = row(spacing=theme.M)
        for button in (self.spoken, self.beside, self.faces):
            self.bar.addWidget(button)
        self.bar.addStretch(1)
        self.bar.addWidget(self.back)
        titles = self.titles = row(spacing=theme.XXL)
        for lead, title in zip(self.leads, self.questions, strict=True):
            words = column(spacing=theme.XS)
            words.addWidget(lead)
            words.addWidget(title)
            titles.addLayout(words, 1)
        box = column(self, margin=theme.XXL, spacing=theme.XL)
        box.addLayout(self.bar)
        box.addLayout(titles)
        box.addWidget(self.choices, 1)

    def show_question(self, interview: "Interview", path: str, lead: str = "") -> None:
        """Put this question on the card, under the words that introduce its grid."""
        self.interview, self.path, self.lead = interview, path, lead
        self.refresh()

    def languages(self) -> list[str]:
        """The language of the interview, and the one beside it if the form has it."""
        assert self.interview is not None  # noqa: S101 - it is shown
        second = BESIDE.get()
        own = self.interview.language
        return [own, second] if second != own and second in self.interview.form.languages else [own]

    @Slot()
    def refresh(self) -> None:
        """The card in the languages and with the faces that are chosen."""
        if self.interview is None:
            return
        spoken = self.languages()
        for lead, title, code in zip(self.leads, self.questions, [*spoken, ""], strict=False):
            with saying(self.interview, code or spoken[0]):
                title.setText(plain(self.interview.instance[self.path].label))
                lead.setText(plain(self.interview.instance[self.lead].label) if self.lead else "")
            title.setVisible(bool(code))
            lead.setVisible(bool(code and self.lead))
        self.titles.setStretch(1, len(spoken) - 1)  # one language has the whole width
        value = self.interview.instance[self.path].value
        self.choices.show_choices(big_choices(self.interview, self.path, spoken), value, faces=FACES.get())
        self.retranslate()

    def retranslate(self) -> None:
        if self.interview is None:
            return
        spoken = self.languages()
        names = [language.NAMES.get(code, code) for code in spoken]
        self.spoken.say(f"{names[0]} (F2)")
        self.beside.say(_("Beside it: {language}").format(language=names[1] if len(names) > 1 else "–") + " (F3)")
        self.faces.say(_("Faces off") if FACES.get() else _("Faces on"))
        self.back.say(_("Back") + " (Esc)")

    @Slot()
    def next_beside(self) -> None:
        """Another second language, or none."""
        assert self.interview is not None  # noqa: S101 - it is shown
        known = ["", *(code for code in language.LANGUAGES if code in self.interview.form.languages)]
        known = [code for code in known if code != self.interview.language]
        here = known.index(BESIDE.get()) if BESIDE.get() in known else 0
        BESIDE.set(known[(here + 1) % len(known)])
        self.refresh()
        self.take_focus()

    @Slot()
    def switch_faces(self) -> None:
        FACES.set(not FACES.get())
        self.refresh()
        self.take_focus()

    @Slot(str)
    def _choose(self, value: str) -> None:
        self.leave()
        self.answered.emit(self.path, value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
