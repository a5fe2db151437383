"""People and fieldworks: what each role may do, and that they survive JSON."""

import json

import pytest

from model.fieldwork.people import Person
from model.fieldwork.projects import Fieldwork


@pytest.mark.parametrize(
    ("role", "interviews", "visits", "supervises"),
    [("interviewer", True, False, False), ("shopper", False, True, False), ("supervisor", True, True, True)],
)
def test_each_role_may_do_its_own_work(role: str, interviews: bool, visits: bool, supervises: bool) -> None:
    person = Person("p", "Name", role)
    assert (person.may_interview, person.may_visit, person.is_supervisor) == (interviews, visits, supervises)


def test_a_person_comes_back_from_json_and_ignores_what_a_later_version_adds() -> None:
    person = Person("p1", "Әсел", "shopper", "110000000", "c7", "ru")
    assert Person.of(json.loads(json.dumps({**person.record(), "phone": "1"}))) == person


def test_a_fieldwork_comes_back_from_json() -> None:
    fieldwork = Fieldwork("f", {"kk": "Сапа"}, "2026Q4", "2026-10-01", "2026-12-31", ("110000000",), 1.7, practice=True)
    assert Fieldwork.of(json.loads(json.dumps({**fieldwork.record(), "later": 1}))) == fieldwork


def test_a_title_falls_back_to_another_language_and_then_to_the_id() -> None:
    assert Fieldwork("f", {"kk": "Сапа", "en": "Quality"}).name("en") == "Quality"
    assert Fieldwork("f", {"kk": "Сапа"}).name("ru") == "Сапа"
    assert Fieldwork("f").name("ru") == "f"
