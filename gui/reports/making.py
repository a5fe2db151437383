"""Making a paper off the event loop: what is counted, and the PDF. It shows nothing."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gui.core.tasks import Task

if TYPE_CHECKING:
    from model.workspace import Workspace

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

    region = None if territory == NATIONAL else territory
    taken = snapshot.take(workspace, region=region)
    if not taken.interviews:
        raise NothingToReportError(contents_of(taken))
    if region is None:
        made, pdf = summary.national(taken), report.national_pdf
    else:
        made, pdf = summary.regional(taken, region), report.regional_pdf
    return Paper(pdf(made, language), contents_of(taken, made), named(f"{territory[:2]}-{language}.pdf"))


def named(file: str) -> str:
    """One name for a paper, saved alone or with all others: sapa-11-kk.pdf."""
    return f"sapa-{file}"


def contents_of(taken: object, made: object | None = None) -> Contents:
    """The counts of a snapshot, and of the summary made from it."""
    collected = taken.collected
    accepted = made.provenance.accepted if made is not None else len(taken.interviews)
    return Contents(collected, accepted, collected - accepted, len(taken.visits), tuple(taken.regions), taken.version)


def save_all(workspace: "Workspace", folder: Path, task: Task) -> int:
    """Every paper in three languages into a folder; says each file, stops between two when asked to."""
    from exports import report

    number = 0
    for number, file in enumerate(report.write_all(workspace, folder), start=1):
        task.report((number, file.replace(file.with_name(named(file.name))).name))
        if task.cancelled():
            break
    return number
