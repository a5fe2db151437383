"""Numbers, dates and order of words in three languages."""

from datetime import date

import pytest

from model import language
from model.language import formats


@pytest.mark.parametrize(
    ("spoken", "expected"), [("kk", "14\u202f219,50"), ("ru", "14\u202f219,50"), ("en", "14,219.50")]
)
def test_a_number_is_written_as_its_language_writes_it(spoken, expected):
    assert formats.number(14219.5, 2, spoken) == expected


def test_the_published_share_prints_with_the_comma_or_point_of_the_language():
    assert [formats.percent(0.74775, 1, spoken) for spoken in language.LANGUAGES] == [
        "74,8\u202f%",
        "74,8\u202f%",
        "74.8%",
    ]


def test_a_date_is_day_month_year():
    assert formats.day(date(2026, 11, 24), "kk") == "24.11.2026"


def test_kazakh_names_sort_by_the_kazakh_alphabet():
    names = ["Ұлытау", "Абай", "Ақмола", "Түркістан", "Қызылорда", "Қарағанды", "Жетісу", "Әуезов"]
    expected = ["Абай", "Ақмола", "Әуезов", "Жетісу", "Қарағанды", "Қызылорда", "Түркістан", "Ұлытау"]
    assert sorted(names, key=formats.collation) == expected


def test_speaking_another_language_for_a_while_comes_back():
    language.use("ru")
    with language.speaking("kk"):
        assert language.current() == "kk"
    assert language.current() == "ru"
    language.use("en")
