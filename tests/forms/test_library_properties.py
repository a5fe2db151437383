"""The same properties for the bundled questionnaires, answered at random."""

from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms import AnswerError, Form, Instance, load
from forms.instance.propagation import Propagation
from forms.library import FOLDER
from tests.scenario import FIRST, NOON

NAMES = sorted(path.stem for path in FOLDER.glob("*.xlsx"))
SAMPLES = {"int": "7", "string": "x", "date": "2026-11-20", "decimal": "1.5", "dateTime": "2026-11-20T10:30"}


@cache
def form(name: str) -> Form:
    return load(FOLDER / f"{name}.xlsx")


def begun(name: str) -> Instance:
    return form(name).start(now=NOON, seed=1, instance_id=FIRST)


def answered(instance: Instance, chance: Random, steps: int) -> None:
    """Random answers to what is asked, some of them taken back."""
    for _ in range(steps):
        asked = [view for view in instance.nodes() if view.kind == "question" and view.relevant and not view.readonly]
        view = chance.choice(asked)
        values = [choice.value for choice in view.choices] or [SAMPLES.get(view.type, ""), str(chance.randrange(120))]
        try:
            instance.answer(view.path, chance.choice([*values, *values, ""]))
        except AnswerError:
            continue


def seen(instance: Instance) -> list[tuple[str, str, bool]]:
    return [(view.path, view.value, view.relevant) for view in instance.nodes()]


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=6, deadline=None)
@given(chance=st.randoms(use_true_random=False), steps=st.integers(0, 40))
def test_nothing_is_left_to_work_out_and_nothing_lost_by_saving_or_undoing(name, chance, steps):
    instance = begun(name)
    answered(instance, chance, steps)
    before, saved, moment = seen(instance), instance.submission(), instance.snapshot()
    everything = Propagation(instance)
    everything.begin(instance.root)
    everything.run()
    assert seen(instance) == before
    assert form(name).resume(saved, now=NOON, seed=1).submission() == saved
    answered(instance, chance, 10)
    instance.restore(moment)
    assert seen(instance) == before
    assert instance.submission() == saved
