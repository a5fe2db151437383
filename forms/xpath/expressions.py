"""The shapes an expression can have once it is read: a frozen tree without behaviour."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Literal:
    """A text between quotes."""

    text: str
    at: int = 0


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written."""

    value: float
    at: int = 0


@dataclass(frozen=True, slots=True)
class Call:
    """A function and its arguments."""

    name: str
    arguments: "tuple[Expression, ...]"
    at: int = 0


@dataclass(frozen=True, slots=True)
class Chain:
    """Operands of one precedence, read from left to right: `1 - 2 + 3` is (1, 2, 3) with ('-', '+')."""

    operators: tuple[str, ...]
    operands: "tuple[Expression, ...]"
    at: int = 0


@dataclass(frozen=True, slots=True)
class Negation:
    """One or more minus signs before an operand."""

    operand: "Expression"
    signs: int = 1
    at: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path. `test` is a name, `*`, `prefix:*` or a node type such as `node()`."""

    axis: str
    test: str
    predicates: "tuple[Expression, ...]" = ()
    target: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class Path:
    """Steps from the document (`absolute`), from an expression (`origin`), or from the context node."""

    steps: tuple[Step, ...]
    absolute: bool = False
    origin: "Expression | None" = None
    filters: "tuple[Expression, ...]" = ()
    at: int = 0


Expression: TypeAlias = Literal | Number | Call | Chain | Negation | Path
