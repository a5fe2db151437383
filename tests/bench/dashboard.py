"""The dashboard over 14,219 received interviews: how long until it is there, and whether the window stays alive."""

import gc
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.figures import Figure, median
from tests.bench.paper import RESPONSES, receive
from tests.bench.places import SUPERVISOR, create

ALIVE = 100  # ms between two turns of the event loop at most
TICK, AFTER = 5, 8  # ms between two looks at the clock; looks after the end
REGIONS, CHANNEL = ("110000000", "150000000", "750000000"), "CSC"


class Pulse:
    """A timer that knows the longest time it could not tick.

    Between two ticks the event loop rests, as a person's does: a spinning one takes the interpreter from the work.
    """

    def __init__(self) -> None:
        from PySide6.QtCore import QEventLoop, QTimer

        self.longest, self._last, self._done = 0.0, 0.0, lambda: True
        self._loop, self._timer = QEventLoop(), QTimer(interval=TICK)
        self._timer.timeout.connect(self._tick)
        self._ends = 0

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, (now - self._last) * 1e3 - TICK), now
        self._ends = self._ends + 1 if self._done() else 0
        if self._ends == AFTER:  # what the new picture had to lay out and paint is behind us
            self._loop.quit()

    def during(self, step: Callable[[], object], done: Callable[[], bool]) -> tuple[float, float]:
        """Seconds from the step until it is done, and the longest gap meanwhile in ms."""
        self.longest, self._last, self._done, self._ends = 0.0, time.perf_counter(), done, 0
        began = self._last
        self._timer.start()
        step()
        self._loop.exec()
        self._timer.stop()
        return time.perf_counter() - began - AFTER * TICK / 1e3, self.longest


def dashboard() -> Iterator[Figure]:
    """First sight, another filter, a list behind a figure, and one interview more."""
    from gui.app import make_application, tasks

    application = make_application(["sapa"])
    with TemporaryDirectory() as folder, create(Path(folder) / "Sapa", SUPERVISOR) as workspace:
        receive(workspace)
        gc.collect()  # what filling the questionnaires left behind is not the dashboard's
        yield from _figures(workspace)
    tasks.close()
    del application


def _figures(workspace: object) -> Iterator[Figure]:
    from gui.dashboard.page import DashboardPage

    page, pulse = DashboardPage(workspace), Pulse()
    page.resize(1366, 768)
    page.show()
    seconds, gap = pulse.during(page.refresh, lambda: page.view is not None)
    gaps = [gap]
    yield Figure(f"dashboard of {RESPONSES:,}, first sight", seconds, "s", 6.0, note="reading and counting")
    taken = []
    for value in REGIONS:
        filters = page.view.overview.filters.having("region", value).having("channel", CHANNEL)
        seconds, gap = pulse.during(lambda chosen=filters: page.choose(chosen), lambda: page._task is None)
        taken.append(seconds)
        gaps.append(gap)
    yield Figure("dashboard, another filter", median(taken), "s", 1.0, note="median of 3")
    began = page.stack.currentWidget()
    seconds, gap = pulse.during(lambda: page.open_behind("", "all"), lambda: page.stack.currentWidget() is not began)
    gaps.append(gap)
    yield Figure("dashboard, the list behind a figure", seconds, "s", 1.0)
    page.come_back()
    _one_more(workspace)
    before = page.view
    seconds, gap = pulse.during(page.refresh, lambda: page.view is not before)
    gaps.append(gap)
    yield Figure("dashboard, an interview more", seconds, "s", 6.0, note="the old picture stays meanwhile")
    yield Figure("dashboard, longest gap", max(gaps), "ms", ALIVE, note="of the event loop in all of this")
    page.close()


def _one_more(workspace: object) -> None:
    """As a sync would bring it."""
    receive(workspace, 1, first=RESPONSES + 1)
