"""Forms made up at random: recomputation, undo and resuming give the same state, with repeats, counts and filters."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import forms
from forms import AnswerError
from forms.instance.propagation import Propagation
from tests.conformance import random_forms, random_xml

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
number = st.integers(0, 100_000)


def begun(case):
    """The form and an interview."""
    form = forms.loads(random_xml.xml(case).encode())
    return form, form.start(now=NOON, seed=1, instance_id="uuid:1")


def take(instance, steps):
    for what, path, value in steps:
        try:
            if what == "add":
                instance.add(path, now=NOON)
            elif what == "remove":
                instance.remove(f"{path}[{value}]", now=NOON)
            else:
                instance.answer(path, value, now=NOON)
        except AnswerError:
            continue


def seen(instance):
    return {
        view.path: (view.value, view.relevant, view.readonly, view.label, tuple(c.value for c in view.choices))
        for view in instance.nodes()
    }


@settings(max_examples=40, deadline=None)
@given(number)
def test_nothing_is_left_to_work_out_after_any_steps(seed):
    case = random_forms.case(seed)
    _, instance = begun(case)
    take(instance, case.steps)
    before = seen(instance)
    everything = Propagation(instance)
    everything.begin(instance.root)
    everything.run()
    assert seen(instance) == before


@settings(max_examples=40, deadline=None)
@given(number, st.data())
def test_a_moment_can_be_returned_to(seed, data):
    case = random_forms.case(seed)
    _, instance = begun(case)
    middle = data.draw(st.integers(0, len(case.steps)))
    take(instance, case.steps[:middle])
    moment, was, saved = instance.snapshot(), seen(instance), instance.submission()
    take(instance, case.steps[middle:])
    instance.restore(moment)
    assert seen(instance) == was
    assert instance.submission() == saved


@settings(max_examples=40, deadline=None)
@given(number)
def test_what_is_submitted_is_resumed_and_submitted_again(seed):
    case = random_forms.case(seed)
    form, instance = begun(case)
    take(instance, case.steps)
    saved = instance.submission()
    assert form.resume(saved, now=NOON).submission() == saved


@pytest.mark.parametrize("seed", [3, 11])
def test_the_made_up_forms_have_what_they_are_made_for(seed):
    xml = random_xml.xml(random_forms.case(seed))
    assert 'jr:count="/data/many"' in xml
    assert '<repeat nodeset="/data/r/n">' in xml
