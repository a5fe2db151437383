"""A room in which one questionnaire is answered, shared by interviews and visits: controller, questions, keys."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from gui.core import actions, keys
from gui.core.sentences import titled
from gui.entry import consent, hints, personal, screens, wording
from gui.entry.controller import Controller
from gui.entry.ending import Ending
from gui.entry.gate import Gate
from gui.entry.handing import Handing
from gui.entry.keeping import Keeping
from gui.entry.questions import Questions
from gui.entry.speaking import Speaking
from gui.entry.strain import Strain
from gui.entry.watch import Watch
from model import language
from model.interview.doubts import UNLIKELY, doubt
from model.language import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable

    from model.changes import Changes
    from model.interview.interview import Interview
    from model.workspace import Workspace

TAPPED = {"=": "Equal", "+": "Equal"}
REST = 20  # ms after the last step in which the screen belongs to the person alone
ENTER = ("Enter", "NumEnter")


class Room(Ending, Keeping, Speaking, Strain):
    """One interview on the screen.

    Signals: `left` when the person leaves, everything being saved; `finished(id)` when they go home after finishing;
    `saved` (Saved) after each commit; `language_changed(code)` of the questions.
    """

    left = Signal()
    finished = Signal(str)
    saved = Signal(object)
    language_changed = Signal(str)

    ROLE = "survey"  # of the questionnaires it is the room for
    IS_KEPT = True  # so that one can come back to it
    QUESTIONS = Questions
    AGAIN = N_("New interview")
    EXPLAINED = N_("Receipt code for the respondent: with it the interview can be withdrawn.")

    def __init__(self, workspace: "Workspace", interview: "Interview", parent: QWidget | None = None) -> None:
        super().__init__(interview, parent)
        self.workspace = workspace
        self.questions: Questions | None = None
        self.controller: Controller | None = None
        self.is_done = self._leaves = False
        self.guard, self.handing, self.watch = personal.Guard(self), Handing(self), Watch(self)
        self._after = QTimer(self, singleShot=True, interval=REST)
        self._after.timeout.connect(self._rest)
        self._connect()
        self._bind()
        self.open(interview)

    # --- building -------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.header.left.connect(self.leave)
        self.header.language_asked.connect(self.next_language)
        self.outline.chosen.connect(self._go_to_section)
        self.outline.closed.connect(self.take_focus)
        self.remark.written.connect(self._remarked)
        self.remark.reasoned.connect(self._reasoned)
        self.remark.halved.connect(self.keep_half)
        self.remark.closed.connect(self.take_focus)
        self.retry.clicked.connect(self._try_again)
        self.strip.pressed.connect(self._tapped)
        self.watch.slept.connect(self._slept)
        self.watch.clock_set.connect(self._clock_set)
        self.finish.jumped.connect(self._jump)
        self.finish.confirmed.connect(self.complete)
        self.finish.returned.connect(self._return)
        self.finish.closed.connect(self._close)
        self.finish.again.connect(self.begin_again)

    def _bind(self) -> None:
        commands = {"form_language": self.next_language, "comment": self.write_remark, "sections": self.show_sections,
                    "finish": self.show_finish, "undo": self.undo, "redo": self.redo, "leave": self.escape,
                    "mask": self.guard.mask, "show_card": self.handing.show_card,
                    "reveal": self.handing.reveal}  # fmt: skip
        for name, command in commands.items():
            for key in actions.action(name).keys:
                keys.keys().bind(key, self, command)
        keys.keys().bind("Ctrl+Enter", self, self._next_screen)
        for key in ENTER:
            keys.keys().bind(key, self, self._mean, when=lambda: self.gate.is_waiting)

    def open(self, interview: "Interview") -> None:
        """Show this interview where it was left, or at its first question."""
        self.interview, self.is_done = interview, interview.status != "draft"
        self.is_strained = bool(interview.instance.overloaded)
        self._titles = next((dict(each.title) for each in self.workspace.forms() if each.id == interview.form.id), {})
        for old in (self.controller, self.questions):
            if old is not None:
                old.deleteLater()
        self.controller = Controller(self.workspace, interview, self)
        self.questions = self.QUESTIONS(interview)
        self.questions.keeper = self.controller.keeper
        self.gate = Gate(interview)
        self.stack.addWidget(self.questions)
        self.controller.changed.connect(self._changed)
        self.controller.saved.connect(self._was_saved)
        self.controller.not_saved.connect(self._was_not_saved)
        self.controller.refused.connect(self.questions.say)
        self.controller.refused.connect(self._stay)
        self.controller.completed.connect(self._completed)
        self.questions.answered.connect(self._answered)
        self.questions.misread.connect(self._misread)
        self.questions.halved.connect(self.keep_half)
        self.questions.added.connect(self._add)
        self.questions.removed.connect(self._remove)
        self.questions.handed.connect(self.handing.hand_over)
        self.questions.spoken.connect(self.speak)
        self.questions.moved.connect(self._moved)
        self.questions.ended.connect(self.show_finish)
        self.trouble.say("")
        self.header.show_language(interview.language)
        self.opened()
        self.stack.setCurrentWidget(self.questions)
        self.questions.begin()
        self.retranslate()
        if self.is_done:
            self._show_counts()
            self._completed(interview.id)

    def opened(self) -> None:
        """Another interview is on view: a kind of room sets up what is its own."""

    # --- answering --------------------------------------------------------------------------------------------------

    def take_answer(self, path: str, value: str) -> None:
        """An answer that was pointed at elsewhere, as if it had been given in its row."""
        self._answered(path, value, on=True)

    @Slot(str, str, bool)
    def _answered(self, path: str, value: str, on: bool) -> None:
        if self.gate.holds(path, value, meant=on or not self.questions.is_typed(path)):
            self.questions.say(path, self.gate.sentence(), doubt=True)
            return
        if not self.guard.lets(path, value) or not self.controller.answer(path, value) or not on:
            return
        found = doubt(self.interview, path)
        if found and found.kind == UNLIKELY and not found.is_settled:
            self.remark.open_line(path, self.interview.instance[path].label, self.half_of(path, "reason"), why=True)
        elif path == self.questions.place:
            self.questions.step(1)

    @Slot(str, str)
    def _reasoned(self, path: str, text: str) -> None:
        """Why an unlikely answer is right; without a word it stays doubtful, and one goes on."""
        if text:
            self.controller.witness("reason", path, personal.masked(text))
        if path == self.questions.place:
            self.questions.step(1)

    def _mean(self) -> None:
        """Enter at a question whose new answer would hide others: it is meant."""
        self._answered(self.gate.path, self.gate.value, on=True)

    def _keep(self) -> bool:
        """The answer that would hide others is not meant; False if none waits."""
        path, was_waiting = self.gate.path, self.gate.is_waiting
        self.gate.drop()
        if was_waiting:
            self.questions.revert(path)
        return was_waiting

    @Slot(str)
    def _moved(self, path: str) -> None:
        self.guard.release(but=path)
        self.news.say("")
        self.stack.setCurrentWidget(self.questions)
        if path != self.gate.path:
            self._keep()
        self._after.start()

    @Slot()
    def _rest(self) -> None:
        """Once the answer is painted: keep the place, count what is done."""
        if not self.is_done and self.stack.currentWidget() is self.questions:
            self.controller.go(self.questions.place)
            self.say_strain()
        self.show_progress()

    @Slot(str)
    def _add(self, repeat: str) -> None:
        count = self.interview.instance[repeat].count
        if self.controller.add(repeat):
            self._go_inside(f"{repeat}[{count + 1}]")

    @Slot(str)
    def _remove(self, member: str) -> None:
        if self.controller.remove(member):
            self._go_inside(member.rpartition("[")[0])

    def _go_inside(self, start: str) -> None:
        stops = self.questions.stops(self.questions.screen)
        self.questions.go(next((path for path in stops if path.startswith(start)), stops[0]))

    @Slot(object)
    def _changed(self, changes: "Changes") -> None:
        self.questions.show_changes(changes)
        self.hear_strain(changes)
        if "language" in changes.kinds:
            self.header.show_language(self.interview.language)
            self.language_changed.emit(self.interview.language)
        self._after.start()

    def undo(self) -> None:
        """Take the last step back and be where it was."""
        self._retrace(self.controller.undo)

    def redo(self) -> None:
        """Take the step again that was taken back."""
        self._retrace(self.controller.redo)

    def _retrace(self, step: "Callable[[], bool]") -> None:
        if self._keep():
            return
        self.questions.commit()
        if not self.is_done and step():
            self.questions.go(self.interview.place or self.questions.place)

    def retranslate(self) -> None:
        """The words of the window, in its language; the questions keep theirs."""
        self.retry.say(_("Try again"))
        self.finish.show_words(_(self.AGAIN), _(self.EXPLAINED))
        if self.questions is not None:
            self.show_progress()

    # --- comments, sections -----------------------------------------------------------------------------------------

    def write_remark(self) -> None:
        """Comment on the question one is at."""
        place = self.questions.place
        if place and self.stack.currentWidget() is self.questions:
            self.questions.commit()
            self._keep()
            text = self.half_of(place, "comment") or self.interview.comments.get(place, "")
            self.remark.open_line(place, self.interview.instance[place].label, text)

    @Slot(str, str)
    def _remarked(self, path: str, text: str) -> None:
        self.controller.comment(path, personal.masked(text))

    def show_sections(self) -> None:
        """Into the list of sections, or back."""
        self._keep()
        if self.outline.hasFocus():
            self.take_focus()
        else:
            self._rest()
            self.outline.setFocus()

    @Slot(str)
    def _go_to_section(self, path: str) -> None:
        if not self.is_done:
            self.questions.commit()
            self.stack.setCurrentWidget(self.questions)
            self.questions.go_to_screen(path)

    def _next_screen(self) -> None:
        self.questions.commit()
        self.questions.next_screen()

    # --- by finger ---------------------------------------------------------------------------------------------------

    @Slot(str)
    def _tapped(self, shown: str) -> None:
        """A key of the strip was touched: it does what the key does."""
        self.take_focus()
        place = next((place for place, sign in actions.SHOWN.items() if sign == shown and "Num" not in place), shown)
        binding = keys.keys().find(keys.parse(place), self)
        if binding is not None:
            binding.fire()
        elif self.stack.currentWidget() is self.questions:
            self.questions.take(TAPPED.get(place, place))

    # --- leaving ----------------------------------------------------------------------------------------------------

    def escape(self) -> None:
        """Esc: one step out. A list closes, a comment closes, the finish goes back; then one leaves."""
        if self._keep():
            self.take_focus()
        elif self.remark.isVisible():
            self.remark.cancel_line()
        elif self.outline.hasFocus():
            self.take_focus()
        elif self.stack.currentWidget() is self.finish:
            self._close() if self.is_done else self._return()
        elif not self.questions.escape():
            self.leave()

    @Slot()
    def leave(self) -> None:
        """Go; everything is saved first."""
        if self.is_done:
            self._close()
            return
        self.questions.commit()
        self.guard.release()
        self._rest()
        if self.controller.under_way or self.controller.keeper.is_busy:
            self._leaves = True
        elif not self.controller.is_blocked:
            self.left.emit()

    # --- what is shown around the questions ---------------------------------------------------------------------------

    @Slot()
    def show_progress(self) -> None:
        """Counts, title and keys; after the answer was painted, never before."""
        progress, questions = self.interview.progress(), self.questions
        titles = {screen.path: questions.name_of(screen) for screen in questions.screens}
        lines = screens.lines(questions.screens, progress, titles, self.interview)
        here = questions.screen.path if questions.screen and self.stack.currentWidget() is questions else ""
        self.outline.show_lines(lines, here)
        at = next((number for number, line in enumerate(lines, 1) if line.path == here), 0)
        if consent.is_awaited(questions.piece()):
            at = 0  # how many screens there are is known when it is given
        self.header.show_progress(at, len(lines), progress.answered, progress.asked)
        title = titled(self._titles) or self.interview.form.title(language.current())
        self.header.show_title(title, wording.centre(self.interview))
        self.show_keys()

    def show_keys(self) -> None:
        """The strip: what works now."""
        if self.stack.currentWidget() is self.finish:
            self.strip.show_hints([("Enter", _("choose")), ("Esc", _("back"))])
        else:
            cannot = [name for name in ("undo", "redo") if not getattr(self.interview, f"can_{name}")]
            if not self.handing.can_show():
                cannot.append("show_card")
            found = hints.hints_for(self.questions.piece(), self.own_hints(), without=cannot)
            self.strip.show_hints(found)

    def own_hints(self) -> list[hints.Hint]:
        """Keys of this kind of room alone."""
        return []

    @Slot()
    def take_focus(self) -> None:
        """Give the keys to the question one is at."""
        (self.finish if self.stack.currentWidget() is self.finish else self.questions).take_focus()

    def hideEvent(self, event: QHideEvent) -> None:
        """The room goes away (left, locked, closed): what is half typed and the place are kept while there is time."""
        if not event.spontaneous():
            self.watch.stop()
            self.handing.end()
            self.questions.commit()
            self._rest()
            self._after.stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.watch.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In another window one is still at the same question, and other keys may be of use there."""
        if self.questions is not None:
            self.questions.bring_into_view()
            self.show_keys()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys nobody below used: they are meant for the question, wherever the focus strayed."""
        pressed = keys.stroke(event)
        if self.stack.currentWidget() is self.finish or pressed.ctrl or pressed.alt:
            event.ignore()
        elif pressed.key == "PageDown":
            self._next_screen()
        elif pressed.key == "PageUp":
            self.questions.commit()
            self.questions.previous_screen()
        elif pressed.key in ENTER or not self.questions.take(pressed.key):
            # Qt passes on the Enter of a field or a list that has used it.
            event.ignore()
