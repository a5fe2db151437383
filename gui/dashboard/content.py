"""What every card says for one choice of interviews, in the language of the moment. Made off the event loop."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from gui.dashboard import progress, sheets

if TYPE_CHECKING:
    from exports.overview import Overview

SHEETS: "Mapping[str, Callable[[Overview], sheets.Sheet]]" = {
    "criteria": sheets.criteria, "trend": sheets.trend, "regions": sheets.regions, "waits": progress.waits,
    "centres": progress.centres, "days": progress.days, "participation": progress.participation,
}  # fmt: skip


def made_of(found: "Overview") -> dict[str, sheets.Sheet]:
    """Each card's sheet by its name."""
    return {name: make(found) for name, make in SHEETS.items()}
