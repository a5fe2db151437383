"""A plain tree of nodes for lists that come with a form: internal choices, CSV, XML. It does not change once read."""

from collections.abc import Mapping, Sequence

from forms.xpath.values import Node


class Leaf:
    """An attribute or a text of a node. Two leaves of the same node and name are the same."""

    __slots__ = ("category", "name", "parent", "text")
    kind = ""

    def __init__(self, parent: Node, category: str, name: str, text: str) -> None:
        self.parent = parent
        self.category = category
        self.name = name
        self.text = text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Leaf) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[int, str, str]:
        return id(self.parent), self.category, self.name

    def children(self, name: str | None = None) -> Sequence[Node]:
        return ()

    def attributes(self) -> Sequence[Node]:
        return ()

    def attribute(self, name: str) -> Node | None:
        return None

    def string(self) -> str:
        return self.text


_NOTHING: Mapping[str, str] = {}


class TreeNode:
    """An element (or, without a name, a document). `append` children before the first evaluation, not after."""

    __slots__ = ("_attributes", "_by_name", "_children", "_indexes", "kind", "name", "parent", "text")

    def __init__(
        self,
        name: str = "",
        text: str = "",
        attributes: Mapping[str, str] = _NOTHING,
        *,
        children: Sequence["TreeNode"] = (),
        kind: str = "",
    ) -> None:
        self.name = name
        self.text = text
        self.kind = kind
        self.parent: TreeNode | None = None
        self._attributes = attributes
        self._children: list[TreeNode] = []
        self._by_name: dict[str, list[TreeNode]] = {}
        self._indexes: dict[tuple[str, str], dict[str, list[TreeNode]]] = {}
        for child in children:
            self.append(child)

    @property
    def category(self) -> str:
        return "element" if self.name else "document"

    def append(self, child: "TreeNode") -> "TreeNode":
        """Adds a child at the end and returns it."""
        child.parent = self
        self._children.append(child)
        self._by_name.setdefault(child.name, []).append(child)
        self._indexes.clear()
        return child

    def children(self, name: str | None = None) -> Sequence["TreeNode"]:
        return self._children if name is None else self._by_name.get(name, ())

    def attributes(self) -> Sequence[Node]:
        return [Leaf(self, "attribute", name, text) for name, text in self._attributes.items()]

    def attribute(self, name: str) -> Node | None:
        text = self._attributes.get(name)
        return None if text is None else Leaf(self, "attribute", name, text)

    def string(self) -> str:
        if not self._children:
            return self.text
        return self.text + "".join(child.string() for child in self._children)

    def lookup(self, name: str, column: str, value: str) -> Sequence["TreeNode"]:
        """The children called `name` of which some child called `column` (or the attribute, if it begins with `@`) is
        `value`; a look-up, not a scan."""
        index = self._indexes.get((name, column))
        if index is None:
            index = self._indexes[name, column] = self._index(name, column)
        return index.get(value, ())

    def _index(self, name: str, column: str) -> dict[str, list["TreeNode"]]:
        index: dict[str, list[TreeNode]] = {}
        for item in self._by_name.get(name, ()):
            for text in dict.fromkeys(cell.string() for cell in cells(item, column)):
                index.setdefault(text, []).append(item)
        return index


def cells(item: Node, column: str) -> Sequence[Node]:
    """What an item has in a column: child elements, or the attribute when the column begins with `@`."""
    if not column.startswith("@"):
        return item.children(column)
    found = item.attribute(column[1:])
    return () if found is None else (found,)
