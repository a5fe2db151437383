"""Making a paper off the event loop: what is counted, and the PDF. It shows nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gui.core.tasks import Task

if TYPE_CHECKING:
    from exports.snapshot import Snapshot
    from exports.summary.shapes import Summary
    from model.workspace import Submission, Workspace

NATIONAL = "KZ"


@dataclass(frozen=True, slots=True)
class Contents:
    """What a report would be made from, for the panel at the left."""

    collected: int
    accepted: int
    excluded: int
    visits: int
    regions: tuple[str, ...]
    version: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished PDF with what is in it and the name it would be saved under."""

    pdf: bytes
    contents: Contents
    name: str


class NothingToReportError(Exception):
    """There is no accepted interview for this paper yet."""

    def __init__(self, contents: Contents) -> None:
        super().__init__("no interviews")
        self.contents = contents


def make(workspace: "Workspace", territory: str, language: str) -> Paper:
    """The paper of a region, or of the country."""
    from exports import report, snapshot, summary

    taken = snapshot.take(workspace)  # the whole country: a region is compared with the rest of it
    if not _inside(taken.interviews, territory):
        raise NothingToReportError(contents_of(taken, territory))
    if territory == NATIONAL:
        made, pdf = summary.national(taken), report.national_pdf
    else:
        made, pdf = summary.regional(taken, territory), report.regional_pdf
    return Paper(pdf(made, language), contents_of(taken, territory, made), named(f"{territory[:2]}-{language}.pdf"))


def named(file: str) -> str:
    """One name for a paper, saved alone or with all others: sapa-11-kk.pdf."""
    return f"sapa-{file}"


def contents_of(taken: "Snapshot", territory: str, made: "Summary | None" = None) -> Contents:
    """The counts of a territory within a snapshot, and of the summary made of it."""
    counted = len(_inside(taken.interviews, territory))
    collected, accepted = (made.provenance.collected, made.provenance.accepted) if made else (counted, counted)
    visits = len(_inside(taken.visits, territory))
    return Contents(collected, accepted, collected - accepted, visits, taken.regions, taken.version)


def _inside(responses: "Sequence[Submission]", territory: str) -> "list[Submission]":
    return [one for one in responses if territory in (NATIONAL, one.region)]


def save_all(workspace: "Workspace", folder: Path, task: Task) -> int:
    """Every paper in three languages into a folder; says each file, stops between two when asked to."""
    from exports import report

    number = 0
    for number, file in enumerate(report.write_all(workspace, folder), start=1):
        task.report((number, file.replace(file.with_name(named(file.name))).name))
        if task.cancelled():
            break
    return number
