"""Choice lists: those inside a form, those of its media folder, and what a question offers at this moment."""

import csv
import io
import json
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from pathlib import Path
from typing import Any, cast

from forms import xml
from forms.definition import ChoiceList, ListedChoice
from forms.errors import FormError
from forms.itext import FALLBACK, Text, Texts, code_of
from forms.media_names import find, is_safe, safe_media_name
from forms.xpath import Context, Node, TreeNode

_FILES = ("jr://file-csv/", "jr://file/")
_LAST_SAVED = "jr://instance/last-saved"


class Lists(Mapping[str, Node]):
    """Every list of a form by its id. A file is read when an expression first asks for it; a missing one is empty."""

    def __init__(self, internal: Mapping[str, TreeNode], external: Mapping[str, str], media: Path | None) -> None:
        self.internal = internal
        self.external = external
        self._read: dict[str, TreeNode] = dict(internal)
        self._files = {name: source for name, source in external.items() if file_name(source)}
        self._empty = {name for name in external if name not in self._files}
        self._media = media
        self.last_saved = tuple(name for name, source in external.items() if source == _LAST_SAVED)

    def __getitem__(self, name: str) -> Node:
        document = self._read.get(name)
        if document is None:
            # Several threads may ask for the same one: the first that is there is the list for all.
            document = self._read.setdefault(name, self._load(name))
        return document

    def __iter__(self) -> Iterator[str]:
        return iter({**self._read, **self._files, **dict.fromkeys(self._empty)})

    def __len__(self) -> int:
        return len({*self._read, *self._files, *self._empty})

    def missing(self) -> tuple[str, ...]:
        """Names of files the form needs and the media folder does not have."""
        return tuple(file_name(s) for s in self._files.values() if self._path(s) is None)

    def _path(self, source: str) -> Path | None:
        return find(self._media, file_name(source)) if self._media is not None else None

    def _beside(self, name: str) -> str:
        """The address of a CSV file that only an expression names; KeyError if there is none of that name."""
        source = f"{_FILES[0]}{name}.csv"
        if not is_safe(f"{name}.csv") or self._path(source) is None:
            raise KeyError(name)
        return source

    def _load(self, name: str) -> TreeNode:
        if name in self._empty:
            return TreeNode(children=(TreeNode("root"),))
        path = self._path(self._files.get(name) or self._beside(name))
        if path is None:
            return TreeNode(children=(TreeNode("root"),))
        return read_file(path)


def with_last_saved(lists: Mapping[str, Node], submission: bytes | None) -> Mapping[str, Node]:
    """The lists of one interview: those of the form, and the answers of the interview saved before it."""
    if submission is None or not isinstance(lists, Lists) or not lists.last_saved:
        return lists
    document: Node = TreeNode(children=(_tree(xml.parse(submission, xml.SUBMISSION)),))
    # Only ever read: a chain instead of a copy, which would open every file of the form.
    return ChainMap(dict.fromkeys(lists.last_saved, document), cast("MutableMapping[str, Node]", lists))


def file_name(source: str) -> str:
    """The file a list's address means; '' for addresses that are no file, FormError for a name that is no safe one."""
    return safe_media_name(source) if source.startswith(_FILES) else ""


def read_file(path: Path) -> TreeNode:
    """A CSV, XML or GeoJSON file as a document; FormError if it cannot be read as what its name says."""
    suffix = path.suffix.lower()
    try:
        if suffix == ".csv":
            return _csv(xml.bytes_of(path).decode("utf-8-sig"))
        if suffix == ".geojson":
            return _geojson(json.loads(xml.bytes_of(path)))
    except (ValueError, LookupError, csv.Error, AttributeError, TypeError, RecursionError) as error:
        raise FormError("media.unreadable", file=path.name, reason=str(error)) from error
    return TreeNode(children=(_tree(xml.parse(xml.bytes_of(path))),))


