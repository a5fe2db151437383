"""What was taken out of a data folder, and the key of its pseudonyms. Part of the workspace; it writes no files."""

import json
import secrets
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from model import identity

if TYPE_CHECKING:
    from model.workspace import Workspace

_LIST, _KEY = "handouts", "pseudonyms"


class Handouts:
    """Every export is remembered with its moment and the person; nothing of the list is ever taken away."""

    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    def remember(self, what: Mapping[str, object]) -> None:
        """Add this export to the list, durable when this returns."""
        told = {"at": identity.now().isoformat(timespec="seconds"), "person": self._workspace.person.id, **what}
        self._workspace.set_setting(_LIST, json.dumps([*self.all(), told], ensure_ascii=False))

    def all(self) -> list[dict[str, Any]]:
        """Every export so far, the first one first."""
        return list(json.loads(self._workspace.setting(_LIST, "[]")))

    def key(self) -> bytes:
        """What pseudonyms are made with: drawn once, so that they are the same at every export, and never shown."""
        known = self._workspace.setting(_KEY)
        if not known:
            known = secrets.token_hex(32)
            self._workspace.set_setting(_KEY, known)
        return bytes.fromhex(known)
