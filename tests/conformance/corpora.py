"""Where the recorded corpora lie, and their records. They belong to other projects and are not part of this one."""

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

NAMES = ("xpath.jsonl.gz", "scenario.jsonl.gz")
VARIABLE = "SAPA_CORPUS"

Record = dict[str, Any]


def folder(given: str) -> Path | None:
    """The folder that was named, by argument or by environment; None if it has no corpus in it."""
    named = given or os.environ.get(VARIABLE, "")
    if not named or not any((Path(named) / name).is_file() for name in NAMES):
        return None
    return Path(named)


def records(path: Path) -> Iterator[Record]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
