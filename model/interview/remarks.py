"""What was said beside the answers, as a submission carries it: in the hidden question a form marks for it. Pure."""

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from forms import mark

if TYPE_CHECKING:
    from forms import Form
    from model.interview.interview import Interview

ROLE = "remarks"


def place_of(form: "Form") -> str:
    """The path of the question with the role `remarks`; "" where nothing is to be carried, or somebody answers it."""
    hidden = ((path, one) for path, one in form.questions.items() if one.kind == "hidden" and not one.repeat)
    return next((path for path, one in hidden if mark(one, "role") == ROLE), "")


def beside(interview: "Interview") -> Mapping[str, str]:
    """The remarks by the path of their question, for `Instance.submission`.

    One JSON list in the order of the form: `about` a path; `comment`, or the `reason` why the answer `of` is right.
    """
    place = place_of(interview.form)
    said = list(_said(interview)) if place else []
    return {place: json.dumps(said, ensure_ascii=False, separators=(",", ":"))} if said else {}


def _said(interview: "Interview") -> Iterator[dict[str, str]]:
    """Those that are about an answer which counts: what a gate hides is not sent, nor what was said of it."""
    for view in interview.instance.nodes():
        if not view.relevant:
            continue
        if comment := interview.comments.get(view.path):
            yield {"about": view.path, "comment": comment}
        of, reason = interview.reasons.get(view.path, ("", ""))
        if reason and of == view.value:
            yield {"about": view.path, "of": of, "reason": reason}
