"""How interviews went, as one audit.csv for all of them, in ODK's columns. The journal itself tells the rows."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from exports.files.book import Progress
from exports.files.hiding import pseudonym
from forms import Audit
from forms.errors import CodedError
from model.interview.audit import NAME, audit

if TYPE_CHECKING:
    from model.changes import Event
    from model.workspace import Workspace

HEAD = ["instance ID", "event", "node", "start", "end", "latitude", "longitude", "accuracy", "old-value", "new-value",
        "user", "change-reason"]  # fmt: skip
_PERSONAL = ("latitude", "longitude", "accuracy", "old-value", "new-value", "user", "change-reason")
_EVERYTHING = Audit(changes=True, user=True, reasons=True)


@dataclass(frozen=True, slots=True)
class Told:
    """How many interviews have a log, and how many have none here."""

    logs: int
    without: int


def write(
    workspace: "Workspace", people: Mapping[str, str], folder: Path, *, key: bytes | None, progress: Progress
) -> tuple[Path, Told]:
    """The logs of these interviews (id -> who asked).

    With a `key` without persons: pseudonyms, times from the beginning of each, neither values nor names nor places.
    """
    wanted = sorted(people, key=lambda one: pseudonym("I", one, key) if key else one)
    own, received = _own(workspace, set(wanted)), _received(workspace, set(wanted))
    file, logs = folder / NAME, 0
    with file.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, HEAD, restval="", extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        for number, instance in enumerate(wanted):
            progress.at(NAME, number, len(wanted))
            rows = list(_rows(workspace, instance, people[instance], own, received))
            logs += bool(rows)
            writer.writerows(_without_persons(rows, instance, key) if key else _named(rows, instance))
    progress.at(NAME, len(wanted), len(wanted))
    return file, Told(logs, len(wanted) - logs)


def _own(workspace: "Workspace", wanted: set[str]) -> "Mapping[str, list[Event]]":
    found: dict[str, list[Event]] = defaultdict(list)
    for _number, event in workspace.journal():
        if event.instance in wanted:
            found[event.instance].append(event)
    return found


def _received(workspace: "Workspace", wanted: set[str]) -> set[str]:
    """Received interviews that came with a log of their own."""
    return {
        one.instance_id for one in workspace.received()
        if one.instance_id in wanted and any(name == NAME for name, _ in one.files)
    }  # fmt: skip


def _rows(
    workspace: "Workspace", instance: str, person: str, own: "Mapping[str, list[Event]]", received: set[str]
) -> Iterator[dict[str, str]]:
    if instance in own:
        content = audit(own[instance], person, _EVERYTHING)
    elif instance in received:
        content = _fetched(workspace, instance)
    else:
        return
    yield from csv.DictReader(io.StringIO(content.decode("utf-8", "replace"), newline=""))


def _fetched(workspace: "Workspace", instance: str) -> bytes:
    """The log as it was sent; without a hub nearby it may not be here."""
    try:
        return workspace.attachment(instance, NAME)
    except CodedError:
        return b""


def _named(rows: Iterable[dict[str, str]], instance: str) -> Iterator[dict[str, str]]:
    for row in rows:
        yield {**row, "instance ID": instance}


def _without_persons(rows: list[dict[str, str]], instance: str, key: bytes) -> Iterator[dict[str, str]]:
    begun = min((int(row["start"]) for row in rows if _is_whole(row.get("start"))), default=0)
    for row in rows:
        times = {name: str(int(row[name]) - begun) for name in ("start", "end") if _is_whole(row.get(name))}
        yield {**row, **times, **dict.fromkeys(_PERSONAL, ""), "instance ID": pseudonym("I", instance, key)}


def _is_whole(text: str | None) -> bool:
    return bool(text) and str(text).isdecimal()
