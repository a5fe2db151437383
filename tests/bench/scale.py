"""How the figures grow with the interviews: from the columns of a snapshot to every figure of the country's report."""

import resource
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import numpy as np

import forms
from exports import snapshot, summary
from exports.frames import Columns, columns
from exports.listing.figures import figures
from exports.listing.folder import flattened
from exports.snapshot import Snapshot
from exports.summary.interviews import interviews
from model.demonstration.answers import Plan
from model.workspace import Submission
from tests.bench.figures import Figure
from tests.bench.paper import NOON
from tests.bench.places import FIELDWORK, SEED, plans

YEAR, MILLION = 14_219, 1_000_000
STEPS = (10_000, 100_000, MILLION)
DIFFERENT, DAYS, CENTRES = 2_000, 60, 10
MEBIBYTE = 1024**2
LIBRARY = Path(forms.__file__).parent / "library"


def estimates() -> Iterator[Figure]:
    """Every figure of the country's report and each of 37 items in each of 17 regions, of as many as in 2019."""
    made = Made()
    spent, parts = made.figured(YEAR)
    yield Figure("all estimates of 14,219", spent, "s", 1.5, note=parts)


def million() -> Iterator[Figure]:
    """The same of ten thousand, a hundred thousand and a million interviews; memory of the whole process."""
    made = Made()
    base = 0.0
    for n in STEPS:
        spent, parts = made.figured(n)
        each = spent / n * 1e6
        base = base or each
        note = f"{each:.1f} s a million, {each / base:.2f} times the first; {parts}"
        yield Figure(f"all estimates of {n:,}", spent, "s", 30 if n == MILLION else None, note=note)
    yield Figure("memory, the columns included", _peak() / MEBIBYTE, "MiB", 3 * 1024)


class Made:
    """Interviews of the demonstration through the real questionnaire; of more than there are, drawn with their whole
    row, on days of their own."""

    def __init__(self) -> None:
        form = forms.load(LIBRARY / "citizen_survey.xlsx")
        self.form, self.keys = form, {(form.id, form.version): form}
        found = [_submission(form, plan) for plan in plans(DIFFERENT)]
        self.few = columns(self._taken(found), found)

    def _taken(self, found: list[Submission]) -> Snapshot:
        return snapshot.made(found, [], self.keys, FIELDWORK)

    def figured(self, n: int) -> tuple[float, str]:
        """Seconds, and where they went."""
        taken = self.many(n)
        worked, began = time.process_time(), time.perf_counter()
        people = interviews(taken)
        read = time.perf_counter()
        summary.national(taken)
        told = time.perf_counter()
        rows = figures(flattened(people, (), "region"))
        ended, worked = time.perf_counter(), time.process_time() - worked
        each = f"{read - began:.2f} s columns to codes, {told - read:.2f} s the report, {ended - told:.2f} s"
        return ended - began, f"{each} {len(rows):,} figures of items by region; {worked:.2f} s of the processor"

    def many(self, n: int) -> Snapshot:
        generator = np.random.default_rng([SEED, n])
        rows = generator.integers(0, len(self.few), n)
        table = {name: column[rows] for name, column in self.few.columns.items()}
        days = [(NOON + timedelta(days=day)).date().isoformat() for day in range(DAYS)]
        table["today"] = np.array(days, dtype=object)[generator.integers(0, DAYS, n)]
        tenth = generator.integers(1, CENTRES + 1, n)  # the list of centres is shorter; a wave reaches ten a region
        table["centre"] = np.array(
            [f"C{region[:2]}{at:02d}" if known else known
             for known, region, at in zip(table["centre"], table["region"], tenth.tolist(), strict=True)], dtype=object
        )  # fmt: skip
        one = self.few.submissions
        found = [
            Submission(f"uuid:{at:07d}", one[row].form_id, one[row].form_version, "", one[row].person, one[row].region,
                       one[row].received, b"", "-")
            for at, row in enumerate(rows.tolist())
        ]  # fmt: skip
        taken = self._taken(found)
        taken.kept["columns"] = Columns(taken.interviews, self.few.variables, table)
        return taken


def _submission(form: forms.Form, plan: Plan) -> Submission:
    start = NOON + timedelta(days=plan.day)
    instance = form.start(language=plan.language, now=start, seed=plan.number)
    for path, value in plan.answers.items():
        instance.answer(path, value, now=start)
    person = f"{plan.region[:2]}-{plan.interviewer}"
    xml = instance.submission(end=start)
    return Submission(instance.id, form.id, form.version, person, person, plan.region, start.isoformat(), xml)


def _peak() -> float:
    """Bytes of this process at its highest."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
