"""The dashboard in states worth looking at: made-up interviews of the whole country, and what came in with them."""

from functools import cache

import numpy as np
from PySide6.QtWidgets import QWidget

from exports.overview.taking import Taken, of
from model.store.records import ReceivedRow
from tests.exports import made
from tests.gui.desk import moment

PEOPLE = ("Айгүл Сәрсенова", "Ержан Өтегенов", "Ольга Ким", "Қайрат Жұмабаев")
HOURS = (0.08, 0.16, 0.18, 0.14, 0.08, 0.1, 0.12, 0.09, 0.05)  # of the day, from nine
FLAGS = {17: "held", 171: "conflict", 402: "unknown_version"}


@cache
def taken(n: int) -> Taken:
    """So many interviews of 17 regions, some of them much too short, some flagged."""
    snapshot = made.snapshot.made(submissions(n), [], {("citizen_survey", "1"): survey()}, made.FIELDWORK)
    return of(snapshot, rows(snapshot), n)


@cache
def survey() -> object:
    """The form of the numbers with the beginning of the interview, and why somebody took no part."""
    asked = {"/data/start": made.question(), "/data/declined": made.question(role="declined")}
    return made.form({**asked, **made.citizen().questions})


def submissions(n: int) -> list[made.Submission]:
    """Interviews through the day, and every sixth contact one who took no part."""
    generator, found = np.random.default_rng(7), []
    for at, answers in enumerate(made.Population(n).answers()):
        hour = int(generator.choice(range(9, 18), p=HOURS))
        answers |= {"start": f"{answers['today']}T{hour:02d}:40:00.000+05:00"}
        if answers.get("waiting"):
            answers["waiting"] = str(int(generator.gamma(3.0, 3 + abs(hour - 13) * -0.5 + 3)))
        found.append(_sent(at, answers))
        if at % 6 == 0:
            why = str(generator.choice(["2.11", "2.32", "2.33", "3.2", "4.7"], p=[0.3, 0.2, 0.1, 0.3, 0.1]))
            away = {"consent": "no", "declined": why, "region": answers["region"], "today": answers["today"]}
            found.append(_sent(100_000 + at, away))
    return found


def _sent(at: int, answers: dict[str, str]) -> made.Submission:
    body = made.xml(survey(), answers)
    return made.Submission(f"uuid:{at:06d}", body, person=f"p{at % 97}", region=answers["region"], sha256=str(at))


def rows(snapshot: made.snapshot.Snapshot) -> tuple[ReceivedRow, ...]:
    """How they came in."""
    generator = np.random.default_rng(5)
    found = []
    for at, one in enumerate(snapshot.interviews):
        seconds = 120 if at % 211 == 7 else int(generator.normal(520, 60))
        hours = at * 0.11
        found.append(ReceivedRow(one.instance_id, one.form_id, one.form_version, "survey", "", "d", one.person,
                                 PEOPLE[at % 4], one.region, "", moment(hours + 0.2), moment(hours), moment(hours),
                                 seconds, 58, FLAGS.get(at, "received")))
    return tuple(found)


def choose(page: QWidget, **values: str) -> None:
    """These filters."""
    filters = page.view.overview.filters
    for facet, value in values.items():
        filters = filters.having(facet, value)
    page.choose(filters)


def everything(page: QWidget) -> None:
    """The whole country."""
    choose(page, region="")


def one_region(page: QWidget) -> None:
    """One region against the country."""
    choose(page, region="110000000", channel="CSC")


def filtering(page: QWidget) -> None:
    """The fields unfolded."""
    choose(page, region="110000000", settlement="urban", language="kk")
    page.filters.unfold.setChecked(True)


def nothing_left(page: QWidget) -> None:
    """Filters that nobody fits."""
    choose(page, region="110000000", centre="C1001")
