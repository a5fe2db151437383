"""Answers questions through a real workspace until it is killed: prints READY, then ACK <seq> <hash> for each durable step.

    python -m tests.model.store.faults.writer FOLDER [--count N]
"""

import argparse
import hashlib
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


def payload(event: Event) -> str:
    """The hash of what was promised to be kept."""
    said = "|".join((event.kind, event.instance, event.node, event.old, event.new, event.wall))
    return hashlib.sha256(said.encode()).hexdigest()


def opened(folder: Path) -> Workspace:
    """The workspace of the folder; a new one if none was ever finished."""
    if keys.exists(folder):
        return Workspace.open(folder, PASSPHRASE)
    person, fieldwork = Person("p1", "Person"), Fieldwork("f1", {"en": "Faults"})
    return Workspace.create(
        folder, PASSPHRASE, person=person, fieldwork=fieldwork, forms=[FORM], cost=Cost(1024, 1, 1)
    )


def kept(workspace: Workspace, changes: Changes) -> None:
    """Save, trying again as a person would, and only then promise."""
    try:
        saved = workspace.save(changes).result()
    except SurveyError:
        saved = workspace.retry().result()
    print("ACK", saved.seq, payload(changes.event), flush=True)


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


def one_interview(workspace: Workspace, number: int) -> Interview:
    """The last draft, as it was left, or a new interview."""
    drafts = workspace.interviews(status="draft")
    if drafts and len(workspace.resume(drafts[0].id).events) < PER_INTERVIEW:
        return workspace.resume(drafts[0].id)
    interview = workspace.begin("household", language="en", seed=number + 1)
    print("ACK", number + 1, payload(interview.events[0]), flush=True)
    return interview


def finish(interview: Interview) -> list[Changes]:
    """Answer what blocks, then complete."""
    asked = [("/data/visit/region", "110000000"), ("/data/visit/rating", "5")]
    return [interview.answer(path, value) for path, value in asked] + [interview.complete()]


def main() -> None:
    """Write until killed, or until so many steps are kept."""
    files.BALLAST_BYTES = 64 * 1024  # the recorder would copy 8 MiB for each image
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=0)
    arguments = parser.parse_args()
    workspace = opened(arguments.folder)
    print("READY", flush=True)
    number = max((seq for seq, _ in workspace.journal()), default=0)
    while not arguments.count or number < arguments.count:
        interview = one_interview(workspace, number)
        while len(interview.events) < PER_INTERVIEW and (not arguments.count or number < arguments.count):
            kept(workspace, steps(interview, len(interview.events)))
            number += 1
        for changes in finish(interview):
            kept(workspace, changes)
        number = max(seq for seq, _ in workspace.journal(number))
    workspace.close()


if __name__ == "__main__":
    main()
