"""The form engine on large forms: loading, answers, memory, and that an answer does not cost more in a larger form."""

import gc
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from random import Random

import psutil

import forms
from forms.xpath import compiler
from tests.bench import large_forms
from tests.bench.figures import Figure, median, p95

NOON = datetime.fromisoformat("2026-11-24T12:00:00+05:00")
LOADS, ANSWERS = 5, 2_000
_MB = 2**20


def load() -> Iterator[Figure]:
    """Loading and starting: medians of 5."""
    for name, source, target in (
        ("load, medical form of 500", large_forms.medical(), 500),
        ("load, 5,000 questions", large_forms.survey(5_000), 1_800),
    ):
        first, again = [], []
        for _ in range(LOADS):
            compiler.forget()
            first.append(_timed(lambda source=source: forms.loads(source).start(now=NOON, seed=1)))
            again.append(_timed(lambda source=source: forms.loads(source).start(now=NOON, seed=1)))
        note = f"{len(source) / 1e6:.2f} MB, with the start; {1e3 * median(again):.0f} ms when it is loaded again"
        yield Figure(name, 1e3 * median(first), "ms", target, note=note)


def memory() -> Iterator[Figure]:
    """A process with the engine and one large form in it; of its own, because the other measures load half of Sapa."""
    command = [sys.executable, "-m", "tests.bench.large"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    yield Figure("memory, 5,000 questions", float(told[0]), "MB", 150, note=f"{int(told[1]):,} nodes, whole process")


def _only_a_form() -> None:
    source = large_forms.survey(5_000)
    instance = forms.loads(source).start(now=NOON, seed=1)
    gc.collect()
    resident = psutil.Process().memory_info().rss / _MB
    sys.stdout.write(f"{resident:.0f} {sum(1 for _ in instance.nodes())}")


def answers() -> Iterator[Figure]:
    """One answer with all it changes."""
    instance = forms.loads(large_forms.survey(5_000)).start(now=NOON, seed=1)
    taken = _answered(instance)
    yield Figure("answer, 5,000 questions", 1e3 * median(taken), "ms", 0.2, note=f"median of {len(taken):,}")
    yield Figure("answer, 5,000 questions, p95", 1e3 * p95(taken), "ms", 2)
    driven = forms.loads(large_forms.driven(5_000)).start(now=NOON, seed=1)
    turns = [_timed(lambda n=n: driven.answer("/data/driver", f"y{n % 2}")) for n in range(40)]
    yield Figure("show or hide 500 others", 1e3 * median(turns), "ms", 8)
    yield from _undo(instance)


def _undo(instance: forms.Instance) -> Iterator[Figure]:
    path = next(view.path for view in instance.nodes() if view.type == "int" and view.relevant)
    taken = []
    for number in range(200):
        moment = instance.snapshot()
        instance.answer(path, str(number))
        taken.append(_timed(lambda moment=moment: instance.restore(moment)))
    yield Figure("undo, 5,000 questions", 1e3 * median(taken), "ms", note="to a snapshot before the answer")


def cascade() -> Iterator[Figure]:
    """Places of a country: an answer, and the list that follows from it."""
    instance = forms.loads(large_forms.cascade()).start(now=NOON, seed=1)
    chance, taken = Random(1), []
    for _ in range(100):
        state = chance.randrange(37)

        def choose(state: int = state) -> None:
            instance.answer("/data/state", f"s{state}")
            lga = instance["/data/lga"].choices[0].value
            instance.answer("/data/lga", lga)
            assert instance["/data/ward"].choices

        taken.append(_timed(choose) / 2)
    yield Figure("cascade, 62,000 rows", 1e3 * median(taken), "ms", 2, note="one answer and the list it opens")


def growth() -> Iterator[Figure]:
    """An answer on which nothing depends must cost the same in a form of any size."""
    for size in (100, 1_000, 10_000):
        instance = forms.loads(large_forms.driven(size, followers=20)).start(now=NOON, seed=1)
        path = f"/data/q{size - 1}"
        taken = [_timed(lambda n=n, i=instance, p=path: i.answer(p, str(n))) for n in range(ANSWERS)]
        yield Figure(f"answer alone among {size:,}", 1e6 * median(taken), "µs", note="nothing depends on it")


def _answered(instance: forms.Instance) -> list[float]:
    chance, taken = Random(2), []
    asked = [view for view in instance.nodes() if view.kind == "question" and view.relevant]
    for _ in range(ANSWERS):
        view = chance.choice(asked)
        values = [choice.value for choice in view.choices] if view.control != "input" else [str(chance.randrange(900))]
        if values and view.relevant:
            value = chance.choice(values)
            taken.append(_timed(lambda view=view, value=value: instance.answer(view.path, value)))
    return taken


def _timed(work: object) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    _only_a_form()
