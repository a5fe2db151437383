"""A person who answers any questionnaire by keyboard: what keys each kind of widget takes is known here."""

import random
from collections.abc import Callable

import forms
from forms import AnswerError, NodeView
from gui.answers.attached.answer import AttachedAnswer
from gui.answers.base import Answer, Option
from gui.answers.card import Card
from gui.answers.choice import ChoiceList
from gui.answers.geo import ShapeAnswer
from gui.answers.longtext import LongTextAnswer
from gui.answers.many import SearchMany
from gui.answers.moment import MomentAnswer
from gui.answers.plain import Reading, Tick
from gui.answers.rank import Rank
from gui.answers.scale import ScaleGrid
from gui.answers.search import SearchAnswer
from gui.answers.slider import Slider
from gui.answers.typed import TypedAnswer
from gui.entry.pieces import AddRow
from gui.entry.room import Room
from tests.end_to_end.keyboard import Keyboard

SIGNS = {"-": "Minus", ".": "Period"}
MEMBERS = 2
MOST = 400
TEXTS = ("word", "Ann", "a b c", "A-1234")
NUMBERS = (2, 1, 3, 19, 45, 150, 0, 7, 60, 5, 10)
WAY = "51.1 71.4;51.2 71.4;51.2 71.5"
WRITTEN = {
    "int": [str(number) for number in NUMBERS],
    "decimal": [f"{number}.5" for number in NUMBERS],
    "date": ["2020-02-29", "2026-11-24", "2026-11-01", "2020-03-05"],
    "time": ["10:30:00", "05:00:00", "23:00:00"],
    "dateTime": ["2026-11-23T06:00:00", "2026-11-23T22:00:00"],
    "geopoint": ["51.1 71.4 0 0"],
    "geotrace": [WAY],
    "geoshape": [f"{WAY};51.1 71.4"],
}


