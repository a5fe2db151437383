"""The ring round whatever has the focus: 2 px of accent with a gap of 2 px, over every kind of widget alike."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QWidget

from gui.core import theme

GAP, WIDTH = 2, 2
MOVED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.EnabledChange)


class FocusRing(QWidget):
    """One ring for one window. A widget with the property `paints_focus` shows its focus itself."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._followed: QWidget | None = None
        self._chain: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        QApplication.instance().focusChanged.connect(self.follow)

    @Slot("QWidget*", "QWidget*")
    def follow(self, _before: QWidget | None, focused: QWidget | None) -> None:
        """Go to this widget, if it is in our window."""
        for each in self._chain:
            if shiboken6.isValid(each):  # a screen that was made anew took its widgets along
                each.removeEventFilter(self)
        self._followed, self._chain = None, []
        if focused is not None and focused.window() is self.parentWidget() and not focused.property("paints_focus"):
            self._followed = focused
            each = focused
            while each is not None and each is not self.parentWidget():
                self._chain.append(each)
                each = each.parentWidget()
            for each in self._chain:
                each.installEventFilter(self)
        self.place()

    def place(self) -> None:
        """Stand where the followed widget can be seen now."""
        seen = self._seen()
        if seen is None or seen.width() < 8 or seen.height() < 8:
            self.hide()
            return
        grown = GAP + WIDTH
        self.setGeometry(seen.adjusted(-grown, -grown, grown, grown))
        self.raise_()
        self.show()

    def _seen(self) -> QRect | None:
        widget = self._followed
        if widget is None or not shiboken6.isValid(widget) or not widget.isVisible():
            return None
        if widget.width() >= self.parentWidget().width() * 0.9:
            return None
        window = self.parentWidget()
        seen = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
        for each in self._chain[1:]:
            if isinstance(each.parentWidget(), QAbstractScrollArea):
                seen &= QRect(each.mapTo(window, QPoint(0, 0)), each.size())
        return seen

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in MOVED:
            self.place()
        return False

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent"), WIDTH))
        radius = theme.FIELD_RADIUS + GAP + WIDTH / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)


class BeginsAt:
    """A page that hands the keyboard to one of its fields. A focus proxy would keep Tab from what stands before it."""

    begins_at: QWidget

    def focusInEvent(self, _: QFocusEvent) -> None:
        self.begins_at.setFocus(Qt.FocusReason.OtherFocusReason)


def chosen_of(widget: QWidget) -> QWidget:
    """Of several values side by side the one that is chosen; any other widget itself."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    chosen = group.checkedButton() if group is not None and group.exclusive() else None
    return chosen or widget


def focus_first(page: QWidget) -> None:
    """The keyboard begins at the first thing on the page that takes it."""
    each = page.nextInFocusChain()
    while each is not page and page.isAncestorOf(each):
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisibleTo(page) and each.isEnabled():
            chosen_of(each).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        each = each.nextInFocusChain()
    page.setFocus(Qt.FocusReason.OtherFocusReason)
