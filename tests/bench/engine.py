"""The form engine alone: the citizen survey loaded, begun, answered and written as a submission."""

import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import forms
from tests.bench.figures import Figure, median, p95
from tests.bench.places import plans

SOURCE = Path(forms.__file__).parent / "library" / "citizen_survey.xlsx"
NOON = datetime.fromisoformat("2026-11-24T12:00:00+05:00")
LOADS, INTERVIEWS = 9, 40


def engine() -> Iterator[Figure]:
    """Loading from XForm XML, starting, answering, the submission; medians."""
    xml = forms.load(SOURCE).xml
    loads = [_timed(lambda: forms.loads(xml))[0] for _ in range(LOADS)]
    form = forms.loads(xml)
    note = f"citizen survey, {len(xml):,} bytes, median of {LOADS}"
    yield Figure("form load", 1e3 * median(loads), "ms", 200, note=note)
    starts, answers, written = _interviews(form)
    yield Figure("form start", 1e3 * median(starts), "ms", 20, note=f"median of {len(starts)}")
    note = f"p95 of {len(answers):,}; median {1e6 * median(answers):.0f}"
    yield Figure("answer in the engine", 1e6 * p95(answers), "µs", 500, note=note)
    yield Figure("submission XML", 1e3 * median(written), "ms", 5, note=f"median of {len(written)}")


def _interviews(form: forms.Form) -> tuple[list[float], list[float], list[float]]:
    starts, answers, written = [], [], []
    for plan in plans(INTERVIEWS):
        taken, instance = _timed(lambda plan=plan: form.start(language=plan.language, now=NOON, seed=plan.number))
        starts.append(taken)
        for path, value in plan.answers.items():
            answers.append(_timed(lambda i=instance, p=path, v=value: i.answer(p, v))[0])
        written.append(_timed(instance.submission)[0])
    return starts, answers, written


def _timed(work: object) -> tuple[float, object]:
    began = time.perf_counter()
    done = work()
    return time.perf_counter() - began, done
