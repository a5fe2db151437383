"""What the tests of model share: a small form, a person, a cheap passphrase, a workspace."""

from functools import cache
from pathlib import Path

import forms
from model.interview.interview import Interview
from model.workspace import Cost, Fieldwork, Person, Workspace

HOUSEHOLD = Path(__file__).parent / "household.xml"
PASSPHRASE = "four words of a test"
CHEAP = Cost(1024, 1, 1)
PERSON = Person("p1", "Айгүл", "interviewer", "110000000")
GUEST = Person("i1", "Әсел", "interviewer", "750000000")
FIELDWORK = Fieldwork("f1", {"kk": "Сапа", "en": "Quality"}, "2026Q4")


@cache
def household() -> forms.Form:
    """The small form: a visit with a skip, and members of a household."""
    return forms.load(HOUSEHOLD)


def workspace(folder: Path) -> Workspace:
    """A new workspace with the small form."""
    return Workspace.create(folder, PASSPHRASE, person=PERSON, fieldwork=FIELDWORK, forms=[HOUSEHOLD], cost=CHEAP)


def reopened(folder: Path) -> Workspace:
    """The same workspace later."""
    return Workspace.open(folder, PASSPHRASE)


def begun() -> Interview:
    """An interview that nothing stores."""
    return Interview.begin(household(), language="en", device="d1", person="p1", seed=1)[0]


def answered(interview: Interview, **values: str) -> Interview:
    """Answers to questions of the section `visit`."""
    for name, value in values.items():
        interview.answer(f"/data/visit/{name}", value)
    return interview
