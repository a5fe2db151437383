"""A table of frozen rows: columns say how a row is shown and sorted. The one table model of the window."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from gui.core import icons, keys, theme
from gui.core.components import Translated, tip
from model.language import _

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title (translated where it is shown), its text for a row, and how it is sorted and drawn."""

    title: str
    text: Callable[[Any], str]
    key: Callable[[Any], Any] | None = None
    number: bool = False
    symbol: Callable[[Any], tuple[str, str]] | None = None
    hint: Callable[[Any], str] | None = None
    stretch: bool = False
    width: int = 0
    extra: bool = False  # goes where the window is too narrow for all


class Rows(QAbstractTableModel):
    """Rows under columns. Setting new rows keeps the order the person chose."""

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: list[Any] = []
        self._sorted: tuple[int, bool] = (-1, False)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """These rows from now on."""
        self.beginResetModel()
        self._rows = self._ordered(list(rows))
        self.endResetModel()

    def at(self, number: int) -> Any:
        """The row at a place of the table."""
        return self._rows[number]

    def retranslate(self) -> None:
        """Say titles and texts anew."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(self.columns) - 1))

    def _ordered(self, rows: list[Any]) -> list[Any]:
        number, backwards = self._sorted
        if number < 0:
            return rows
        column = self.columns[number]
        return sorted(rows, key=column.key or column.text, reverse=backwards)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _(self.columns[section].title)
        return self._alignment(self.columns[section]) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self.at(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_(column.title)}: {column.text(row)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip((column.hint or column.text)(row)) or None
        if role == Qt.ItemDataRole.DecorationRole and column.symbol:
            name, tone = column.symbol(row)
            return icons.pixmap(name, tone, size=16) if name else None
        return self._alignment(column) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        self._sorted = (column, order == Qt.SortOrder.DescendingOrder)
        self._rows = self._ordered(self._rows)
        self.layoutChanged.emit()

    @staticmethod
    def _alignment(column: Column) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


class Table(Translated, QTableView):
    """The view of Rows: whole rows, a quiet grid, headers that sort.

    Signals: `delete_asked` when Delete is pressed on a row.
    """

    delete_asked = Signal()

    def __init__(self, rows: Rows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = rows
        self.setModel(rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(theme.TARGET))
        self._needs_room: Callable[[Any], bool] | None = None
        self._dress_header()
        self.is_dressed = True

    def _dress_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        # How many rows are measured for the width of a column; Qt's own 1,000 take a tenth of a second.
        header.setResizeContentsPrecision(16)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for number, column in enumerate(self.rows.columns):
            mode = QHeaderView.ResizeMode
            header.setSectionResizeMode(number, mode.Stretch if column.stretch else mode.Interactive)
            if column.width:
                header.resizeSection(number, theme.px(column.width))
        self.rows.modelReset.connect(self.widen)

    @Slot()
    def widen(self) -> None:
        """Give each column the room its title and its texts need in this language, and leave enough to the widest."""
        header = self.horizontalHeader()
        widths = {number: theme.px(column.width) for number, column in enumerate(self.rows.columns) if column.width}
        needed = {number: max(header.sectionSizeHint(number), self.sizeHintForColumn(number) + theme.S)
                  for number in widths}  # fmt: skip
        room = self.viewport().width() - theme.px(200)
        self._spare(widths, needed, room)
        if sum(widths.values()) > room:  # large texts in a small window: no column keeps more than it needs
            widths = {number: min(width, needed[number]) for number, width in widths.items()}
        spare = room - sum(widths.values())
        for number, width in widths.items():
            more = max(0, min(needed[number] - width, spare))
            spare -= more
            header.resizeSection(number, width + more)
        if self._needs_room is not None:
            self.fit(self._needs_room)

    def _spare(self, widths: dict[int, int], needed: dict[int, int], room: int) -> None:
        """Hide what is extra, the last first, while there is no room for what all columns need."""
        wanted = sum(needed.values())
        for number in reversed([number for number in widths if self.rows.columns[number].extra]):
            self.setColumnHidden(number, wanted > room)
            if wanted > room:
                wanted -= needed[number]
                del widths[number]

    def make_sortable(self, column: int, *, descending: bool = False) -> None:
        """Let the headers sort, beginning with this column."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.setSortingEnabled(True)
        self.sortByColumn(column, order)

    def fit(self, needs_room: Callable[[Any], bool]) -> None:
        """Let the rows that need it wrap over as many lines as their texts take, also when the width changes."""
        self._needs_room = needs_room
        self.setWordWrap(True)
        for number in range(self.rows.rowCount()):
            wrapped = self.sizeHintForRow(number) + theme.S if needs_room(self.rows.at(number)) else 0
            self.setRowHeight(number, max(theme.px(theme.TARGET), wrapped))

    def stand_tall(self, lines: int) -> None:
        """Be as tall as the header and this many rows: more of them scroll."""
        header = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(header + lines * self.verticalHeader().defaultSectionSize() + 2)

    def retranslate(self) -> None:
        self.rows.retranslate()
        self.widen()

    def redress(self) -> None:
        if self.verticalHeader().defaultSectionSize() != theme.px(theme.TARGET):
            self.verticalHeader().setDefaultSectionSize(theme.px(theme.TARGET))
            self.widen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if keys.stroke(event) == keys.Stroke("Delete"):
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.widen()
