"""One vocabulary of charts for the paper and the window: raw numbers and ready words in, a `Picture` of marks out.

Nothing here knows Qt, reportlab or a summary, and nothing translates; `exports.charts.paper` alone paints on paper.
Every chart reads as a photocopy: no figure needs its colour, labels stand at what they name, every axis says where it
begins.
"""

from exports.charts.cells import arrow, axis, bar, dot, place
from exports.charts.picture import Anchor, Box, Disc, Line, Mark, Measure, Picture, Role, Scale, Shape, Words
from exports.charts.trend import Moment, trend

__all__ = [
    "Anchor",
    "Box",
    "Disc",
    "Line",
    "Mark",
    "Measure",
    "Moment",
    "Picture",
    "Role",
    "Scale",
    "Shape",
    "Words",
    "arrow",
    "axis",
    "bar",
    "dot",
    "place",
    "trend",
]
