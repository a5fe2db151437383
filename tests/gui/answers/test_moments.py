"""What people type for dates, times and numbers, and what the form stores."""

from datetime import date

import pytest

from gui.answers import moments

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("1435", "14:35:00"), ("935", "09:35:00"), ("14:35", "14:35:00"), ("9.05", "09:05:00"), ("9", "09:00:00"),
     ("2400", None), ("1260", None), ("123456", None), ("soon", None)],
)  # fmt: skip
def test_a_time_is_typed_as_digits(typed: str, stored: str | None) -> None:
    assert moments.time_from_typing(typed) == stored


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("12082026", "2026-08-12"), ("12.08.26", "2026-08-12"), ("12.8", "2026-08-12"), ("1208", "2026-08-12"),
     ("2026-08-12", "2026-08-12"), ("31.02.2026", None), ("tomorrow", None)],
)  # fmt: skip
def test_a_date_is_typed_day_first(typed: str, stored: str | None) -> None:
    assert moments.date_from_typing(typed, today=TODAY) == stored


@pytest.mark.parametrize(
    ("typed", "whole", "stored"),
    [("12", True, "12"), ("007", True, "7"), ("1 200", True, "1200"), ("2,5", False, "2.5"), ("\u22123", True, "-3"),
     ("2,5", True, None), ("many", False, None)],
)  # fmt: skip
def test_a_number_forgives_spaces_and_the_decimal_comma(typed: str, whole: bool, stored: str | None) -> None:
    assert moments.number_from_typing(typed, whole=whole) == stored


def test_what_is_stored_reads_as_people_write_it() -> None:
    assert moments.time_for_reading("14:35:00.000+05:00") == "14:35"
    assert moments.date_for_reading("2026-08-12") == "12.08.2026"
    assert moments.moment_for_reading("2026-08-12T14:35:00.000+05:00") == "12.08.2026 14:35"


def test_a_moment_without_a_day_is_today() -> None:
    assert moments.moment_from_typing("1435", today=TODAY) == "2026-11-24T14:35:00"
