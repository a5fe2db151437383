"""Choices: internal lists, CSV files, filters, random order, and answers whose choice goes away."""

import pytest

from forms import AnswerError, loads
from tests.scenario import Scenario, form_of, scenario

CASCADE = """
    | survey  |                        |        |        |                    |
    |         | type                   | name   | label  | choice_filter      |
    |         | select_one region      | region | Region |                    |
    |         | select_one city        | city   | City   | region = ${region} |
    |         | select_multiple city   | been   | Been   | region = ${region} |
    |         | calculate              | said   |        |                    |
    | choices |                        |        |        |                    |
    |         | list_name              | name   | label  | region             |
    |         | region                 | north  | North  |                    |
    |         | region                 | south  | South  |                    |
    |         | city                   | kok    | Kok    | north              |
    |         | city                   | pet    | Pet    | north              |
    |         | city                   | alm    | Alm    | south              |
""".replace("| calculate              | said   |        |                    |", "| note | said | ${city} | |")


def test_a_filter_offers_what_fits_the_earlier_answer():
    s = scenario(CASCADE)
    assert s.choices("city") == []
    change = s.answer("region", "north")
    assert s.choices("city") == ["kok", "pet"]
    assert "/data/city" in change.changed
    with pytest.raises(AnswerError, match=r"answer\.choice"):
        s.answer("city", "alm")


def test_an_answer_that_is_no_longer_offered_reads_as_blank_and_returns_with_its_choice():
    s = scenario(CASCADE)
    s.answer("region", "north")
    s.answer("city", "pet")
    s.answer("been", "kok pet")
    assert s["said"].label == "pet"
    change = s.answer("region", "south")
    assert change.values["/data/city"] == ("pet", "")
    assert change.values["/data/been"] == ("kok pet", "")
    assert s["said"].label == ""
    assert s.answer("region", "north").values["/data/city"] == ("", "pet")
    assert s.value("been") == "kok pet"


def test_a_new_answer_takes_the_place_of_the_one_set_aside():
    s = scenario(CASCADE)
    s.answer("region", "north")
    s.answer("city", "pet")
    s.answer("region", "south")
    s.answer("city", "alm")
    s.answer("region", "north")
    assert s.value("city") == ""
    s.answer("region", "south")
    assert s.value("city") == "alm"


FROM_FILE = """
    | survey |                                 |         |         |                    |
    |        | type                            | name    | label   | choice_filter      |
    |        | text                            | region  | Region  |                    |
    |        | select_one_from_file places.csv | place   | Place   | region = ${region} |
"""


def test_choices_come_from_a_csv_of_the_media_folder(tmp_path):
    (tmp_path / "places.csv").write_text('name,label,region\np1,"Алаң, 1",n\np2,Two,s\n', encoding="utf-8-sig")
    s = Scenario(form_of(FROM_FILE, media=tmp_path))
    s.answer("region", "n")
    assert [(c.value, c.label, c.attributes["region"]) for c in s["place"].choices] == [("p1", "Алаң, 1", "n")]
    assert s.form.missing_media == ()


def test_a_missing_csv_offers_nothing_and_the_form_says_which_file_it_lacks(tmp_path):
    s = Scenario(form_of(FROM_FILE, media=tmp_path))
    s.answer("region", "n")
    assert s.choices("place") == []
    assert s.form.missing_media == ("places.csv",)


def test_a_large_list_is_looked_up_and_not_searched(tmp_path):
    rows = "".join(f"p{n},Place {n},r{n % 500}\n" for n in range(5_000))
    (tmp_path / "places.csv").write_text("name,label,region\n" + rows)
    s = Scenario(form_of(FROM_FILE, media=tmp_path))
    s.answer("region", "r7")
    assert len(s.choices("place")) == 10


RANDOM = """
    | survey  |                    |      |       |                |
    |         | type               | name | label | parameters     |
    |         | select_one ten     | q    | Q     | randomize=true |
    |         | select_one ten     | w    | W     | randomize=true |
    |         | select_one ten     | s    | S     | randomize=true, seed=42 |
    | choices |                    |      |       |                |
    |         | list_name          | name | label |                |
""" + "".join(f"| | ten | c{n} | C{n} | |\n" for n in range(10))


def test_a_random_order_is_kept_for_the_life_of_the_interview():
    form = form_of(RANDOM)
    one, two = Scenario(form, seed=1), Scenario(form, seed=2)
    order = one.choices("q")
    assert sorted(order) == [f"c{n}" for n in range(10)]
    one.answer("q", "c3")
    assert one.choices("q") == order
    assert Scenario(form, seed=1).choices("q") == order
    assert two.choices("q") != order
    assert one.choices("w") != order
    assert one.choices("s") == two.choices("s")


def test_choices_can_be_made_of_earlier_answers():
    s = scenario("""
        | survey |                    |       |       |
        |        | type               | name  | label |
        |        | begin_repeat       | p     | P     |
        |        | text               | n     | N     |
        |        | end_repeat         |       |       |
        |        | select_one ${n}    | head  | Head  |
    """)
    s.answer("/data/p[1]/n", "Ана")
    s.instance.add("/data/p")
    s.answer("/data/p[2]/n", "Ата")
    assert s.choices("head") == ["Ана", "Ата"]
    s.answer("head", "Ата")
    s.instance.remove("/data/p[2]")
    assert s.value("head") == ""


def test_an_answer_that_is_not_offered_for_a_while_has_not_changed():
    form = loads(b"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head>
      <h:title>T</h:title><model>
      <instance><data id="t"><kind>x</kind><pick>a</pick><changes>0</changes></data></instance>
      <instance id="l"><root><item><name>a</name><kind>x</kind></item><item><name>b</name><kind>y</kind></item></root>
      </instance></model></h:head><h:body><input ref="/data/kind"><label>K</label></input>
      <select1 ref="/data/pick"><label>P</label>
      <setvalue event="xforms-value-changed" ref="/data/changes" value="/data/changes + 1"/>
      <itemset nodeset="instance('l')/root/item[kind = /data/kind]"><value ref="name"/><label ref="name"/></itemset>
      </select1></h:body></h:html>""")
    s = Scenario(form)
    s.answer("kind", "y")
    assert (s.value("pick"), s.value("changes")) == ("", "0")
    s.answer("kind", "x")
    assert (s.value("pick"), s.value("changes")) == ("a", "0")
    s.answer("pick", "")
    assert s.value("changes") == "1"
