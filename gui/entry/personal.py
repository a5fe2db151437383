"""Personal numbers in what is typed: the sentence beside the field, and whether the text may be kept as it is."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import forms
from gui.core import actions
from model.language import N_, _, speaking
from model.quality import privacy

if TYPE_CHECKING:
    from gui.entry.room import Room
    from model.interview.interview import Interview

SENTENCES = {
    "iin": N_("An IIN stands here and is not saved. Take it out, or press {key} to hide it."),
    "phone": N_("A phone number stands here and is not saved. Take it out, or press {key} to hide it."),
    "card": N_("The number of a bank card stands here and is not saved. Take it out, or press {key} to hide it."),
    "email": N_("An e-mail address stands here and is not saved. Take it out, or press {key} to hide it."),
    "like_iin": N_("Twelve figures in a row look like an IIN. If they are one, take them out."),
    "like_phone": N_("This looks like a phone number. If it is one, take it out."),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said beside the field, "" for nothing, and whether the text must not be kept."""

    sentence: str = ""
    blocks: bool = False


def judged(interview: "Interview", path: str, value: str) -> Verdict:
    """A text that is about to be kept; what is no free text passes, and what the form marks as personal."""
    if not value or interview.instance[path].type != "string" or may_hold(interview, path):
        return Verdict()
    with speaking(interview.language):
        return verdict(value)


def may_hold(interview: "Interview", path: str) -> bool:
    """Whether the form asks for a personal number here: what is typed is the answer, as it stands."""
    return forms.is_personal(interview.instance[path].definition)


def verdict(text: str) -> Verdict:
    """Any free text, in the language that is spoken now. What blocks is said first."""
    found = sorted(privacy.scan(text), key=lambda one: not one.blocks)
    if not found:
        return Verdict()
    said = _(SENTENCES[found[0].kind]).format(key=actions.action("mask").key)
    return Verdict(said, found[0].blocks)


def masked(text: str) -> str:
    """The text with its personal numbers hidden."""
    return privacy.masked(text)


class Guard:
    """Keeps personal numbers out of what a room saves.

    A text that holds one waits in its field: the person is told and may go on typing. Whoever goes elsewhere all the
    same leaves it with the figures hidden, so that nothing else of it is lost.
    """

    def __init__(self, room: "Room") -> None:
        self._room = room
        self._held: dict[str, str] = {}

    def lets(self, path: str, value: str) -> bool:
        """Whether this may be kept; the field says what stands in the way, or only looks like it."""
        found = judged(self._room.interview, path, value)
        self._room.questions.say(path, found.sentence, doubt=not found.blocks)
        if found.blocks:
            self._held[path] = value
        else:
            self._held.pop(path, None)
        return not found.blocks

    def release(self, *, but: str = "") -> None:
        """Save what waits at other questions than this, hidden."""
        for path in [path for path in self._held if path != but]:
            self._room.questions.say(path, "")
            self._room.controller.answer(path, masked(self._held.pop(path)))

    def mask(self) -> None:
        """Hide the personal numbers of the field one is in, and save it."""
        self._room.questions.commit()
        self.release()


def kept(interview: "Interview") -> list[tuple[str, Verdict]]:
    """Answers and comments that hold personal numbers all the same, by path, in the order of the questionnaire."""
    found = []
    with speaking(interview.language):
        for view in interview.instance.nodes():
            if view.kind == "question" and view.relevant and view.type == "string" and not view.readonly:
                answer = "" if forms.is_personal(view.definition) else view.value
                texts = (answer, interview.comments.get(view.path, ""))
                found += [(view.path, one) for one in map(verdict, texts) if one.sentence][:1]
    return found


def cautions(interview: "Interview") -> str:
    """What looks like a personal number and may stay: said once more before the end."""
    doubtful = [path for path, found in kept(interview) if not found.blocks]
    if not doubtful:
        return ""
    named = "; ".join(interview.instance[path].label for path in doubtful)
    return _("Before you finish, look again at what seems to be a personal number: {questions}").format(questions=named)
