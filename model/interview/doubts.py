"""What seems not to fit together in an interview and keeps nobody from finishing it. Derived; stores nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forms import mark
from model.quality.complaint import complains

if TYPE_CHECKING:
    from forms import NodeView
    from model.interview.interview import Interview

UNLIKELY, PRAISED, UNEXPLAINED = "unlikely", "praised", "unexplained"
_RATED = ("item", "eservice")
_FULL, _LOW = "5", ("1", "2")


@dataclass(frozen=True, slots=True)
class Doubt:
    """One answer to look at again.

    `unlikely`: against the form's soft rule, `message` being the form's words and `reason` what was said for it;
    `praised`: full marks beside words of complaint; `unexplained`: a low mark without a comment.
    """

    path: str
    kind: str
    message: str = ""
    reason: str = ""

    @property
    def is_settled(self) -> bool:
        """Whether a reason was given."""
        return bool(self.reason)


def doubts(interview: "Interview") -> list[Doubt]:
    """All of them, in the order of the questionnaire; those with a reason included."""
    return [found for view in interview.nodes() for found in _of(interview, view)]


def doubt(interview: "Interview", path: str) -> Doubt | None:
    """The first one about this answer."""
    return next(_of(interview, interview.instance[path]), None)


def _of(interview: "Interview", view: "NodeView") -> Iterator[Doubt]:
    if view.kind != "question" or not view.value or not view.relevant:
        return
    if view.unlikely:
        said_of, reason = interview.reasons.get(view.path, ("", ""))
        yield Doubt(view.path, UNLIKELY, view.unlikely_message, reason if said_of == view.value else "")
    if mark(view.definition, "role") in _RATED:
        comment = interview.comments.get(view.path, "")
        if view.value == _FULL and complains(comment):
            yield Doubt(view.path, PRAISED)
        elif view.value in _LOW and not comment:
            yield Doubt(view.path, UNEXPLAINED)
