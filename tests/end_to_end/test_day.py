"""A whole working day by keyboard: join, interviews, visits, breaks, a lock, other languages, mistakes undone, sync."""

import os

import psutil
import pytest

from tests.end_to_end.person import Person
from tests.end_to_end.test_story import (
    finishes,
    invites,
    logs_a_visit,
    starts_the_fieldwork,
    switches_the_hub_on,
    tells_the_rest,
    tells_the_times,
    tells_where_and_what,
)

INTERVIEWS = int(os.environ.get("SAPA_DAY_INTERVIEWS", "5"))
VISITS = int(os.environ.get("SAPA_DAY_VISITS", "1"))
LANGUAGES = os.environ.get("SAPA_DAY_LANGUAGES", "kk").split(",")
WARM = 3  # interviews until everything that is kept has been loaded
MAY_GROW = 40  # MiB over a day
QUIET = (  # what Qt says of a machine without a screen and without sound
    "This plugin does not support propagateSizeHints()",
    "PulseAudioService: pa_context_connect() failed",
)


def mebibytes(person: Person) -> float:
    return psutil.Process(person.pid).memory_info().rss / 2**20


def one_interview(person: Person, number: int) -> None:
    """Ordinary work, with what an ordinary day brings: by its number."""
    person.presses("Ctrl+N")
    tells_where_and_what(person)
    tells_the_times(person)
    if number < 3:
        slips_and_takes_it_back(person)
    if number % 5 == 1:
        has_a_break(person)
    if number % 10 == 2:
        locks_and_comes_back(person)
    if number % 3 == 0:
        person.presses("F2", "F2", "F2")
    if number % 4 == 3:
        writes_a_comment(person)
    person.is_in("inf")
    person.presses(*"5432")
    tells_the_rest(person)
    finishes(person)
    person.presses("Escape")
    person.sees("Today")


def slips_and_takes_it_back(person: Person) -> None:
    first = person.is_in("inf")
    person.presses("1")
    person.is_in("inf", answered=1)
    person.presses("Ctrl+Z")
    person.is_at(first)
    assert f"/data/inf/{first}" not in person.answers()


def has_a_break(person: Person) -> None:
    person.presses("Escape")
    person.holds("Go on: {interview}", interview="*")
    person.presses("Enter")
    person.is_in("inf")


def locks_and_comes_back(person: Person) -> None:
    person.presses("Ctrl+Shift+L")
    person.sees("Passphrase")
    person.types(person.passphrase)
    person.presses("Enter")
    person.is_in("inf")


def writes_a_comment(person: Person) -> None:
    person.presses("F4")
    person.types("сұрақ қайталанды")
    person.presses("Enter")
    person.is_in("inf")


def sends(person: Person, count: int) -> None:
    person.presses("Ctrl+R")
    person.sees("Sent: {sent}. Fetched: {received}.", sent=count, received=0)
    person.sees("Everything you finished has arrived")
    person.presses("Alt+1")
    person.sees("Today")


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_a_whole_day(somebody, spoken: str, capsys) -> None:
    supervisor = somebody("supervisor")
    starts_the_fieldwork(supervisor)
    address = switches_the_hub_on(supervisor)
    interviewer = somebody("interviewer", speaks=spoken, passphrase="seven grey herons over the reeds")
    interviewer.joins(address, invites(supervisor, "ерлан"))
    memory: list[float] = []
    noon = INTERVIEWS // 2
    for number in range(INTERVIEWS):
        one_interview(interviewer, number)
        memory.append(mebibytes(interviewer))
        if number + 1 == noon:
            sends(interviewer, noon)
    sends(interviewer, INTERVIEWS - noon)
    shopper = somebody("shopper", speaks=spoken, passphrase="tiny blue birds sing")
    shopper.joins(address, invites(supervisor, "мәдина", role=1))
    for visit in range(VISITS):
        logs_a_visit(shopper, has_passed=visit > 0)
        finishes(shopper)
        shopper.presses("Escape")
        shopper.sees("Today")
    sends(shopper, VISITS)
    for each in (supervisor, interviewer, shopper):
        each.closes_sapa()
        assert each.warnings(*QUIET) == []
    grown = memory[-1] - memory[min(WARM, INTERVIEWS) - 1]
    with capsys.disabled():
        print(f"\n{spoken}: {INTERVIEWS} interviews, {VISITS} visits, {memory[-1]:.0f} MiB, grown by {grown:+.1f} MiB")
    assert grown < MAY_GROW
