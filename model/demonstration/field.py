"""The fieldwork of the demonstration: a supervisor with a hub, interviewers and shoppers who join, answer and sync.

Every part is the real one: each person has a workspace of their own with its encrypted journal, each answer goes
through the form engine and is one durable transaction, each submission travels over HTTP to the hub on loopback.
"""

import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

from model import identity
from model.demonstration.answers import Plan, respondents
from model.demonstration.population import Population
from model.demonstration.visits import VisitPlan, visits
from model.errors import SurveyError
from model.fieldwork.people import Person
from model.fieldwork.projects import Fieldwork
from model.language import N_, _
from model.store.keys import FLOOR
from model.workspace import Workspace

SEED = 2019
VISITS = 20
MOST_AT_ONCE = 4  # each takes some 90 MiB
PASSPHRASE = "demonstration"  # noqa: S105  generated people who do not exist; whoever runs it may look inside
FIRST_DAY = datetime.fromisoformat("2026-10-05T00:00:00+05:00")
FIELDWORK = Fieldwork(
    id="demonstration-2026-q4",
    title={
        "en": "Service quality, 4th quarter 2026",
        "ru": "Качество услуг, 4-й квартал 2026 года",
        "kk": "Қызмет сапасы, 2026 жылғы 4-тоқсан",
    },
    wave="2026-Q4",
    starts="2026-10-05",
    ends="2026-12-18",
)
INTERVIEWS, RECEIVED = N_("Interviews"), N_("Received by the supervisor")

Tell = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Assignment:
    """What one person does in the demonstration, and where their workspace and the hub are."""

    folder: Path
    address: str
    code: str
    role: str  # of the form: survey or visit
    plans: tuple[Plan | VisitPlan, ...]


def run(folder: Path, *, interviews: int, tell: Tell) -> Workspace:
    """The whole fieldwork below `folder`; returns the supervisor's workspace, unlocked, with everything received."""
    supervisor = Workspace.create(
        folder / "supervisor",
        PASSPHRASE,
        person=Person("supervisor", "Гүлнәр Ахметова", "supervisor", language="kk"),
        fieldwork=FIELDWORK,
        cost=FLOOR,
    )
    try:
        hub = supervisor.start_hub()
        everyone = list(assignments(folder, supervisor, hub.address, interviews))
        work(everyone, tell)
        receive(supervisor, tell)
    except BaseException:
        supervisor.close()
        raise
    return supervisor


def assignments(folder: Path, supervisor: Workspace, address: str, interviews: int) -> Iterator[Assignment]:
    """Everybody invited, each with the interviews or visits that fall to them."""
    population = Population(SEED)
    surveys: Mapping[tuple[str, int], list[Plan]] = defaultdict(list)
    for plan in respondents(population, interviews):
        surveys[plan.region, plan.interviewer].append(plan)
    for (region, number), plans in sorted(surveys.items()):
        person = Person(f"int-{region[:2]}-{number}", f"Интервьюер {region[:2]}-{number}", "interviewer", region)
        code = supervisor.invite(person).code
        yield Assignment(folder / person.id, address, code, "survey", tuple(plans))
    for number, mine in enumerate(halves(tuple(visits(population, VISITS)))):
        person = Person(f"shopper-{number + 1}", f"Тайный покупатель {number + 1}", "shopper")
        yield Assignment(folder / person.id, address, supervisor.invite(person).code, "visit", mine)


def halves(plans: tuple[VisitPlan, ...]) -> tuple[tuple[VisitPlan, ...], ...]:
    """The visits of two shoppers."""
    return plans[::2], plans[1::2]


def work(everyone: Sequence[Assignment], tell: Tell) -> None:
    """Everybody joins, answers and syncs; one more at a time than there are processors, as each waits for the disk."""
    total, done = sum(len(each.plans) for each in everyone), 0
    tell(_(INTERVIEWS), 0, total)
    with ProcessPoolExecutor(min(MOST_AT_ONCE, (os.cpu_count() or 1) + 1), mp_context=get_context("spawn")) as pool:
        waiting: set[Future[int]] = {pool.submit(one_person, each) for each in everyone}
        while waiting:
            finished, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            done += sum(each.result() for each in finished)
            tell(_(INTERVIEWS), done, total)


def one_person(assignment: Assignment) -> int:
    """Join, fill, finish, sync; returns how many went through. SurveyError if one did not."""
    workspace = Workspace.join(
        assignment.folder, PASSPHRASE, address=assignment.address, code=assignment.code, cost=FLOOR
    )
    try:
        form = questionnaire(workspace, assignment)
        for plan in assignment.plans:
            fill(workspace, form, plan)
        result = workspace.sync()
        if result.state != "done" or workspace.outbox():
            raise SurveyError("demonstration.not_sent", reason=result.code, waiting=len(workspace.outbox()))
    finally:
        workspace.close()
    return len(assignment.plans)


def questionnaire(workspace: Workspace, assignment: Assignment) -> str:
    """The form to fill. Joining brought it, unless the way to the hub failed just then: the next sync says why."""
    reason = ""
    for _attempt in range(2):
        for entry in workspace.forms():
            if entry.role == assignment.role:
                return entry.id
        reason = workspace.sync().code
    raise SurveyError("demonstration.not_sent", reason=reason, waiting=len(assignment.plans))


def fill(workspace: Workspace, form: str, plan: Plan | VisitPlan) -> None:
    """One interview or visit on its own day: every answer through the engine and into the journal, then finished."""
    with day_of(plan):
        interview = workspace.begin(form, language=plan.language, seed=plan.number)
        for path, value in plan.answers.items():
            workspace.save(interview.answer(path, value))
        workspace.save(interview.complete()).result()


@contextmanager
def day_of(plan: Plan | VisitPlan) -> Iterator[None]:
    """The clock of the plan's day: it begins at the plan's time and goes ten seconds further at each look."""
    hour, minute = plan.clock.split(":")
    week, weekday = divmod(plan.day, 5)
    moment = FIRST_DAY + timedelta(days=7 * week + weekday, hours=int(hour), minutes=int(minute))

    def clock() -> datetime:
        nonlocal moment
        moment += timedelta(seconds=10)
        return moment

    with identity.use_clock(clock):
        yield


def receive(supervisor: Workspace, tell: Tell) -> None:
    """The supervisor's own sync: everything the hub holds comes into the workspace."""

    def heard(progress: object) -> None:
        step, done, total = (getattr(progress, name) for name in ("step", "done", "total"))
        if step == "pull" and total:
            tell(_(RECEIVED), done, total)

    result = supervisor.sync(report=heard)
    if result.state != "done":
        raise SurveyError("demonstration.not_received", reason=result.code)
