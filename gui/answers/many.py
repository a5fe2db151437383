"""Several choices among many: type any part of any word; each Enter takes or gives back one."""

from PySide6.QtWidgets import QWidget

from gui.answers import words
from gui.answers.base import Option
from gui.answers.search import SearchAnswer
from gui.core import theme
from gui.core.components import Text, column
from model.language import _


class SearchMany(SearchAnswer):
    """Several of many: each Enter takes or gives back one; an empty field goes on. What is chosen is told below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.told = Text("caption")
        super().__init__(parent)
        self._points = False
        self._row.removeWidget(self.line)
        box = column(spacing=theme.XS)
        box.addWidget(self.line)
        box.addWidget(self.told)
        self._row.addLayout(box)
        self.line.textEdited.connect(self._typing)

    def show_options(self, options: tuple[Option, ...]) -> None:
        super().show_options(options)
        self._tell()

    def show_value(self, value: str) -> None:
        self.value = value
        self._tell()

    def read(self, text: str) -> str | None:
        return self.value

    def reading(self, value: str) -> str:
        return ""

    def tall(self, width: int) -> int:
        """Room for two lines of what is chosen is kept, so that nothing below moves."""
        self.told.setFixedHeight(theme.px(34))
        return super().tall(width)

    def _typing(self) -> None:
        self._points = False

    def _tell(self) -> None:
        labels = [words.plain(option.label) for option in self.options if option.value in self.value.split()]
        self.told.setText("\u2713 " + "   \u2713 ".join(labels) if labels else _("Nothing chosen yet"))

    def _move(self, step: int) -> None:
        self._points = True
        super()._move(step)

    def _pick(self) -> None:
        if self.line.text().strip() or self._points:
            super()._pick()
        else:
            self._close()
            self.stepped.emit(1)

    def _take_option(self, option: Option) -> None:
        after = set(self.value.split()) ^ {option.value}
        self.line.clear()
        self.answered.emit(" ".join(each.value for each in self.options if each.value in after), False)
        self._filter("")
        self._points = False
