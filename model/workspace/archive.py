"""The interviews of this device as long lists, their day, and taking one back after its end. Part of the workspace."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from model import identity, language
from model.errors import SurveyError
from model.interview.paradata import paradata
from model.store import interviews
from model.store.database import Readers
from model.store.records import InterviewRow

if TYPE_CHECKING:
    from model.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Day:
    """What was finished today, and the median of the minutes at work, breaks left out; None without any."""

    finished: int = 0
    minutes: float | None = None


class Archive:
    """Long lists are ordered once, as numbers, and read by the page."""

    def __init__(self, workspace: "Workspace", readers: Readers) -> None:
        self._workspace, self._readers = workspace, readers
        self._seconds: dict[str, float] = {}  # at work, of each that was finished today

    def order(self, kind: str, by: str = "started", *, descending: bool = True) -> list[int]:
        """The numbers of all visits, or of everything that is no visit, in this order."""
        with self._readers.reading() as database:
            return interviews.order(database, kind, by, descending=descending)

    def rows(self, numbers: Sequence[int]) -> list[InterviewRow]:
        """The rows with these numbers, in their order."""
        with self._readers.reading() as database:
            label = self._workspace.section_label
            return interviews.numbered(database, numbers, language=language.current(), label=label)

    def today(self) -> Day:
        """The interviews finished today; each is gone through once, and those of yesterday are let go."""
        day = identity.now().date().isoformat()
        with self._readers.reading() as database:
            found = interviews.finished_on(database, day)
        known = self._seconds
        self._seconds = {one: known[one] if one in known else self._worked(one) for one in found}
        return Day(len(found), median(self._seconds.values()) / 60 if found else None)

    def _worked(self, instance_id: str) -> float:
        return paradata(self._workspace.events(instance_id)).seconds

    def withdraw(self, instance_id: str, reason: str) -> str:
        """Take a finished interview back: "withdrawn" while it is here only, else "asked": the hub has to be told.

        SurveyError withdraw.no_reason, interview.unknown, interview.closed for one that was taken back before.
        """
        if not reason.strip():
            raise SurveyError("withdraw.no_reason")
        row = self._workspace.interview(instance_id)
        if row is None:
            raise SurveyError("interview.unknown", instance=instance_id)
        if row.status == "withdrawn" or row.recalled:
            raise SurveyError("interview.closed", status="withdrawn")
        interview = self._workspace.resume(instance_id)
        if row.status == "draft" or row.is_here:
            self._workspace.save(interview.withdraw(reason)).result()
            return "withdrawn"
        self._workspace.save(interview.recall(reason)).result()
        return "asked"
