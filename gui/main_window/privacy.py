"""Hiding the screen and locking the fieldwork, by a key or because nobody is there. Mixed into the window."""

from typing import TYPE_CHECKING, NamedTuple

import shiboken6
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from gui.answers.card import Card
from gui.answers.typed import TypedAnswer
from gui.core import dialogs, sentences
from gui.core.hosting import hub_switch
from gui.core.settings import AUTO_LOCK
from gui.core.tasks import tasks
from model.language import _

if TYPE_CHECKING:
    from pathlib import Path

    from model.workspace import Workspace


class Return(NamedTuple):
    """Where the lock fell: the interview, its kind of room, and what stood half typed and could not be kept."""

    folder: "Path"
    interview: str
    role: str
    place: str
    text: str


class Privacy:
    """What the window does so that nobody else reads it."""

    # --- hiding --------------------------------------------------------------------------------------------------

    @Slot()
    def cover(self) -> None:
        """Hide everything at once. Nothing is locked; the interview pauses."""
        if self.workspace is None or self.curtain.isVisible():
            return
        self._focused = QApplication.focusWidget()
        close_dialogs()
        self.edge_inside.hide()  # a room that goes away keeps what is half typed
        self._witness("pause")
        self.curtain.show()
        self.curtain.setFocus()

    @Slot()
    def uncover(self) -> None:
        """Everything again, as it was."""
        if not self.curtain.isVisible():
            return
        self.curtain.hide()
        self.edge_inside.show()
        self._witness("resume")
        if self.room is not None:
            self.room.take_focus()
        elif self._focused is not None and shiboken6.isValid(self._focused):
            self._focused.setFocus()
        focused = QApplication.focusWidget()
        if isinstance(focused, QLineEdit):
            focused.end(False)
        self._focused = None

    # --- locking -------------------------------------------------------------------------------------------------

    @Slot()
    def lock(self) -> None:
        """Close the fieldwork and ask for the passphrase again; unlocking leads back to the same question."""
        workspace = self.workspace
        if workspace is None:
            return
        if self.room is not None:
            self._lock_from_the_room()
            return
        self.workspace = None
        self.watch.stop()
        self.drop_pages()
        hub_switch().forget(workspace)
        tasks().run(lambda _task: workspace.close(), owner=self, done=self._locked,
                    failed=lambda error: self._close_failed(workspace, error), lane="hub")  # fmt: skip

    def _lock_from_the_room(self) -> None:
        """It takes in what is half typed, waits for the disk, and says `left`; then the lock falls."""
        close_dialogs()
        self._locks = True
        if self.room.interview.status == "draft":
            if self.room.IS_KEPT:
                here = self.workspace.folder, self.room.interview.id, self.room.ROLE
                self._return = Return(*here, *half_typed(self.room))
            self.room.questions.commit()
            self._witness("lock")
        self.room.leave()

    def _locked(self, _nothing: object) -> None:
        self.uncover()
        self.show_door()

    def _close_failed(self, workspace: "Workspace", error: object) -> None:
        """It is still open, and what is not saved is in its memory only: it must not be let go."""
        self.uncover()
        self.enter(workspace)
        dialogs.tell(self, _("Not everything is saved"), sentences.said(error))

    def _go_back(self) -> None:
        """After unlocking: into the room one was locked out of."""
        back, self._return = self._return, None
        if back is None or back.folder != self.workspace.folder:
            return
        workspace = self.workspace

        def opened(interview: object) -> None:
            self._opener(back.role)(interview)
            if self.room is not None:
                type_again(self.room, back)

        tasks().run(lambda _task: workspace.resume(back.interview), owner=self, done=opened, failed=self._told)

    # --- nobody is there -----------------------------------------------------------------------------------------

    @Slot()
    def watch_over(self) -> None:
        """Lock after the time this machine is set to, from now on."""
        self.watch.start(AUTO_LOCK.get())

    @Slot()
    def _nobody_there(self) -> None:
        """Hidden first, locked as soon as everything is on the disk. Training data hold nothing to lock."""
        if self.workspace is None:
            return
        self.cover()
        if not self.workspace.fieldwork.practice:
            self.lock()

    @Slot(float)
    def _slept(self, seconds: float) -> None:
        self._witness("sleep", str(round(seconds)))

    @Slot(float)
    def _clock_set(self, seconds: float) -> None:
        self._witness("clock", str(round(seconds)))

    def _witness(self, kind: str, said: str = "") -> None:
        """Into the journal of the interview that is on the screen, if one is."""
        room = self.room
        if room is not None and room.interview.status == "draft":
            room.controller.witness(kind, "", said)


def half_typed(room: QWidget) -> tuple[str, str]:
    """What stands in the field one is in and cannot be an answer yet."""
    piece = room.questions.piece()
    answer = piece.answer if isinstance(piece, Card) else None
    if isinstance(answer, TypedAnswer) and answer.read(answer.line.text()) is None:
        return room.questions.place, answer.line.text()
    return room.questions.place, ""


def type_again(room: QWidget, back: Return) -> None:
    """Put it back where it stood."""
    piece = room.questions.piece()
    if back.text and room.questions.place == back.place and isinstance(piece, Card):
        piece.answer.line.setText(back.text)
        piece.answer.line.end(False)


def close_dialogs() -> None:
    """A question in a window of its own would stay readable."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QDialog) and window.isVisible():
            window.reject()
