"""Data folders for the measures, and interviews as the demonstration makes them."""

from collections.abc import Iterator
from pathlib import Path

from model.demonstration.answers import Plan, respondents
from model.demonstration.population import Population
from model.fieldwork.people import Person
from model.fieldwork.projects import Fieldwork
from model.store.keys import FLOOR
from model.workspace import Workspace

PASSPHRASE = "seven grey herons over the reeds"
SEED = 2019
PERSON = Person("p1", "Айгүл Сәрсенова", "interviewer", "110000000")
SUPERVISOR = Person("p0", "Гүлнәр Ахметова", "supervisor")
FIELDWORK = Fieldwork("bench-2026-q4", {"en": "Service quality"}, "2026-Q4", "2026-10-05", "2026-12-18")
SURVEY = "citizen_survey"


def create(folder: Path, person: Person) -> Workspace:
    """A new data folder; its passphrase is derived as cheaply as is allowed."""
    return Workspace.create(folder, PASSPHRASE, person=person, fieldwork=FIELDWORK, cost=FLOOR)


def plans(n: int) -> Iterator[Plan]:
    """So many respondents with their answers."""
    return respondents(Population(SEED), n)
