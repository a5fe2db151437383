"""What an expression says it reads."""

import pytest

from forms.xpath import compile_expression


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("1 + 1", set()),
        ("/data/visit/rating", {"/data/visit/rating"}),
        ("../name = 'x'", {"/data/member/name"}),
        (". > 3", {"/data/member/age"}),
        ("string-length()", {"/data/member/age"}),
        ("once(random())", set()),
        ("current()/../name", {"/data/member/name"}),
        ("./../../visit/./rating", {"/data/visit/rating"}),
        ("/data/member[2]/name", {"/data/member/name"}),
        ("/data/member[age > ../visit/rating]/name", {"/data/member/name", "/data/member/age", "/data/visit/rating"}),
        ("position(..)", {"/data/member"}),
        ("count(/data/member)", {"/data/member"}),
        ("sum(/data/member/*)", {"/data/member/*"}),
        ("//name", {"/*"}),
        ("/data//name", {"/data/*"}),
        ("/data/meta/entity/@id", {"/data/meta/entity/@id"}),
        ("../following-sibling::member/age", {"/data/member/age"}),
        ("instance('centres')/root/item[region = /data/visit/region]", {"instance(centres)", "/data/visit/region"}),
        ("instance('centres')/root/item[name = current()/../name]/label", {"instance(centres)", "/data/member/name"}),
        ("instance('a')/root/item[x = instance('b')/root/item[y = 1]/z]", {"instance(a)", "instance(b)"}),
        ("randomize(instance('a')/root/item, /data/seed)", {"instance(a)", "/data/seed"}),
        ("pulldata('a', 'x', 'y', /data/key)", {"instance(a)", "/data/key"}),
        ("jr:choice-name(/data/q, ' /data/q ')", {"/data/q"}),
        ("jr:choice-name('a', '../name')", {"/data/member/name"}),
        (
            "indexed-repeat(/data/member/name, /data/member, ../age)",
            {"/data/member/name", "/data/member", "/data/member/age"},
        ),
        ("-(../name | ../toy)", {"/data/member/name", "/data/member/toy"}),
        ("if(../a and ../b, ../c, ../d)", {f"/data/member/{name}" for name in "abcd"}),
        ("../../visit[rating = 1]/day", {"/data/visit/day", "/data/visit/rating"}),
    ],
)
def test_references(expression, expected):
    assert compile_expression(expression, context_path="/data/member/age").references == expected


@pytest.mark.parametrize("expression", ["now()", "if(1, today(), 2)", "../a[b = random()]", "concat(uuid(), 'a')"])
def test_what_changes_by_itself_is_volatile(expression):
    assert compile_expression(expression).volatile


def test_most_expressions_are_neither_volatile_nor_translated():
    compiled = compile_expression("date('2020-01-01') + /data/a")
    assert not compiled.volatile
    assert not compiled.translated


def test_labels_depend_on_the_language():
    assert compile_expression("concat('a', jr:itext('b'))").translated
    assert compile_expression("jr:choice-name(../a, '../a')").translated
