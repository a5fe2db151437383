"""Forms and answers made up at random, small enough to read: what both of the field's engines can load."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from tests.conformance.random_words import COUNTED, GROUP, NESTED, PATHS, REPEAT, Words

_COUNT = "count"  # the question that says how many repetitions there are
_VALUES = {
    _COUNT: ["0", "1", "2", "3", "2", ""],
    "int": ["0", "1", "2", "3", "7", "12", "-4", ""],
    "decimal": ["0.5", "1.25", "3.75", "10.5", ""],
    "string": ["x", "ab", "abc", "Hello", "5", ""],
    "date": ["2026-11-24", "2020-02-29", "1999-12-31", ""],
    "select1": ["a", "b", "c", "d", ""],
    "select": ["a", "a b", "b c", "a b c d", ""],
}
_KINDS = ("int", "int", "decimal", "string", "date", "select1", "select", "calculate", "calculate", "note")
HOW_MANY = "many"
_CONSTRAINTS = {"int": ". < 10", "decimal": ". < 5", "string": "string-length(.) < 4"}

Step = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Field:
    """One node: `kind` is a type, `calculate` or `note`; `rules` are of its bind, `filter` is of its choices; `sets` is
    what happens when it changes or when the form begins: event, target and value."""

    name: str
    kind: str
    place: str = ""
    label: str = ""
    filter: str = ""
    rules: tuple[tuple[str, str], ...] = ()
    default: str = ""
    sets: tuple[tuple[str, str, str], ...] = ()

    @property
    def path(self) -> str:
        return f"{PATHS[self.place]}/{self.name}"

    def smaller(self) -> Iterator["Field"]:
        """The same with one thing less."""
        for rule in self.rules:
            yield replace(self, rules=tuple(one for one in self.rules if one != rule))
        for action in self.sets:
            yield replace(self, sets=tuple(one for one in self.sets if one != action))
        if self.default:
            yield replace(self, default="")


@dataclass(frozen=True, slots=True)
class Case:
    """A form and what is done with it."""

    fields: tuple[Field, ...]
    group_rule: str
    steps: tuple[Step, ...]

    def smaller(self) -> Iterator["Case"]:
        """The same with one thing less."""
        for index in range(len(self.steps)):
            yield replace(self, steps=self.steps[:index] + self.steps[index + 1 :])
        for index, field in enumerate(self.fields):
            yield replace(self, fields=self.fields[:index] + self.fields[index + 1 :])
            for less in field.smaller():
                yield replace(self, fields=(*self.fields[:index], less, *self.fields[index + 1 :]))
        if self.group_rule:
            yield replace(self, group_rule="")


def case(seed: int) -> Case:
    """The form and the answers that belong to a number."""
    chance = Random(seed)
    made: list[Field] = []
    rule = ""
    for place, count in (("", 5), (GROUP, 3), (REPEAT, 3), (NESTED, 2), (COUNTED, 2), ("", 4)):
        if place == GROUP:
            rule = Words(chance, made, "").truth(1)
        if place == COUNTED:
            made.append(Field(HOW_MANY, _COUNT, rules=(("type", "int"),), default=chance.choice(["", "1", "2"])))
        for _ in range(count):
            made.append(_field(chance, made, place, len(made)))
    return Case(tuple(made), rule, tuple(_steps(chance, made)))


def _field(chance: Random, made: list[Field], place: str, number: int) -> Field:
    kind = chance.choice(_KINDS)
    words = Words(chance, made, place)
    rules: dict[str, str] = {}
    if kind == "calculate":
        rules["calculate"] = chance.choice([words.number, words.text, words.truth])(2)
        rules["type"] = chance.choice(["string", "string", "int"])
    elif kind != "note":
        rules["type"] = kind if kind in ("int", "decimal", "date") else "string"
        if chance.random() < 0.3:
            rules["constraint"] = _CONSTRAINTS.get(kind, "true()")
        if chance.random() < 0.2:
            rules["required"] = chance.choice(["true()", words.truth(1)])
    if chance.random() < 0.35:
        rules["relevant"] = words.truth(2)
    if chance.random() < 0.08 and kind != "calculate":
        rules["readonly"] = words.truth(1)
    label = words.output() if kind == "note" or chance.random() < 0.2 else ""
    above = words.one("select1")
    is_filtered = kind in ("select1", "select") and above and chance.random() < 0.5
    offered = f"[kind = if({above} = 'a', 'x', 'y')]" if is_filtered else ""
    default = chance.choice(_VALUES[kind]) if kind in _VALUES and chance.random() < 0.25 else ""
    sets = tuple(_sets(chance, made, place, words)) if kind in _VALUES and chance.random() < 0.3 else ()
    return Field(f"q{number}", kind, place, label, offered, tuple(rules.items()), default, sets)


def _sets(chance: Random, made: list[Field], place: str, words: Words) -> Iterator[tuple[str, str, str]]:
    """Actions that write into an earlier node of the same place."""
    targets = [field for field in made if field.place == place and field.kind in ("int", "string")]
    if targets:
        target = chance.choice(targets)
        is_later = place not in ("", GROUP) or chance.random() < 0.7
        event = "xforms-value-changed" if is_later else "odk-instance-first-load"
        yield event, target.path, words.number(1) if target.kind == "int" else words.text(1)


def _steps(chance: Random, made: list[Field]) -> Iterator[Step]:
    nested = [1]  # how many there are inside each repetition
    for _ in range(18):
        kind, which = chance.random(), chance.randrange(len(nested))
        inner = f"{PATHS[REPEAT]}[{which + 1}]/{NESTED}"
        if kind < 0.08 and len(nested) < 4:
            nested.append(0)
            yield "add", PATHS[REPEAT], ""
        elif kind < 0.13 and len(nested) > 1:
            del nested[which]
            yield "remove", PATHS[REPEAT], str(which + 1)
        elif kind < 0.23 and nested[which] < 3:
            nested[which] += 1
            yield "add", inner, ""
        elif kind < 0.27 and nested[which]:
            yield "remove", inner, str(chance.randrange(nested[which]) + 1)
            nested[which] -= 1
        else:
            field = chance.choice([field for field in made if field.kind in _VALUES])
            path = _somewhere(chance, field, which, nested[which])
            if path:
                yield "set", path, chance.choice(_VALUES[field.kind])


def _somewhere(chance: Random, field: Field, which: int, inside: int) -> str:
    """The path of a field in one of its repetitions; '' if there is none."""
    repetition = f"{PATHS[REPEAT]}[{which + 1}]"
    if field.place == REPEAT:
        return f"{repetition}/{field.name}"
    if field.place == NESTED:
        return f"{repetition}/{NESTED}[{chance.randrange(inside) + 1}]/{field.name}" if inside else ""
    if field.place == COUNTED:
        return f"{PATHS[COUNTED]}[{chance.choice((1, 1, 2))}]/{field.name}"
    return field.path
