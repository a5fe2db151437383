"""Recorded interviews replayed in JavaRosa, and the states that Sapa sees differently asked of it.

JavaRosa is given neither saved answers nor a clock, so what hangs on them cannot be asked."""

import re
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.conformance import opinion, tally
from tests.conformance.corpora import Record, media, written
from tests.conformance.engines import Engine, EngineError, Session
from tests.conformance.reasons import State
from tests.conformance.tally import Miss

_PREFIX = re.compile(r"(?<=/)[\w.-]+:")
_CHANCE = "chance is the instance's own"
_ASPECTS = {"choice labels": "choices"}


class _Trace:
    """One recorded interview in JavaRosa. `why_not` says why it is over before the recording is."""

    def __init__(self, engine: Engine, record: Record, folder: Path) -> None:
        self.why_not = ""
        self.refused: set[int] = set()
        self._session: Session | None = None
        if record["instance"]:
            self.why_not = tally.NOT_ASKED
            return
        try:
            self._session = Session(engine, record["xml"], media=media(record, folder))
        except EngineError:
            self.why_not = tally.REFUSED

    def take(self, record: Record) -> None:
        if self._session is None or record["t"] in ("init", "fork"):
            return
        try:
            _do(self._session, record)
        except EngineError:
            self.refused.add(id(record))

    def nodes(self) -> dict[str, Mapping[str, Any]]:
        """What JavaRosa has now, by path without prefixes."""
        if self._session is None:
            return {}
        try:
            self._session.navigate()
            return {node["ref"]: node for node in self._session.nodes()}
        except EngineError:
            return {}


def _do(session: Session, record: Record) -> None:
    if record["t"] == "answer":
        details = {"ref": record["at"], "value": written(record["value"])}
        try:
            session.do("set", **details)
        except EngineError:
            session.navigate()
            session.do("set", **details)
    elif record["t"] == "add":
        session.do("add", ref=record["ref"])
    elif record["t"] == "remove":
        above, _, index = record["ref"].rpartition("[")
        session.do("remove", ref=above, index=int(index.rstrip("]")) - 1)
    else:
        session.do("lang", value=record["value"])


def asked(misses: list[Miss], all_records: Iterable[Record], engine: Engine) -> Iterator[str]:
    """JavaRosa's opinion of each miss."""
    wanted: dict[int, list[int]] = defaultdict(list)
    for index, miss in enumerate(misses):
        if isinstance(miss.source, State):
            wanted[miss.source.record["step"]].append(index)
    traces = {miss.source.record["id"] for miss in misses if isinstance(miss.source, State)}
    found: dict[int, str] = {}
    waiting: dict[str, list[int]] = defaultdict(list)
    with tempfile.TemporaryDirectory(prefix="sapa-asked-") as folder:
        open_traces: dict[str, _Trace] = {}
        for record in all_records:
            trace = _followed(record, traces, open_traces, engine, Path(folder))
            if trace is None:
                continue
            trace.take(record)
            place = _place(record, record.get("at") or "")
            due = [*wanted.get(record["step"], ()), *waiting.pop(place, ())]
            nodes = trace.nodes() if due else {}
            for index in due:
                miss = misses[index]
                if _is_to_come(miss, trace, nodes):
                    waiting[_place(record, miss.source.path)].append(index)
                else:
                    found[index] = _opinion(miss, trace, nodes, refused=id(record) in trace.refused)
    return (found.get(index, tally.NOT_ASKED) for index in range(len(misses)))


def _place(record: Record, path: str) -> str:
    """The repetition something is in, told apart from those of other interviews."""
    return f"{record['id']} {path.rpartition('/')[0]}"


def _is_to_come(miss: Miss, trace: _Trace, nodes: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether JavaRosa has no such repetition yet: it makes them one by one, when somebody arrives."""
    state = miss.source
    assert isinstance(state, State)
    can_wait = "[" in state.path.rpartition("/")[0] and state.aspect in ("relevant", "readonly", "required", "value")
    return can_wait and not trace.why_not and _PREFIX.sub("", state.path) not in nodes


def _followed(
    record: Record, traces: set[str], known: dict[str, _Trace], engine: Engine, folder: Path
) -> _Trace | None:
    """The trace a record belongs to; a fork of a form that JavaRosa does not take is refused like it."""
    name = record["id"]
    if record["t"] == "init":
        known[name] = _Trace(engine, record, folder)
    elif record["t"] == "fork" and record["from"] in known:
        known[name] = known[record["from"]]
        if not known[name].why_not:
            known.pop(name)
    return known.get(name) if name in traces else None


def _opinion(miss: Miss, trace: _Trace, nodes: Mapping[str, Mapping[str, Any]], *, refused: bool) -> str:
    state = miss.source
    assert isinstance(state, State)
    if miss.reason.endswith(_CHANCE):
        return tally.NOT_ASKED
    if trace.why_not:
        is_alike = trace.why_not == tally.REFUSED and bool(state.failure)
        return tally.SAPA if is_alike else trace.why_not
    if state.aspect == "refused":
        return tally.SAPA if refused else tally.RECORDED
    if state.aspect == "error":
        return tally.RECORDED if refused else tally.SAPA
    node = nodes.get(_PREFIX.sub("", state.path))
    if node is None:
        return tally.OTHERWISE
    if state.aspect == "missing":
        return tally.RECORDED
    said = node.get(_ASPECTS.get(state.aspect, state.aspect), "" if state.aspect == "value" else None)
    if isinstance(said, list):
        part = "label" if state.aspect == "choice labels" else "value"
        said = [" ".join(str(choice[part]).split()) for choice in said]
    return opinion.judged(said, sapa=miss.got, recorded=miss.wanted)
