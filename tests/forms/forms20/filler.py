"""Answers any form to the end: each question that is asked gets the first answer it takes, by a seed."""

import random
from collections.abc import Iterator
from typing import Any, Protocol

from forms import AnswerError, Instance, NodeView

_TEXTS = ("Ақкөл", "word", "A-1234", "x y z")
_NUMBERS = (2, 1, 3, 19, 45, 150, 0, 7, 60, 5, 10)
_POINTS = "51.1 71.4 0 0;51.2 71.4 0 0;51.2 71.5 0 0;51.1 71.4 0 0"
_MOST_ROUNDS = 200


class Hand(Protocol):
    """Whoever gives the answers: the instance itself, or an interview that keeps a journal of them."""

    def answer(self, path: str, value: str) -> Any: ...

    def add(self, path: str) -> Any: ...


def fill(instance: Instance, seed: int, hand: Hand | None = None) -> int:
    """Answers until nothing is open and every open repeat has two repetitions; the number of answers given."""
    hand = hand or instance
    chance = random.Random(seed)
    given = 0
    grown: set[str] = set()
    for _ in range(_MOST_ROUNDS):
        _grow(instance, hand, grown)
        asked = next((node for node in instance.nodes() if _is_open(node) and node.path not in grown), None)
        if asked is None:
            return given
        grown.add(asked.path)
        given += _answer(instance, hand, asked, chance)
    raise AssertionError("the form never ends")


def _is_open(node: NodeView) -> bool:
    is_question = node.kind == "question" and node.relevant and not node.readonly and node.control != "upload"
    return is_question and (not node.value or bool(node.problem))


def _grow(instance: Instance, hand: Hand, grown: set[str]) -> None:
    for node in list(instance.nodes()):
        if node.kind == "repeat" and node.relevant and node.path not in grown and not node.definition.is_fixed:
            grown.add(node.path)
            while instance[node.path].count < 2:
                hand.add(node.path)
            return


def _answer(instance: Instance, hand: Hand, node: NodeView, chance: random.Random) -> int:
    for value in _candidates(node, chance):
        try:
            hand.answer(node.path, value)
        except AnswerError:
            continue
        if not instance[node.path].problem:
            return 1
    raise AssertionError(f"nothing fits {node.path}: {instance[node.path].problem}")


def _candidates(node: NodeView, chance: random.Random) -> Iterator[str]:
    values = [choice.value for choice in node.choices]
    if node.type in ("select1", "select", "rank"):
        chance.shuffle(values)
        if node.type == "rank":
            yield " ".join(values)
        elif node.type == "select" and len(values) > 1:
            yield " ".join(values[:2])
        yield from values
        yield ""
        return
    numbers = chance.sample(_NUMBERS, len(_NUMBERS))
    written = {
        "int": [str(number) for number in numbers],
        "decimal": [f"{number}.5" for number in numbers],
        "date": ["2020-02-29", "2026-11-24", "2026-11-01", "2020-03-05"],
        "time": ["10:30:00.000+05:00", "05:00:00.000+05:00", "23:00:00.000+05:00"],
        "dateTime": ["2026-11-23T06:00:00.000+05:00", "2026-11-23T22:00:00.000+05:00"],
        "geopoint": ["51.1 71.4 0 0"],
        "geotrace": [_POINTS],
        "geoshape": [_POINTS],
        "boolean": ["true"],
    }
    if node.control == "trigger":
        yield "OK"
    yield from written.get(node.type, _TEXTS)
