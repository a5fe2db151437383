"""How an interview ends, in words: from the outcome code that its form works out. It decides no code."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import forms
from model import reference
from model.language import N_, _

if TYPE_CHECKING:
    from model.interview.interview import Interview

BEGUN = ("I", "P")  # classes with answers; a break-off has some too
WHOLE, BROKEN_OFF = "1.1", "2.12"
TITLES = {
    WHOLE: N_("Complete."),
    "1.2": N_("Partly complete."),
    BROKEN_OFF: N_("Broken off."),
    "2.11": N_("Refused."),
    "3.2": N_("Refused."),
}
MEANINGS = {
    WHOLE: N_("More than 80 % of the rated questions have a mark."),
    "1.2": N_("50 to 80 % of the rated questions have a mark: it counts as a partial interview."),
    BROKEN_OFF: N_("Fewer than half of the rated questions have a mark: it counts as broken off."),
    "2.11": N_("The respondent refused when it was known that they could take part."),
    "3.2": N_("The respondent refused before the first question."),
}
OF_CLASS = {
    "NC": N_("Chosen, and could not be spoken to."),
    "O": N_("The respondent could not take part: this is no refusal."),
    "UO": N_("It is not known whether this person could have taken part."),
    "NE": N_("This person is not among those who are asked: it is no refusal."),
}


@dataclass(frozen=True, slots=True)
class End:
    """An outcome for whoever finishes: a title, what it means, and whether anything was asked at all."""

    code: str
    title: str
    meaning: str
    is_begun: bool


def code_of(interview: "Interview") -> str:
    """The outcome code of the interview as it stands; "" where its form works out none."""
    for path, question in interview.form.questions.items():
        if forms.mark(question, "role") == "outcome" and path in interview.instance:
            return interview.instance[path].value
    return ""


def worded(code: str) -> End | None:
    """An outcome code in the window's language; None for what is no code of the list."""
    found = reference.outcomes().get(code)
    if found is None:
        return None
    title, meaning = TITLES.get(code), MEANINGS.get(code) or OF_CLASS.get(found.group, "")
    is_begun = found.group in BEGUN or code == BROKEN_OFF
    return End(code, _(title) if title else f"{found.name()}.", _(meaning) if meaning else "", is_begun)
