"""The practice workspace of this machine: made with generated interviews once, opened at every later time."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from model import identity
from model.language import _

if TYPE_CHECKING:
    from model.workspace import Workspace

# Training data hold nothing secret: the passphrase only keeps the one path of opening.
PASSPHRASE = "practice-practice"  # noqa: S105
TITLE = {
    "kk": "Жаттығу: қызмет көрсету сапасы",
    "ru": "Тренировка: качество услуг",
    "en": "Practice: service quality",
}
REGION = "110000000"
# Enough for a report: below thirty interviews its figures are withheld.
INTERVIEWS, VISITS, SEED = 36, 3, 2019

Tell = Callable[[tuple[int, int]], None]


def practise(
    folder: Path, language: str, name: str, *, tell: Tell, cancelled: Callable[[], bool]
) -> "Workspace | None":
    """The practice workspace, open; None if the person did not want to wait."""
    from model.workspace import Fieldwork, Person, Workspace

    if Workspace.peek(folder) is not None:
        return Workspace.open(folder, PASSPHRASE)
    person = Person(identity.new_id(), name, "supervisor", region=REGION, language=language)
    fieldwork = Fieldwork("practice", TITLE, _("Practice"), regions=(REGION,), practice=True)
    workspace = Workspace.create(folder, PASSPHRASE, person=person, fieldwork=fieldwork)
    try:
        fill(workspace, tell, cancelled)
    except BaseException:
        workspace.close()
        raise
    if cancelled():
        workspace.close()
        return None
    return workspace


def fill(workspace: "Workspace", tell: Tell, cancelled: Callable[[], bool]) -> None:
    """Some weeks of generated work, delivered to the practice hub, so that every page has something to show."""
    from model.demonstration import answers, field, population, visits

    people = population.Population(SEED)
    # The people of the demonstration go through the regions by turns, so a region's own are every seventeenth.
    surveys = [plan for plan in answers.respondents(people, 17 * INTERVIEWS) if plan.region == REGION]
    plans = [("survey", plan) for plan in surveys] + [("visit", plan) for plan in visits.visits(people, VISITS)]
    forms = {entry.role: entry.id for entry in workspace.forms()}
    for number, (role, plan) in enumerate(plans):
        if cancelled():
            return
        tell((number, len(plans)))
        field.fill(workspace, forms[role], plan)
    tell((len(plans), len(plans)))
    workspace.sync()
