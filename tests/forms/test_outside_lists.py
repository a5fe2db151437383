"""Lists that come as files: one cell of them, a search in them, and attributes as columns."""

import pytest

from forms import loads
from forms.form import from_compiled
from tests.scenario import NOON, Scenario, form_of

CENTRES = "name_key,label,region,city\nc1,Centre One,r1,Almaty\nc2,Centre Two,r2,Astana\nc3,North gate,r2,Almaty\n"


@pytest.fixture
def media(tmp_path):
    (tmp_path / "centres.csv").write_text(CENTRES)
    return tmp_path


@pytest.mark.parametrize(
    ("appearance", "offered"),
    [
        ("search('centres')", ["c1", "c2", "c3"]),
        ("minimal search('centres.csv')", ["c1", "c2", "c3"]),
        ("search('centres', 'contains', 'label', ${q})", ["c1", "c2"]),
        ("search('centres', 'startswith', 'label', 'NORTH')", ["c3"]),
        ("search('centres', 'endswith', 'label', 'two')", ["c2"]),
        ("search('centres', 'matches', 'region', 'r2')", ["c2", "c3"]),
        ("search('centres', 'contains', 'label,city', 'alma')", ["c1", "c3"]),
        ("search('centres', 'contains', 'label', '', 'region', ${r})", ["c2", "c3"]),
    ],
)
def test_choices_are_searched_for_in_a_file(media, appearance, offered):
    form = form_of(
        f"""
        | survey  |                |      |        |            |
        |         | type           | name | label  | appearance |
        |         | text           | q    | Q      |            |
        |         | text           | r    | R      |            |
        |         | select_one cen | c    | Centre | {appearance} |
        | choices |                |      |        |
        |         | list_name      | name | label  |
        |         | cen            | name_key | label, city |
        """,
        media=media,
    )
    s = Scenario(form)
    s.answer("q", "centre")
    s.answer("r", "r2")
    assert s.choices("c") == offered
    labels = {"Centre One, Almaty", "Centre Two, Astana", "North gate, Almaty"}
    assert {choice.label for choice in s["c"].choices} <= labels
    assert s.form.missing_media == ()


def test_one_cell_of_a_file(media):
    form = form_of(
        """
        | survey |           |      |       |             |
        |        | type      | name | label | calculation |
        |        | text      | c    | C     |             |
        |        | calculate | city |       | pulldata('centres', 'city', 'name_key', ${c}) |
        """,
        media=media,
    )
    s = Scenario(form)
    s.answer("c", "c2")
    assert s.value("city") == "Astana"
    s.answer("c", "nowhere")
    assert s.value("city") == ""


def test_attributes_of_a_list_are_columns_too():
    form = loads(b"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head>
      <h:title>T</h:title><model><instance><data id="p"><at/><a/><b/></data></instance>
      <instance id="states"><root><item short="AK" at="north"><value>Alaska</value></item>
      <item short="TX" at="south"><value>Texas</value></item></root></instance>
      <bind nodeset="/data/a" calculate="pulldata('states', 'value', '@at', /data/at)"/>
      <bind nodeset="/data/b" calculate="instance('states')/root/item[@at = /data/at]/@short"/></model></h:head>
      <h:body><input ref="/data/at"/></h:body></h:html>""")
    i = form.start(now=NOON)
    i.answer("/data/at", "south")
    assert (i["/data/a"].value, i["/data/b"].value) == ("Texas", "TX")


PLACES = """{"type": "FeatureCollection", "features": [
  {"type": "Feature", "id": "a", "properties": {"title": "Well", "depth": 12, "dry": false, "note": null},
   "geometry": {"type": "Point", "coordinates": [76.9, 43.2]}},
  {"type": "Feature", "properties": {"id": "b", "title": "Road"},
   "geometry": {"type": "LineString", "coordinates": [[76.9, 43.2], [77.0, 43.3, 800]]}},
  {"type": "Feature", "properties": {"id": "c", "title": "Park"},
   "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}}]}"""


def test_places_on_a_map_are_choices(tmp_path):
    (tmp_path / "places.geojson").write_text(PLACES)
    form = form_of(
        """
        | survey |                                        |       |       |             |
        |        | type                                   | name  | label | calculation |
        |        | select_one_from_file places.geojson    | place | Place |             |
        |        | calculate                              | shape |       | instance('places')/root/item[id = ${place}]/geometry |
        """,  # noqa: E501 - a table is wide
        media=tmp_path,
    )
    s = Scenario(form)
    assert [choice.value for choice in s["place"].choices] == ["a", "b", "c"]
    assert [choice.label for choice in s["place"].choices] == ["Well", "Road", "Park"]
    assert s["place"].choices[0].attributes == {
        "title": "Well",
        "depth": "12",
        "dry": "false",
        "note": "",
        "id": "a",
        "geometry": "43.2 76.9 0 0",
    }
    s.answer("place", "b")
    assert s.value("shape") == "43.2 76.9 0 0; 43.3 77.0 800 0"
    s.answer("place", "c")
    assert s.value("shape") == "0 0 0 0; 0 1 0 0; 1 1 0 0; 0 0 0 0"


TONGUES = (
    "name_key,label::Қазақша (kk),label::Русский (ru),kazakh,russian\n"
    "c1,Бірінші орталық,Первый центр,Бірінші,Первый\n"
    "c2,Екінші орталық,,Екінші,\n"
)


@pytest.fixture
def tongues(tmp_path):
    (tmp_path / "centres.csv").write_text(TONGUES, "utf-8")
    return tmp_path


def test_a_searched_label_stands_in_the_column_of_its_language(tongues):
    form = form_of(
        """
        | survey  |                |      |                  |                  |                   |
        |         | type           | name | label::Қаз (kk)  | label::Рус (ru)  | appearance        |
        |         | select_one cen | c    | Орталық          | Центр            | search('centres') |
        | choices |                |      |                  |                  |
        |         | list_name      | name | label::Қаз (kk)  | label::Рус (ru)  |
        |         | cen            | name_key | kazakh, name_key | russian      |
        """,
        media=tongues,
    )
    s = Scenario(form, language="kk")
    assert [choice.label for choice in s["c"].choices] == ["Бірінші, c1", "Екінші, c2"]
    s.instance.set_language("ru")
    assert [choice.label for choice in s["c"].choices] == ["Первый", "Екінші, c2"]
    again = Scenario(from_compiled(form.compiled(), form.xml, media=tongues), language="ru")
    assert again["c"].choices[0].label == "Первый"


def test_a_list_from_a_file_may_have_a_label_in_each_language(tongues):
    form = form_of(
        """
        | survey |                                 |      |                 |                 |              |             |
        |        | type                            | name | label::Қаз (kk) | label::Рус (ru) | parameters   | calculation |
        |        | select_one_from_file centres.csv | c   | Орталық         | Центр           | value=name_key | |
        |        | calculate                       | said |                 |                 |              | jr:choice-name(${c}, '${c}') |
        """,  # noqa: E501 - a table is wide
        media=tongues,
    )
    s = Scenario(form, language="kk")
    assert [choice.label for choice in s["c"].choices] == ["Бірінші орталық", "Екінші орталық"]
    s.instance.set_language("ru")
    # What has no Russian is said in another language rather than not at all.
    assert [choice.label for choice in s["c"].choices] == ["Первый центр", "Екінші орталық"]
    s.answer("c", "c1")
    assert s.value("said") == "Первый центр"
