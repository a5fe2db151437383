"""The supervisor's own words in a paper: findings and up to three actions. Plain text, kept apart from the numbers."""

import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from model.workspace import Workspace

FINDINGS = 700  # letters that fit the frame of a page in every language
ACTION = 160
ACTIONS = 3
LINES = 9  # of the findings; more would push the signature off the page


@dataclass(frozen=True, slots=True)
class SupervisorTexts:
    """What a supervisor wrote for one territory, wave and language. Nothing in it is markup."""

    findings: str = ""
    actions: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.findings.strip() or self.written)

    @property
    def written(self) -> tuple[str, ...]:
        """The actions that have words, on one line each, three at most."""
        said = (" ".join(plain(one).split()) for one in self.actions)
        return tuple(one for one in said if one)[:ACTIONS]

    @property
    def too_long(self) -> bool:
        """More than a paper has room for: the window says so before anything is printed."""
        over = len(plain(self.findings)) > FINDINGS or len(plain(self.findings).splitlines()) > LINES
        return over or len(self.actions) > ACTIONS or any(len(plain(one)) > ACTION for one in self.actions)

    def record(self) -> dict[str, object]:
        """As the workspace keeps it."""
        return {"findings": self.findings, "actions": list(self.actions)}


NONE = SupervisorTexts()


def kept(record: Mapping[str, object]) -> SupervisorTexts:
    """What the workspace kept, whatever an older or a broken record holds."""
    findings, actions = record.get("findings", ""), record.get("actions", ())
    listed = actions if isinstance(actions, Sequence) and not isinstance(actions, str) else ()
    return SupervisorTexts(str(findings), tuple(str(one) for one in listed)[:ACTIONS])


def plain(said: str) -> str:
    """Letters, figures and line ends only: what controls a terminal, a page or the direction of a line is left out."""
    lines = said.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").strip().split("\n")
    return "\n".join("".join(one for one in line if unicodedata.category(one)[0] != "C").rstrip() for line in lines)


def read(workspace: "Workspace", territory: str, language: str) -> SupervisorTexts:
    """What was written for this territory, in the wave of the workspace and in this language."""
    said = workspace.setting(_name(workspace, territory, language))
    return kept(json.loads(said)) if said else SupervisorTexts()


def write(workspace: "Workspace", territory: str, language: str, said: SupervisorTexts) -> None:
    """Keep it with the data. Blocks until it is written."""
    workspace.set_setting(_name(workspace, territory, language), json.dumps(said.record(), ensure_ascii=False))


def _name(workspace: "Workspace", territory: str, language: str) -> str:
    return f"report.{workspace.fieldwork.id}.{territory}.{language}"
