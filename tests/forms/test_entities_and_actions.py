"""Attributes of answers (entities among them), what a form asks of the device, and corrections of a submission."""

from datetime import timedelta

import pytest

from forms import AnswerError, loads
from forms import xml as form_xml
from tests.scenario import NOON, Scenario, form_of

HEAD = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:jr="http://openrosa.org/javarosa" xmlns:odk="http://www.opendatakit.org/xforms"
  xmlns:orx="http://openrosa.org/xforms"><h:head><h:title>T</h:title><model>"""


def xform(model, body):
    return loads(f"{HEAD}{model}</model></h:head><h:body>{body}</h:body></h:html>".encode())


ENTITY = """
    | survey   |            |         |         |           |         |
    |          | type       | name    | label   | save_to   | relevant |
    |          | text       | species | Species | species   |          |
    |          | text       | where   | Where   | place     |          |
    | entities |            |         |         |
    |          | dataset    | label   | create_if |
    |          | trees      | ${species} | ${where} != '' |
"""


def test_a_form_makes_an_entity_of_what_was_answered():
    s = Scenario(form_of(ENTITY))
    s.answer("species", "Elm")
    s.answer("where", "Park")
    entity = form_xml.parse(s.instance.submission()).find("meta").find("entity")
    assert entity.get("dataset") == "trees"
    assert entity.get("create") in ("1", "true")
    assert len(entity.get("id")) == 36
    assert entity.find("label").text == "Elm"
    assert "{http://www.opendatakit.org/xforms/entities}saveto" in s["species"].attributes


def test_an_entity_keeps_its_id_when_the_interview_goes_on():
    s = Scenario(form_of(ENTITY))
    s.answer("species", "Elm")
    saved = s.instance.submission()
    assert s.form.resume(saved, now=NOON).submission() == saved


def test_an_attribute_is_no_question_but_can_be_read_and_calculated():
    form = xform(
        """<instance><data id="a" version="3"><note kind="abc" odk:unit="kg"/><copy/><n/></data></instance>
        <bind nodeset="/data/copy" calculate="concat(/data/note/@kind, ../@version, count(/data/note/@*))"/>
        <bind nodeset="/data/note/@kind" calculate="concat('k', /data/n)"/><bind nodeset="/data/@version"/>""",
        '<input ref="/data/note"/><input ref="/data/n"/>',
    )
    s = Scenario(form)
    s.answer("n", 5)
    assert s["copy"].value == "k532"
    assert "/data/note/@kind" not in form.questions
    assert [view.path for view in s.instance.nodes()] == ["/data/note", "/data/copy", "/data/n"]
    assert b'<note kind="k5" odk:unit="kg"/>' in s.instance.submission()


GEOPOINT = (
    """<instance><data id="g"><a/><place/><r jr:template=""><spot/></r></data></instance>
    <bind nodeset="/data/place" type="geopoint" readonly="true()"/><bind nodeset="/data/r/spot" type="geopoint"/>
    <odk:setgeopoint event="odk-instance-first-load" ref="/data/place"/>
    <odk:recordaudio event="odk-instance-load" ref="/data/a" odk:quality="voice-only"/>""",
    """<input ref="/data/a"><odk:setgeopoint event="xforms-value-changed" ref="/data/place"/></input>
    <group ref="/data/r"><repeat nodeset="/data/r"><odk:setgeopoint event="odk-new-repeat" ref="/data/r/spot"/>
    <input ref="/data/r/spot"/></repeat></group>""",
)


def test_a_form_asks_the_device_and_takes_what_it_found():
    s = Scenario(xform(*GEOPOINT))
    place, sound = s.instance.requests
    assert (place.kind, place.path) == ("setgeopoint", "/data/place")
    assert (sound.kind, sound.path, sound.parameters) == ("recordaudio", "/data/a", {"quality": "voice-only"})
    change = s.instance.fulfil(place, "43.2 76.9 800 5")
    assert change.values == {"/data/place": ("", "43.2 76.9 800.0 5.0")}
    with pytest.raises(AnswerError, match=r"answer\.readonly"):
        s.answer("place", "1 1")
    assert [request.path for request in s.answer("a", "x").requests] == ["/data/place"]
    added = s.instance.add("/data/r").requests
    assert [request.path for request in added] == ["/data/r[1]/spot"]
    with pytest.raises(AnswerError, match=r"answer\.geopoint"):
        s.instance.fulfil(added[0], "here")


def test_a_correction_has_a_new_id_and_names_the_one_it_replaces():
    form = form_of("""
        | survey |      |      |       |
        |        | type | name | label |
        |        | text | q    | Q     |
    """)
    first = form.start(now=NOON, instance_id="uuid:1")
    first.answer("/data/q", "old")
    edited = form.edit(first.submission(), now=NOON + timedelta(days=1), instance_id="uuid:2")
    edited.answer("/data/q", "new")
    meta = form_xml.parse(edited.submission()).find("meta")
    assert (meta.find("instanceID").text, meta.find("deprecatedID").text) == ("uuid:2", "uuid:1")
    draft = form.resume(edited.submission())
    assert (draft.id, draft.deprecated_id, draft["/data/q"].value) == ("uuid:2", "uuid:1", "new")
    again = form.edit(draft.submission(), now=NOON, instance_id="uuid:3")
    assert again.deprecated_id == "uuid:2"
    assert again.submission().count(b"deprecatedID") == 2


def test_a_further_id_is_its_own():
    form = xform(
        """<instance><data id="u"><q/><other/><orx:meta><orx:instanceID/></orx:meta></data></instance>
        <bind nodeset="/data/other" jr:preload="uid"/>
        <bind nodeset="/data/orx:meta/orx:instanceID" jr:preload="uid"/>""",
        '<input ref="/data/q"/>',
    )
    i = form.start(now=NOON, seed=1, instance_id="uuid:mine")
    assert i["/data/orx:meta/orx:instanceID"].value == "uuid:mine"
    assert i["/data/other"].value.startswith("uuid:")
    assert i["/data/other"].value != "uuid:mine"


def test_the_answers_of_the_interview_before_are_at_hand():
    form = form_of("""
        | survey |      |      |       |                        |
        |        | type | name | label | default                |
        |        | text | city | City  | ${last-saved#city}     |
    """)
    assert form.start(now=NOON)["/data/city"].value == ""
    before = form.start(now=NOON)
    before.answer("/data/city", "Almaty")
    assert form.start(now=NOON, last_saved=before.submission())["/data/city"].value == "Almaty"


def test_positions_count_from_one():
    s = Scenario(xform(*GEOPOINT))
    s.instance.add("/data/r")
    assert "/data/r[1]/spot" in s.instance
    assert "/data/r[0]/spot" not in s.instance


UPDATE = """
    | survey   |                           |       |       |         |
    |          | type                      | name  | label | save_to |
    |          | select_one_from_file trees.csv | tree | Tree |      |
    |          | decimal                   | girth | Girth | girth   |
    | entities |                           |       |
    |          | dataset                   | entity_id |
    |          | trees                     | ${tree}   |
"""


def test_an_entity_of_a_list_is_brought_up_to_date(tmp_path):
    (tmp_path / "trees.csv").write_text("name,label,girth,__version,__trunkVersion,__branchId\nt1,Elm,12,3,2,b7\n")
    s = Scenario(form_of(UPDATE, media=tmp_path))
    assert [(choice.value, choice.label) for choice in s["tree"].choices] == [("t1", "Elm")]
    s.answer("tree", "t1")
    s.answer("girth", "14.5")
    entity = form_xml.parse(s.instance.submission()).find("meta").find("entity")
    assert (entity.get("dataset"), entity.get("id"), entity.get("baseVersion")) == ("trees", "t1", "3")
    assert (entity.get("trunkVersion"), entity.get("branchId")) == ("2", "b7")
    assert entity.get("update") in ("1", "true")


def test_what_workbooks_ask_of_a_device_comes_as_requests():
    s = Scenario(
        form_of("""
        | survey |                     |       |       |         |
        |        | type                | name  | label | trigger |
        |        | start-geopoint      | at    |       |         |
        |        | background-audio    | sound |       |         |
        |        | text                | q     | Q     |         |
        |        | background-geopoint | there |       | ${q}    |
    """)
    )
    assert [(request.kind, request.path) for request in s.instance.requests] == [
        ("setgeopoint", "/data/at"),
        ("recordaudio", "/data/sound"),
    ]
    assert [request.path for request in s.answer("q", "x").requests] == ["/data/there"]
