"""The form engine beside both engines of the field, on the same forms in the same run, as a table in Markdown.

`python3 dev.py bench forms [--oracles FOLDER] [--runs 5]`; SAPA_ORACLES names the folder too. Without it only Sapa is
measured. Every figure is the median of so many fresh processes of each engine, which take turns. An interrupt ends the
measuring early: what is measured by then is told.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from threading import Timer
from typing import Any

import psutil

from tests.bench import large_forms
from tests.bench.figures import median, p95
from tests.conformance.engines import Engine, EngineError, java_rosa, web_forms

ROOT = Path(__file__).parents[2]
REFERENCES: dict[str, Callable[[Path], Engine]] = {"JavaRosa": java_rosa, "Web Forms": web_forms}
STEPS, TURNS, PLACES = 200, 20, 10
SIZES = (100, 1_000, 10_000)
PATIENCE = 150  # s an engine of the field may take for one measure; then it is left out
GIVEN_UP: set[tuple[str, str]] = set()
GROWTH: dict[int, list[float]] = {size: [] for size in SIZES}


@dataclass(slots=True)
class Row:
    """One line of the table: what each engine was measured at, and what Sapa may take at most.

    `beside` is what JavaRosa took on the machine on which `most` is meant: where it takes longer, so may Sapa. `busy`
    is what Sapa took of the processor: what its clock would have shown if nothing else had run.
    """

    name: str
    unit: str
    most: float
    beside: float
    sapa: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)
    others: dict[str, list[float]] = field(default_factory=dict)

    def add(self, engine: str, value: float) -> None:
        (self.sapa if engine == "Sapa" else self.others.setdefault(engine, [])).append(value)

    def add_own(self, clock: float, processor: float) -> None:
        self.sapa.append(clock)
        self.busy.append(processor)

    @property
    def verdict(self) -> str:
        own, other = median(self.sapa), self.others.get("JavaRosa")
        if own <= self.most:
            return "met"
        if self.busy and median(self.busy) <= self.most:
            return "met, by processor time"
        return "met, beside JavaRosa" if other and own / median(other) <= self.most / self.beside else "**not met**"

    def line(self) -> str:
        own = median(self.sapa)
        cells = [f"{self.name}, {self.unit}"]
        for engine in REFERENCES:
            found = self.others.get(engine)
            cells.append(f"{_said(median(found))} ({median(found) / own:,.0f} ×)" if found else "-")
        said = f"{_said(own)} ({_said(median(self.busy))})" if self.busy else _said(own)
        return f"| {' | '.join([*cells, said, f'≤ {_said(self.most)}', self.verdict])} |"


ROWS = {
    "medical": Row("load, medical form of 500 questions", "ms", 500, 730),
    "medical.cached": Row("… from what was kept compiled", "ms", 100, 730),
    "survey": Row("load, 5,000 questions", "ms", 1_800, 2_970),
    "survey.cached": Row("… from what was kept compiled", "ms", 400, 2_970),
    "answer": Row("an answer with all it changes, 5,000 questions", "ms", 0.2, 5.2),
    "answer.p95": Row("… p95", "ms", 2, 8.7),
    "driver": Row("an answer that shows or hides 500 others", "ms", 8, 8.8),
    "cascade": Row("62,000 rows: an answer and the list it opens", "ms", 2, 13),
    "memory": Row("memory of the process after loading 5,000 questions", "MB", 150, 402),
    "memory.cached": Row("… from what was kept compiled", "MB", 150, 402),
}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py bench forms", description=__doc__)
    parser.add_argument("--oracles", default=os.environ.get("SAPA_ORACLES", ""), help="the folder of both engines")
    parser.add_argument("--runs", type=int, default=5, help="processes for each figure")
    chosen = parser.parse_args(arguments)
    # The second engine of the field needs more than Node gives by itself.
    os.environ.setdefault("NODE_OPTIONS", "--max-old-space-size=8192")
    before = os.getloadavg() if hasattr(os, "getloadavg") else (0.0,)
    with TemporaryDirectory() as folder:
        sources = _written(Path(folder))
        for name in ("medical", "survey"):
            _job("keep", sources[name])
        signal.signal(signal.SIGINT, signal.default_int_handler)  # also where a shell has put it in the background
        with suppress(KeyboardInterrupt):
            for run in range(chosen.runs):
                _say(f"{run + 1} of {chosen.runs}")
                _sapa(sources)
                if chosen.oracles:
                    _references(sources, Path(chosen.oracles).resolve())
    print(*_table(before[0], bool(chosen.oracles)), sep="\n")
    return 1 if any("not" in row.verdict for row in ROWS.values()) else 0


def _written(folder: Path) -> dict[str, Path]:
    made = {
        "medical": large_forms.medical(),
        "survey": large_forms.survey(5_000),
        "driver": large_forms.driven(5_000),
        "cascade": large_forms.cascade(),
        **{str(size): large_forms.driven(size, followers=20) for size in SIZES},
    }
    for name, xml in made.items():
        (folder / f"{name}.xml").write_bytes(xml)
    return {name: folder / f"{name}.xml" for name in made}


# ---- Sapa


def _job(name: str, source: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.bench.forms_job", name, str(source)]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _sapa(sources: dict[str, Path]) -> None:
    for name in ("medical", "survey"):
        for job, row in (("load", name), ("cached", f"{name}.cached")):
            found = _job(job, sources[name])
            ROWS[row].add_own(found["ms"], found["processor"])
            if name == "survey":
                ROWS[row.replace("survey", "memory")].add("Sapa", found["memory"])
    answers = _job("answers", sources["survey"])
    sources["survey"].with_suffix(".json").write_text(json.dumps(answers["given"][:STEPS]))
    ROWS["answer"].add_own(median(answers["ms"]), median(answers["processor"]))
    ROWS["answer.p95"].add_own(p95(answers["ms"]), p95(answers["processor"]))
    for name in ("driver", "cascade"):
        found = _job(name, sources[name])
        ROWS[name].add_own(median(found["ms"]), median(found["processor"]))
    for size in SIZES:
        GROWTH[size].append(median(_job("alone", sources[str(size)])["ms"]))


# ---- the others


def _references(sources: dict[str, Path], oracles: Path) -> None:
    for engine, start in REFERENCES.items():
        for name, measure in MEASURES.items():
            if (engine, name) in GIVEN_UP:
                continue
            _say(f"  {engine}: {name}")
            process = start(oracles)
            limit = Timer(PATIENCE, process.end)
            limit.start()
            try:
                measure(engine, process, sources[name])
            except (EngineError, OSError) as error:
                GIVEN_UP.add((engine, name))
                _say(f"  {engine}: {name}: {error}")
            finally:
                limit.cancel()
                process.end()


def _load(process: Engine, source: Path) -> tuple[int, float]:
    found = process.ask(op="load", form=str(source))
    return found["session"], found["ms"]


def _medical(engine: str, process: Engine, source: Path) -> None:
    ROWS["medical"].add(engine, _load(process, source)[1])


def _survey(engine: str, process: Engine, source: Path) -> None:
    session, taken = _load(process, source)
    ROWS["survey"].add(engine, taken)
    process.ask(op="mem")
    ROWS["memory"].add(engine, psutil.Process(process.pid).memory_info().rss / 2**20)
    given = json.loads(source.with_suffix(".json").read_text())
    taken = [process.ask(op="set", session=session, ref=ref, value=value)["ms"] for ref, value in given]
    ROWS["answer"].add(engine, median(taken))
    ROWS["answer.p95"].add(engine, p95(taken))


def _driver(engine: str, process: Engine, source: Path) -> None:
    session, _ = _load(process, source)
    turns = [
        process.ask(op="set", session=session, ref="/data/driver", value=f"y{turn % 2}")["ms"] for turn in range(TURNS)
    ]
    ROWS["driver"].add(engine, median(turns))


def _cascade(engine: str, process: Engine, source: Path) -> None:
    session, _ = _load(process, source)
    chance, taken = Random(1), []
    for _ in range(PLACES):
        value = f"s{chance.randrange(37)}"
        for path, below in (("/data/state", "/data/lga"), ("/data/lga", "/data/ward")):
            answered = process.ask(op="set", session=session, ref=path, value=value)["ms"]
            listed, value = _listed(engine, process, session, below)
            taken.append(answered + listed)
    ROWS["cascade"].add(engine, median(taken))


def _listed(engine: str, process: Engine, session: int, path: str) -> tuple[float, str]:
    """How long a list takes and its first choice. One of the engines can only be asked for all lists of the form."""
    if engine == "Web Forms":
        found = process.ask(op="get", session=session, ref=path)
        return found["ms"], found["node"]["choices"][0]["value"]
    found = process.ask(op="dump", session=session)
    return found["ms"], next(node for node in found["state"]["nodes"] if node["ref"] == path)["choices"][0]["value"]


MEASURES = {"medical": _medical, "survey": _survey, "driver": _driver, "cascade": _cascade}


# ---- the table


def _table(load: float, compared: bool) -> Iterator[str]:
    after = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    yield "| | JavaRosa 5.1 | Web Forms 0.22 | Sapa | target | |"
    yield "|---|---|---|---|---|---|"
    for row in ROWS.values():
        yield row.line()
    yield ""
    sizes = ", ".join(f"{size:,} questions {1e3 * median(taken):.1f} µs" for size, taken in GROWTH.items() if taken)
    yield f"An answer on which nothing depends: {sizes}."
    machine = f"{os.cpu_count()} processors, load {load:.1f} before and {after:.1f} after"
    counts = ", ".join(f"{engine} {count}" for engine, count in _counts().items())
    yield f"Medians of fresh processes, which took turns: {counts}; {machine}."
    yield "In brackets: how many times Sapa's figure by the clock; what Sapa took of the processor."
    for engine, name in sorted(GIVEN_UP):
        yield f"{engine} gave no figure for {name}: it was stopped after {PATIENCE} s."
    if not compared:
        yield "Only Sapa was measured: --oracles FOLDER or SAPA_ORACLES names the engines of the field."


def _counts() -> dict[str, int]:
    done = {
        engine: min(len(row.others[engine]) for row in _compared() if engine in row.others)
        for engine in REFERENCES
        if any(engine in row.others for row in _compared())
    }
    return {"Sapa": len(ROWS["medical"].sapa), **{engine: count for engine, count in done.items() if count}}


def _compared() -> list[Row]:
    return [row for name, row in ROWS.items() if "cached" not in name]


def _said(value: float) -> str:
    return f"{value:,.0f}" if value >= 20 else f"{value:.1f}" if value >= 2 else f"{value:.3g}"


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
