"""A table of any length: only its order is known, the rows are read by the page when they come into view."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from gui.core.tables import Column, Rows

PAGE = 128
KEPT = 24  # pages
MADE_ONCE = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.DecorationRole)
Index = QModelIndex | QPersistentModelIndex


class PagedRows(Rows):
    """Rows by their numbers; `read` gives those of one page, and must be quick.

    Signals: `order_asked` (column, descending) when a header is pressed.
    """

    order_asked = Signal(int, bool)

    def __init__(self, columns: Sequence[Column], read: Callable[[Sequence[int]], Sequence[Any]],
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(columns, parent)
        self._read = read
        self._numbers: Sequence[int] = ()
        self._pages: dict[int, Sequence[Any]] = {}
        self._shown: dict[tuple[int, int, int], Any] = {}

    def show_numbers(self, numbers: Sequence[int]) -> None:
        """These rows, in this order, from now on."""
        self.beginResetModel()
        self._numbers = numbers
        self._pages.clear()
        self._shown.clear()
        self.endResetModel()

    def at(self, number: int) -> Any:
        page, place = divmod(number, PAGE)
        if page not in self._pages:
            while len(self._pages) >= KEPT:
                self._pages.pop(next(iter(self._pages)))
                self._shown.clear()
            self._pages[page] = self._read(self._numbers[page * PAGE : (page + 1) * PAGE])
        return self._pages[page][place]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Dates and pictures are made once a cell: a view asks for them at every pixel of a scroll."""
        if role not in MADE_ONCE:
            return super().data(index, role)
        cell = (index.row(), index.column(), int(role))
        if cell not in self._shown:
            self._shown[cell] = super().data(index, role)
        return self._shown[cell]

    def retranslate(self) -> None:
        self._pages.clear()
        self._shown.clear()
        super().retranslate()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._numbers)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.order_asked.emit(column, order == Qt.SortOrder.DescendingOrder)
