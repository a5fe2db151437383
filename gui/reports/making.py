"""Making a paper off the event loop: what is counted, and the PDF. It shows nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gui.core.tasks import Task

if TYPE_CHECKING:
    from exports.report import SupervisorTexts
    from exports.report.batch import Step
    from exports.snapshot import Snapshot
    from exports.summary.shapes import Summary
    from model.workspace import Submission, Workspace

NATIONAL = "KZ"
PREFIX = "sapa-"  # before the name of every file, saved alone or with all others: sapa-11-kk.pdf


@dataclass(frozen=True, slots=True)
class Asked:
    """Which paper: of what, in which language, of whom its shares speak, how the interviews are weighted."""

    territory: str = NATIONAL
    language: str = "kk"
    base: str = "asked"
    weighting: str = "none"


@dataclass(frozen=True, slots=True)
class Contents:
    """What a report would be made from, for the panel at the left."""

    collected: int
    accepted: int
    excluded: int
    visits: int
    regions: tuple[str, ...]
    version: str
    reasons: tuple[tuple[str, int], ...] = ()  # why interviews are left out, with counts
    centres: tuple[str, ...] = ()  # codes of the centres with interviews


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished PDF with what is in it, the name it would be saved under, and what the supervisor wrote in it."""

    pdf: bytes
    contents: Contents
    name: str
    said: "SupervisorTexts | None" = None


class NothingToReportError(Exception):
    """There is no accepted interview for this paper yet."""

    def __init__(self, contents: Contents) -> None:
        super().__init__("no interviews")
        self.contents = contents


def make(workspace: "Workspace", asked: Asked) -> Paper:
    """The paper of a centre, a region, or the country."""
    from exports import report, snapshot

    whole = snapshot.take(workspace)  # the whole country: a region is compared with the rest of it
    taken = whole.weighted(asked.weighting)
    if not _inside(taken, asked.territory):
        raise NothingToReportError(contents_of(taken, asked.territory))
    made = report.summarised(taken, asked.territory, asked.base)
    said = report.texts.read(workspace, asked.territory, asked.language)
    pdf = report.pdf_of(made, asked.language, said)
    name = PREFIX + report.batch.file_name(asked.territory, asked.language)
    return Paper(pdf, contents_of(taken, asked.territory, made), name, said)


def keep(workspace: "Workspace", asked: Asked, said: "SupervisorTexts") -> None:
    """Keep what a supervisor wrote with the data."""
    from exports import report

    report.texts.write(workspace, asked.territory, asked.language, said)


def contents_of(taken: "Snapshot", territory: str, made: "Summary | None" = None) -> Contents:
    """The counts of a territory within a snapshot, and of the summary made of it."""
    from exports import report

    counted = len(_inside(taken, territory))
    collected, accepted = (made.provenance.collected, made.provenance.accepted) if made else (counted, counted)
    visits = made.mystery.visits if made else len([one for one in taken.visits if territory in (NATIONAL, one.region)])
    reasons = tuple((code, n) for code, n in made.fieldwork.excluded if n) if made else ()
    centres = report.batch.centres_of(taken) if made else ()
    left_out = collected - accepted
    return Contents(collected, accepted, left_out, visits, taken.regions, taken.version, reasons, centres)


def _inside(taken: "Snapshot", territory: str) -> "Sequence[Submission | str]":
    from exports import report

    if territory == NATIONAL:
        return taken.interviews
    found = [one for one in taken.interviews if one.region == territory]
    return found or [code for code in report.batch.centres_of(taken) if code == territory]


def save_all(workspace: "Workspace", folder: Path, asked: Asked, task: Task, *, centres: bool = False) -> int:
    """Every paper in three languages and the letter into a folder; says each step, stops between two when asked to."""
    from exports import report

    wanted = report.Wanted(base=asked.base, weighting=asked.weighting, prefix=PREFIX, centres=centres)
    number = 0
    steps: Sequence[Step] = report.batch.write(workspace, folder, wanted)
    for step in steps:
        number = step.done
        task.report(step)
        if task.cancelled():
            break
    return number
