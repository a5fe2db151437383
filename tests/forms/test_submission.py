"""The submission: what is in it, how it is written, and going on from it."""

from datetime import UTC, datetime, timedelta

import pytest

from forms import FormError, loads
from forms import xml as form_xml
from tests.scenario import NOON, Scenario, form_of, scenario

META = """
    | settings |              |            |         |
    |          | form_title   | form_id    | version |
    |          | Visit        | visit      | 7       |
    | survey   |              |            |         |
    |          | type         | name       | label   |
    |          | start        | begun      |         |
    |          | end          | ended      |         |
    |          | today        | day        |         |
    |          | deviceid     | device     |         |
    |          | username     | who        |         |
    |          | text         | q          | Q       |
    |          | note         | n          | N       |
"""


def test_metadata_is_filled_in_and_the_end_only_at_the_end():
    form = form_of(META)
    now = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    i = form.start(now=now, device="d1", username="aigul", instance_id="uuid:1")
    root = form_xml.parse(i.submission(end=now + timedelta(minutes=12)))
    assert root.attributes == {"id": "visit", "version": "7"}
    assert {child.name: child.text for child in root.children if not child.children} == {
        "begun": "2026-11-24T23:30:00.000+00:00",
        "ended": "2026-11-24T23:42:00.000+00:00",
        "day": "2026-11-24",
        "device": "d1",
        "who": "aigul",
        "q": "",
        "n": "",
    }
    assert root.find("meta").find("instanceID").text == i.id == "uuid:1"
    assert form_xml.parse(i.submission()).find("ended").text == ""


def test_every_instance_has_an_id_of_its_own_even_with_the_same_seed():
    form = form_of(META)
    ids = {form.start(now=NOON, seed=1).id for _ in range(20)}
    assert len(ids) == 20
    assert all(len(one) == 41 and one.startswith("uuid:") for one in ids)


NASTY = "<b>&amp;\"'\t\n\r әғқңөұүһі 🙂 ]]>"


def test_any_text_survives_being_written_and_read():
    s = scenario(META)
    s.answer("q", NASTY)
    assert form_xml.parse(s.instance.submission()).find("q").text == NASTY
    assert s.form.resume(s.instance.submission())["/data/q"].value == NASTY


REPEATED = """
    | survey |              |       |       |          |             |
    |        | type         | name  | label | relevant | calculation |
    |        | integer      | n     | N     |          |             |
    |        | begin_repeat | r     | R     | ${n} < 9 |             |
    |        | text         | a     | A     |          |             |
    |        | integer      | twice | Twice |          | ${n} * 2    |
    |        | end_repeat   |       |       |          |             |
"""


def test_an_interview_goes_on_from_its_submission():
    s = scenario(REPEATED)
    s.answer("n", 1)
    s.instance.add("/data/r")
    s.answer("/data/r[2]/a", "two")
    s.answer("/data/r[1]/twice", 99)
    saved = s.instance.submission()
    i = s.form.resume(saved, now=NOON)
    assert i.id == s.instance.id
    assert i.submission() == saved
    assert i["/data/r[1]/twice"].value == "99"
    i.answer("/data/n", "3")
    assert i["/data/r[1]/twice"].value == "6"
    i.remove("/data/r[1]")
    assert i.submission() != saved


OLD = b"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
  <h:head><h:title>Old</h:title><model><instance><data id="old"><q/><meta><instanceID/></meta></data></instance>
  <bind nodeset="/data/meta/instanceID" calculate="concat('uuid:', uuid())" readonly="true()" type="string"/></model>
  </h:head><h:body><input ref="/data/q"/></h:body></h:html>"""


def test_the_id_given_to_an_instance_is_the_one_it_submits_even_if_the_form_calculates_one():
    i = loads(OLD).start(now=NOON, instance_id="uuid:mine")
    assert form_xml.parse(i.submission()).find("meta").find("instanceID").text == "uuid:mine"
    blank = loads(OLD).resume(b'<data id="old"><q>1</q><meta><instanceID/></meta></data>')
    assert f"<instanceID>{blank.id}</instanceID>" in blank.submission().decode()


def test_a_submission_of_another_form_is_refused():
    with pytest.raises(FormError, match=r"submission\.other_form"):
        scenario(META).form.resume(scenario(REPEATED).instance.submission())


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (b"<a", "xml.broken"),
        (b"", "xml.broken"),
        (b"<a>" * 70 + b"</a>" * 70, "xml.too_deep"),
        (b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "xml.doctype"),
        (b'<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>', "xml.doctype"),
        (b"<a>" + b" " * 20_000_000 + b"</a>", "xml.too_large"),
        (b"<a/>", "form.not_xform"),
    ],
)
def test_what_is_not_plain_xml_is_refused(source, code):
    with pytest.raises(FormError) as refused:
        loads(source)
    assert refused.value.code == code


def test_a_form_without_an_instance_id_gets_one_in_its_submission():
    plain = loads(b"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
      <h:head><h:title>Old</h:title><model><instance><old id="old"><age/><pair><x/></pair></old></instance>
      <bind nodeset="age" type="int" constraint=". &lt; 100"/><bind id="ex" nodeset="/old/pair/x"/></model></h:head>
      <h:body><input ref="/old/age"><label>Age</label></input>
      <group ref="pair"><label>Pair</label><input bind="ex"><label>X</label></input></group></h:body></h:html>""")
    s = Scenario(plain)
    s.answer("/old/age", 7)
    s.answer("/old/pair/x", "b")
    assert s["/old/age"].type == "int"
    root = form_xml.parse(s.instance.submission())
    assert (root.name, root.find("age").text, root.find("pair").find("x").text) == ("old", "7", "b")
    assert root.find("meta").find("instanceID").text == s.instance.id
