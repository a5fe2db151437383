"""The tree that tells a screen reader what is a heading, a table, a cell or a picture. It draws nothing.

ISO 32000-1, 14.7 and 14.8: pieces of a page's content carry a number (MCID), the tree says what each piece is.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFPage, PDFString
from reportlab.platypus import Flowable
from reportlab.platypus.tables import TableRenderCB


@dataclass(slots=True, eq=False)
class Node:
    """One element of the tree: its role, what stands in it, and in words what it shows if it is a picture."""

    role: str
    parent: "Node | None" = None
    about: str = ""
    inside: "list[Node | tuple[int, int]]" = field(default_factory=list)  # or a piece: page, number


class Tree:
    """The elements of one document in reading order, filled while its pages are drawn."""

    def __init__(self) -> None:
        self.root = Node("Document")
        self.here = self.root
        self.page = 0
        self.pieces: list[list[Node]] = []  # of each page, by number
        self.open = False

    def enter(self, role: str, about: str = "") -> Node:
        """Go down into a new element."""
        node = Node(role, self.here, about)
        self.here.inside.append(node)
        self.here = node
        return node

    def leave(self) -> None:
        """Go up again."""
        self.here = self.here.parent or self.root

    def piece(self) -> int:
        """The number of the next piece of this page, which belongs to where we are."""
        while len(self.pieces) <= self.page:
            self.pieces.append([])
        mine = self.pieces[self.page]
        self.here.inside.append((self.page, len(mine)))
        mine.append(self.here)
        return len(mine) - 1


@contextmanager
def text(canvas: Any, role: str) -> Iterator[None]:
    """What is drawn now is text of this role; inside a cell it is the cell's."""
    with element(canvas, role), _piece(canvas, role):
        yield


@contextmanager
def figure(canvas: Any, about: str) -> Iterator[None]:
    """What is drawn now is one picture, and these words say what it shows."""
    with element(canvas, "Figure", about), _piece(canvas, "Figure"):
        yield


@contextmanager
def element(canvas: Any, role: str, about: str = "") -> Iterator[None]:
    """An element that holds what is drawn meanwhile."""
    tree = getattr(canvas, "tree", None)
    if tree is None or tree.open:
        yield
        return
    tree.enter(role, about)
    try:
        yield
    finally:
        tree.leave()


@contextmanager
def _piece(canvas: Any, role: str) -> Iterator[None]:
    tree = getattr(canvas, "tree", None)
    if tree is None or tree.open:
        yield
        return
    canvas._code.append(f"/{role} <</MCID {tree.piece()}>> BDC")
    tree.open = True
    try:
        yield
    finally:
        tree.open = False
        canvas._code.append("EMC")


@contextmanager
def artifact(canvas: Any) -> Iterator[None]:
    """What is drawn now is nothing to read: lines, grounds, the header and the footer of a page."""
    tree = getattr(canvas, "tree", None)
    if tree is None or tree.open:
        yield
        return
    begin_artifact(canvas)
    try:
        yield
    finally:
        end_artifact(canvas)


def begin_artifact(canvas: Any) -> None:
    """From here on there is nothing to read."""
    canvas._code.append("/Artifact BMC")
    canvas.tree.open = True


def end_artifact(canvas: Any) -> None:
    """From here on there is."""
    canvas.tree.open = False
    canvas._code.append("EMC")


class Cells(TableRenderCB):  # type: ignore[misc]
    """Says row by row and cell by cell what a table of figures is."""

    grid = True

    def startTable(self, table: Any) -> None:
        self._silent = not hasattr(table.canv, "tree") or table.canv.tree.open
        self._enter(table, "Table")

    def endTable(self, table: Any) -> None:
        self._leave(table)

    def startRow(self, table: Any, _row: int) -> None:
        self._enter(table, "TR")

    def endRow(self, table: Any) -> None:
        self._leave(table)

    def startCell(self, table: Any, row: int, _column: int, cell: Any, *_rest: Any) -> None:
        self._enter(table, "TH" if row < table.repeatRows else "TD")
        self._drawn = not self._silent and isinstance(cell, Flowable) and not hasattr(cell, "frags") and self.grid
        if self._drawn:  # the figures beside it say the same
            begin_artifact(table.canv)

    def endCell(self, table: Any) -> None:
        if self._drawn:
            end_artifact(table.canv)
        self._leave(table)

    def startBG(self, table: Any) -> None:
        if not self._silent:
            begin_artifact(table.canv)

    def endBG(self, table: Any) -> None:
        if not self._silent:
            end_artifact(table.canv)

    def startLines(self, table: Any) -> None:
        self.startBG(table)

    def endLines(self, table: Any) -> None:
        self.endBG(table)

    def _enter(self, table: Any, role: str) -> None:
        if self.grid and not self._silent:
            table.canv.tree.enter(role)

    def _leave(self, table: Any) -> None:
        if self.grid and not self._silent:
            table.canv.tree.leave()


class Places(Cells):
    """For tables that only put things beside each other: no rows and no cells for the reader."""

    grid = False


def write(document: Any, tree: Tree, pages: list[PDFPage]) -> None:
    """The tree into the document; each page learns where its pieces are listed."""
    root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
    top = document.Reference(root)
    made: dict[Node, Any] = {}
    root.dict["K"] = _written(document, tree.root, top, [document.Reference(page) for page in pages], made)
    numbers: list[Any] = []
    for at, page in enumerate(pages):
        mine = tree.pieces[at] if at < len(tree.pieces) else []
        numbers += [at, PDFArray([made[node] for node in mine])]
        page.StructParents = at
        page.Tabs = PDFName("S")
        page.__NoDefault__ = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
    root.dict["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))
    root.dict["ParentTreeNextKey"] = len(pages)
    document.Catalog.StructTreeRoot = root
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


def _written(document: Any, node: Node, parent: Any, pages: list[Any], made: dict[Node, Any]) -> Any:
    found = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(node.role), "P": parent})
    if node.about:
        found.dict["Alt"] = PDFString(node.about)
    made[node] = mine = document.Reference(found)
    found.dict["K"] = PDFArray(
        [
            PDFDictionary({"Type": PDFName("MCR"), "Pg": pages[one[0]], "MCID": one[1]})
            if isinstance(one, tuple)
            else _written(document, one, mine, pages, made)
            for one in node.inside
        ]
    )
    return mine
