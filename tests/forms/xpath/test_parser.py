"""What is read as what, and what is refused where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.xpath import XPathError, parse
from forms.xpath.expressions import Call, Chain, Literal, Negation, Number, Path, Step


def test_stronger_operators_are_inside_weaker_ones():
    tree = parse("1 + 2 * 3 = 7 and true() or false()")
    assert isinstance(tree, Chain)
    assert tree.operators == ("or",)
    conjunction = tree.operands[0]
    assert isinstance(conjunction, Chain)
    assert conjunction.operators == ("and",)


def test_operators_of_one_strength_stay_one_row_from_left_to_right():
    assert parse("1 - 2 + 3") == Chain(("-", "+"), (Number(1.0), Number(2.0, 4), Number(3.0, 8)))


def test_minus_binds_weaker_than_union():
    assert isinstance(parse("-a | b"), Negation)


@pytest.mark.parametrize("text", ["* * *", "div div div", "and and or", "mod mod -1", "a-b -c"])
def test_a_name_is_an_operator_only_after_an_operand(text):
    assert isinstance(parse(text), Chain)


def test_an_operator_glued_to_a_number_is_still_one():
    assert parse("1 and1") == Chain(("and",), (Number(1.0), Number(1.0, 5)))


def test_abbreviated_steps_are_the_long_ones():
    assert parse("//a/@id/..") == Path(
        (
            Step("descendant-or-self", "node()"),
            Step("child", "a", at=2),
            Step("attribute", "id", at=4),
            Step("parent", "node()", at=8),
        ),
        absolute=True,
    )


def test_names_may_have_prefixes():
    assert parse("jr:itext('a')") == Call("jr:itext", (Literal("a", 9),))
    assert parse("child::orx:meta") == Path((Step("child", "orx:meta"),))


@pytest.mark.parametrize(
    ("text", "code", "position"),
    [
        ("", "xpath.ends-early", 0),
        ("1 +", "xpath.ends-early", 3),
        ("(1", "xpath.ends-early", 2),
        ("a b", "xpath.syntax", 2),
        ("1.5e3", "xpath.syntax", 3),
        ("f(1,)", "xpath.syntax", 4),
        ("a[1", "xpath.ends-early", 3),
        ("a | -b", "xpath.syntax", 4),
        ("'abc", "xpath.quote", 0),
        ("a # b", "xpath.character", 2),
        ("upwards::a", "xpath.axis", 0),
        ("1 + $x", "xpath.variable", 4),
        ("/ /", "xpath.syntax", 2),
        ("a/text(1)", "xpath.syntax", 7),
    ],
)
def test_a_complaint_says_what_and_where(text, code, position):
    with pytest.raises(XPathError) as caught:
        parse(text)
    assert (caught.value.code, caught.value.position, caught.value.text) == (code, position, text)


@given(st.text(alphabet="ab1 .:/@[]()'\"=<>!|+-*,$andordivmod", max_size=40))
def test_any_text_is_read_or_refused(text):
    try:
        parse(text)
    except XPathError as problem:
        assert 0 <= problem.position <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 5000 + "1" + ")" * 5000,
        "(" * 5000,
        "a[" * 5000,
        "not(" * 5000,
        "/data/a[b = " * 60 + "1" + "]" * 60,
        " = ".join("1" * 6000),
    ],
)
def test_nesting_has_a_limit(text):
    from forms.xpath import compile_expression

    with pytest.raises(XPathError) as caught:
        compile_expression(text)
    assert caught.value.code == "xpath.depth"


@pytest.mark.parametrize(
    ("opening", "closing", "depth"),
    [
        ("(", ")", 99),
        ("string(", ")", 99),
        ("if(1, ", ", 2)", 99),
        ("/data/member[name = ", "]", 33),
        ("(1 = ", ")", 99),
    ],
)
def test_nesting_up_to_the_limit_is_compiled_and_evaluated(text, opening, closing, depth):
    assert isinstance(text(opening * depth + "1" + closing * depth), str)
