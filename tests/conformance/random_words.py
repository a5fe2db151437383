"""Expressions made up at random over the nodes a form has so far, of the kinds that forms are full of."""

from collections.abc import Sequence
from random import Random
from typing import Protocol

# where nodes stand: a group, a repeat, a repeat inside of it, and one whose repetitions are counted by an answer
GROUP, REPEAT, NESTED, COUNTED = "g", "r", "n", "c"
PATHS = {"": "/data", GROUP: "/data/g", REPEAT: "/data/r", NESTED: "/data/r/n", COUNTED: "/data/c"}
_WITHIN = {"": ("",), GROUP: ("", GROUP), REPEAT: ("", GROUP, REPEAT), COUNTED: ("", GROUP, COUNTED)}
_WITHIN[NESTED] = (*_WITHIN[REPEAT], NESTED)
_UPWARDS = {(REPEAT, REPEAT): "../", (COUNTED, COUNTED): "../", (NESTED, NESTED): "../", (NESTED, REPEAT): "../../"}


class Named(Protocol):
    """What an expression has to know of a node."""

    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def place(self) -> str: ...
    @property
    def path(self) -> str: ...


class Words:
    """Expressions for a node in a place, over the nodes that were made before it."""

    def __init__(self, chance: Random, made: Sequence[Named], place: str) -> None:
        self._chance = chance
        self._made = made
        self._place = place

    def one(self, *kinds: str) -> str:
        """A reference to an earlier node of that kind; '' if there is none in reach."""
        within = (*_WITHIN[self._place], GROUP)
        found = [field for field in self._made if field.kind in kinds and field.place in within]
        if not found:
            return ""
        field = self._chance.choice(found)
        upwards = _UPWARDS.get((self._place, field.place))
        return f"{upwards}{field.name}" if upwards else field.path

    def truth(self, depth: int) -> str:
        """A condition; with `depth` it may join others."""
        number, text = self.one("int", "decimal", "calculate"), self.one("string")
        one, many, day = self.one("select1"), self.one("select"), self.one("date")
        found = [f"{number} {sign} {self._chance.randrange(4)}" for sign in (">", "<=", "=", "!=") if number]
        found += [f"string-length({text}) > 2", f"{text} != ''", f"starts-with({text}, 'a')"] if text else []
        found += [f"regex({text}, '[a-z]+')", f"contains({text}, 'b')"] if text else []
        found += [f"{one} = 'a'", f"{one} != 'b'", f"selected({one}, 'c')"] if one else []
        found += [f"selected({many}, 'b')", f"count-selected({many}) >= 2", f"{many} = ''"] if many else []
        found += [f"{day} != ''", f"{day} = '2020-02-29'"] if day else []
        if depth and found:
            inner, other = self.truth(depth - 1), self.truth(depth - 1)
            found += [f"not({inner})", f"({inner}) and ({other})", f"({inner}) or ({other})"]
        return self._chance.choice(found or ["true()", "1 = 1"])

    def number(self, depth: int) -> str:
        """A number."""
        number, many, day = self.one("int", "decimal"), self.one("select"), self.one("date")
        found = [str(self._chance.randrange(9)), "2.5"]
        found += [number, f"coalesce({number}, 0)", f"number({number})", f"int({number})"] if number else []
        found += [f"count-selected({many})"] if many else []
        found += [f"decimal-date-time({day})", f"int({day} - 1)"] if day else []
        found += self._numbers_of_the_repeat()
        if depth:
            one, two = self.number(depth - 1), self.number(depth - 1)
            found += [f"{one} {sign} {two}" for sign in ("+", "-", "*", "div", "mod")]
            found += [f"if({self.truth(1)}, {one}, {two})", f"round({one}, 1)", f"min({one}, {two})", f"abs({one})"]
            found += [f"pow({one}, 2)", f"max({one}, {two})", f"floor({one})", f"ceiling({one})"]
        return self._chance.choice(found)

    def text(self, depth: int) -> str:
        """A text."""
        text, one, day = self.one("string", "calculate"), self.one("select1"), self.one("date")
        many = self.one("select")
        found = ["'t'", f"string({self.number(0)})"]
        found += [text, f"substr({text}, 1, 3)", f"normalize-space({text})"] if text else []
        found += [f"translate({text}, 'abc', 'xyz')"] if text else []
        found += [one, f"coalesce({one}, 'none')", f"jr:choice-name({one}, '{one}')"] if one else []
        found += [f"format-date({day}, '%Y/%n/%e')", f"format-date({day}, '%b %d')"] if day else []
        found += [f"selected-at({many}, 1)", f"jr:choice-name(selected-at({many}, 0), '{many}')"] if many else []
        found += self._texts_of_the_repeat()
        if depth:
            found += [f"concat({self.text(depth - 1)}, '-', {self.text(depth - 1)})"]
            found += [f"if({self.truth(1)}, {self.text(depth - 1)}, {self.text(depth - 1)})"]
        return self._chance.choice(found)

    def output(self) -> str:
        """Something a label mentions."""
        return self._chance.choice([self.text(0), self.number(0)])

    def _texts_of_the_repeat(self) -> list[str]:
        if self._place not in ("", GROUP):
            return []
        kinds = ("int", "string", "select1")
        sets = [field for field in self._made if field.place not in ("", GROUP) and field.kind in kinds]
        flat = [field for field in sets if field.place in (REPEAT, COUNTED)]
        found = [f"join(' ', {field.path})" for field in sets]
        found += [f"indexed-repeat({one.path}, {PATHS[one.place]}, {index})" for one in flat for index in (1, 2)]
        found += [
            f"indexed-repeat({one.path}, {PATHS[REPEAT]}, 1, {PATHS[NESTED]}, {index})"
            for one in sets
            for index in (1, 2)
            if one.place == NESTED
        ]
        return [*found, *(f"string(count-non-empty({field.path}))" for field in sets)]

    def _numbers_of_the_repeat(self) -> list[str]:
        if self._place in (REPEAT, COUNTED):
            return ["position(..)"]
        if self._place == NESTED:
            return ["position(..)", "position(../..)"]
        places = {field.place for field in self._made} - {"", GROUP}
        inside = [field for field in self._made if field.place in places and field.kind == "int"]
        return [*(f"count({PATHS[place]})" for place in sorted(places)), *(f"sum({field.path})" for field in inside)]
