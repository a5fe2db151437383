"""The expressions of a compiled form: each text once, with its tree; closures are made when they are first used."""

from functools import partial
from typing import Any

from forms.compiled import trees
from forms.definition import ALWAYS, NEVER, Condition
from forms.xpath import Compiled, Expression, parse
from forms.xpath.compiler import Deferred

Reference = int | list[Any]


class Written:
    """Collects expressions while a form is written down."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self.rows: list[list[Any]] = []

    def compiled(self, compiled: Compiled, path: str) -> Reference:
        """A number; with the place it stands at where that is not `path`."""
        number = self._numbers.get(compiled.text)
        if number is None:
            number = self._numbers[compiled.text] = len(self.rows)
            self.rows.append([compiled.text, trees.plain(compiled.expression)])
        return number if compiled.context_path == path else [number, compiled.context_path]

    def condition(self, condition: Condition, path: str) -> Reference:
        """True or false when it is known beforehand."""
        if condition.expression is None:
            return bool(condition.constant)
        return self.compiled(condition.expression, path)


class Read:
    """Gives them back."""

    def __init__(self, rows: list[list[Any]]) -> None:
        # One left out would give every later number another expression.
        if not all(isinstance(text, str) for text, _ in rows):
            raise TypeError("text")
        self._all = [Deferred(text, partial(_tree, text, tree)) for text, tree in rows]

    def compiled(self, found: Reference, path: str) -> Compiled:
        if isinstance(found, int):
            return self._all[found].at(path)
        number, place = found
        return self._all[number].at(str(place))

    def condition(self, found: Reference, path: str) -> Condition:
        if isinstance(found, bool):
            return ALWAYS if found else NEVER
        return Condition(None, self.compiled(found, path))

    def outputs(self, found: list[Reference], path: str) -> dict[str, Compiled]:
        """By their texts."""
        return {one.text: one for one in (self.compiled(each, path) for each in found)}


def _tree(text: str, found: trees.Plain) -> Expression:
    """The text is what counts: it is parsed if its tree cannot be read."""
    try:
        return trees.tree(found)
    except (ValueError, TypeError, LookupError):
        return parse(text)
