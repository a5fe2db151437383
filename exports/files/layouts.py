"""The tables that the versions of one form make together: one for interviews, one for each repeat. No answers.

Names are given out version by version, the oldest first, so that a question keeps its name whatever later versions add.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from exports.files import columns, words
from exports.files.columns import Asked, Column, Layout, Value, Words
from exports.files.lists import values_of
from exports.files.naming import Names, plain
from exports.variables import marks, own_marks
from forms.definition import Question
from model.language import LANGUAGES

if TYPE_CHECKING:
    from forms import Form

MOST_CHOICES = 400  # of a list that grows a column for each choice
_POINT = ("latitude", "longitude", "altitude", "accuracy")
_KIND = {
    "select1": columns.CODE, "int": columns.INTEGER, "integer": columns.INTEGER, "decimal": columns.DECIMAL,
    "date": columns.DATE, "dateTime": columns.MOMENT, "time": columns.TIME, "boolean": columns.FLAG,
    "select": "many", "rank": "rank", "geopoint": "point",
}  # fmt: skip
_PATH = re.compile(r"(?:/[\w.:-]+)+")
_WIDER = (
    ({columns.INTEGER, columns.DECIMAL}, columns.DECIMAL),
    ({columns.CODE, "many"}, "many"),
    ({columns.DATE, columns.MOMENT}, columns.MOMENT),
)


@dataclass(slots=True)
class _Story:
    """One question from version to version."""

    path: str
    repeat: str
    told: "list[tuple[str, Form, Question]]" = field(default_factory=list)
    name: str = ""
    parts: dict[str, str] = field(default_factory=dict)  # choice or coordinate -> name
    lists: list[tuple[Value, ...]] = field(default_factory=list)

    @property
    def kind(self) -> str:
        found = {_KIND.get(str(question.type), columns.TEXT) for _, _, question in self.told}
        if len(found) == 1:
            return next(iter(found))
        return next((wide for narrow, wide in _WIDER if found == narrow), columns.TEXT)

    @property
    def values(self) -> tuple[Value, ...]:
        """Of all versions: the newest list, then what only older ones had."""
        newest = {value.code: value for found in self.lists for value in found}
        order = dict.fromkeys(value.code for found in reversed(self.lists) for value in found)
        numbers = {code: at for at, code in enumerate(newest, 1)}  # the oldest version's come first
        return tuple(replace(newest[code], number=numbers[code]) for code in order)


def layouts(forms: "Sequence[Form]") -> tuple[Layout, ...]:
    """The tables of a form from all its versions; the interviews come first, then the repeats as they stand."""
    ordered = sorted(forms, key=lambda form: natural(form.version))
    stories = _stories(ordered)
    repeats = _repeats(ordered)
    tables = Names()
    root = tables.give([ordered[-1].id])
    names = {"": root} | {
        path: tables.give([f"{root}_{path.rsplit('/', 1)[-1]}", f"{root}_{path.replace('/', '_')}"]) for path in repeats
    }
    return tuple(
        Layout(
            name=names[repeat],
            form=ordered[-1].id,
            repeat=repeat,
            parent=names[_above(repeat, repeats)] if repeat else "",
            own=words.own_columns(is_repeat=bool(repeat), repeat=repeat),
            asked=tuple(_asked(story) for story in stories if story.repeat == repeat),
        )
        for repeat in ("", *repeats)
    )


def natural(version: str) -> tuple[tuple[int, int, str], ...]:
    """A key that puts version 9 before version 10."""
    return tuple(
        (0, int(part), "") if part.isdecimal() else (1, 0, part) for part in re.split(r"(\d+)", version) if part
    )


def inner(path: str) -> str:
    """The path without the name of the form's root, which another version may call otherwise."""
    return path.removeprefix("/").partition("/")[2]


def _above(repeat: str, repeats: Iterable[str]) -> str:
    return max((one for one in repeats if repeat.startswith(one + "/")), key=len, default="")


def _repeats(forms: "Sequence[Form]") -> tuple[str, ...]:
    """The newest version's repeats, then those that only older ones had."""
    return tuple(dict.fromkeys(inner(path) for form in reversed(forms) for path in form.repeats))


def _stories(forms: "Sequence[Form]") -> list[_Story]:
    """Each question that may hold an answer, named; in the order of the newest version, then older ones'."""
    stories: dict[str, _Story] = {}
    names = Names(words.OWN_NAMES)
    for form in forms:
        often = _often(form)
        for path, question in form.questions.items():
            if question.kind == "note" or question.is_instance_id:
                continue
            key = inner(path)
            story = stories.setdefault(key, _Story(key, inner(question.repeat) if question.repeat else ""))
            story.told.append((form.version, form, question))
            _name(story, names, alone=path.rsplit("/", 1)[-1] not in often)
            _name_parts(story, form, question, names)
    order = dict.fromkeys(inner(path) for form in reversed(forms) for path in form.questions)
    return [stories[path] for path in order if path in stories]


def _often(form: "Form") -> set[str]:
    """Names that several questions of this version share."""
    counted = Counter(path.rsplit("/", 1)[-1] for path in form.questions)
    return {name for name, times in counted.items() if times > 1}


def _name(story: _Story, names: Names, *, alone: bool) -> None:
    if not story.name:
        whole = story.path.replace("/", "_")
        last = story.path.rsplit("/", 1)[-1].rpartition(":")[2]
        story.name = names.give([last, whole] if alone else [whole])


