"""Which questions of a section stand together on the screen: grids, cards, repeats. Pure; makes no widget."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from forms.definition import Question, Repeat, mark
from gui.entry.turn import is_respondents

if TYPE_CHECKING:
    from forms import NodeView

MOST_COLUMNS, MOST_POINTS = 10, 7  # of a table; of a scale that is drawn as one line
TABLES = {"list-nolabel", "list"}
IN_ROWS = {"likert", "quick", "quickcompact"}
MEDIA = ("image", "audio", "video")
SHOWN_KINDS = ("question", "note")


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the screen: `grid` (its items are `paths`), `question`, `heading`, `member` (one of a repeat), `add`.

    `lead` is the note that introduces a grid; a grid with a `head` draws the scale above its rows.
    """

    kind: str
    path: str
    paths: tuple[str, ...] = ()
    lead: str = ""
    head: bool = True


def blocks(views: Iterable["NodeView"]) -> list[Block]:
    """The screen of these nodes, hidden ones included: what a gate shows later has its place already."""
    found: list[Block] = []
    nodes: dict[str, NodeView] = {}
    open_repeats: list[str] = []
    for view in views:
        nodes[view.path] = view
        while open_repeats and not view.path.startswith(open_repeats[-1] + "["):
            found.append(Block("add", open_repeats.pop()))
        if view.kind == "repeat":
            if is_open(view):
                open_repeats.append(view.path)
        elif view.kind == "repetition":
            found.append(Block("member", view.path))
        elif view.kind == "group":
            if view.section != view.path and view.label:
                found.append(Block("heading", view.path))
        elif is_shown(view):
            _add(found, nodes, view)
    found += [Block("add", path) for path in reversed(open_repeats)]
    return _with_heads(_with_rows(found, nodes), nodes)


def is_open(view: "NodeView") -> bool:
    """Whether members of this repeat are added and removed by hand."""
    element = view.definition
    return isinstance(element, Repeat) and element.count is None and not element.is_fixed


def is_shown(view: "NodeView") -> bool:
    """Whether a person ever sees this node: calculations only where they have words of their own."""
    if "label" in view.appearance.split():
        return False  # the header row of a table: the grid draws its own
    return view.kind in SHOWN_KINDS or (view.kind == "calculation" and bool(view.label))


def is_scale(view: "NodeView") -> bool:
    """Whether this question can be a row of a grid: nothing is wished for it that only a card of its own can show."""
    words = set(view.appearance.split())
    if is_respondents(view) or view.type not in ("select1", "select") or not 1 < len(view.choices) <= MOST_COLUMNS:
        return False
    if words & TABLES:
        return True
    alone = not words <= IN_ROWS or view.guidance or any(view.media(kind) for kind in MEDIA)
    return view.type == "select1" and not alone and not any(choice.image or choice.audio for choice in view.choices)


def _add(found: list[Block], nodes: "dict[str, NodeView]", view: "NodeView") -> None:
    """Put a question behind the others: into the grid before it, into a new grid, or alone."""
    last = found[-1] if found else None
    if is_scale(view):
        if last is not None and last.paths and _is_alike(nodes[last.paths[-1]], view):
            found[-1] = replace(last, kind="grid", paths=(*last.paths, view.path))
            return
        is_line = len(view.choices) <= MOST_POINTS and not mark(view.definition, "role")  # what is rated keeps its row
        if TABLES & set(view.appearance.split()) or ("likert" in view.appearance and not is_line):
            found.append(Block("grid", view.path, (view.path,)))
            return
    found.append(Block("question", view.path, (view.path,)))


def _is_alike(before: "NodeView", view: "NodeView") -> bool:
    """Whether two questions are answered on one scale, within one group."""
    return is_scale(before) and _place(before) == _place(view)


def _place(view: "NodeView") -> tuple[str, str, str]:
    return (view.type, view.parent_path, _scale(view))


def _scale(view: "NodeView") -> str:
    element = view.definition
    return element.choices_id if isinstance(element, Question) else ""


def _with_rows(found: list[Block], nodes: "dict[str, NodeView]") -> list[Block]:
    """A scale by itself is a line of its own; where its group has others on the same scale it is a row as they are."""
    places = Counter(_place(nodes[path]) for block in found for path in block.paths if is_scale(nodes[path]))
    return [replace(block, kind="grid") if _is_one_of_many(block, nodes, places) else block for block in found]


def _is_one_of_many(block: Block, nodes: "dict[str, NodeView]", places: "Counter[tuple[str, str, str]]") -> bool:
    view = nodes[block.path] if block.kind == "question" else None
    return view is not None and "likert" in view.appearance.split() and is_scale(view) and places[_place(view)] > 1


def _with_heads(found: list[Block], nodes: "dict[str, NodeView]") -> list[Block]:
    """Give a grid the note before it as its lead; draw the scale once for all grids of a group on the same scale."""
    result: list[Block] = []
    headed: set[tuple[str, str]] = set()
    for block in found:
        made = block
        if block.kind == "grid":
            if result and result[-1].kind == "question" and nodes[result[-1].path].kind == "note":
                made = replace(made, lead=result.pop().path)
            scale = (nodes[block.path].parent_path, _scale(nodes[block.path]))
            made = replace(made, head=scale not in headed)
            headed.add(scale)
        result.append(made)
    return result
