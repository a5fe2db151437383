"""The dashboard in states worth looking at: made-up interviews of the whole country, and what came in with them."""

from functools import cache

import numpy as np
from PySide6.QtWidgets import QWidget

from exports.overview.taking import Taken, of
from model.store.records import ReceivedRow
from tests.exports import made
from tests.gui.desk import moment

PEOPLE = ("Айгүл Сәрсенова", "Ержан Өтегенов", "Ольга Ким", "Қайрат Жұмабаев")
FLAGS = {17: "held", 171: "conflict", 402: "unknown_version"}


@cache
def taken(n: int) -> Taken:
    """So many interviews of 17 regions, some of them much too short, some flagged."""
    snapshot = made.taken(n)
    return of(snapshot, rows(snapshot), n)


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
