"""The window is killed while somebody types: what it said is saved is there, and it opens where it was."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest

from model.store.keys import FLOOR
from model.workspace import Fieldwork, Person, Workspace
from tests.end_to_end.person import ROOT

KILLS = int(os.environ.get("SAPA_WINDOW_KILLS", "6"))
PASSPHRASE = "seven grey herons over the reeds"
PATIENCE = 60  # s
LEAST, MOST = 0.05, 2.5  # s of typing before a kill

STEPS = ("answer", "place", "comment", "undo", "redo")  # what says where somebody is

Told = dict[str, list[list[str]]]


class Typing:
    """One life of the window, from its start to its kill."""

    def __init__(self, folder: Path, kept: Path, seed: int) -> None:
        surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen",
                        "SAPA_PREFERENCES": str(folder.parent / "preferences.ini")}  # fmt: skip
        self.kept, self._from = kept, kept.stat().st_size if kept.exists() else 0
        command = [sys.executable, "-m", "tests.end_to_end.autopilot", str(folder), PASSPHRASE, str(kept), str(seed)]
        self._process = subprocess.Popen(command, cwd=ROOT, env=surroundings, stderr=subprocess.PIPE, text=True)

    def lines(self) -> list[dict]:
        """What it wrote down; a line that the kill cut short was never told."""
        written = self.kept.read_bytes()[self._from :] if self.kept.exists() else b""
        return [json.loads(line) for line in written.splitlines(keepends=True) if line.endswith(b"\n")]

    def is_killed_after(self, seconds: float) -> str:
        """Kill it this long after its room has opened; what it complained about before."""
        began, opened = monotonic(), 0.0
        while not opened or monotonic() < opened + seconds:
            try:
                self._process.wait(0.01)
            except subprocess.TimeoutExpired:
                pass
            else:
                pytest.fail(f"the window ended by itself: {self._process.stderr.read()}")
            if not opened and self.lines():
                opened = monotonic()
            assert opened or monotonic() < began + PATIENCE, "no room opened"
        self._process.kill()
        complaints = self._process.stderr.read()
        self._process.wait()
        self._process.stderr.close()
        return complaints


def take(told: Told, lines: list[dict]) -> None:
    for line in lines:
        if "opened" in line:
            told.setdefault(line["opened"], []).extend(line["events"][len(told.get(line["opened"], [])) :])
        else:
            told[line["saved"]].extend(line["events"])


def is_where_it_was(opened: dict) -> bool:
    """At the place of the last step, or one further when that was an answer that goes on by itself."""
    kind, node, _new = next(step for step in reversed(opened["events"]) if step[0] in STEPS and step[1])
    return opened["place"] == node or kind == "answer"


def test_a_killed_window_has_lost_nothing_and_opens_where_it_was(tmp_path: Path, capsys) -> None:
    folder, kept = tmp_path / "Sapa", tmp_path / "told.jsonl"
    person = Person("p1", "Айгүл", "interviewer")
    fieldwork = Fieldwork("f1", {"kk": "Сынақ"}, "2026-Q4")
    Workspace.create(folder, PASSPHRASE, person=person, fieldwork=fieldwork, cost=FLOOR).close()
    chance, told = random.Random(20261124), Told()
    drafts: set[str] = set()
    for kill in range(KILLS):
        typing = Typing(folder, kept, kill)
        assert "Traceback" not in typing.is_killed_after(chance.uniform(LEAST, MOST))
        lines = typing.lines()
        opened = lines[0]
        if drafts:
            assert opened["opened"] in drafts, "another interview was opened than the one that was being typed"
            assert opened["events"][: len(told[opened["opened"]])] == told[opened["opened"]]
            assert is_where_it_was(opened), (opened["place"], opened["events"][-3:])
        take(told, lines)
        with Workspace.open(folder, PASSPHRASE) as workspace:
            for interview, expected in told.items():
                there = [[event.kind, event.node, event.new] for event in workspace.events(interview)]
                assert there[: len(expected)] == expected, f"kill {kill}: {interview}"
            drafts = {row.id for row in workspace.interviews(status="draft")}
            assert workspace.verify().is_sound
    with capsys.disabled():
        print(f"\n{KILLS} kills, {len(told)} interviews, {sum(map(len, told.values()))} steps told as saved, 0 lost")