def _name_parts(story: _Story, form: "Form", question: Question, names: Names) -> None:
    kind = _KIND.get(str(question.type), columns.TEXT)
    if kind in (columns.CODE, "many", "rank"):
        story.lists.append(values_of(form, question))
    parts = _POINT if kind == "point" else [one.code for one in story.lists[-1]] if kind in ("many", "rank") else ()
    if len(parts) > MOST_CHOICES:
        return
    for part in parts:
        if part not in story.parts:
            story.parts[part] = names.give([f"{story.name[:40]}_{plain_part(part)}"])


def plain_part(part: str) -> str:
    """The name of a choice within the name of a column."""
    name = plain(part)
    return name[1:].lstrip("_") if name.startswith("v_") and not part.lower().startswith("v") else name


def _asked(story: _Story) -> Asked:
    kind = story.kind
    base = _column(story, columns.TEXT if kind in ("many", "rank", "point") else kind)
    if kind == "point":
        return Asked(story.path, kind, tuple(_coordinate(base, story, part) for part in _POINT), is_point=True)
    if kind not in ("many", "rank"):
        return Asked(story.path, kind, (base,))
    each = {value.code: value for value in base.values}
    parts = tuple(
        _part(base, name, each[code], columns.INTEGER if kind == "rank" else columns.FLAG)
        for code, name in story.parts.items()
        if code in each
    )
    return Asked(story.path, kind, (base, *parts), is_many=kind == "many", is_rank=kind == "rank")


def _column(story: _Story, kind: str) -> Column:
    _, form, question = story.told[-1]
    values = story.values
    return Column(
        name=story.name,
        kind=kind,
        words=_words(form, question.path),
        path="/" + story.path,
        type=str(question.type),
        origin=columns.origin(question),
        values=values,
        numeric=kind == columns.CODE and bool(values) and all(_is_number(one.code) for one in values),
        marks=_marks(story),
        versions=tuple(version for version, _, _ in story.told),
        changes=tuple(_changes(story)),
        relevance=relevance(form, question),
        reads=_reads(form, question),
        repeat=story.repeat,
    )


def _part(base: Column, name: str, value: Value, kind: str) -> Column:
    both = {
        language: f"{columns.spoken(base.words, language)}: {columns.spoken(value.words, language) or value.code}"
        for language in LANGUAGES
    }
    return _derived(base, name, kind, both, value.code)


def _coordinate(base: Column, story: _Story, part: str) -> Column:
    both = {language: f"{columns.spoken(base.words, language)}: {words.part(part, language)}" for language in LANGUAGES}
    return _derived(base, story.parts[part], columns.DECIMAL, both, part)


def _derived(base: Column, name: str, kind: str, both: Words, part: str) -> Column:
    return Column(
        name=name, kind=kind, words=both, path=base.path, part=part, type=base.type, origin=base.origin,
        marks=base.marks, versions=base.versions, relevance=base.relevance, reads=base.reads,
        repeat=base.repeat,
    )  # fmt: skip


def _words(form: "Form", path: str) -> Words:
    """The label on one line; the name stands where there is none."""
    said = {language: " ".join(form.label(path, language).split()) for language in LANGUAGES}
    return {language: text for language, text in said.items() if text}


def _is_number(code: str) -> bool:
    """A code that stays itself as a whole number: no leading zero, no sign plus."""
    return re.fullmatch(r"0|-?[1-9]\d{0,8}", code) is not None


def _marks(story: _Story) -> tuple[tuple[str, str], ...]:
    """Of the newest version; what any version called personal is personal."""
    _, form, question = story.told[-1]
    found = marks(form, question.path, question)
    if any(own_marks(one).get("personal") == "yes" for _, _, one in story.told):
        found["personal"] = "yes"
    return tuple(sorted(found.items()))


def _changes(story: _Story) -> Iterator[str]:
    types = {str(question.type) for _, _, question in story.told}
    labels = [_words(form, question.path) for _, form, question in story.told]
    if len(types) > 1:
        yield "type"
    if len({tuple(value.code for value in found) for found in story.lists}) > 1:
        yield "list"
    if any(one != labels[-1] for one in labels):
        yield "label"


def relevance(form: "Form", question: Question) -> str:
    """When the question is asked, as the form writes it: the conditions of its groups and its own."""
    found, path = [], question.path
    while path and path in form.elements:
        condition = form.elements[path].relevant
        if condition.expression is not None:
            found.append(_as_written(condition.expression.text))
        path = path.rpartition("/")[0]
    return " and ".join(f"({one})" if len(found) > 1 else one for one in reversed(found))


def _reads(form: "Form", question: Question) -> frozenset[str]:
    found, path = [question.calculate.text] if question.calculate is not None else [], question.path
    while path and path in form.elements:
        expression = form.elements[path].relevant.expression
        found += [expression.text] if expression is not None else []
        path = path.rpartition("/")[0]
    return frozenset("/" + inner(one) for text in found for one in _PATH.findall(text) if one in form.elements)


def _as_written(expression: str) -> str:
    """` /data/rights/F7 ` as an author writes it: ${F7}."""
    return " ".join(_PATH.sub(lambda path: f"${{{path[0].rsplit('/', 1)[-1]}}}", expression).split())
