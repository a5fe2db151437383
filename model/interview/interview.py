"""Interview: a filling state with its journal. Each step appends an event and returns Changes. Pure; stores nothing."""

import json
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from forms.errors import AnswerError
from model import identity
from model.changes import Changes, Event
from model.errors import SurveyError
from model.interview import audit, remarks
from model.interview.course import Course
from model.interview.event import stamped
from model.interview.progress import Progress, Tally
from model.interview.replay import Beginning
from model.interview.rotation import drawn, rotated

if TYPE_CHECKING:
    from forms import Change, Form, Instance, NodeView, Problem, Snapshot

_SEEDS = 2**31 - 2


class Interview:
    """One interview from its first question to completion, whoever stores it."""

    def __init__(self, form: "Form", beginning: Event, course: Course | None = None) -> None:
        self.form = form
        self._events: list[Event] = [beginning]
        self._beginning = Beginning.of(beginning)
        self._course = course or Course(form, beginning)
        self._tally = Tally(self._course.instance)
        self.id = beginning.instance
        self.started = beginning.wall
        self.status = "draft"
        self._document = b""

    @classmethod
    def begin(
        cls,
        form: "Form",
        *,
        language: str,
        device: str,
        person: str,
        seed: int | None = None,
        prefill: Mapping[str, str] | None = None,
    ) -> "tuple[Interview, list[Changes]]":
        """A new interview. What is known before the first question is filled in, by path, and is not undone."""
        seed = secrets.randbelow(_SEEDS) + 1 if seed is None else seed
        beginning = Beginning(form.id, form.version, language, device, person, seed)
        interview = cls(form, stamped("begin", identity.new_id(), new=beginning.text()))
        steps = [Changes(interview._events[0], kinds=frozenset({"status", "structure"}))]
        for group, names in drawn(form, seed).items():
            steps.append(interview.witness("order", group, " ".join(names)))
        for path, value in (prefill or {}).items():
            steps.append(interview._answered("prefill", path, value))
        return interview, steps

    @classmethod
    def replay(cls, events: Iterable[Event], form: "Form") -> "Interview":
        """The interview as its events left it, on the form version it began with."""
        taken = list(events)
        if not taken or taken[0].kind != "begin":
            raise SurveyError("interview.no_beginning")
        interview = cls(form, taken[0], Course.replayed(form, taken))
        interview._events = taken
        last = {event.kind: event for event in taken}
        interview.status = "withdrawn" if "withdrawn" in last else "complete" if "complete" in last else "draft"
        if interview.status == "complete":
            interview._document = interview._closed(last["complete"])
        return interview

    @property
    def instance(self) -> "Instance":
        """The filling state; it is the same object for life."""
        return self._course.instance

    @property
    def language(self) -> str:
        """The language the questions are asked in."""
        return self.instance.language

    @property
    def events(self) -> tuple[Event, ...]:
        """Every step so far, those that were taken back included."""
        return tuple(self._events)

    @property
    def person(self) -> str:
        """The id of whoever began it."""
        return self._beginning.person

    @property
    def place(self) -> str:
        """The question one is at: last gone to, answered, remarked on, or brought back by an undo."""
        return self._course.fold.place

    @property
    def comments(self) -> Mapping[str, str]:
        """The comments that stand, by path."""
        return self._course.fold.comments

    @property
    def reasons(self) -> Mapping[str, tuple[str, str]]:
        """Why an unlikely answer is right, by path: the answer it was said of, and the reason."""
        return self._course.fold.reasons

    @property
    def halves(self) -> Mapping[tuple[str, str], str]:
        """What is half given and no answer yet, by path and by what it is half of: "" the answer, comment, reason."""
        return self._course.fold.halves

    @property
    def orders(self) -> Mapping[str, tuple[str, ...]]:
        """The names of rotated items in the order they are asked, by the path of their group."""
        return self._course.fold.orders

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self.status == "draft" and self._course.fold.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to take again: none any more once something new was answered."""
        return self.status == "draft" and self._course.fold.can_redo

    # --- steps --------------------------------------------------------------------------------------------------

    def answer(self, path: str, value: str) -> Changes:
        """Take an answer as the XML writes it; "" clears. AnswerError if it cannot be one."""
        self._expect_draft()
        return self._answered("answer", path, value)

    def attach(self, path: str, name: str, described: str) -> tuple[Changes, Changes]:
        """Answer with a file that is durable: what it is known by comes first, then the answer that names it."""
        self._expect_draft()
        event = stamped("file", self.id, path, "", described)
        answer = self._answered("answer", path, name, event)
        return Changes(event, kinds=frozenset({"files"})), answer

    def prefill(self, path: str, value: str) -> Changes:
        """Fill in what the program knows: it is no place one is at, and nothing to undo."""
        self._expect_draft()
        return self._answered("prefill", path, value)

    def add(self, repeat: str) -> Changes:
        """Add an instance of a repeat."""
        self._expect_draft()
        before = self._course.moment()
        change = self.instance.add(repeat)
        return self._stepped("add", repeat, "", "", "structure", change=change, before=before)

    def remove(self, path: str) -> Changes:
        """Remove one instance of a repeat: /data/people[2]."""
        self._expect_draft()
        before = self._course.moment()
        change = self.instance.remove(path)
        return self._stepped("remove", path, "", "", "structure", change=change, before=before)

    def set_language(self, language: str) -> Changes:
        """Ask in another language from here on; answers do not change."""
        self._expect_draft()
        spoken, before = self.language, self._course.moment()
        self._tally.hear(self.instance.set_language(language))
        return self._stepped("language", "", spoken, language, "language", before=before)

    def comment(self, path: str, text: str) -> Changes:
        """Write a remark beside a question; "" takes it away."""
        self._expect_draft()
        return self._stepped("comment", path, self.comments.get(path, ""), text, "comments")

    def go(self, path: str) -> Changes:
        """Be at this question: where the interview will be resumed."""
        self._expect_draft()
        section = self.instance[path].section
        progress = self._tally.progress(path)
        far = {"section": progress.position(section), "sections": len(progress.sections), "at": section}
        counts = {"answered": progress.answered, "asked": progress.asked}
        return self._stepped("place", path, self.place, _compact({**far, **counts}), "place")

    def complete(self) -> Changes:
        """Finish. SurveyError interview.incomplete names how many questions block and the first of them."""
        self._expect_draft()
        problems = self.problems()
        if problems:
            raise SurveyError("interview.incomplete", count=len(problems), first=problems[0].path)
        event = stamped("complete", self.id)
        self._document = self._closed(event)
        said = _compact({**self._counts(), "sha256": _sha256(self._document)})
        event = replace(event, new=said)
        self.status = "complete"
        self._record(event)
        return Changes(event, kinds=frozenset({"status"}), document=self._document)

    def withdraw(self, reason: str = "") -> Changes:
        """Take it back, a draft or one that is finished and still here; it stays in the journal and is never sent."""
        if self.status == "withdrawn":
            raise SurveyError("interview.closed", status=self.status)
        self.status = "withdrawn"
        return self._stepped("withdrawn", "", "", reason, "status")

    def recall(self, reason: str) -> Changes:
        """Ask the hub to leave out a finished interview that it has, or may have."""
        if self.status != "complete":
            raise SurveyError("interview.closed", status=self.status)
        return self._stepped("recall", "", "", reason, "status")

    def undo(self) -> Changes:
        """Take the last step back: every value is again what it was before, those that a gate hid included."""
        self._expect_draft()
        step = self._course.fold.undoable()
        if step is None:
            raise SurveyError("interview.nothing_to_undo")
        return self._retraced(step, stamped("undo", self.id, step.node, step.new, step.old))

    def redo(self) -> Changes:
        """Take the step again that was taken back last, as it was taken: at its own time, in its own place."""
        self._expect_draft()
        step = self._course.fold.redoable()
        if step is None:
            raise SurveyError("interview.nothing_to_redo")
        return self._retraced(step, stamped("redo", self.id, step.node, step.old, step.new))

    def witness(self, kind: str, path: str = "", new: str = "") -> Changes:
        """Write down what happened around the answers: a reason, a look at a hidden answer, sleep, a clock set."""
        self._expect_draft()
        old = self.instance[path].value if kind == "reason" else ""
        return self._stepped(kind, path, old, new, "witness")

    def half(self, path: str, text: str, of: str = "") -> Changes:
        """Keep what is half given at a question, or half of its comment or reason: no answer yet; "" forgets it."""
        self._expect_draft()
        return self._stepped("half", path, of, text, "half")

    def hidden_by(self, path: str, value: str) -> tuple[str, ...]:
        """The answered questions that this answer would hide; nothing is changed."""
        moment = self.instance.snapshot()
        try:
            change = self.instance.answer(path, value, now=self.instance.now)
        except AnswerError:
            return ()
        finally:
            self.instance.restore(moment)
        views = [self.instance[one] for one in change.hidden if one in self.instance]
        return tuple(view.path for view in views if view.kind == "question" and view.value and view.control)

    def nodes(self) -> "list[NodeView]":
        """Every node in the order it is asked: that of the form, rotated items in theirs."""
        return rotated(self.instance.nodes(), self.orders)

    # --- what follows -------------------------------------------------------------------------------------------

    def progress(self) -> Progress:
        """The sections and their counts."""
        return self._tally.progress(self.place)

    def problems(self) -> "list[Problem]":
        """What blocks completion, in the order of the questionnaire."""
        return list(self.instance.problems())

    def submission(self) -> bytes:
        """The submission as it would be sent now; once complete, the frozen bytes."""
        return self._document or self.instance.submission(beside=remarks.beside(self))

    def audit(self) -> bytes:
        """audit.csv with the columns the form asks for, empty for a form that asks for none. Once complete, it is the
        file that the submission names."""
        asked = self.form.audit
        return audit.audit(self._events, self.person, asked) if asked is not None else b""

    # --- inside -------------------------------------------------------------------------------------------------

    def _answered(self, kind: str, path: str, value: str, *ahead: Event) -> Changes:
        """Take an answer; `ahead` is told before it, and only if it can be taken."""
        old, before = self.instance[path].value, self._course.moment()
        event = stamped(kind, self.id, path, old, value)
        change = self.instance.answer(path, value, now=datetime.fromisoformat(event.wall))
        # As the form keeps it: where it stands, and in its normal spelling ("007" is 7).
        event = replace(event, node=change.path, new=change.new or value)
        for one in ahead:
            self._record(one)
        self._record(event, change, before)
        return Changes(event, change, change.values, frozenset({"answers"}))

    def _stepped(
        self, kind: str, node: str, old: str, new: str, touched: str, *, change: "Change | None" = None,
        before: "Snapshot | None" = None,
    ) -> Changes:  # fmt: skip
        event = stamped(kind, self.id, node, old, new)
        self._record(event, change, before)
        return Changes(event, change, change.values if change else {}, frozenset({touched}))

    def _record(self, event: Event, change: "Change | None" = None, before: "Snapshot | None" = None) -> None:
        self._events.append(event)
        self._course.taken(event, before)
        self._tally.hear(change)

    def _retraced(self, step: Event, event: Event) -> Changes:
        """The state after an undo or a redo of this step."""
        self._events.append(event)
        change = self._course.retrace(event)
        self._tally.hear(change)
        kinds = {"comment": "comments", "answer": "answers"}.get(step.kind, "structure")
        return Changes(event, change, change.values if change else {}, frozenset({kinds}))

    def _closed(self, completed: Event) -> bytes:
        end = datetime.fromisoformat(completed.wall)
        return self.instance.submission(end=end, audit=audit.NAME, beside=remarks.beside(self))

    def _counts(self) -> dict[str, int]:
        progress = self.progress()
        return {"answered": progress.answered, "asked": progress.asked, "sections": len(progress.sections)}

    def _expect_draft(self) -> None:
        if self.status != "draft":
            raise SurveyError("interview.closed", status=self.status)


_compact: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def _sha256(content: bytes) -> str:
    import hashlib

    return hashlib.sha256(content).hexdigest()
