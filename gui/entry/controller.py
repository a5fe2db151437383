"""Between interview, workspace and screen: each step becomes changes, then a commit, then news."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from forms.errors import CodedError
from gui.core.tasks import tasks
from gui.entry.keeper import RoomKeeper
from model import messages
from model.language import speaking

if TYPE_CHECKING:
    from model.changes import Changes
    from model.interview.interview import Interview
    from model.workspace import AttachedFile, Saved, Workspace

RETRY_EVERY = 3_000  # ms


class Controller(QObject):
    """One interview being answered.

    Signals: `changed` (Changes) at once, before the disk; `saved` (Saved) when everything up to there is durable;
    `not_saved` (the error) when a step is not on the disk: answers are refused until it is; `refused(path, sentence)`
    when an answer cannot be taken; `completed` when the finished interview is durable.
    """

    changed = Signal(object)
    saved = Signal(object)
    not_saved = Signal(object)
    refused = Signal(str, str)
    completed = Signal(str)

    def __init__(self, workspace: "Workspace", interview: "Interview", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace, self.interview = workspace, interview
        self.is_blocked = False
        self.under_way = 0
        self._completing = self._completes_next = False
        self.keeper = RoomKeeper(self)
        self._retry = QTimer(self, singleShot=True, interval=RETRY_EVERY)
        self._retry.timeout.connect(self.retry)

    # --- steps ----------------------------------------------------------------------------------------------------

    def answer(self, path: str, value: str) -> bool:
        """Take an answer; False when it was refused."""
        return self._step(path, lambda: self.interview.answer(path, value))

    def prefill(self, path: str, value: str) -> None:
        """Fill in what is known before anybody is asked."""
        self._step(path, lambda: self.interview.prefill(path, value))

    def go(self, path: str) -> None:
        """Be at this question."""
        if path and path != self.interview.place and self.interview.status == "draft":
            self._step(path, lambda: self.interview.go(path))

    def comment(self, path: str, text: str) -> None:
        if text != self.interview.comments.get(path, ""):
            self._step(path, lambda: self.interview.comment(path, text))

    def set_language(self, language: str) -> None:
        if language != self.interview.language:
            self._step("", lambda: self.interview.set_language(language))

    def add(self, repeat: str) -> bool:
        return self._step(repeat, lambda: self.interview.add(repeat))

    def remove(self, path: str) -> bool:
        return self._step(path, lambda: self.interview.remove(path))

    def undo(self) -> bool:
        return self.interview.can_undo and self._step(self.interview.place, self.interview.undo)

    def redo(self) -> bool:
        return self.interview.can_redo and self._step(self.interview.place, self.interview.redo)

    def half(self, path: str, text: str, of: str = "") -> None:
        """Keep what is half given, so that it is back whatever happens."""
        if self.interview.status == "draft" and text != self.interview.halves.get((path, of), ""):
            self._step(path, lambda: self.interview.half(path, text, of))

    def witness(self, kind: str, path: str = "", new: str = "") -> bool:
        """Write down what happened around the answers."""
        return self.interview.status == "draft" and self._step(
            path, lambda: self.interview.witness(kind, path, new)
        )

    def attach(self, path: str, file: "AttachedFile") -> bool:
        """Answer with a file that is durable; False when it was refused, and then nothing names the file."""
        return self._step(path, lambda: self.workspace.answer_with(self.interview, path, file))

    def not_attached(self, path: str, sentence: str) -> None:
        """A file could not be kept: whoever wanted to finish or leave sees it first."""
        self._completes_next = False
        self.refused.emit(path, sentence)

    def complete(self) -> bool:
        """Finish, after the files that are being kept; `completed` follows when it is durable."""
        if self.keeper.is_busy:
            self._completes_next = True
            return True
        self._completing = self._step("", self.interview.complete)
        return self._completing

    def _step(self, path: str, step: "Callable[[], Changes | tuple[Changes, ...]]") -> bool:
        if self.is_blocked:
            return False
        try:
            changes = step()
        except CodedError as error:
            self.refused.emit(path, self.sentence(error))
            return False
        self._keep(changes if isinstance(changes, tuple) else (changes,))
        return True

    def sentence(self, error: CodedError) -> str:
        """The error in the language of the interview."""
        with speaking(self.interview.language):
            return messages.sentence(error)

    # --- keeping --------------------------------------------------------------------------------------------------

    def _keep(self, steps: "tuple[Changes, ...]") -> None:
        """Steps that belong together: durable together, and the last is what the screen shows."""
        self.under_way += 1
        future = self.workspace.save(steps)
        tasks().when(future, owner=self, done=self._saved, failed=self._failed)  # type: ignore[arg-type]
        self.changed.emit(steps[-1])

    def _saved(self, saved: "Saved") -> None:
        self.under_way = max(self.under_way - 1, 0)
        if self.is_blocked:
            return
        self.saved.emit(saved)
        if self._completes_next and not self.keeper.is_busy:
            self._completes_next = False
            self.complete()
        elif self._completing and not self.under_way:
            self._completing = False
            self.completed.emit(self.interview.id)

    def _failed(self, error: object) -> None:
        self.under_way = max(self.under_way - 1, 0)
        self.is_blocked = True
        self.not_saved.emit(error)
        self._retry.start()

    @Slot()
    def retry(self) -> None:
        """Try again to make durable what is not."""
        self._retry.stop()
        if self.is_blocked:
            tasks().when(self.workspace.retry(), owner=self, done=self._recovered, failed=self._still_failing)  # type: ignore[arg-type]

    def _recovered(self, saved: "Saved") -> None:
        self.is_blocked = False
        self._saved(saved)

    def _still_failing(self, error: object) -> None:
        self.not_saved.emit(error)
        self._retry.start()
