"""One choice among many: type any part of any word, in any language, and take it with Enter."""

from typing import Protocol

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gui.answers import folding, ink
from gui.answers.base import Option
from gui.answers.typed import TypedAnswer
from gui.core import icons, theme
from gui.core.components import Text, column
from model.language import N_, _

SHOWN, ITEM = 6, 40


class Found(QAbstractListModel):
    """The choices that match, best first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.options: list[Option] = []
        self.chosen: frozenset[str] = frozenset()

    def show_options(self, options: list[Option], chosen: frozenset[str]) -> None:
        self.beginResetModel()
        self.options, self.chosen = options, chosen
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self.options)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | bool | None:
        if role == Qt.ItemDataRole.CheckStateRole:
            return self.options[index.row()].value in self.chosen
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        return self.options[index.row()].label if role in wanted else None


class OptionPainter(QStyledItemDelegate):
    """A row of the list, brighter where the arrows stand."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(100, theme.px(ITEM))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            ink.panel(painter, rect.adjusted(4, 1, -4, -1), fill="accent_soft", edge="accent")
        words = rect.adjusted(theme.px(14), 0, -theme.px(40), 0)
        if index.data(Qt.ItemDataRole.CheckStateRole):
            painter.drawPixmap(rect.right() - theme.px(32), rect.center().y() - theme.px(9), icons.pixmap("check", "accent"))
        metrics = painter.fontMetrics()
        label = metrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, words.width())
        ink.write(painter, words, label, font=ink.pens().body, colour="text", flags=int(Qt.AlignmentFlag.AlignVCenter))
        painter.restore()


