"""Texts and choice lists of a compiled form: kept as they were written down until somebody looks into them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from forms.choices import Lists
from forms.itext import Output, Text, Texts, Wording
from forms.xpath import Node, TreeNode

_NOTHING: Mapping[str, Wording] = {}


# ---- texts


def plain_words(words: Wording) -> list[Any]:
    return [part if isinstance(part, str) else [part.expression] for part in words]


def words(found: Sequence[Any]) -> Wording:
    """Whatever is neither a text nor an output is passed over."""
    parts = (part if isinstance(part, str) else _output(part) for part in found)
    return tuple(part for part in parts if part is not None)


def _output(found: object) -> Output | None:
    return Output(found[0]) if isinstance(found, list) and found and isinstance(found[0], str) else None


def plain_text(text: Text) -> str | list[Any]:
    return [text.key, *plain_words(text.words)] if text.words else text.key


def text(found: str | list[Any], _: str) -> Text:
    if isinstance(found, str):
        return Text(found)
    key, *rest = found
    return Text(str(key), words(rest))


def plain_texts(texts: Texts) -> list[Any]:
    """The default language, then each with its table, which is a document by itself."""
    return [texts.default, *([language, _written(_plain_table(table))] for language, table in texts.tables.items())]


def texts(found: list[Any]) -> Texts:
    default, *tables = found
    return Texts({str(language): Table(str(written)) for language, written in tables}, str(default))


def _plain_table(table: Mapping[str, Mapping[str, Wording]]) -> dict[str, Any]:
    return {key: _plain_forms(forms) for key, forms in table.items()}


def _plain_forms(forms: Mapping[str, Wording]) -> Any:
    """Most texts are one label of one piece."""
    only = forms.get("") if len(forms) == 1 else None
    if only is not None and len(only) == 1 and isinstance(only[0], str):
        return only[0]
    return {form: plain_words(wording) for form, wording in forms.items()}


class Table(Mapping[str, Mapping[str, Wording]]):
    """The texts of one language: read from what was written when the first is asked for."""

    def __init__(self, written: str) -> None:
        self._written = written

    @cached_property
    def _rows(self) -> dict[str, Any]:
        found, self._written = _read(self._written), ""
        return found if isinstance(found, dict) else {}

    def __getitem__(self, key: str) -> Mapping[str, Wording]:
        found = self._rows[key]
        if isinstance(found, str):
            return {"": (found,)}
        if not isinstance(found, dict):
            return _NOTHING
        return {form: words(parts) for form, parts in found.items() if isinstance(parts, list)}

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


# ---- lists


class StoredLists(Lists):
    """The lists of a form, those inside it made into nodes when an expression first asks for them."""

    def __init__(self, stored: Mapping[str, str], external: Mapping[str, str], media: Path | None) -> None:
        super().__init__({}, external, media)
        self.stored = stored

    def __iter__(self) -> Iterator[str]:
        return iter({**self.stored, **dict.fromkeys(super().__iter__())})

    def __len__(self) -> int:
        return len(list(iter(self)))

    def _load(self, name: str) -> TreeNode:
        if name not in self.stored:
            return super()._load(name)
        document = TreeNode()
        for child in _sequence(_read(self.stored[name])):
            document.append(_node(child))
        return document


def plain_lists(lists: Lists) -> dict[str, str]:
    if isinstance(lists, StoredLists):
        return dict(lists.stored)
    return {name: _written([_plain_node(child) for child in node.children()]) for name, node in lists.internal.items()}


def _plain_node(node: Node) -> list[Any]:
    """Name, text, children, attributes; the last two are left out where there are none. Of rows that all have the same
    columns with plain texts only the texts are written."""
    children = node.children()
    columns = _columns(children)
    if columns:
        rows = [[cell.string() for cell in row.children()] for row in children]
        return [node.name, [children[0].name, columns, rows]]
    marks = {mark.name: mark.string() for mark in node.attributes()}
    own = node.text if isinstance(node, TreeNode) else ""
    inside = [_plain_node(child) for child in children]
    return [node.name, own, inside, marks] if marks else [node.name, own, inside] if inside else [node.name, own]


def _columns(rows: Sequence[Node]) -> list[str]:
    """The columns that all rows have, when the rows are nothing but columns of texts."""
    if len(rows) < 2:
        return []
    first = [cell.name for cell in rows[0].children()]
    alike = all(
        row.name == rows[0].name
        and not row.attributes()
        and not (isinstance(row, TreeNode) and row.text)
        and [cell.name for cell in row.children()] == first
        and not any(cell.children() or cell.attributes() for cell in row.children())
        for row in rows
    )
    return first if alike else []


def _node(found: Any) -> TreeNode:
    if not isinstance(found, list) or len(found) < 2 or not isinstance(found[0], str):
        return TreeNode("item")
    if isinstance(found[1], list):
        return _rows(found[0], found[1])
    marks = found[3] if len(found) > 3 and isinstance(found[3], dict) else {}
    node = TreeNode(found[0], str(found[1]), {name: str(value) for name, value in marks.items()})
    for child in _sequence(found[2]) if len(found) > 2 else ():
        node.append(_node(child))
    return node


def _rows(name: str, found: list[Any]) -> TreeNode:
    node = TreeNode(name)
    item, columns, rows = (*found, "", (), ())[:3]
    for row in _sequence(rows):
        cells = [TreeNode(str(column), str(text)) for column, text in zip(_sequence(columns), row, strict=False)]
        node.append(TreeNode(str(item), children=cells))
    return node


def _sequence(found: object) -> Sequence[Any]:
    return found if isinstance(found, (list, tuple)) else ()


def _written(found: object) -> str:
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _read(written: str) -> object:
    try:
        return json.loads(written)
    except (ValueError, RecursionError):
        return None
