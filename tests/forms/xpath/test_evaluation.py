"""What expressions give: paths, predicates, operators, comparisons."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.xpath import Context, TreeNode, XPathError, compile_expression

EMPTY = TreeNode()
NOWHERE = Context(EMPTY, root=EMPTY)


def names(nodes):
    return [node.name for node in nodes]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("/data/visit/rating", "5"),
        ("../rating", "5"),
        (".", ""),
        ("../../member[2]/name", "Bek"),
        ("../../member[last()]/name", "Dana"),
        ("/data/member[age > 30]/name", "Ana"),
        ("/data/member[position() = 2]/name", "Bek"),
        ("/data/member[name = 'Dana']/age", "7"),
        ("/data/@version", "3"),
        ("//toy[2]/what", "doll"),
        ("count(//toy)", "3"),
        ("count(/data/member/toy/..)", "2"),
        ("name(/data/*[1])", "visit"),
        ("count(/data/member | /data/visit | /data/member[1])", "4"),
        ("(//name)[last()]", "Dana"),
        ("/data/member[3]/preceding-sibling::*[1]/name", "Bek"),
        ("/data/member[1]/following::name[1]", "Bek"),
        ("name(ancestor::*[1])", "visit"),
        ("count(ancestor-or-self::node())", "4"),
        ("/data/member[1]/name/text()", "Ana"),
        ("/data/missing/deeper", ""),
        ("string(/data/member[toy/what = 'kite']/name)", "Dana"),
    ],
)
def test_paths(text, expression, expected):
    assert text(expression, "visit", "blank") == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("1 - 2 - 3", "-4"),
        ("7 mod 3 * 2", "2"),
        ("-7 mod 3", "-1"),
        ("5 div 2", "2.5"),
        ("1 div 0", "Infinity"),
        ("-1 div 0", "-Infinity"),
        ("0 div 0", "NaN"),
        ("--3", "3"),
        ("0.1 + 0.2", "0.30000000000000004"),
        ("1000000 * 1000000", "1000000000000"),
        ("1 div 10000000", "0.0000001"),
        ("3 > 2 > 1", "false"),
        ("1 = 1 = 1", "true"),
        ("true() or explode", "true"),
        ("'a' = \"a\"", "true"),
        ("2 = '2.0'", "true"),
        ("'2' = '2.0'", "false"),
    ],
)
def test_operators(text, expression, expected):
    assert text(expression) == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("/data/visit/rating = '5'", True),
        ("/data/visit/rating = 5.0", True),
        ("/data/visit/rating = '5.0'", False),
        ("/data/member/name = 'Dana'", True),
        ("/data/member/name != 'Dana'", True),
        ("/data/missing = ''", False),
        ("/data/missing != ''", False),
        ("/data/visit/blank = ''", True),
        ("/data/visit/blank < 5", False),
        ("not(/data/visit/blank < 5)", True),
        ("5 <= /data/visit/rating", True),
        ("/data/member/age > /data/visit/rating", True),
        ("'a' < 'b'", False),
        ("true() = 'yes'", True),
        ("true() < /data/visit/rating", True),
        ("true() > /data/visit/zero", True),
        ("true() > /data/missing", False),
        ("/data/visit/zero = false()", False),
    ],
)
def test_comparisons(at, expression, expected):
    assert compile_expression(expression).boolean(at()) is expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("/data/visit/blank", False),
        ("/data/visit/rating", True),
        ("/data/visit/zero", True),
        ("/data/missing", False),
        ("/data/visit", True),
        ("/data/member[name = 'Ana']", True),
        ("/data/member[name = 'Nobody']", False),
        ("0", False),
        ("'0'", True),
        ("'false'", True),
        ("''", False),
        ("0 div 0", False),
    ],
)
def test_a_question_is_true_when_it_is_answered_and_anything_else_when_it_is_there(at, expression, expected):
    assert compile_expression(expression).boolean(at()) is expected
    assert compile_expression(f"not({expression})").boolean(at()) is not expected


# ---- inside repeats


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("../name", "Dana"),
        ("/data/member/name", "Dana"),
        ("concat('I am ', string(/data/member/name))", "I am Dana"),
        ("/data/member/name = 'Ana'", "false"),
        ("if(/data/member/age < 18, 'child', 'adult')", "child"),
        ("position(..)", "3"),
        ("count(/data/member)", "3"),
        ("sum(/data/member/age)", "41"),
        ("indexed-repeat(/data/member/name, /data/member, 1)", "Ana"),
        ("indexed-repeat(/data/member/name, /data/member, position(..) - 1)", "Bek"),
        ("../../member[position() = 1]/name", "Ana"),
        ("join(' ', ../../member/name)", "Ana Bek Dana"),
    ],
)
def test_an_absolute_path_to_one_answer_means_the_own_instance_and_one_to_many_means_all(text, expression, expected):
    assert text(expression, ("member", 2), "age") == expected


def test_from_outside_a_repeat_an_absolute_path_means_its_first_instance(text):
    assert text("/data/member/name", "visit", "blank") == "Ana"


def test_nested_repeats_are_indexed_from_the_outside(text):
    nested = "indexed-repeat(/data/member/toy/what, /data/member, 1, /data/member/toy, 2)"
    assert text(nested) == "doll"
    assert text("indexed-repeat(../member/toy/what, ../member, 3, ../member/toy, 1)", "visit") == "kite"


@pytest.mark.parametrize("index", ["0", "4", "-1", "'x'", "1.5"])
def test_an_index_without_an_instance_gives_nothing(text, index):
    assert text(f"indexed-repeat(/data/member/name, /data/member, {index})") == ""


# ---- lists


def test_a_list_is_filtered_by_look_up_as_by_scan(at):
    context = at("visit", "region")
    quick = compile_expression("instance('centres')/root/item[region = /data/visit/region]").nodes(context)
    slow = compile_expression("instance('centres')/root/item[string(region) = string(/data/visit/region)]").nodes(
        context
    )
    assert list(quick) == list(slow)
    assert len(quick) == 5


@pytest.mark.parametrize(
    ("predicate", "labels"),
    [
        ("name = current()/../region", []),
        ("region = current() and name != 'c7'", ["c17", "c27", "c37", "c47"]),
        ("name != 'c7' and current() = region", ["c17", "c27", "c37", "c47"]),
        ("region = current() and position() < 10", ["c7"]),
        ("region = 'r7'][2", ["c17"]),
        ("region = substring(name, 2)", []),
        ("name = 'c1' or name = 'c2'", ["c1", "c2"]),
        ("./name = 'c3'", ["c3"]),
        ("name = concat('c', 3)", ["c3"]),
        ("region = /data/missing", []),
        ("selected('c4 c5', name)", ["c4", "c5"]),
        ("substring(name, 2) = 7", ["c7"]),
    ],
)
def test_filters_of_lists(at, predicate, labels):
    expression = compile_expression(f"instance('centres')/root/item[{predicate}]/name")
    assert [node.string() for node in expression.nodes(at("visit", "region"))] == labels


def test_a_list_that_grows_before_it_is_asked_again_is_indexed_again(lists):
    root = lists["centres"].children("root")[0]
    assert root.lookup("item", "name", "new") == ()
    root.append(TreeNode("item", children=[TreeNode("name", "new")]))
    assert len(root.lookup("item", "name", "new")) == 1


def test_a_cell_of_a_list_is_pulled_by_its_key(text):
    assert text("pulldata('centres', 'label', 'name', 'c8')") == "Centre 8"
    assert text("pulldata('centres', 'label', 'name', 'none')") == ""
    assert text("pulldata('nowhere', 'label', 'name', 'c8')") == ""
    assert text("instance('nowhere')/root/item[name = 'a']/label") == ""


# ---- properties

numbers = st.floats(allow_nan=False, allow_infinity=False)


@given(numbers)
def test_a_number_written_is_read_as_the_same_number(number):
    from forms.xpath.conversion import number_text, text_number

    written = number_text(number)
    assert "e" not in written
    assert text_number(written, NOWHERE) == number


@given(st.lists(st.integers(-1000, 1000), min_size=2, max_size=30), st.data())
def test_a_row_of_sums_is_what_python_says(row, data):
    signs = [data.draw(st.sampled_from("+-")) for _ in row[1:]]
    written = str(row[0]) + "".join(f" {sign} {number}" for sign, number in zip(signs, row[1:], strict=True))
    expected = row[0] + sum(number if sign == "+" else -number for sign, number in zip(signs, row[1:], strict=True))
    assert compile_expression(written).number(NOWHERE) == expected


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_remainder_and_division_belong_together(one, other):
    from forms.xpath.operators import divide, remainder

    if other and math.isfinite(divide(one, other)):
        assert abs(remainder(one, other)) < abs(other)
        assert remainder(one, other) * one >= 0


@given(st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=12), st.sampled_from(["a", "b", "c", "e"]))
def test_look_up_and_scan_agree_on_any_list(cells, wanted):
    items = [TreeNode("item", children=[TreeNode("name", cell)]) for cell in cells]
    document = TreeNode(children=[TreeNode("root", children=items)])
    context = Context(document, root=document, instances={"x": document})
    found = compile_expression(f"instance('x')/root/item[name = '{wanted}']").nodes(context)
    assert list(found) == [item for item, cell in zip(items, cells, strict=True) if cell == wanted]


# ---- hostile


def test_six_thousand_terms_are_no_trouble(text):
    assert text(" + ".join(["1"] * 6000)) == "6000"
    assert text(" and ".join(["1 = 1"] * 6000)) == "true"
    assert text("- " * 6000 + "1") == "1"
    assert text("/".join([".."] * 6000)) == ""
    assert text("concat(" + ", ".join(["'a'"] * 6000) + ")") == "a" * 6000


def test_going_up_and_down_between_instances_does_not_multiply(text):
    assert text("/data/member" + "/../member" * 200 + "/nothing") == ""


def test_a_calculation_without_a_result_leaves_a_blank(at):
    assert compile_expression("number('x')").stored(at()) == ""
    assert compile_expression("number('x')").string(at()) == "NaN"
    assert compile_expression("if(1 = 1, 0 div 0, 1)").stored(at()) == ""
    assert compile_expression("1 = 1").stored(at()) == "true"
    assert compile_expression("'NaN'").stored(at()) == "NaN"


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("false() and explode()", "false"),
        ("true() and false() and substring()", "false"),
        ("0 and explode(explode()) + 1", "false"),
        ("'x' or explode()", "true"),
        ("not(false()) or explode()", "true"),
        ("if(false() and explode(), 'A', 'B')", "B"),
        ("if(true() or explode(), 'A', explode())", "A"),
        ("concat(if(true(), 'a', explode()), /data[true() or explode()]/missing)", "a"),
        ("-if(boolean(1), 1, explode())", "-1"),
    ],
)
def test_what_can_never_be_evaluated_may_be_anything(text, expression, expected):
    assert text(expression) == expected


@pytest.mark.parametrize("expression", ["explode() and false()", "/data/x and explode()", "if(/data/x, explode(), 1)"])
def test_what_may_be_evaluated_must_be_known(expression):
    with pytest.raises(XPathError) as refused:
        compile_expression(expression)
    assert refused.value.code == "xpath.unknown-function"


def test_what_is_never_evaluated_is_still_depended_on_and_told(at):
    compiled = compile_expression("if(true(), /data/a, explode(/data/b))")
    assert compiled.references >= {"/data/a", "/data/b"}
    assert [(error.code, error.params["name"]) for error in compiled.passed_over] == [
        ("xpath.unknown-function", "explode")
    ]
    assert compile_expression("if(/data/a, 1, 2)").passed_over == []
