"""One measure of the form engine in a process of its own, told as JSON: `python -m tests.bench.forms_job NAME FILE`."""

import gc
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

import forms
import forms.form  # its import is no part of loading a form

NOON = datetime.fromisoformat("2026-11-24T12:00:00+05:00")
ANSWERS, TURNS, PLACES = 2_000, 40, 100
_MB = 2**20


def load(source: Path) -> dict[str, Any]:
    """From XML to an interview that has begun, and what the process takes then."""
    xml = source.read_bytes()
    taken, instance = _timed(lambda: forms.loads(xml).start(now=NOON, seed=1))
    return {**taken.told(), "memory": _resident(), "nodes": sum(1 for _ in instance.nodes())}


def cached(source: Path) -> dict[str, Any]:
    """The same from what was compiled before."""
    xml, data = source.read_bytes(), source.with_suffix(".compiled").read_bytes()
    taken, instance = _timed(lambda: _kept(data, xml).start(now=NOON, seed=1))
    return {**taken.told(), "memory": _resident(), "bytes": len(data), "nodes": sum(1 for _ in instance.nodes())}


def keep(source: Path) -> dict[str, Any]:
    """Writes what `cached` reads."""
    form = forms.loads(source.read_bytes())
    taken, data = _timed(form.compiled)
    source.with_suffix(".compiled").write_bytes(data)
    return taken.told()


def _kept(data: bytes, xml: bytes) -> forms.Form:
    form = forms.from_compiled(data, xml)
    assert form is not None
    return form


def answers(source: Path) -> dict[str, Any]:
    """Answers to what is asked, each with all it changes, and which they were."""
    instance = forms.loads(source.read_bytes()).start(now=NOON, seed=1)
    chance, taken, given = Random(2), [], []
    asked = [view for view in instance.nodes() if view.kind == "question" and view.relevant]
    while len(given) < ANSWERS:
        view = chance.choice(asked)
        values = [choice.value for choice in view.choices] if view.control != "input" else [str(chance.randrange(900))]
        if values and view.relevant:
            value = chance.choice(values)
            taken.append(_timed(lambda view=view, value=value: instance.answer(view.path, value))[0])
            given.append((view.path, value))
    return {**_each(taken), "given": given}


def driver(source: Path) -> dict[str, Any]:
    """The question that shows or hides others."""
    instance = forms.loads(source.read_bytes()).start(now=NOON, seed=1)
    turns = [_timed(lambda n=n: instance.answer("/data/driver", f"y{n % 2}")) for n in range(TURNS)]
    assert min(len(change.shown) + len(change.hidden) for _, change in turns) >= 500
    return _each([taken for taken, _ in turns])


def cascade(source: Path) -> dict[str, Any]:
    """Places of a country: an answer and the list that follows from it, each time."""
    instance = forms.loads(source.read_bytes()).start(now=NOON, seed=1)
    chance, taken = Random(1), []
    for _ in range(PLACES):
        state = f"s{chance.randrange(37)}"
        for path, below in (("/data/state", "/data/lga"), ("/data/lga", "/data/ward")):
            value = state if path == "/data/state" else instance[path].choices[0].value
            one, choices = _timed(lambda path=path, below=below, value=value: _listed(instance, path, value, below))
            assert choices
            taken.append(one)
    return _each(taken)


def _listed(instance: forms.Instance, path: str, value: str, below: str) -> tuple[Any, ...]:
    instance.answer(path, value)
    return instance[below].choices


def alone(source: Path) -> dict[str, Any]:
    """An answer on which nothing depends."""
    instance = forms.loads(source.read_bytes()).start(now=NOON, seed=1)
    path = max((path for path in instance.form.questions if "/q" in path), key=lambda path: int(path.split("q")[-1]))
    return _each([_timed(lambda n=n: instance.answer(path, str(n)))[0] for n in range(ANSWERS)])


@dataclass(frozen=True, slots=True)
class Taken:
    """How long something took, in ms: by the clock, and of the processor, which is the same on a quiet machine."""

    clock: float
    processor: float

    def told(self) -> dict[str, Any]:
        return {"ms": self.clock, "processor": self.processor}


def _each(taken: Sequence[Taken]) -> dict[str, Any]:
    return {"ms": [one.clock for one in taken], "processor": [one.processor for one in taken]}


def _timed(work: Callable[[], Any]) -> tuple[Taken, Any]:
    began, busy = time.perf_counter(), time.process_time()
    done = work()
    busy, ended = time.process_time() - busy, time.perf_counter()
    return Taken(1e3 * (ended - began), 1e3 * busy), done


def _resident() -> float:
    """MB of this process."""
    gc.collect()
    pages = Path("/proc/self/statm")
    if pages.exists():
        return int(pages.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / _MB
    import psutil

    return float(psutil.Process().memory_info().rss) / _MB


JOBS = {job.__name__: job for job in (load, cached, keep, answers, driver, cascade, alone)}

if __name__ == "__main__":
    sys.stdout.write(json.dumps(JOBS[sys.argv[1]](Path(sys.argv[2]))))
