"""What the functions give, and how a wrong call is refused."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.xpath import Context, TreeNode, XPathError, compile_expression
from forms.xpath.functions.shuffling import shuffled

CASES = r"""
    concat('a', 1, true()) | a1true
    concat(/data/member/name) | AnaBekDana
    join('-', 'a', 'b') | a-b
    join(',', /data/member/age) | 34,,7
    string-length('Қазақ') | 5
    substring('12345', 2, 3) | 234
    substring('12345', 1.5, 2.6) | 234
    substring('12345', 0 div 0, 3) |
    substring('12345', -42, 1 div 0) | 12345
    substr('hello', 1, 3) | el
    substr('hello', -2) | lo
    substr('hello', 0, -1) | hell
    substring-before('1999/04', '/') | 1999
    substring-after('1999/04', '/') | 04
    substring-after('abc', '') | abc
    substring-before('abc', '') |
    translate('bar', 'abc', 'AB') | BAr
    translate('--a--', '-', '') | a
    normalize-space('  a  b ') | a b
    starts-with('abc', 'ab') | true
    ends-with('abc', 'bc') | true
    contains('abc', 'x') | false
    selected(/data/visit/services, 'card') | true
    selected(/data/visit/services, 'car') | false
    selected(' a  b ', ' b ') | true
    selected('', '') | true
    selected('a b', '') | false
    selected('a b', 'a b') | true
    selected-at('a b c', 1) | b
    selected-at('a b c', -1) |
    selected-at('a b c', 3) |
    count-selected(' a  b ') | 2
    count-selected('') | 0
    coalesce('', /data/visit/blank, 'x') | x
    coalesce(number('x'), 'none') | none
    if(1 > 2, 'a', 'b') | b
    if(/data/visit/blank = '', 'empty', 'full') | empty
    boolean-from-string('1') | true
    boolean-from-string('TRUE') | false
    not(true()) | false
    count(/data/member) | 3
    count-non-empty(/data/member/age) | 2
    sum(/data/member/age) | 41
    sum(/data/missing) | 0
    min(/data/member/age) | 7
    max(/data/member/age, 99) | 99
    max(/data/missing) | NaN
    min('', 3) | NaN
    round(2.5) | 3
    round(-2.5) | -2
    round(1.005, 2) | 1.01
    round(-1.475, 2) | -1.47
    round(15, -1) | 20
    int('5.9') | 5
    int(-1.5) | -1
    floor(-1.5) | -2
    ceiling(1.2) | 2
    abs(-3) | 3
    pow(2, 10) | 1024
    pow(0, -1) | Infinity
    sqrt(-1) | NaN
    log(0) | -Infinity
    exp10(3) | 1000
    log10(1000) | 3
    pi() | 3.141592653589793
    atan2(0, 1) | 0
    number('1e3') | NaN
    number(' 5 ') | 5
    number('+5') | NaN
    number('5,1') | NaN
    number('') | NaN
    string(number('0.50')) | 0.5
    regex('12345', '[0-9]+') | true
    regex('a1', '[0-9]') | false
    regex('', '') | true
    regex('Аә', '[\u0410-\u042fӘә]+') | true
    regex('\u0410', '\\u0410') | true
    number(string(1 div 0)) | Infinity
    number('-Infinity') | -Infinity
    max(3, number('x')) | NaN
    checklist(1, 2, true(), '1', 0) | true
    checklist(-1, 1, 1, 1) | false
    checklist(2, 2, 'no', '', '0') | true
    weighted-checklist(5, -1, true(), 5, false(), 9) | true
    digest('abc', 'MD5', 'hex') | 900150983cd24fb0d6963f7d28e17f72
    digest('abc', 'SHA-1') | qZk+NkcGgWq6PiVxeFDCbJzQ2J0=
    digest('abc', 'SHA-9') |
    base64-decode('0prQsNC30LDSmw==') | Қазақ
    base64-decode('!') |
    jr:itext('hello') | Сәлем
    jr:choice-name('a', ' ../q ') | ../q:a
    version() | 2026-4
    random() | 0.25
    local-name(/data) | data
    position(/data/member[2]) | 2
    string(instance('centres')/root/item[3]/label) | Centre 2
    distance('0 0;0 1') | 111318.85
    distance('0 0') | NaN
    area('0 0;0 1;1 1;0 0') | 6195628067.9
    geofence('0.5 0.6', '0 0;0 1;1 1;0 0') | true
    geofence('0.6 0.5', '0 0;0 1;1 1;0 0') | false
    count(id('survey')) | 1
    depend('a', /data/visit/rating) | a
    extract-signed('rubbish', 'rubbish') |
