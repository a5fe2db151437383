"""The list that drops from a search field. It shows and is asked; it never has the focus."""

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
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

from gui.answers import ink, words
from gui.answers.base import Option
from gui.core import icons, theme
from gui.core.components import tip
from gui.core.lines import Lines
from model.language import _

SHOWN, ITEM = 6, 40


class Found(Lines):
    """The choices that match, best first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(lambda option: words.plain(option.label), parent)
        self.chosen: frozenset[str] = frozenset()

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.CheckStateRole:
            return self.items[index.row()].value in self.chosen
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(super().data(index))
        return super().data(index, role)


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
        place = rect.adjusted(theme.px(14), 0, -theme.px(40), 0)
        if index.data(Qt.ItemDataRole.CheckStateRole):
            painter.drawPixmap(
                rect.right() - theme.px(32), rect.center().y() - theme.px(9), icons.pixmap("check", "accent")
            )
        metrics = painter.fontMetrics()
        label = metrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, place.width())
        ink.write(painter, place, label, font=ink.pens().body, colour="text", flags=int(Qt.AlignmentFlag.AlignVCenter))
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
        self.model.chosen = chosen
        self.model.show_items(options)
        self.view.setVisible(bool(options))
        self.none.setVisible(not options)
        self.none.setText(_("Nothing found. Type fewer letters."))
        if options:
            self.view.setCurrentIndex(self.model.index(at, 0))

    def tall(self) -> int:
        return theme.px(ITEM) * max(1, min(SHOWN, len(self.model.items))) + 14
