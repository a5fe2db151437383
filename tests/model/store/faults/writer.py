"""Answers questions through a real workspace until killed; says READY, then ACK <seq> <hash> for each durable step.

python -m tests.model.store.faults.writer FOLDER [--count N]
"""

import argparse
import hashlib
from collections.abc import Callable
from pathlib import Path

from model.changes import Changes, Event
from model.errors import SurveyError
from model.interview.interview import Interview
from model.store import files, keys
from model.workspace import Cost, Fieldwork, Person, Workspace

FORM = Path(__file__).parents[2] / "household.xml"
PASSPHRASE = "four words of a test"
QUESTIONS = ("/data/visit/remark", "/data/visit/region", "/data/household/member[1]/name", "/data/visit/rating")
PER_INTERVIEW = 40
Say = Callable[[str], None]


def payload(event: Event) -> str:
    """The hash of what was promised to be kept."""
    said = "|".join((event.kind, event.instance, event.node, event.old, event.new, event.wall))
    return hashlib.sha256(said.encode()).hexdigest()


def opened(folder: Path) -> Workspace:
    """The workspace of the folder; a new one if none was ever finished."""
    if keys.exists(folder):
        return Workspace.open(folder, PASSPHRASE)
    person, fieldwork = Person("p1", "Person"), Fieldwork("f1", {"en": "Faults"})
    return Workspace.create(folder, PASSPHRASE, person=person, fieldwork=fieldwork, forms=[FORM], cost=Cost(1024, 1, 1))


def keep(workspace: Workspace, changes: Changes, say: Say) -> int:
    """Save, trying again as a person would, and only then promise."""
    try:
        saved = workspace.save(changes).result()
    except SurveyError:
        saved = workspace.retry().result()
    say(f"ACK {saved.seq} {payload(changes.event)}")
    return saved.seq


def steps(interview: Interview, number: int) -> Changes:
    """What is done next: mostly answers, now and then everything else."""
    path = QUESTIONS[number % len(QUESTIONS)]
    match number % 13:
        case 3:
            return interview.add("/data/household/member")
        case 5:
            return interview.go(path)
        case 7:
            return interview.undo()
        case 9:
            return interview.comment(path, f"remark {number}")
        case 11:
            return interview.set_language("kk" if interview.language == "en" else "en")
    value = str(number % 5 + 1) if path.endswith("rating") else f"answer {number} " + "я" * (number * 37 % 300)
    return interview.answer(path, value)


def one_interview(workspace: Workspace, number: int, say: Say) -> Interview:
    """The last draft, as it was left, or a new interview."""
    drafts = workspace.interviews(status="draft")
    if drafts:
        return workspace.resume(drafts[0].id)
    interview = workspace.begin("household", language="en", seed=number + 1)
    say(f"ACK {number + 1} {payload(interview.events[0])}")
    return interview


def finish(interview: Interview) -> list[Changes]:
    """Answer what blocks, then complete."""
    asked = [("/data/visit/region", "110000000"), ("/data/visit/rating", "5")]
    return [*(interview.answer(path, value) for path, value in asked), interview.complete()]


def write(folder: Path, say: Say, count: int = 0) -> None:
    """Write until killed, or until so many steps are kept."""
    files.BALLAST_BYTES = 64 * 1024  # a recorder of power cuts would copy 8 MiB for each image
    workspace = opened(folder)
    say("READY")
    number = max((seq for seq, _ in workspace.journal()), default=0)
    while not count or number < count:
        interview = one_interview(workspace, number, say)
        while len(interview.events) < PER_INTERVIEW and (not count or number < count):
            number = keep(workspace, steps(interview, len(interview.events)), say)
        for changes in finish(interview):
            number = keep(workspace, changes, say)
    workspace.close()


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=0)
    arguments = parser.parse_args()
    write(arguments.folder, lambda line: print(line, flush=True), arguments.count)


if __name__ == "__main__":
    main()