"""


@pytest.mark.parametrize("case", [line.strip() for line in CASES.strip().splitlines()])
def test_functions(text, case):
    expression, _, expected = case.rpartition(" |")
    assert text(expression) == expected.strip()


def test_own_value_is_kept_once_there_is_one(text):
    assert text("once('new')", "visit", "rating") == "5"
    assert text("once('new')", "visit", "blank") == "new"


def test_a_signed_message_is_read_only_with_its_key(text):
    import base64

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    private = Ed25519PrivateKey.generate()
    key = base64.b64encode(private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()
    signed = base64.b64encode(private.sign(b"Aqtau") + b"Aqtau").decode()
    other = base64.b64encode(bytes(32)).decode()
    assert text(f"extract-signed('{signed}', '{key}')") == "Aqtau"
    assert text(f"extract-signed('{signed}', '{other}')") == ""


def test_identifiers_have_the_length_that_is_asked_for(text):
    assert len(text("uuid()")) == 36
    assert text("uuid()")[14] == "4"
    assert len(text("uuid(50)")) == 50
    assert text("uuid(0)") == ""


# ---- refusals


@pytest.mark.parametrize(
    ("expression", "code", "position"),
    [
        ("1 + explode()", "xpath.unknown-function", 4),
        ("cht:difference-in-months('a')", "xpath.unknown-function", 0),
        ("not()", "xpath.arguments", 0),
        ("1 + if(1, 2)", "xpath.arguments", 4),
        ("today('x')", "xpath.arguments", 0),
        ("count('a')", "xpath.not-nodes", 6),
        ("1 | /data", "xpath.not-nodes", 0),
        ("'a'/b", "xpath.not-nodes", 0),
        ("regex('a', '(')", "xpath.regex", 11),
        ("regex('a', '(?=a)')", "xpath.regex", 11),
        ("date('2020-02-30')", "xpath.no-such-day", 5),
        ("indexed-repeat(/data/a, /data/a, 1, /data/b)", "xpath.pairs", 0),
    ],
)
def test_a_wrong_call_is_refused_when_the_form_is_read(expression, code, position):
    with pytest.raises(XPathError) as caught:
        compile_expression(expression)
    assert (caught.value.code, caught.value.position) == (code, position)


def test_a_mistyped_function_comes_with_the_one_that_was_meant():
    with pytest.raises(XPathError) as caught:
        compile_expression("strng-length(.)")
    assert caught.value.params["near"] == "string-length"


# ---- patterns


def test_a_pattern_that_ruins_other_engines_is_quick(text):
    assert text("regex('" + "a" * 5000 + "b', '^(a+)+$')") == "false"


def test_a_pattern_that_was_answered_may_be_rubbish(text):
    assert text("regex('a', concat('(', /data/visit/blank))") == "false"
    assert text("regex('rr7', concat('r', /data/visit/region))") == "true"


# ---- order


def order(seed: int, count: int = 6) -> str:
    nodes = [TreeNode(letter) for letter in "abcdef"[:count]]
    return "".join(node.name for node in shuffled(nodes, seed))


@pytest.mark.parametrize(
    ("seed", "expected"), [(42, "afcbde"), (1, "bfeacd"), (-42, "edafbc"), (0, "cbeafd"), (11111111, "acdbfe")]
)
def test_the_order_of_a_seed_is_the_one_of_other_tools(seed, expected):
    assert order(seed) == expected


def test_a_list_is_shuffled_by_number_text_or_the_seed_of_the_interview(at):
    def shuffle(seed: str) -> list[str]:
        expression = compile_expression(f"randomize(/data/visit/*{seed})")
        return [node.name for node in expression.nodes(at("visit", "region"))]

    assert shuffle("") == shuffle(", 42") == shuffle(", 42.9")
    assert shuffle(", 'abc'") == shuffle(", 'abc'") != shuffle(", 42")
    assert shuffle(", ../blank") == shuffle(", 0")
    assert sorted(shuffle(", 7")) == sorted(shuffle(", 8"))


@given(st.integers(), st.integers(0, 6))
def test_shuffling_loses_nothing(seed, count):
    assert sorted(order(seed, count)) == sorted("abcdef"[:count])


# ---- numbers

ROOT = TreeNode()
NOWHERE = Context(ROOT, root=ROOT)


@given(st.integers(-(10**6), 10**6), st.integers(0, 4))
def test_a_number_that_is_round_already_stays(number, places):
    written = f"{number / 10**places:.{places}f}"
    assert compile_expression(f"round({written}, {places})").number(NOWHERE) == float(written)


@given(st.floats(-1e9, 1e9))
def test_rounding_moves_by_half_at_most(number):
    rounded = compile_expression(f"round('{number:.12f}')").number(NOWHERE)
    assert rounded.is_integer()
    assert math.isclose(rounded, number, abs_tol=0.5 + 1e-6)


@given(st.text(max_size=20), st.integers(-25, 25), st.integers(-25, 25))
def test_parts_of_text_are_those_of_python(text, start, end):
    node = TreeNode("q", text)
    context = Context(node, root=ROOT)
    assert compile_expression(f"substr(., {start}, {end})").string(context) == text[start:end]