class Hand:
    """Answers what is asked, question after question, and keeps its own instance of the form beside: what it typed is
    given there too, so that the window's outcome can be compared with the engine's."""

    def __init__(self, room: Room, alone: "forms.Instance", keyboard: Keyboard, seed: int = 1) -> None:
        self.room, self.alone, self.keyboard = room, alone, keyboard
        self.chance = random.Random(seed)
        self.answered: dict[str, str] = {}
        self.seen: set[type] = set()

    def fill(self) -> None:
        """From the question one is at to the end."""
        for _step in range(MOST):
            if self._is_at_end():
                return
            before = self.room.questions.place
            self._answer(before)
            here = self.room.questions.place
            assert here != before or self._is_at_end(), self._stuck(before)
        raise AssertionError(f"the questionnaire never ends: {self.room.questions.place}")

    def _is_at_end(self) -> bool:
        return self.room.stack.currentWidget() is self.room.finish

    def finish(self) -> None:
        """Tab to the button that finishes, past whatever is only to be looked at again; Enter."""
        for _step in range(12):
            if self.room.finish.forward.hasFocus():
                break
            self.keyboard.press("Tab")
        assert self.room.interview.problems() == []
        assert self.room.finish.forward.hasFocus()
        self.keyboard.press("Enter")

    def _stuck(self, path: str) -> str:
        view, piece = self.room.interview.instance[path], self.room.questions.piece()
        inner = type(piece.answer).__name__ if isinstance(piece, Card) else type(piece).__name__
        return f"{inner} does not let go of {path} ({view.type}): {view.value!r}, {view.problem}, {view.message}"

    # --- one question -----------------------------------------------------------------------------------------------

    def _answer(self, path: str) -> None:
        piece = self.room.questions.piece()
        if isinstance(piece, AddRow):
            self._grow(path)
            return
        node = self.room.interview.instance[path]
        inner = piece.answer if isinstance(piece, Card) else piece
        self.seen.add(type(inner))
        if node.value and not node.problem:
            # Answered by a default or before: one goes on.
            self.keyboard.press("Enter")
        elif isinstance(inner, Reading):
            self.keyboard.press("Enter")
        elif isinstance(inner, AttachedAnswer):
            self.keyboard.press("Down")  # Enter would ask for a file
        else:
            value = self._value(node)
            self.answered[path] = value
            self._give(inner, value, path)

    def _grow(self, path: str) -> None:
        if self.alone[path].count < MEMBERS:
            self.alone.add(path)
            self.keyboard.press("Equal")
        else:
            self.keyboard.press("Enter")

    def _value(self, node: NodeView) -> str:
        """The first answer that the engine takes without a complaint; it keeps it too."""
        for value in self._candidates(node):
            try:
                self.alone.answer(node.path, value)
            except AnswerError:
                continue
            if not self.alone[node.path].problem:
                return value
        raise AssertionError(f"nothing fits {node.path}: {self.alone[node.path].problem}")

    def _candidates(self, node: NodeView) -> list[str]:
        values = [choice.value for choice in node.choices]
        if node.type == "rank":
            return [" ".join(values)]
        if node.type in ("select1", "select"):
            both = [" ".join(values[:2])] if node.type == "select" and len(values) > 1 else []
            return [*both, *self.chance.sample(values, len(values))]
        if node.control == "trigger":
            return ["OK"]
        found = ("12345",) if "numbers" in node.appearance.split() else WRITTEN.get(node.type, TEXTS)
        return self.chance.sample(found, len(found)) if node.type in ("int", "decimal") else list(found)

    # --- by keys ----------------------------------------------------------------------------------------------------

    def _give(self, inner: Answer | ScaleGrid, value: str, path: str) -> None:
        ways: dict[type, Callable[[Answer, str], None]] = {
            ScaleGrid: self._choices, ChoiceList: self._choices, SearchMany: self._many, SearchAnswer: self._find,
            Rank: self._rank, Slider: self._type, Tick: self._tick, ShapeAnswer: self._shape,
            LongTextAnswer: self._type, MomentAnswer: self._moment, TypedAnswer: self._type,
        }  # fmt: skip
        for kind, way in ways.items():
            if isinstance(inner, kind):
                way(inner, value)
                if self.room.questions.place == path and not self._is_at_end():  # some go on by themselves
                    self.keyboard.press("Enter")
                return
        raise AssertionError(f"no keys are known for {type(inner).__name__} at {path}")

    def _press(self, option: Option, options: tuple[Option, ...], inner: ChoiceList | ScaleGrid) -> None:
        if option.key:
            self.keyboard.press(SIGNS.get(option.key, option.key))
            return
        while options[inner.cursor] is not option:
            self.keyboard.press("Right")
        self.keyboard.press("Space")

    def _choices(self, inner: ChoiceList | ScaleGrid, value: str) -> None:
        for one in value.split():
            self._press(next(each for each in inner.options if each.value == one), inner.options, inner)

    def _rank(self, inner: Rank, value: str) -> None:
        for place in range(1, len(value.split())):
            self.keyboard.press(str(place))

    def _find(self, inner: SearchAnswer, value: str) -> None:
        self.keyboard.type(next(each.label for each in inner.options if each.value == value))
        self.keyboard.press("Enter")

    def _many(self, inner: SearchMany, value: str) -> None:
        for one in value.split():
            self._find(inner, one)

    def _tick(self, _inner: Tick, _value: str) -> None:
        self.keyboard.press("Space")

    def _moment(self, inner: MomentAnswer, value: str) -> None:
        day, clock = (value, "") if inner.kind == "date" else ("", value) if inner.kind == "time" else value.split("T")
        year, month, date = day.split("-") if day else ("", "", "")
        digits = "".join(clock.split(":")[:2])
        self.keyboard.type(" ".join(part for part in (f"{date}{month}{year}", digits) if part))

    def _shape(self, inner: ShapeAnswer, value: str) -> None:
        points = value.split(";")[: -1 if inner.closed else None]
        for point in points:
            self.keyboard.type(" ".join(point.split()[:2]))
            self.keyboard.press("Enter")

    def _type(self, _inner: Answer, value: str) -> None:
        self.keyboard.type(value)
