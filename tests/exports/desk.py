"""A supervisor's data folder with real interviews of the citizen survey, as a sync would have brought them."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

import forms
from model.demonstration.answers import Plan, respondents
from model.demonstration.population import Population
from model.store.keys import FLOOR as CHEAP
from model.sync.protocol import Received, sha256
from model.workspace import Fieldwork, Person, Workspace

SURVEY = Path(forms.__file__).parent / "library" / "citizen_survey.xlsx"
PASSPHRASE = "four words of a test"
NOON = datetime.fromisoformat("2026-10-05T12:00:00+05:00")
RATED = ("inf", "acc", "emp", "pro", "dea", "cos", "fee", "res", "eservice")

Answers = Mapping[str, str]


def plans(n: int, seed: int = 2019) -> list[Plan]:
    return list(respondents(Population(seed), n))


def create(folder: Path) -> Workspace:
    fieldwork = Fieldwork("f1", {"en": "Quality", "ru": "Качество", "kk": "Сапа"}, "2026-Q4")
    person = Person("s1", "Гүлнәр", "supervisor")
    return Workspace.create(folder, PASSPHRASE, person=person, fieldwork=fieldwork, forms=[SURVEY], cost=CHEAP)


def receive(workspace: Workspace, people: Iterable[Plan], change: Callable[[Answers], Answers] = dict) -> None:
    """What these people say comes in; `change` makes other answers of theirs."""
    form = workspace.form("citizen_survey")
    batch = [_received(seq, plan, form, change(plan.answers)) for seq, plan in enumerate(people, 1)]
    if batch:
        workspace.desk.store_received(batch, len(batch))


def _received(seq: int, plan: Plan, form: forms.Form, answers: Answers) -> Received:
    start = NOON + timedelta(days=plan.day)
    instance = form.start(language=plan.language, now=start, seed=plan.number)
    for path, value in answers.items():
        instance.answer(path, value, now=start)
    xml, person = instance.submission(end=start), f"{plan.region[:2]}-{plan.interviewer}"
    return Received(
        seq=seq, instance_id=instance.id, deprecated_id="", root=instance.id, current=True, flag="", form_id=form.id,
        form_version=form.version, sha256=sha256(xml), xml=xml, device=person, person=person, person_name=person,
        region=plan.region, received=f"2026-11-24T12:00:{seq % 60:02}+05:00", files=(),
    )  # fmt: skip


def not_applicable(answers: Answers) -> Answers:
    """Nobody had anything to rate."""
    return {path: "97" if path.split("/")[2] in RATED else said for path, said in answers.items()}
