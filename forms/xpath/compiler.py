"""Expression tree to closures: everything that can be decided before the first evaluation is decided here."""

from collections.abc import Callable

from forms.xpath.expressions import Expression
from forms.xpath.values import Context, NodeSet, Value


class Compiled:
    """An expression ready to run. `string`, `number`, `boolean` and `nodes` are the same result, converted."""

    text: str
    expression: Expression
    references: frozenset[str]
    volatile: bool
    evaluate: Callable[[Context], Value]
    string: Callable[[Context], str]
    number: Callable[[Context], float]
    boolean: Callable[[Context], bool]
    nodes: Callable[[Context], NodeSet]


def compile_expression(text: str, *, context_path: str = "") -> Compiled:
    """The expression as closures, with what it reads resolved against `context_path` (absolute, without positions)."""
    raise NotImplementedError
