"""The cards of the dashboard: a chart with its table, a headline figure, and the grid they stand in."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from gui.core import theme
from gui.core.components import Button, Card, IconButton, Text, column, row
from gui.core.tables import Column, Rows, Table
from gui.dashboard.painter import Drawing
from gui.dashboard.sheets import Line, Sheet
from model.language import _

ROOM_FOR_CARD, MOST_COLUMNS = 430, 3
HEAD = 36  # px of a card's first line, with a button or without
SPACE, REST = 3, 5  # places in a card: the room over the note and under it
TALLEST_TABLE = 9  # rows, more scroll


class LineTable(Table):
    """A table whose rows open what they are about.

    Signals: `opened` (what the row is about).
    """

    opened = Signal(str)

    def __init__(self, rows: Rows, parent: QWidget | None = None) -> None:
        super().__init__(rows, parent)
        self.doubleClicked.connect(self._open)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.rows.at(index.row()).about)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)


class ChartCard(Card):
    """One chart: title, what it is made of, the drawing, and on demand the same figures as a table.

    Signals: `opened` (what a mark or a row is about); `widened` when it wants more room, or less.
    """

    opened = Signal(str)
    widened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=theme.S, parent=parent)
        self.title, self.note = Text("section"), Text("caption")
        self.drawing = Drawing()
        self.as_table = IconButton("table")
        self.as_table.setCheckable(True)
        self.as_table.toggled.connect(self._show_table)
        self.table: LineTable | None = None
        self._sheet: Sheet | None = None
        head = row()
        head.addWidget(self.title, 1)
        head.addWidget(self.as_table, 0, Qt.AlignmentFlag.AlignTop)
        self.slot = QWidget()  # where the table will stand
        self.slot.hide()
        self.box.addLayout(head)
        for part in (self.slot, self.drawing):
            self.box.addWidget(part)
        self.box.addStretch(1)  # above the note where there is a drawing, under it where there is none
        self.box.addWidget(self.note)
        self.box.addStretch(0)
        self.drawing.opened.connect(self.opened)

    def show_sheet(self, sheet: Sheet) -> None:
        """These figures from now on."""
        self._sheet = sheet
        self.title.setText(sheet.title)
        self.title.setMinimumHeight(theme.px(HEAD))
        self.note.setText(sheet.note)
        drawn = sheet.draw is not None
        self.setProperty("spare", not drawn)
        self.note.set_kind("caption" if drawn else "muted")
        self.box.setStretch(SPACE, 1 if drawn else 0)
        self.box.setStretch(REST, 0 if drawn else 1)
        self.as_table.say(_("{title}: as a table").format(title=sheet.title))
        self.as_table.setVisible(bool(sheet.lines))
        if not sheet.lines:
            self.as_table.setChecked(False)
        if sheet.draw is not None:
            self.drawing.show_picture(sheet.title, sheet.draw, sheet.said)
        self._show_table(self.as_table.isChecked())

    @Slot(bool)
    def _show_table(self, shown: bool) -> None:
        """A table has as many columns as a card is narrow: it takes the whole width."""
        if self._sheet is None:
            return
        self.drawing.setVisible(not shown and self._sheet.draw is not None)
        if shown:
            self._fill_table()
        if self.table is not None:
            self.table.setVisible(shown)
        if bool(self.property("wide")) != shown:
            self.setProperty("wide", shown)
            self.widened.emit()

    def _fill_table(self) -> None:
        """A table with these columns; another sheet of the same columns only changes its rows."""
        sheet = self._sheet
        if self.table is None or [each.title for each in self.table.rows.columns] != list(sheet.header):
            self._make_table(sheet.header)
        self.table.setAccessibleName(sheet.title)
        self.table.rows.show_rows(sheet.lines)
        self.table.stand_tall(min(len(sheet.lines), TALLEST_TABLE))

    def _make_table(self, header: Sequence[str]) -> None:
        before, self.table = self.slot, LineTable(Rows(line_columns(header), self))
        self.table.setProperty("kind", "plain")
        self.table.opened.connect(self.opened)
        self.box.replaceWidget(before, self.table)
        before.hide()
        before.deleteLater()
        self.slot = self.table


def line_columns(header: Sequence[str]) -> tuple[Column, ...]:
    """The columns of a table of lines: a name, then figures."""

    def cell(at: int) -> Callable[[Line], str]:
        return lambda line: line.cells[at]

    first = Column(header[0], cell(0), stretch=True)
    return (first, *(Column(title, cell(at), number=True, width=84) for at, title in enumerate(header[1:], start=1)))


class Figure(Button):
    """A headline figure that is one button: what, how much, between what, against what."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(kind="row", parent=parent)
        self.what, self.figure = Text("muted"), Text("figure", wrap=False)
        self.interval, self.against = Text("caption"), Text("caption")
        box = column(self, margin=theme.S, spacing=theme.XS)
        for label in (self.what, self.figure, self.interval, self.against):
            box.addWidget(label)
        box.addStretch(1)
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def tell(self, what: str, figure: str, interval: str, against: str = "", is_notable: bool = False) -> None:
        """All of it; a notable difference is in the colour of the text, any other recedes."""
        for label, text in ((self.what, what), (self.figure, figure), (self.interval, interval)):
            label.setText(text)
        self.against.setText(against)
        self.against.setVisible(bool(against))
        self.against.set_kind("strong" if is_notable else "caption")
        self.setAccessibleName(f"{what}: {figure}")
        self.setAccessibleDescription(". ".join(text for text in (interval, against) if text))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        wide = max(self.width(), theme.px(200))
        return QSize(theme.px(240), self.layout().totalHeightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(190), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()


def _is_spare(card: QWidget) -> bool:
    return bool(card.property("spare"))


class Grid(QWidget):
    """Cards in as many columns as there is room for; those of one row are equally tall."""

    def __init__(self, room: int = ROOM_FOR_CARD, most: int = MOST_COLUMNS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room, self._most, self._shown = room, most, 0
        self.box = QGridLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(theme.L)
        self._cards: list[QWidget] = []

    def add(self, card: QWidget) -> None:
        """One more, behind the others."""
        self._cards.append(card)
        card.setParent(self)

    def columns(self) -> int:
        """How many columns there is room for."""
        return max(1, min(self._most, (self.width() + theme.L) // (theme.px(self._room) + theme.L)))

    def arrange(self) -> None:
        """Put those that are to be seen into their places."""
        for card in self._cards:
            self.box.removeWidget(card)  # takeAt() would leave an item behind that keeps old heights
        columns, at = self.columns(), 0
        # What has nothing to show yet stands behind the others, where its row is low.
        for card in sorted((card for card in self._cards if not card.isHidden()), key=_is_spare):
            span = columns if card.property("wide") else 1
            at += -at % columns if at % columns + span > columns else 0
            self.box.addWidget(card, at // columns, at % columns, 1, span)
            at += span
        for at in range(self._most):
            self.box.setColumnStretch(at, 1 if at < columns else 0)
        self._shown = columns

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.columns() != self._shown:
            self.arrange()
