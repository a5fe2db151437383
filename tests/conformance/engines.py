"""Both engines of the field behind one protocol of JSON lines (`load`, `set`, `add`, `remove`, `lang`, `validate`,
`dump`, `close`). The folder that is named has `oracle.mjs` for Node, and `jr/` with `JrOracle.class` and
`ODK_Validate.jar` for Java."""

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any


class EngineError(Exception):
    """The engine does not take this form or this step."""


class Engine:
    """One of the field's engines, in a process of its own."""

    def __init__(self, command: list[str], folder: Path, zone: str = "UTC") -> None:
        surroundings = {**os.environ, "TZ": zone}
        self._process = subprocess.Popen(
            command,
            cwd=folder,
            env=surroundings,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            bufsize=1,
        )

    @property
    def pid(self) -> int:
        return self._process.pid

    def ask(self, **question: object) -> dict[str, Any]:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        for line in self._process.stdout:
            if line.startswith("{"):
                answer: dict[str, Any] = json.loads(line)
                if "error" in answer:
                    raise EngineError(answer["error"])
                return answer
        raise EngineError("the engine has ended")

    def end(self) -> None:
        self._process.terminate()
        self._process.wait()


def web_forms(folder: Path, zone: str = "UTC") -> Engine:
    return Engine(["node", "oracle.mjs", "--serve"], folder, zone)


def java_rosa(folder: Path, zone: str = "UTC") -> Engine:
    return Engine(["java", "-cp", f"jr/ODK_Validate.jar{os.pathsep}jr", "JrOracle"], folder, zone)


class Session:
    """One form in one engine."""

    def __init__(self, engine: Engine, source: str, *, media: Path | None = None, now: str = "") -> None:
        self._engine = engine
        question: dict[str, object] = {"xml": source}
        if now:
            question["now"] = now
        if media is not None:
            question["attach"] = str(media)
        self._number = engine.ask(op="load", **question)["session"]

    def do(self, what: str, **details: object) -> None:
        self._engine.ask(op=what, session=self._number, **details)

    def navigate(self) -> None:
        """JavaRosa makes the repetitions of a `jr:count` only when somebody walks by."""
        self._engine.ask(op="validate", session=self._number)

    def nodes(self) -> list[Mapping[str, Any]]:
        """Every node as the engine has it."""
        found: list[Mapping[str, Any]] = self._engine.ask(op="dump", session=self._number)["state"]["nodes"]
        return found

    def close(self) -> None:
        self._engine.ask(op="close", session=self._number)
