"""What came in: each interview and visit, and the counts by person and by centre."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from statistics import median
from typing import TYPE_CHECKING

from gui.core import sentences
from gui.core.tables import Column
from model.language import N_, _, formats

if TYPE_CHECKING:
    from model.workspace import Person, ReceivedRow

STATES = {
    "received": (N_("Received"), "check-circle", "good"),
    "replaced": (N_("Replaced"), "clock", "muted"),
    "held": (N_("Set aside"), "alert", "warn"),
}


@dataclass(frozen=True, slots=True)
class Count:
    """How much came in from one person or one centre."""

    name: str
    interviews: int
    visits: int
    minutes: int
    last: str


@lru_cache(maxsize=4096)
def order(text: str) -> str:
    """The sort key of a name; the same few names come back in every row."""
    return formats.collation(text)


def name_of(row: "ReceivedRow") -> str:
    """Who sent it."""
    return row.person_name or row.person or _("Unknown")


def where(row: "ReceivedRow") -> str:
    """The centre, or at least the region."""
    return sentences.centre(row.centre) or sentences.region(row.region)


def minutes(row: "ReceivedRow") -> str:
    """The duration in whole minutes; a dash if unknown."""
    return formats.number(formats.duration(row.seconds)) if row.seconds >= 0 else "–"


def state(row: "ReceivedRow") -> tuple[str, str, str]:
    """Word, icon and tone; a state we have no word for needs a look."""
    return STATES.get(row.state, (N_("Needs a look"), "alert", "warn"))


def received_columns() -> tuple[Column, ...]:
    """The table of what came in."""
    return (
        Column(N_("Received"), lambda row: sentences.moment(row.received), lambda row: row.received, width=110),
        Column(N_("What"), lambda row: row.title or row.form_id, width=150),
        Column(N_("Person"), name_of, lambda row: order(name_of(row)), width=150),
        Column(N_("Where"), where, lambda row: order(where(row)), stretch=True),
        Column(N_("Minutes"), minutes, lambda row: row.seconds, number=True, width=84),
        Column(N_("Answers"), lambda row: formats.number(row.answered), lambda row: row.answered, number=True,
               width=112, extra=True),
        Column(N_("State"), lambda row: _(state(row)[0]), symbol=lambda row: state(row)[1:], width=150),
    )  # fmt: skip


def count_columns(title: str) -> tuple[Column, ...]:
    """The table of counts, by whatever the title says."""
    return (
        Column(title, lambda count: count.name, lambda count: order(count.name), stretch=True),
        Column(N_("Interviews"), lambda count: formats.number(count.interviews), lambda count: count.interviews,
               number=True, width=110),
        Column(N_("Visits"), lambda count: formats.number(count.visits), lambda count: count.visits, number=True,
               width=90),
        Column(N_("Median, min"), lambda count: formats.number(count.minutes) if count.minutes else "–",
               lambda count: count.minutes, number=True, width=120),
    )  # fmt: skip


def people_columns() -> tuple[Column, ...]:
    """The table of invited people."""
    return (
        Column(N_("Name"), lambda person: person.name, lambda person: order(person.name), stretch=True),
        Column(N_("Works as"), lambda person: sentences.role(person.role), width=170),
        Column(N_("Region"), lambda person: sentences.region(person.region),
               lambda person: order(sentences.region(person.region)), width=220),
        Column(N_("Centre"), lambda person: sentences.centre(person.centre) or _("Any centre"), width=240),
    )  # fmt: skip


def by(rows: "Iterable[ReceivedRow]", name: "Callable[[ReceivedRow], str]", known: Iterable[str] = ()) -> list[Count]:
    """The counts by this name; those known by name stand there with nothing as well."""
    groups: dict[str, list[ReceivedRow]] = defaultdict(list)
    for each in known:
        groups[each] = []
    for row in rows:
        groups[name(row)].append(row)
    return [_count(each, group) for each, group in groups.items()]


def _count(name: str, group: "list[ReceivedRow]") -> Count:
    visits = sum(1 for row in group if row.role == "visit")
    timed = [row.seconds for row in group if row.seconds >= 0 and row.role != "visit"]
    middle = formats.duration(median(timed)) if timed else 0
    return Count(name, len(group) - visits, visits, middle, max((row.received for row in group), default=""))


def names(people: "Iterable[Person]") -> list[str]:
    """Those who are expected to send something."""
    return [person.name for person in people if person.role != "supervisor"]
