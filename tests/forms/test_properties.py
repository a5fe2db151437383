"""What must hold for any answers: nothing is left to recompute, the same steps give the same interview, saving loses
nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from forms import AnswerError
from forms.instance.propagation import Propagation
from tests.scenario import Scenario, form_of

FORM = form_of("""
    | survey  |                     |       |       |                      |                    |                  |              |             |
    |         | type                | name  | label | relevant             | calculation        | choice_filter    | repeat_count | constraint  |
    |         | integer             | a     | A     |                      |                    |                  |              | . < 4       |
    |         | integer             | b     | B     | ${a} > 1             |                    |                  |              |             |
    |         | begin_group         | g     | G     | ${b} != 2            |                    |                  |              |             |
    |         | select_one kind     | kind  | Kind  |                      |                    |                  |              |             |
    |         | select_one sort     | sort  | Sort  | ${kind} != ''        |                    | kind = ${kind}   |              |             |
    |         | select_multiple sort | many | Many  |                      |                    | kind = ${kind}   |              |             |
    |         | end_group           |       |       |                      |                    |                  |              |             |
    |         | calculate           | sum   |       |                      | coalesce(${a}, 0) + coalesce(${b}, 0) |  |           |             |
    |         | begin_repeat        | r     | R     |                      |                    |                  |              |             |
    |         | integer             | n     | N     | ${sum} > 0           |                    |                  |              |             |
    |         | calculate           | total |       |                      | ${n} * ${sum}      |                  |              |             |
    |         | begin_repeat        | s     | S     |                      |                    |                  | ${n}         |             |
    |         | text                | t     | T     | position(..) != ${a} |                    |                  |              |             |
    |         | end_repeat          |       |       |                      |                    |                  |              |             |
    |         | end_repeat          |       |       |                      |                    |                  |              |             |
    |         | calculate           | all   |       |                      | concat(sum(${n}), ':', count(${r}), ':', join(' ', ${total}), ${sort}) | | | |
    | choices |                     |       |       |                      |
    |         | list_name           | name  | label | kind                 |
    |         | kind                | k1    | K1    |                      |
    |         | kind                | k2    | K2    |                      |
    |         | sort                | s1    | S1    | k1                   |
    |         | sort                | s2    | S2    | k1                   |
    |         | sort                | s3    | S3    | k2                   |
""")  # noqa: E501 - a table is wide

number = st.integers(0, 4).map(str) | st.just("")
step = st.one_of(
    st.tuples(st.sampled_from(["/data/a", "/data/b", "/data/r[1]/n", "/data/r[2]/n", "/data/r[3]/n"]), number),
    st.tuples(st.just("/data/g/kind"), st.sampled_from(["k1", "k2", ""])),
    st.tuples(st.just("/data/g/sort"), st.sampled_from(["s1", "s2", "s3", ""])),
    st.tuples(st.just("/data/g/many"), st.sampled_from(["s1", "s2 s1", "s3", ""])),
    st.tuples(st.sampled_from(["/data/r[1]/s[1]/t", "/data/r[2]/s[2]/t"]), st.sampled_from(["x", "y", ""])),
    st.tuples(st.just("add"), st.just("/data/r")),
    st.tuples(st.just("remove"), st.sampled_from(["/data/r[1]", "/data/r[2]"])),
)


def values(scenario):
    return {view.path: view.value for view in scenario.instance.nodes() if view.type}


def seen(scenario):
    return {view.path: (view.value, view.relevant) for view in scenario.instance.nodes()}


def take(scenario, steps):
    for what, value in steps:
        before = values(scenario)
        try:
            if what == "add":
                change = scenario.instance.add(value)
            elif what == "remove":
                change = scenario.instance.remove(value)
            else:
                change = scenario.instance.answer(what, value)
        except AnswerError:
            assert values(scenario) == before
            continue
        after = values(scenario)
        paths = before.keys() | after.keys()
        differ = {p: (before.get(p, ""), after.get(p, "")) for p in paths if before.get(p, "") != after.get(p, "")}
        assert change.values == differ


@settings(max_examples=60, deadline=None)
@given(st.lists(step, max_size=25))
def test_a_change_says_exactly_what_changed_and_nothing_is_left_to_work_out(steps):
    s = Scenario(FORM)
    take(s, steps)
    before = seen(s)
    everything = Propagation(s.instance)
    everything.begin(s.instance.root)
    everything.run()
    assert seen(s) == before
    assert s.instance.restless == set()


@settings(max_examples=30, deadline=None)
@given(st.lists(step, max_size=25))
def test_the_same_steps_give_the_same_interview(steps):
    one, two = Scenario(FORM), Scenario(FORM)
    take(one, steps)
    take(two, steps)
    assert one.submitted() == two.submitted()
    assert seen(one) == seen(two)


@settings(max_examples=60, deadline=None)
@given(st.lists(step, max_size=25))
def test_what_is_submitted_is_what_is_resumed(steps):
    s = Scenario(FORM)
    take(s, steps)
    saved = s.instance.submission()
    assert FORM.resume(saved).submission() == saved


def whole(scenario):
    """Everything a state is made of, also what nobody sees at the moment."""

    def told(state):
        inside = [told(child) for child in (*state.marks, *state.items)]
        spare = [told(child) for child in state.spare or ()]
        rest = (state.value, state.kept, state.computed, state.is_due, state.asks, state.relevant, state.is_greeted)
        return (state.name, rest, inside, [(name, len(found)) for name, found in state.by_name.items() if found], spare)

    return told(scenario.instance.root)


@settings(max_examples=80, deadline=None)
@given(st.lists(step, max_size=12), st.lists(step, max_size=12), st.lists(step, max_size=6))
def test_returning_to_a_moment_gives_the_very_state_of_it(before, after, onward):
    s, never_left = Scenario(FORM), Scenario(FORM)
    take(s, before)
    moment, was, values_then = s.instance.snapshot(), whole(s), values(s)
    take(s, after)
    values_now = values(s)
    change = s.instance.restore(moment)
    assert whole(s) == was
    paths = values_now.keys() | values_then.keys()
    pairs = {path: (values_now.get(path, ""), values_then.get(path, "")) for path in paths}
    assert change.values == {path: pair for path, pair in pairs.items() if pair[0] != pair[1]}
    take(never_left, before)
    for each in (s, never_left):
        take(each, onward)
    assert whole(s) == whole(never_left)
    assert s.submitted() == never_left.submitted()
