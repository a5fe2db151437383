"""A form kept compiled is the same form; bytes that are old, foreign, damaged or forged are refused or harmless."""

import json
import random
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import forms
from forms import CodedError, Form, from_compiled, xlsform
from forms.compiled import seal, trees
from forms.definition import Action, Blank, ChoiceList, Definition, ListedChoice
from forms.dependencies import Plan, Step
from forms.itext import Text
from forms.library import FOLDER
from forms.xpath import parse
from tests.bench import large_forms
from tests.forms.forms20 import FORMS, MEDIA
from tests.forms.forms20.filler import fill
from tests.forms.test_library_properties import answered
from tests.scenario import FIRST, NOON, form_of

LIBRARY = sorted(path.stem for path in FOLDER.glob("*.xlsx"))
MADE = {
    "survey": lambda: large_forms.survey(150, seed=2),
    "driven": lambda: large_forms.driven(40, followers=20),
    "medical": large_forms.medical,
    "cascade": lambda: large_forms.cascade(2_000),
}


@cache
def loaded(name: str) -> Form:
    if name in MADE:
        return forms.loads(MADE[name]())
    if name in LIBRARY:
        return forms.load(FOLDER / f"{name}.xlsx")
    source = next(path for path in FORMS if path.stem == name)
    return forms.loads(xlsform.convert(source.read_text(encoding="utf-8")).xml, media=MEDIA)


@cache
def kept(name: str) -> Form:
    """The same from its compiled bytes."""
    form = loaded(name)
    found = from_compiled(form.compiled(), form.xml, media=form.media)
    assert found is not None
    return found


ALL = [*LIBRARY, *MADE, *(path.stem for path in FORMS)]


def seen(instance: forms.Instance) -> Iterator[Any]:
    for view in instance.nodes():
        yield view.path, view.value, view.relevant, view.required, view.readonly, view.problem, view.message
        yield view.label, view.hint, view.guidance, view.choices, view.attributes, view.parameters, view.media("image")


COMPARED_ABOVE = {"root", "elements", "blank", "templates", "actions", "texts", "lists"}


def test_nothing_is_forgotten_that_is_written_down_part_by_part() -> None:
    """A part that comes to one of these must come to `forms.compiled` too."""
    parts = {kind: tuple(field.name for field in fields(kind)) for kind in (ChoiceList, ListedChoice, Blank, Text)}
    assert parts == {
        ChoiceList: (
            "list_id",
            "fixed",
            "nodes",
            "value_column",
            "label_column",
            "label_is_key",
            "values",
            "label_text",
            "seen",
        ),
        ListedChoice: ("value", "label", "attributes"),
        Blank: ("element", "value", "children", "marks"),
        Text: ("key", "words"),
    }
    assert [field.name for field in fields(Action)] == [
        "events", "source", "target", "value", "text", "picked", "kind", "parameters",
    ]  # fmt: skip
    assert [field.name for field in fields(Step)] == ["rank", "aspect", "path", "within", "is_of_repeat"]
    assert [field.name for field in fields(Plan)] == ["readers", "own", "spoken"]


@pytest.mark.parametrize("name", ALL)
def test_it_says_the_same_of_itself(name: str) -> None:
    form, again = loaded(name), kept(name)
    assert again.compiled() == form.compiled()
    one, other = form.definition, again.definition
    assert list(other.elements) == list(one.elements)
    for field in {field.name for field in fields(Definition)} - COMPARED_ABOVE:
        assert getattr(other, field) == getattr(one, field)
    assert set(other.lists) == set(one.lists)
    for list_id in one.lists:
        assert tree(other.lists[list_id]) == tree(one.lists[list_id])
    for language in one.texts.languages:
        assert dict(other.texts.tables[language]) == dict(one.texts.tables[language])


def tree(node: Any) -> Any:
    marks = [(mark.name, mark.string()) for mark in node.attributes()]
    return node.name, node.string(), marks, [tree(child) for child in node.children()]


@pytest.mark.parametrize("name", ALL)
@settings(max_examples=3, deadline=None)
@given(chance=st.integers(0, 2**32), language=st.sampled_from([None, "kk", "ru", "en"]))
def test_the_same_answers_give_the_same_interview(name: str, chance: int, language: str | None) -> None:
    one, other = (
        form.start(now=NOON, seed=chance, device="test", instance_id=FIRST, language=language)
        for form in (loaded(name), kept(name))
    )
    assert list(seen(one)) == list(seen(other))
    for instance in (one, other):
        answered(instance, random.Random(chance), 12)
    assert list(seen(one)) == list(seen(other))
    assert one.submission(end=NOON) == other.submission(end=NOON)


@pytest.mark.parametrize("name", [path.stem for path in FORMS])
def test_it_is_filled_to_the_end_resumed_and_corrected_alike(name: str) -> None:
    sent = []
    for form in (loaded(name), kept(name)):
        instance = form.start(now=NOON, seed=3, device="test", instance_id=FIRST)
        assert fill(instance, 3) > 0
        xml = instance.submission(end=NOON)
        corrected = form.edit(xml, now=NOON, seed=4, instance_id="uuid:2")
        sent.append((xml, form.resume(xml, now=NOON).submission(end=NOON), corrected.submission(end=NOON)))
    assert sent[0] == sent[1]


