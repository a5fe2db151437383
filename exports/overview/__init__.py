"""The fieldwork at a glance: the figures of any part of the interviews, and who is behind each. No paper, no window."""

from exports.overview.behind import Behind, behind
from exports.overview.figures import CentreProgress, Overview, RegionPart, overview
from exports.overview.filters import FACETS, Choice, Filters, choices
from exports.overview.queue import Look, queue
from exports.overview.taking import Taken, take

__all__ = [
    "FACETS",
    "Behind",
    "CentreProgress",
    "Choice",
    "Filters",
    "Look",
    "Overview",
    "RegionPart",
    "Taken",
    "behind",
    "choices",
    "overview",
    "queue",
    "take",
]