class Drop(QFrame):
    """The list under the field. A child of the screen, never a window: it cannot take the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.model = Found(self)
        self.view = QListView(self)
        self.view.setProperty("kind", "plain")
        self.view.setModel(self.model)
        self.view.setItemDelegate(OptionPainter(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.none = QLabel(self)
        self.none.setProperty("kind", "muted")
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.none.setMinimumHeight(theme.px(ITEM))
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 5, 1, 5)
        box.addWidget(self.view)
        box.addWidget(self.none)
        self.hide()

    def show_options(self, options: list[Option], at: int, chosen: frozenset[str]) -> None:
        self.model.show_options(options, chosen)
        self.view.setVisible(bool(options))
        self.none.setVisible(not options)
        self.none.setText(_("Nothing found. Type fewer letters."))
        if options:
            self.view.setCurrentIndex(self.model.index(at, 0))

    def tall(self) -> int:
        return theme.px(ITEM) * max(1, min(SHOWN, len(self.model.options))) + 14


class Texts(Protocol):
    """The labels of a choice in the other languages of the form."""

    def of(self, value: str) -> tuple[str, ...]: ...


class SearchAnswer(TypedAnswer):
    """A field that finds. `texts` knows the labels in the other languages, so that any of them is understood."""

    MISREAD = N_("Choose one of the list: type a part of the name, then Enter.")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts: Texts | None = None
        self._folded: list[tuple[str, ...]] = []
        self._drop: Drop | None = None
        self.line.textEdited.connect(self._filter)
        self.entered.connect(self.opened)
        self.line.setClearButtonEnabled(True)
        self.retranslate()

    def retranslate(self) -> None:
        self.line.setPlaceholderText(_("Type any part of the name"))

    # --- values in ------------------------------------------------------------------------------------------------

    def show_options(self, options: tuple[Option, ...]) -> None:
        if options == self.options:
            return
        self.options = options
        self._folded = []
        self.line.setText(self.reading(self.value))

    def show_value(self, value: str) -> None:
        if value != self.value or self.line.text() != self.reading(value):
            self.value = value
            if not (self._drop and self._drop.isVisible()):
                self.line.setText(self.reading(value))

    def read(self, text: str) -> str | None:
        if not text.strip():
            return ""
        if text == self.reading(self.value):
            return self.value
        exact = [option.value for option in self.options if folding.fold(option.label) == folding.fold(text)]
        return exact[0] if exact else None

    def reading(self, value: str) -> str:
        return next((option.label for option in self.options if option.value == value), value)

    def reach(self) -> int:
        return theme.px(ITEM) * min(SHOWN, max(len(self.options), 1)) + 14

    # --- keys -----------------------------------------------------------------------------------------------------

    def wants(self, place: str) -> bool:
        return self._is_open() and place in ("Escape", "PageDown", "PageUp")

    def take(self, place: str) -> bool:
        if not self._is_open():
            return super().take(place)
        steps = {"Down": 1, "Up": -1, "PageDown": SHOWN, "PageUp": -SHOWN}
        if place in steps:
            self._move(steps[place])
        elif place in ("Enter", "NumEnter"):
            self._pick()
        elif place == "Escape":
            self._close()
            self.line.setText(self.reading(self.value))
        else:
            return super().take(place)
        return True

    def escape(self) -> bool:
        return self._is_open() and bool(self.line.text() != self.reading(self.value)) and self.take("Escape")

    def commit(self) -> None:
        """Leaving the field takes nothing half found: the answer that stood is shown again."""
        self._close()
        text = self.line.text()
        if self.read(text) is None:
            self.line.setText(self.reading(self.value))
        else:
            self.give(on=False)

    def opened(self) -> None:
        """The focus came: show the list, at the answer that stands."""
        self._filter("" if self.value else self.line.text())

    def _move(self, step: int) -> None:
        drop = self._drop
        if drop is None or not drop.model.options:
            return
        row = min(max(drop.view.currentIndex().row() + step, 0), len(drop.model.options) - 1)
        drop.view.setCurrentIndex(drop.model.index(row, 0))
        self.line.setAccessibleDescription(drop.model.options[row].label)

    def _pick(self) -> None:
        drop = self._drop
        row = drop.view.currentIndex().row() if drop else -1
        if drop is None or not 0 <= row < len(drop.model.options):
            if not self.line.text().strip():
                self._close()
                self.give(on=True)
            else:
                self.misread.emit(self.MISREAD)
            return
        self._take_option(drop.model.options[row])

    def _take_option(self, option: Option) -> None:
        self._close()
        self.line.setText(option.label)
        if option.value == self.value:
            self.stepped.emit(1)
        else:
            self.answered.emit(option.value, True)

    def _clicked(self, index: QModelIndex) -> None:
        if self._drop is not None:
            self._take_option(self._drop.model.options[index.row()])

    def found(self, text: str) -> list[Option]:
        """The choices with every word of the text in one of their labels, best first."""
        if len(self._folded) != len(self.options):
            others = self.texts.of if self.texts else _no_other
            self._folded = [tuple(folding.fold(each) for each in (o.label, *others(o.value))) for o in self.options]
        return [self.options[n] for n in folding.match(text, self._folded)]

    # --- the list -------------------------------------------------------------------------------------------------

    def _is_open(self) -> bool:
        return self._drop is not None and self._drop.isVisible()

    def _filter(self, text: str) -> None:
        found = self.found(text) if text.strip() else list(self.options)
        at = next((n for n, option in enumerate(found) if option.value == self.value), 0) if not text.strip() else 0
        drop = self._made()
        drop.show_options(found, at, frozenset(self.value.split()))
        self._place(drop)
        drop.show()
        drop.raise_()

    def _made(self) -> Drop:
        if self._drop is None:
            self._drop = Drop(self._screen())
            self._drop.view.clicked.connect(self._clicked)
        return self._drop

    def _screen(self) -> QWidget:
        """The widget the list lies over: the content that scrolls, so that it moves along."""
        above = self.parentWidget() or self
        while above.parentWidget() is not None and above.property("kind") != "sheet":
            above = above.parentWidget()
        return above

    def _place(self, drop: Drop) -> None:
        screen, tall = drop.parentWidget(), drop.tall()
        under = self.line.mapTo(screen, QPoint(0, self.line.height() + 4))
        if under.y() + tall > screen.height() and self.line.mapTo(screen, QPoint(0, 0)).y() > tall:
            under.setY(self.line.mapTo(screen, QPoint(0, -tall - 4)).y())
        drop.setGeometry(QRect(under, QSize(self.line.width(), tall)))

    def _close(self) -> None:
        if self._drop is not None:
            self._drop.hide()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


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
        labels = [option.label for option in self.options if option.value in self.value.split()]
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


def _no_other(_value: str) -> tuple[str, ...]:
    return ()
