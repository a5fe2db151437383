"""The keeper of one interview's files: durable first, then the answer that names them, and a sentence if it fails."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Slot

from forms.errors import CodedError
from gui.answers.attached.keeper import Content, Keeping
from gui.core.sentences import moment, said
from gui.core.tasks import tasks

if TYPE_CHECKING:
    from gui.entry.controller import Controller
    from model.workspace import AttachedFile, Saved

Told = Callable[[Keeping], object]


class RoomKeeper(QObject):
    """Satisfies gui.answers.attached.keeper.Keeper over the controller of a room."""

    def __init__(self, controller: "Controller") -> None:
        super().__init__(controller)
        self._controller = controller
        self._busy = 0
        self._named: set[str] = set()
        self._standing: dict[str, Keeping] = {}
        self._watching: dict[str, list[tuple[QObject, Told]]] = {}
        controller.saved.connect(self._saved)
        controller.not_saved.connect(self._not_saved)

    @property
    def is_busy(self) -> bool:
        """Whether a file is being kept that no answer names yet."""
        return bool(self._busy)

    def keep(self, path: str, content: Content, name: str) -> None:
        """Off the event loop: make the content if it is made, write it encrypted, flush it."""
        workspace, instance = self._controller.workspace, self._controller.interview.id
        self._busy += 1
        self._tell(path, Keeping("keeping"))
        tasks().run(
            lambda _task: workspace.keep_file(instance, content() if callable(content) else content, name).result(),
            owner=self, done=partial(self._kept, path), failed=partial(self._failed, path), lane="files",
        )  # fmt: skip

    def read(self, path: str) -> bytes:
        """The file that answers this question; it waits for the disk."""
        name = self._controller.interview.instance[path].value
        return self._controller.workspace.attachment(self._controller.interview.id, name) if name else b""

    def fetch(self, path: str, *, owner: QObject, done: Callable[[bytes], object],
              failed: Callable[[str], object]) -> None:  # fmt: skip
        """The same on the event loop, later."""
        workspace, instance = self._controller.workspace, self._controller.interview.id
        name = self._controller.interview.instance[path].value
        tasks().run(
            lambda _task: workspace.attachment(instance, name) if name else b"",
            owner=owner, done=done, failed=lambda error: failed(self._sentence(error)),  # type: ignore[arg-type]
        )  # fmt: skip

    def watch(self, path: str, *, owner: QObject, told: Told) -> None:
        """Tell how a file stands, now and from now on, while the owner lives."""
        self._watching.setdefault(path, []).append((owner, told))
        told(self._standing.get(path, Keeping()))

    # --- inside -------------------------------------------------------------------------------------------------------

    def _kept(self, path: str, file: "AttachedFile") -> None:
        """The file is on the disk: now the answer may name it. It counts as kept once that is durable too."""
        self._busy -= 1
        if self._controller.attach(path, file):
            self._named.add(path)
        else:
            self._tell(path, Keeping())

    def _failed(self, path: str, error: object) -> None:
        self._busy -= 1
        sentence = self._sentence(error)
        self._tell(path, Keeping("failed", reason=sentence))
        self._controller.not_attached(path, sentence)

    def _sentence(self, error: object) -> str:
        return self._controller.sentence(error) if isinstance(error, CodedError) else said(error)

    @Slot(object)
    def _saved(self, saved: "Saved") -> None:
        named, self._named = self._named, set()
        for path in named:
            self._tell(path, Keeping("kept", moment(saved.wall, seconds=True)))

    @Slot(object)
    def _not_saved(self, error: object) -> None:
        for path in self._named:
            self._tell(path, Keeping("failed", reason=self._sentence(error)))

    def _tell(self, path: str, standing: Keeping) -> None:
        self._standing[path] = standing
        watching = [(owner, told) for owner, told in self._watching.get(path, []) if shiboken6.isValid(owner)]
        self._watching[path] = watching
        for _owner, told in watching:
            told(standing)
