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
    """Every record; `step` is its place in the file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            yield {**json.loads(line), "step": number}


def media(record: Record, folder: Path) -> Path:
    """The attachments of a recorded form, written into a folder of its own."""
    own = folder / record["id"]
    own.mkdir()
    for address, content in (record["resources"] or {}).items():
        text = content if isinstance(content, str) else content.get("text") or ""
        (own / address.rpartition("/")[2]).write_text(text)
    return own


def written(value: Any) -> Any:
    """A recorded answer as it is written in XML; truths as they are."""
    if isinstance(value, bool):
        return value
    if isinstance(value, dict):
        return str(value.get("file") or value.get("v") or "")
    if isinstance(value, list):
        return " ".join(value)
    return "" if value is None else str(value)