@pytest.mark.parametrize("name", ALL)
def test_every_tree_of_an_expression_comes_back(name: str) -> None:
    for text, _ in loaded_expressions(name):
        expression = parse(text)
        assert trees.tree(json.loads(json.dumps(trees.plain(expression)))) == expression


def loaded_expressions(name: str) -> list[Any]:
    form = loaded(name)
    content = seal.unsealed(form.compiled(), form.xml)
    assert content is not None
    return json.loads(content)["expressions"]  # type: ignore[no-any-return]


UNUSUAL = (
    "-(-1)", "a[2]/@b", "//a[b=1][2]", "(a|b)[1]/c", "current()/../x", "../ a", " / a / b ", "/", "id('x')/y",
    "processing-instruction('x')", "ancestor::x/text()", "1.5 * .5 - -x mod 2", "instance('x')/root/item[a=/b/c]",
)  # fmt: skip


@pytest.mark.parametrize("text", UNUSUAL)
def test_unusual_trees_come_back(text: str) -> None:
    assert trees.tree(json.loads(json.dumps(trees.plain(parse(text))))) == parse(text)


# ---- what is refused


SMALL = form_of("""
    | survey  |                 |      |               |                 |             |               |
    |         | type            | name | label         | relevant        | calculation | choice_filter |
    |         | select_one kind | a    | A             |                 |             |               |
    |         | select_one kind | b    | B             | ${a} != ''      |             | up = ${a}     |
    |         | note            | n    | You said ${a} | count(../r) > 0 |             |               |
    |         | begin_repeat    | r    | R             |                 |             |               |
    |         | integer         | i    | I             |                 |             |               |
    |         | calculate       | c    |               |                 | ${i} + 1    |               |
    |         | end_repeat      |      |               |                 |             |               |
    | choices |                 |      |               |                 |             |               |
    |         | list_name       | name | label         | up              |             |               |
    |         | kind            | x    | X             | y               |             |               |
    |         | kind            | y    | Y             | x               |             |               |
""")


def test_bytes_of_another_form_are_refused() -> None:
    assert from_compiled(SMALL.compiled(), loaded("driven").xml) is None
    assert from_compiled(SMALL.compiled(), SMALL.xml + b" ") is None


def test_bytes_of_another_engine_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = SMALL.compiled()
    monkeypatch.setattr(seal, "engine", lambda: bytes(32))
    assert from_compiled(data, SMALL.xml) is None
    assert from_compiled(SMALL.compiled(), SMALL.xml) is not None


def test_damaged_bytes_are_refused() -> None:
    data = SMALL.compiled()
    for place in range(0, len(data), 7):
        assert from_compiled(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :], SMALL.xml) is None
        assert from_compiled(data[:place], SMALL.xml) is None
    assert from_compiled(data + b"x", SMALL.xml) is None


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"null", b"[" * 100_000, b"\xff", b'{"paths": []}'])
def test_a_true_seal_on_something_else_is_refused(content: bytes) -> None:
    assert from_compiled(seal.sealed(content, SMALL.xml), SMALL.xml) is None


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    data = seal.sealed(b" " * 2_000_000, SMALL.xml)
    monkeypatch.setattr(seal, "_MOST", 1_000_000)
    assert seal.unsealed(data, SMALL.xml) is None


def places(found: Any) -> Iterator[tuple[Any, Any]]:
    """Every place inside of plain data: what it is in, and its key."""
    for key in list(found) if isinstance(found, dict) else range(len(found)):
        yield found, key
        if isinstance(found[key], (dict, list)):
            yield from places(found[key])


OTHERS: list[Any] = [None, True, -1, 3, 2**40, "x", "", [], {}, [[]], ["x"], [1, 2], {"x": "y"}]


@pytest.mark.parametrize("value", OTHERS, ids=json.dumps)
def test_forged_bytes_end_in_a_refusal_or_a_coded_error(value: Any) -> None:
    """Each place of what was written down says something else, under a true seal."""
    content = seal.unsealed(SMALL.compiled(), SMALL.xml)
    assert content is not None
    for number in range(len(list(places(json.loads(content))))):
        found = json.loads(content)
        inside, key = list(places(found))[number]
        inside[key] = value
        form = from_compiled(seal.sealed(json.dumps(found).encode(), SMALL.xml), SMALL.xml)
        if form is not None:
            used(form)


def used(form: Form) -> None:
    """Whatever a window does with a form; what it cannot do is refused with a code."""
    with suppress(CodedError):
        instance = form.start(now=NOON, seed=1, instance_id=FIRST)
        for view in list(instance.nodes()):
            if view.kind == "question":
                with suppress(CodedError):
                    instance.answer(view.path, "x")
        instance.add("/data/r")
        for language in ("en", "kk"):
            instance.set_language(language)
            for _ in seen(instance):
                pass
        form.resume(instance.submission(end=NOON))
