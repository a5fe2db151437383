"""Expressions, patterns and counts made to exhaust the stack, the clock or the memory."""

import pytest

from forms import AnswerError, FormError
from forms.xpath import compile_expression
from forms.xpath.values import XPathError
from tests.scenario import Scenario, form_of


def form_with(expression):
    table = "| survey |\n| | type | name | label | calculation |\n| | text | a | A | |\n| | calculate | b | | {} |"
    return form_of(table.format(expression.replace("|", "\\|")))


@pytest.fixture
def too_much(spent):
    def run(text):
        caught = []

        def attempt():
            with pytest.raises(XPathError) as error:
                compile_expression(text, context_path="/data/a")
            caught.append(error.value.code)

        assert spent(attempt).cpu < 1.0
        return caught[0]

    return run


@pytest.mark.parametrize(
    "text",
    [
        "(" * 5_000 + "1" + ")" * 5_000,
        "not(" * 5_000 + "1" + ")" * 5_000,
        "/data/a" + "[1" * 5_000 + "]" * 5_000,
        "if(1," * 5_000 + "1" + ",2)" * 5_000,
        "concat(" * 101 + "1" + ")" * 101,
        " = ".join("1" * 6_000),
    ],
    ids=["parentheses", "not", "predicates", "if", "concat", "equals"],
)
def test_an_expression_nested_without_end(too_much, text):
    assert too_much(text) == "xpath.depth"


def test_five_thousand_parentheses_in_a_form_name_the_question(refused):
    assert refused(lambda: form_with("(" * 5_000 + "1" + ")" * 5_000)).code == "xpath.depth"


@pytest.mark.parametrize("operator", ["+", "and", "or", "|", "-", "*"])
def test_six_thousand_terms_are_only_long(spent, operator):
    text = f" {operator} ".join(["/data/a" if operator == "|" else "1"] * 6_000)
    assert spent(lambda: compile_expression(text, context_path="/data/a")).cpu < 1.0


def test_ten_thousand_minus_signs_and_steps_are_only_long(spent):
    assert spent(lambda: compile_expression("-" * 10_000 + "1")).cpu < 1.0
    assert spent(lambda: compile_expression("/data" + "/a" * 10_000)).cpu < 1.0


@pytest.mark.parametrize("text", ["'" + "x" * 1_000_000, "a" * 1_000_000 + "!", "\x00" * 1000, "$" * 1000])
def test_an_expression_that_is_none(too_much, text):
    assert too_much(text).startswith("xpath.")


@pytest.mark.parametrize("pattern", ["^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "(.*)*b", "^([a-zA-Z]+)*!$"])
def test_a_pattern_that_doubles_with_each_letter_elsewhere(spent, pattern):
    s = Scenario(form_with(f"regex(${{a}}, '{pattern}')"))
    assert spent(lambda: s.answer("a", "a" * 100_000 + "!")).cpu < 1.0


@pytest.mark.parametrize("pattern", ["(?=a)b", "(?<!a)b", r"(a)\1", "(" * 2000, "a{1000}{1000}{1000}"])
def test_a_pattern_that_needs_backtracking_or_is_none_is_refused(refused, pattern):
    assert refused(lambda: form_with(f"regex(${{a}}, '{pattern}')")).code == "xpath.regex"


@pytest.mark.parametrize("levels", [3, 4, 8, 20])
def test_filters_inside_filters_end_with_nothing_found(spent, levels):
    rows = "\n".join(f"| | text | q{n} | Q |" for n in range(500))
    asked = "string(.) = '1'"
    for _ in range(levels):
        asked = f"count(/data/g/*[{asked}]) > 0"
    head = "| survey |\n| | type | name | label | relevant |\n| | begin group | g | G | |\n"
    form = form_of(f"{head}{rows}\n| | end group | | | |\n| | note | n | N | {asked} |")
    begun = []
    assert spent(lambda: begun.append(Scenario(form))).cpu < 3.0
    assert begun[0].instance.overloaded == {"/data/n"}


def test_a_filter_that_was_given_up_is_named_by_each_step_that_needed_it_and_by_no_other(spent):
    rows = "\n".join(f"| | text | q{n} | Q | |" for n in range(200))
    asked = "string(.) = '1'"
    for _ in range(4):
        asked = f"count(/data/g/*[{asked}]) = 0"
    head = "| survey |\n| | type | name | label | calculation |\n| | text | k | K | |\n| | begin group | g | G | |\n"
    s = Scenario(form_of(f"{head}{rows}\n| | end group | | | |\n| | calculate | c | | if(${{k}} = 'x', {asked}, 0) |"))
    assert s.instance.overloaded == set()
    assert s.answer("k", "y").overloaded == frozenset()
    spent(lambda: s.answer("k", "x"))
    assert s.answer("q7", "2").overloaded == frozenset({"/data/c"})
    assert s.answer("k", "y").overloaded == frozenset()
    assert s.instance.overloaded == {"/data/c"}


def test_questions_that_wait_for_each_other(refused):
    table = "| survey |\n| | type | name | label | calculation |\n"
    rows = [f"| | calculate | c{n} | | ${{c{(n + 1) % 500}}} + 1 |" for n in range(500)]
    assert refused(lambda: form_of(table + "\n".join(rows))).code == "form.cycle"


def test_a_repeat_that_is_asked_a_billion_times(spent):
    s = Scenario(
        form_of(
            """
            | survey |
            | | type         | name | label | repeat_count |
            | | integer      | n    | N     |              |
            | | begin repeat | r    | R     | ${n}         |
            | | text         | q    | Q     |              |
            | | end repeat   |      |       |              |
            """
        )
    )

    def case():
        try:
            s.answer("n", 1_000_000_000)
        except AnswerError as error:
            assert error.code == "answer.too_many"

    assert spent(case).cpu < 1.0


@pytest.mark.parametrize("pattern", ["(?=a)b", "(" * 5_000, "a{1000}{1000}{1000}", "(a+)+$", "\x00", "["])
def test_a_pattern_that_comes_from_an_answer_is_no_harm(spent, pattern):
    s = Scenario(form_with("regex('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', ${a})"))
    assert spent(lambda: s.answer("a", pattern)).cpu < 1.0
    assert s["b"].value == "false"


def test_questions_that_show_each_other_come_to_rest_or_are_refused(spent):
    table = "| survey |\n| | type | name | label | relevant |\n"
    rows = [f"| | text | q{n} | Q | ${{q{(n + 1) % 500}}} = '' |" for n in range(500)]
    form = form_of(table + "\n".join(rows))

    def case():
        try:
            Scenario(form).answer("q7", "x")
        except (FormError, AnswerError) as error:
            assert error.code

    assert spent(case).cpu < 1.0


def test_calculations_that_double_each_other_are_given_up_before_they_fill_the_memory(spent):
    rows = "\n".join(f"| | calculate | c{n} | | concat(${{c{n - 1}}}, ${{c{n - 1}}}) |" for n in range(1, 60))
    head = "| survey |\n| | type | name | label | calculation |\n| | text | c0 | Q | |\n"
    s = Scenario(form_of(f"{head}{rows}"))
    given = []
    found = spent(lambda: given.append(s.answer("c0", "0123456789")))
    assert found.cpu < 1.0
    assert found.peak_mb < 50
    assert given[0].overloaded == frozenset({"/data/c17"})
    assert s.value("c16") == "0123456789" * 2**16
    assert s.value("c59") == ""
