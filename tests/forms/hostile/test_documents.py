"""XForms, submissions and lists made to read files, to grow, or to nest without end."""

import pytest

import forms
from forms import choices, submission, xml
from tests.scenario import NOON, form_of

TABLE = "| survey |\n| | type | name | label |\n| | text | a | A |"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
TYPES = {
    "a file of this computer": '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    "a file by parameter": '<!DOCTYPE d [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]>',
    "an address of the network": '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/evil.dtd">',
    "a billion laughs": f'<!DOCTYPE d [<!ENTITY l0 "lol">{LAUGHS}]>',
    "a quadratic blow-up": f'<!DOCTYPE d [<!ENTITY x "{"x" * 100_000}">]>',
    "a type behind a comment": "<!-- --><?pi ?>\n<!DOCTYPE d []>",
}


@pytest.mark.parametrize("kind", TYPES)
def test_a_document_type_is_refused_before_it_is_read(refused, kind):
    source = f"<?xml version='1.0'?>{TYPES[kind]}<d a='&l9;&x;'>{'&l9;&x;' * 1000}</d>".encode()
    assert refused(lambda: forms.loads(source)).code == "xml.doctype"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "utf-7", "cp037"])
def test_a_document_type_in_another_encoding_is_refused_too(refused, encoding):
    written = f"<?xml version='1.0' encoding='{encoding}'?>{TYPES['a billion laughs']}<d a='&l9;'>&l9;</d>"
    assert refused(lambda: xml.parse(written.encode(encoding))).code in {"xml.encoding", "xml.broken"}


def test_a_document_type_in_a_submission_and_in_a_list(refused, tmp_path):
    form = form_of(TABLE)
    saved = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><data id="data"><a>&x;</a></data>'
    assert refused(lambda: submission.read(saved, form.definition)).code == "xml.doctype"
    (tmp_path / "list.xml").write_bytes(b"<!DOCTYPE d []><root/>")
    assert refused(lambda: choices.read_file(tmp_path / "list.xml")).code == "xml.doctype"


@pytest.mark.parametrize("levels", [65, 255, 1_000, 100_000])
def test_elements_inside_elements_without_end(refused, levels):
    assert refused(lambda: xml.parse(b"<a>" * levels + b"</a>" * levels)).code == "xml.too_deep"
    if levels > xml.SUBMISSION.depth:
        assert refused(lambda: xml.leaves(b"<a>" * levels + b"</a>" * levels)).code == "xml.too_deep"


def test_a_document_of_twenty_one_megabytes(refused):
    assert refused(lambda: xml.parse(b"<a>" + b" " * 21_000_000 + b"</a>")).code == "xml.too_large"


@pytest.mark.parametrize("name", ["form.xml", "list.csv", "list.geojson", "list.xml"])
def test_a_file_of_a_terabyte_is_not_read(refused, tmp_path, name):
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(10**12)
    read = forms.load if name == "form.xml" else choices.read_file
    assert refused(lambda: read(path)).code == "xml.too_large"


@pytest.mark.parametrize(
    "head", [b"<!--" * 200_000, b"<!-- -->" * 200_000, b"<?a ?>" * 200_000, b" " * 2_000_000, b"<?a" * 300_000]
)
def test_a_beginning_that_never_comes_to_the_point(refused, head):
    assert refused(lambda: xml.parse(head)).code == "xml.broken"


@pytest.mark.parametrize("name", [b"a%d", b"x:a%d", b"a%d = "], ids=["plain", "prefixed", "spaced"])
def test_a_hundred_thousand_attributes(refused, name):
    written = b" ".join((name if name.endswith(b" ") else name + b"=") % n + b"'>'" for n in range(100_000))
    assert refused(lambda: xml.parse(b"<a><b " + written + b"/></a>")).code == "xml.crowded"


def test_many_elements_with_as_many_attributes_as_there_may_be(spent):
    element = b"<a " + b" ".join(b'a%d="1"' % n for n in range(128)) + b"/>"
    assert any(spent(lambda: xml.parse(b"<d>" + element * 2_000 + b"</d>")).cpu < 1.0 for _ in range(3))


def test_a_list_that_is_no_list(refused, tmp_path):
    for name, content in {
        "a.geojson": b"[" * 100_000,
        "b.geojson": b'{"features": 3}',
        "c.csv": b"\xff\xfe\x00",
    }.items():
        (tmp_path / name).write_bytes(content)
        assert refused(lambda name=name: choices.read_file(tmp_path / name)).code == "media.unreadable"


def test_a_saved_answer_with_forbidden_characters_cannot_break_the_submission():
    instance = form_of(TABLE).start(now=NOON, seed=1)
    instance.answer("/data/a", "</a><b>&evil;\x00\ud800]]>")
    assert xml.parse(instance.submission()).find("a").text == "</a><b>&evil;]]>"
