"""Recorded interviews replayed step by step; after each step every node state that was recorded is compared."""

import re
import tempfile
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import forms
from forms import AnswerError, CodedError, Form, Instance, NodeView
from forms.instance import Request
from tests.conformance import reasons
from tests.conformance.corpora import Record, media, records, written
from tests.conformance.tally import Miss, Tally

_ZONE = ZoneInfo("America/Phoenix")
_SOON = timedelta(seconds=5)
_ID = re.compile(r"/(?:\w+:)?meta/(?:\w+:)?instanceID$")
_UUID = re.compile(r"uuid:[0-9a-f-]{36}")
_META = re.compile(r"/(?:\w+:)?meta(/(?:\w+:)?(instance|deprecated)ID)?$")
_RANGE = "#range"
_PLACE = "38.295 21.7567 110.0 5.0"  # what the recorded device answered to `setgeopoint`
_PROPERTIES = {"deviceID": "deviceid", "username": "username", "email": "email", "phoneNumber": "phonenumber"}

States = Mapping[str, Mapping[str, Any]]


class Replay:
    """The interviews of the corpus by trace. Traces of one form may go on from each other, so all are kept."""

    def __init__(self, media: Path) -> None:
        self.tally = Tally("scenario", "node states")
        self._media = media
        self._forms: dict[str, Form] = {}
        self._instances: dict[str, Instance] = {}
        self._refused: dict[str, set[str]] = {}
        self._failed: dict[str, str] = {}
        self._open: dict[str, list[Request]] = {}

    def step(self, record: Record) -> None:
        """One recorded step. A trace whose form did not load counts every state it would have had."""
        states: States = record.get("set", {})
        why_not = reasons.not_comparable(record)
        if why_not:
            self.tally.left_out[why_not] += len(states)
            return
        try:
            self._take(record)
        except AnswerError as error:
            if "error" in record:
                self.tally.agreed += 1
                return
            self._refused.setdefault(record["id"], set()).add(record.get("at") or "")
            self._note(record, record.get("at") or record["t"], "refused", record.get("value"), error.code)
        except CodedError as error:
            if "error" in record:
                self.tally.agreed += 1
                return
            self._failed[record["id"]] = error.code
        if "error" in record:
            self._note(record, record.get("at", ""), "error", record["error"], "accepted")
            return
        self._compare(record, states)

    # ---- taking steps

    def _take(self, record: Record) -> None:
        trace, kind = record["id"], record["t"]
        now = datetime.fromtimestamp(record["now"] / 1000, _ZONE)
        if kind == "init":
            self._begin(record, now)
        elif kind == "fork":
            self._go_on(record, now)
        elif trace in self._instances:
            self._do(self._instances[trace], record, now)

    def _begin(self, record: Record, now: datetime) -> None:
        folder = media(record, self._media)
        form = self._forms[record["id"]] = forms.loads(record["xml"].encode(), media=folder)
        properties = {name: record["preload"].get(theirs, "") for theirs, name in _PROPERTIES.items()}
        if record["instance"]:
            saved, new_id = record["instance"].encode(), _own_id(record["set"])
            instance = form.edit(saved, now=now, instance_id=new_id, properties=properties)
        else:
            instance = form.start(now=now, seed=1, instance_id=_own_id(record["set"]), properties=properties)
        self._instances[record["id"]] = instance
        self._serve(record, instance.requests)

    def _go_on(self, record: Record, now: datetime) -> None:
        source = self._instances.get(record["from"])
        if source is None:
            return
        form = self._forms[record["id"]] = self._forms[record["from"]]
        saved, states = source.submission(), record["set"]
        own_id = _own_id(states)
        if "deprecatedID" in record["instance_xml"]:
            instance = form.edit(saved, now=now, instance_id=own_id)
        elif own_id not in (source.id, None):
            instance = form.start(now=now, seed=1, instance_id=own_id)
        else:
            instance = form.resume(saved, now=now)
        self._instances[record["id"]] = instance

    def _do(self, instance: Instance, record: Record, now: datetime) -> None:
        kind = record["t"]
        if kind == "answer":
            view = instance[record["at"]]
            change = instance.answer(record["at"], _written(record["value"], view), now=now)
        elif kind == "add":
            change = instance.add(record["ref"], now=now)
        elif kind == "remove":
            change = instance.remove(record["ref"], now=now)
        else:
            change = instance.set_language(record["value"])
        self._serve(record, change.requests)

    def _serve(self, record: Record, requests: tuple[Request, ...]) -> None:
        """The recorded device was slow and sometimes silent: a request is met when the recording has its answer."""
        waiting = self._open.setdefault(record["id"], [])
        waiting.extend(request for request in requests if request.kind == "setgeopoint")
        for request in [*waiting]:
            if (record["set"].get(request.path) or {}).get("value") == _PLACE:
                self._instances[record["id"]].fulfil(request, _PLACE)
                waiting.remove(request)

    # ---- comparing

    def _compare(self, record: Record, states: States) -> None:
        instance = self._instances.get(record["id"])
        for reference, state in states.items():
            if state is None:
                continue
            path = reference.removesuffix(_RANGE)
            try:
                view = instance[path] if instance is not None else None
            except AnswerError:
                view = None
            if view is None and instance is not None and _META.search(path):
                self._metadata(record, path, state.get("value"), instance)
                continue
            if view is None:
                self._note(record, path, "missing", state.get("value"), "")
                continue
            differences = [*_differences(view, state, is_range=reference.endswith(_RANGE))]
            if not differences:
                self.tally.agreed += 1
            else:
                self._note(record, path, *differences[0])

    def _metadata(self, record: Record, path: str, wanted: object, instance: Instance) -> None:
        """Ids that the form has no node for: Sapa writes them into the submission without one."""
        got = {"instanceID": instance.id, "deprecatedID": instance.deprecated_id}.get(path.rpartition(":")[2], wanted)
        got = {"instanceID": instance.id, "deprecatedID": instance.deprecated_id}.get(path.rpartition("/")[2], got)
        if got == wanted:
            self.tally.agreed += 1
        else:
            self._note(record, path, "value", wanted, got)

    def _note(self, record: Record, path: str, aspect: str, wanted: object, got: object) -> None:
        state = reasons.State(
            record,
            path,
            aspect,
            wanted,
            got,
            failure=self._failed.get(record["id"], self._failed.get(record.get("from", ""), "")),
            is_after_refusal=bool(self._refused.get(record["id"])),
        )
        reason = reasons.of_state(state)
        what = f"{record['id']} {record['t']} {path} {aspect}"
        self.tally.misses.append(Miss(record["file"], what, wanted, got, reason, source=state))


