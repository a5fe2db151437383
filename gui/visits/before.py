"""What comes before a visit: the test that is passed once, and the six months between two visits to one centre."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import forms
from model import identity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from model.interview.interview import Interview
    from model.workspace import InterviewRow

APART = timedelta(days=183)
VALID = timedelta(days=183)  # so long a passed test counts


def path_of(interview: "Interview", role: str) -> str:
    """The question with this role; "" where the form has none."""
    found = (path for path, one in interview.form.questions.items() if forms.mark(one, "role") == role)
    return next((path for path in found if path in interview.instance), "")


def value_of(interview: "Interview", role: str) -> str:
    """What that question holds."""
    path = path_of(interview, role)
    return interview.instance[path].value if path else ""


def setting_of(interview: "Interview") -> str:
    """Under which name the workspace keeps the day of the test: another version of the form asks again."""
    return f"certified.{interview.form.id}.{interview.form.version}"


def is_valid(day: str) -> bool:
    """Whether a test passed on this day still counts."""
    return bool(day) and identity.now().date() - datetime.fromisoformat(day).date() <= VALID


def is_new(interview: "Interview") -> bool:
    """Whether nothing of the test was touched yet."""
    tests = [path for path, one in interview.form.questions.items() if forms.mark(one, "role") == "test"]
    return bool(tests) and not any(interview.instance[path].value for path in tests if path in interview.instance)


def visited(rows: "Iterable[InterviewRow]", interview: "Interview", centre: str) -> str:
    """When this shopper was last at this centre, if it is too short ago; ISO 8601, "" if it is not."""
    since = (identity.now() - APART).isoformat()
    earlier = [row.started for row in rows
               if row.role == "visit" and row.id != interview.id and row.centre == centre
               and row.status == "complete" and row.started > since]  # fmt: skip
    return max(earlier, default="")
