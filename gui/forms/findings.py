"""What a check found as a list to walk through: kind, place, and the sentence beneath."""

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui.answers import ink
from gui.core import icons, keys, theme
from gui.core.components import Translated
from gui.core.lines import Lines
from model.language import _
from model.messages import checked

SYMBOLS = {
    checked.ERROR: ("error", "bad"),
    checked.DIFFERENCE: ("eye", "accent"),
    checked.REMARK: ("alert", "warn"),
}
PAD, SIDE, LEFT = 10, 16, 46


class FindingsPainter(QStyledItemDelegate):
    """One finding: its sign, its kind and place, and the sentence as tall as it needs."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        width = self.parent().viewport().width()
        inner = width - theme.px(LEFT + SIDE)
        tall = ink.height(checked.what(index.data(Qt.ItemDataRole.UserRole)), ink.pens().body, inner)
        return QSize(width, tall + theme.px(20 + 2 * PAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        item, rect, fonts = index.data(Qt.ItemDataRole.UserRole), option.rect, ink.pens()
        kind = checked.kind_of(item)
        symbol, tone = SYMBOLS[kind]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
            ink.panel(painter, rect.adjusted(1, 1, -1, -1), fill="accent_soft", edge="accent" if has_focus else "")
        else:
            painter.fillRect(QRect(rect.left() + theme.px(LEFT), rect.bottom(), rect.width(), 1), theme.colour("line"))
        painter.drawPixmap(rect.left() + theme.px(14), rect.top() + theme.px(PAD + 1), icons.pixmap(symbol, tone))
        words = rect.adjusted(theme.px(LEFT), theme.px(PAD), -theme.px(SIDE), -theme.px(PAD))
        place = checked.where(item) or _("The form as a whole")
        head = f"{_(checked.KINDS[kind])}  \u00b7  {place}"
        top = QRect(words.left(), words.top(), words.width(), theme.px(18))
        painter.setFont(fonts.caption)
        head = painter.fontMetrics().elidedText(head, Qt.TextElideMode.ElideMiddle, top.width())
        ink.write(painter, top, head, font=fonts.caption, colour=tone if kind == checked.ERROR else "muted")
        under = words.adjusted(0, theme.px(20), 0, 0)
        ink.write(painter, under, checked.what(item), font=fonts.body, colour="text")
        painter.restore()


class FindingsList(Translated, QListView):
    """The list; Ctrl+C copies the line one is at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = Lines(checked.line, self)
        self.setModel(self.rows)
        self.setItemDelegate(FindingsPainter(self))
        self.setProperty("kind", "plain")
        self.setProperty("paints_focus", True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A form of a thousand remarks is measured a stretch at a time, so that the screen never waits.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(60)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(_("What the check found"))
        self.rows.show_items(self.rows.items)

    def redress(self) -> None:
        self.doItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if keys.stroke(event) == keys.parse("Ctrl+C") and self.currentIndex().isValid():
            QGuiApplication.clipboard().setText(checked.line(self.rows.items[self.currentIndex().row()]))
        else:
            super().keyPressEvent(event)
