"""Texts in several languages: codes, fallback, values inside labels, media, messages."""

from forms import loads, mark
from tests.scenario import Scenario, form_of

FORM = """
    | settings |
    |  | form_title | default_language | namespaces             | attribute::sapa:title_kk | attribute::sapa:role |
    |  | Survey     | Russian (ru)     | sapa="urn:sapa:form:1" | Сауалнама                | survey               |
    | survey |
    |  | type          | name    | label::English (en)     | label::Russian (ru) | label::Kazakh (kk)  | hint::Russian (ru) | guidance_hint::Russian (ru) | constraint | constraint_message::Kazakh (kk) | required | required_message::Russian (ru) | calculation                  | bind::sapa:criterion |
    |  | begin_group   | g       | Group                   | Группа              | Топ                 |                    |                             |            |                                 |          |                                |                              | INF                  |
    |  | select_one yn | q       | Question                | Вопрос              | Сұрақ               | Подсказка          | Подробно                    | . != 'n'   | Болмайды                        | yes      | Нужно                          |                              | INF1                 |
    |  | text          | only_ru |                         | Только ${q}!        |                     |                    |                             |            |                                 |          |                                |                              |                      |
    |  | end_group     |         |                         |                     |                     |                    |                             |            |                                 |          |                                |                              |                      |
    |  | note          | said    | Said: ${chosen}, thanks | Сказано: ${chosen}. | Айтылды: ${chosen}. |                    |                             |            |                                 |          |                                |                              |                      |
    |  | calculate     | chosen  |                         |                     |                     |                    |                             |            |                                 |          |                                | jr:choice-name(${q}, '${q}') |                      |
    | choices |
    |  | list_name | name | label::English (en) | label::Russian (ru) | label::Kazakh (kk) |
    |  | yn        | y    | Yes                 | Да                  | Иә                 |
    |  | yn        | n    | No                  | Нет                 |                    |
"""  # noqa: E501 - a table is wide


def spoken(language=None):
    return Scenario(form_of(FORM), language=language)


def test_languages_are_known_by_their_codes():
    form = form_of(FORM)
    assert set(form.languages) == {"kk", "ru", "en"}
    assert form.default_language == "ru"
    assert spoken()["q"].label == "Вопрос"


def test_the_language_can_change_at_any_moment():
    s = spoken("kk")
    s.answer("q", "y")
    assert (s["q"].label, s["q"].choices[0].label) == ("Сұрақ", "Иә")
    s.instance.set_language("en")
    assert (s["q"].label, s["q"].choices[0].label) == ("Question", "Yes")
    assert s.value("q") == "y"


def test_what_is_not_translated_falls_back_to_kazakh_then_russian():
    s = spoken("kk")
    assert [c.label for c in s["q"].choices] == ["Иә", "Нет"]
    s.instance.set_language("en")
    assert s["q"].hint == "Подсказка"
    assert s["q"].guidance == "Подробно"
    assert s["q"].required_message == "Нужно"
    s.answer("q", "n")
    assert s["q"].message == "Болмайды"
    assert s["only_ru"].label == "Только n!"


def test_labels_follow_the_values_they_mention():
    s = spoken("en")
    assert "/data/said" in s.answer("q", "y").changed
    assert s["said"].label == "Said: Yes, thanks"


def test_marks_of_the_form_reach_whoever_reports():
    form = form_of(FORM)
    assert mark(form.questions["/data/g/q"], "criterion") == "INF1"
    assert mark(form.groups["/data/g"], "criterion") == "INF"
    assert mark(form.questions["/data/g/only_ru"], "criterion") == ""
    assert form.questions["/data/g/q"].attributes == {"{urn:sapa:form:1}criterion": "INF1"}
    assert (form.title("kk"), form.title("en"), form.mark("role")) == ("Сауалнама", "Survey", "survey")


def test_texts_can_be_read_without_an_interview():
    form = form_of(FORM)
    assert form.label("/data/said", "en") == "Said: …, thanks"
    assert form.choices("/data/g/q", "kk") == {"y": "Иә", "n": "Нет"}


def test_a_value_made_of_words_speaks_the_language_of_the_interview():
    s = spoken("kk")
    s.answer("q", "y")
    assert s.value("chosen") == "Иә"
    change = s.instance.set_language("English (en)")
    assert s.instance.language == "en"
    assert change.values == {"/data/chosen": ("Иә", "Yes")}


def test_a_label_does_not_say_that_something_is_no_number():
    form = loads(b"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head>
      <h:title>T</h:title><model><instance><data id="t"><age/></data></instance>
      <bind nodeset="/data/age" type="int"/></model></h:head><h:body>
      <input ref="/data/age"><label>Half is <output value="/data/age div 2"/>.</label></input></h:body></h:html>""")
    s = Scenario(form)
    assert s["age"].label == "Half is ."
    s.answer("age", 8)
    assert s["age"].label == "Half is 4."