def run(path: Path) -> Tally:
    """Every trace, in the order they were recorded."""
    with tempfile.TemporaryDirectory(prefix="sapa-corpus-") as folder:
        replay = Replay(Path(folder))
        for record in records(path):
            replay.step(record)
    return replay.tally


def _own_id(states: States) -> str | None:
    """The id the recorded instance had; the replayed one gets the same."""
    found = (state.get("value") for path, state in states.items() if _ID.search(path))
    return next(found, None) or None


def _written(value: Any, view: NodeView) -> str:
    """A recorded answer as it is written in XML."""
    if isinstance(value, bool):
        if view.control == "trigger":
            return "OK" if value else ""
        return "1" if value else "0"
    return str(written(value))


def _differences(view: NodeView, state: Mapping[str, Any], *, is_range: bool) -> Iterator[tuple[str, object, object]]:
    for aspect in ("relevant", "readonly", "required"):
        if getattr(view, aspect) != state[aspect]:
            yield aspect, state[aspect], getattr(view, aspect)
    if not state["relevant"]:
        return
    if "value" in state and not _is_same_value(state["value"], view.value, _preload(view)):
        yield "value", state["value"], view.value
    if "choices" in state:
        yield from _choices(view, state["choices"])
    if "valid" in state and state["valid"] != view.valid:
        yield "valid", state["valid"], view.valid
    for aspect in () if is_range else ("label", "hint"):
        wanted = state.get(aspect)
        if wanted is not None and wanted.split() != getattr(view, aspect).split():
            yield aspect, wanted, getattr(view, aspect)


def _choices(view: NodeView, wanted: list[list[str | None]]) -> Iterator[tuple[str, object, object]]:
    offered = view.choices
    if [choice.value for choice in offered] != [value for value, _ in wanted]:
        yield "choices", [value for value, _ in wanted], [choice.value for choice in offered]
    elif [choice.label.split() for choice in offered] != [(label or "").split() for _, label in wanted]:
        yield "choice labels", [label for _, label in wanted], [choice.label for choice in offered]


def _preload(view: NodeView) -> str:
    return getattr(view.definition, "preload", "")


def _is_same_value(wanted: object, got: str, preload: str) -> bool:
    """Moments of the recording's own clock are the same when they are near, ids when both are ids."""
    if str(wanted) == got or (_UUID.fullmatch(str(wanted)) and _UUID.fullmatch(got) and preload == "uid"):
        return True
    try:
        return abs(datetime.fromisoformat(str(wanted)) - datetime.fromisoformat(got)) < _SOON and "T" in got
    except (ValueError, TypeError):
        return False