def _csv(text: str) -> TreeNode:
    head = next(iter(text.splitlines()), "")
    delimiter = max(",;\t|", key=head.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    columns = [name.strip() for name in next(rows, [])]
    items = [
        TreeNode("item", children=[TreeNode(name, cell) for name, cell in zip(columns, row, strict=False) if name])
        for row in rows
        if any(row)
    ]
    return TreeNode(children=(TreeNode("root", children=items),))


def _geojson(found: dict[str, list[dict[str, dict[str, object]]]]) -> TreeNode:
    return TreeNode(children=(TreeNode("root", children=[_feature(f) for f in found["features"]]),))


def _feature(feature: Mapping[str, object]) -> TreeNode:
    columns: dict[str, object] = {}
    properties, geometry = feature.get("properties"), feature.get("geometry")
    if isinstance(properties, dict):
        columns.update(properties)
    if "id" in feature:
        columns["id"] = feature["id"]
    if isinstance(geometry, dict):
        columns["geometry"] = _geometry(str(geometry.get("type")), geometry["coordinates"])
    return TreeNode("item", children=[TreeNode(name, _plain(value)) for name, value in columns.items()])


def _geometry(kind: str, coordinates: Sequence[Any]) -> str:
    """A point, a line or the outline of an area as forms write it; '' for anything else."""
    outlines: dict[str, Sequence[Any]] = {"Point": [coordinates], "LineString": coordinates, "Polygon": coordinates[:1]}
    outline = outlines.get(kind, ())
    points = outline[0] if kind == "Polygon" and outline else outline
    return "; ".join(f"{point[1]} {point[0]} {point[2] if len(point) > 2 else 0} 0" for point in points)


def _plain(value: object) -> str:
    """A value of JSON as a form's text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _tree(element: xml.Element) -> TreeNode:
    text = "" if element.children else element.text
    return TreeNode(element.qualified, text, element.attributes, children=[_tree(c) for c in element.children])


def offered(source: ChoiceList, context: Context) -> tuple[ListedChoice, ...]:
    """The choices a question offers now, in the order they are shown."""
    if source.nodes is None:
        return source.fixed
    return (*source.fixed, *(listed(source, node) for node in source.nodes.nodes(context)))


def values(source: ChoiceList, context: Context) -> frozenset[str]:
    """The values offered now."""
    if source.nodes is None:
        return source.values
    return frozenset(choice.value for choice in offered(source, context))


def kept(source: ChoiceList, answer: str, context: Context) -> str:
    """The part of an answer that is still offered; for several values in the order they were given."""
    allowed = values(source, context)
    return answer if answer in allowed else " ".join(token for token in answer.split() if token in allowed)


def listed(source: ChoiceList, node: Node) -> ListedChoice:
    """The choice a node of a list stands for."""
    choice = source.seen.get(id(node))
    if choice is None:
        choice = _choice(source, node)
        if isinstance(node, TreeNode):
            source.seen[id(node)] = choice
    return choice


def columns_of_labels(source: ChoiceList, texts: Texts, language: str, columns: Iterable[str]) -> tuple[str, ...]:
    """The columns of a list where a label in this language is looked for, best first; none if labels have no language.

    A search names them in its own label; any other file may have `label::Қазақша (kk)` beside or instead of `label`.
    """
    if source.label_text:
        return (texts.say(source.label_text, language, lambda _: ""),)
    beginning = f"{source.label_column}::"
    spoken = {code_of(name.removeprefix(beginning)): name for name in columns if name.startswith(beginning)}
    if not spoken:
        return ()
    named = {**spoken, "": source.label_column}
    return tuple(named[one] for one in dict.fromkeys((language, "", *FALLBACK, *spoken)) if one in named)


def label_in(choice: ListedChoice, tried: Iterable[str]) -> str:
    """The first label there is; several columns at once are shown together."""
    said = (
        ", ".join(filter(None, (choice.attributes.get(one.strip(), "") for one in columns.split(","))))
        for columns in tried
    )
    return next(filter(None, said), "")


def _choice(source: ChoiceList, node: Node) -> ListedChoice:
    label = _column(node, source.label_column)
    return ListedChoice(
        _column(node, source.value_column),
        Text(key=label) if source.label_is_key else Text(words=(label,)),
        {child.name: child.string() for child in node.children()} if isinstance(node, TreeNode) else {},
    )


def _column(node: Node, column: str) -> str:
    if "," in column:  # several columns of a searched file, shown together
        return ", ".join(filter(None, (_column(node, one.strip()) for one in column.split(","))))
    if column in (".", ""):
        return node.string()
    found: list[Node] = [node]
    for name in column.removeprefix("./").split("/"):
        found = [child for parent in found for child in parent.children(name)]
    return found[0].string() if found else ""
