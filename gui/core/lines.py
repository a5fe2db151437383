"""Things as the lines of a list. How a line is painted is the list's own."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

Index = QModelIndex | QPersistentModelIndex
SAID = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class Lines(QAbstractListModel):
    """The things in their order: `say` puts one into words, a painter gets it whole as the user's role."""

    def __init__(self, say: Callable[[Any], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._say = say
        self.items: tuple[Any, ...] = ()

    def show_items(self, items: Sequence[Any]) -> None:
        self.beginResetModel()
        self.items = tuple(items)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self.items[index.row()]
        if role in SAID:
            return self._say(item)
        return item if role == Qt.ItemDataRole.UserRole else None
