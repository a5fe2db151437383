"""What the engine decides where the field's engines do not agree: lines of docs/decisions.md, section 12, that no other
test proves."""

import pytest

from forms import AnswerError, FormError, choices, loads
from tests.scenario import NOON, Scenario, form_of

HEAD = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:jr="http://openrosa.org/javarosa" xmlns:odk="http://www.opendatakit.org/xforms"><h:head><h:title>T</h:title>
  <model>"""


def xform(model, body):
    return Scenario(loads(f"{HEAD}{model}</model></h:head><h:body>{body}</h:body></h:html>".encode()))


SIMPLE = """
    | survey  |                      |       |       |                  |
    |         | type                 | name  | label | calculation      |
    |         | rank food            | order | Order |                  |
    |         | select_multiple food | many  | Many  |                  |
    |         | decimal              | d     | D     |                  |
    |         | geopoint             | p     | P     |                  |
    |         | geoshape             | s     | S     |                  |
    |         | time                 | t     | T     |                  |
    |         | calculate            | first |       | selected-at(${many}, 0) |
    |         | calculate            | space |       | area(${s})       |
    | choices |                      |       |       |
    |         | list_name            | name  | label |
    |         | food                 | a     | A     |
    |         | food                 | b     | B     |
    |         | food                 | c     | C     |
"""


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("order", "c a"),
        ("many", "c a b"),
        ("d", "10"),
        ("d", "10.50"),
        ("p", "43.0 76.9 0.0 5.0"),
        ("s", "43.0 76.0;43.0 77.0"),
        ("t", "22:02"),
    ],
)
def test_what_was_said_is_kept_as_it_was_said(name, said):
    s = Scenario(form_of(SIMPLE))
    s.answer(name, said)
    assert s.value(name) == said
    assert f">{said}</{name}>" in s.submitted()


def test_the_order_of_several_answers_is_seen_and_an_unfinished_shape_has_no_area():
    s = Scenario(form_of(SIMPLE))
    s.answer("many", "c a b")
    s.answer("s", "43 76;43 77")
    assert (s.value("first"), s.value("space")) == ("c", "0")


def test_an_answer_of_another_type_is_refused_and_the_one_before_stays():
    s = Scenario(form_of(SIMPLE))
    s.answer("d", "1.5")
    with pytest.raises(AnswerError, match=r"answer\.decimal"):
        s.answer("d", "much")
    assert s.value("d") == "1.5"


def test_blank_lines_of_a_file_are_no_rows_and_names_of_columns_are_trimmed(tmp_path):
    (tmp_path / "l.csv").write_text("name, label\n\na,A\n\n\nb,B\n")
    (root,) = choices.read_file(tmp_path / "l.csv").children("root")
    assert [[(cell.name, cell.string()) for cell in item.children()] for item in root.children("item")] == [
        [("name", "a"), ("label", "A")],
        [("name", "b"), ("label", "B")],
    ]


def test_a_control_without_a_node_is_refused_and_a_bind_without_one_is_told():
    with pytest.raises(FormError, match=r"form\.control_without_node"):
        xform('<instance><data id="t"><a/></data></instance>', '<input ref="/data/b"/>')
    told = xform('<instance><data id="t"><a/></data></instance><bind nodeset="/data/b"/>', '<input ref="/data/a"/>')
    assert told.form.definition.homeless_binds == ("/data/b",)


def test_setvalue_writes_into_what_is_hidden():
    s = xform(
        """<instance><data id="t"><out/><n>5</n></data></instance>
        <bind nodeset="/data/out" relevant="/data/n = 3" type="int"/>
        <setvalue event="odk-instance-first-load" ref="/data/out" value="/data/n * 4"/>""",
        '<input ref="/data/out"/><input ref="/data/n"/>',
    )
    assert not s["out"].relevant
    s.answer("n", "3")
    assert s.value("out") == "20"


def test_the_long_form_of_a_label_is_the_label():
    s = xform(
        """<itext><translation lang="en"><text id="q"><value form="long">Patient ID</value>
        <value form="short">ID</value></text></translation></itext><instance><data id="t"><q/></data></instance>""",
        """<input ref="/data/q"><label ref="jr:itext('q')"/></input>""",
    )
    assert s["q"].label == "Patient ID"


def test_a_repeat_as_a_whole_is_shown_when_one_of_its_repetitions_is():
    s = xform(
        """<instance><data id="t"><r><v>1</v></r><r><v>2</v></r></data></instance>
        <bind nodeset="/data/r" relevant="position(current()) &gt; 1"/>""",
        '<group ref="/data/r"><repeat nodeset="/data/r"><input ref="/data/r/v"/></repeat></group>',
    )
    assert [s.instance[path].relevant for path in ("/data/r", "/data/r[1]", "/data/r[2]")] == [True, False, True]
    assert s.instance["/data/r/v"].path == "/data/r[1]/v"


def test_an_id_of_a_length_that_is_no_number_is_blank():
    s = xform(
        """<instance><data id="t"><n/><u/></data></instance><bind nodeset="/data/n" type="int"/>
        <bind nodeset="/data/u" calculate="uuid(/data/n)"/>""",
        '<input ref="/data/n"/>',
    )
    assert s.value("u") == ""
    s.answer("n", "8")
    assert len(s.value("u")) == 8
    assert s.instance.now == NOON


def test_what_is_hidden_is_still_counted_and_reads_blank():
    s = Scenario(
        form_of("""
        | survey |              |       |       |          |                      |
        |        | type         | name  | label | relevant | calculation          |
        |        | text         | a     | A     |          |                      |
        |        | begin_repeat | r     | R     |          |                      |
        |        | text         | t     | T     | ${a} = 1 |                      |
        |        | end_repeat   |       |       |          |                      |
        |        | calculate    | there |       |          | count(${t})          |
        |        | calculate    | said  |       |          | join('-', ${t}, 'x') |
        """)
    )
    s.instance.answer("/data/a", "1")
    s.instance.answer("/data/r[1]/t", "so")
    assert (s.value("there"), s.value("said")) == ("1", "so-x")
    s.instance.answer("/data/a", "2")
    assert (s.value("there"), s.value("said")) == ("1", "-x")


def test_a_form_that_says_nothing_of_its_id_reads_blank_there_and_submits_it_all_the_same():
    form = loads(
        f"""{HEAD}<instance><data id="i"><q/><meta><instanceID/></meta></data></instance></model></h:head>
        <h:body><input ref="/data/q"/></h:body></h:html>""".encode()
    )
    instance = form.start(now=NOON, instance_id="uuid:mine")
    assert instance["/data/meta/instanceID"].value == ""
    assert b"<instanceID>uuid:mine</instanceID>" in instance.submission()
