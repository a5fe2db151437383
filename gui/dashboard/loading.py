"""What the dashboard does off the event loop: take the interviews, count, find who is behind a figure. It shows
nothing."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.core.tasks import Task
from gui.dashboard import content
from model import language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from exports.overview import Behind, Filters, Look, Overview, Taken
    from gui.dashboard.sheets import Sheet
    from model.workspace import Workspace

READING, COUNTING = "reading", "counting"


@dataclass(frozen=True, slots=True)
class View:
    """Everything that one picture of the dashboard is made from."""

    taken: "Taken"
    overview: "Overview"
    queue: "tuple[Look, ...]"
    sheets: "Mapping[str, Sheet]"
    spoken: str  # the language of the sheets


def take(workspace: "Workspace", earlier: "Taken | None") -> "Taken":
    """The interviews as they are now."""
    from exports import overview

    return overview.take(workspace, earlier)


def view(workspace: "Workspace", earlier: "Taken | None", filters: "Filters | None", task: Task,
         *, fresh: bool = True) -> View | None:  # fmt: skip
    """The picture for these filters, of the interviews as they are now if `fresh`; None when asked to stop."""
    import exports.report.words  # noqa: F401  it is loaded here, not when the first figure is said
    from exports import overview
    from exports.overview.figures import StoppedError

    if earlier is None:
        task.report(READING)
    taken = take(workspace, earlier) if fresh or earlier is None else earlier
    if task.cancelled():
        return None
    task.report(COUNTING)
    try:
        wanted = _first(taken, workspace) if filters is None else filters
        found = overview.overview(taken, wanted, stopped=task.cancelled)
    except StoppedError:
        return None
    spoken = language.current()
    return View(taken, found, overview.queue(taken, found.filters), content.made_of(found), spoken)


def _first(taken: "Taken", workspace: "Workspace") -> "Filters":
    """A supervisor of one region begins with it; where all interviews are of it, the filter would say nothing."""
    from exports.overview import Filters

    region = workspace.person.region
    return Filters().having("region", region if (taken.people.region != region).any() else "")


def behind(taken: "Taken", filters: "Filters", about: str) -> "tuple[Behind, ...]":
    """The interviews behind a figure."""
    from exports import overview

    return overview.behind(taken, filters, about)
