"""One vocabulary of charts for the paper and the window: raw numbers and ready words in, a `Picture` of marks out.

Nothing here knows Qt, reportlab or a summary, and nothing translates; `exports.charts.paper` alone paints on paper.
Every chart reads as a photocopy: no figure needs its colour, labels stand at what they name, every axis says where it
begins.
"""

from exports.charts.bars import BarRow, bars
from exports.charts.cells import arrow, axis, bar, dot, place
from exports.charts.dots import DotRow, dots
from exports.charts.funnel import FunnelDot, FunnelWords, Limit, funnel
from exports.charts.heat import HeatCell, HeatRow, heat
from exports.charts.picture import Anchor, Box, Disc, Line, Mark, Measure, Picture, Role, Scale, Shape, Words, moved
from exports.charts.rows import Axis
from exports.charts.stacked import Level, Stack, stacked
from exports.charts.tiles import PLACES, SHORT, Tile, tiles
from exports.charts.trend import Moment, trend
from exports.charts.waits import Hour, Panel, WaitWords, waits

__all__ = [
    "PLACES", "SHORT", "Anchor", "Axis", "BarRow", "Box", "Disc", "DotRow", "FunnelDot", "FunnelWords", "HeatCell",
    "HeatRow", "Hour", "Level", "Limit", "Line", "Mark", "Measure", "Moment", "Panel", "Picture", "Role", "Scale",
    "Shape", "Stack", "Tile", "WaitWords", "Words", "arrow", "axis", "bar", "bars", "dot", "dots", "funnel", "heat",
    "moved", "place", "stacked", "tiles", "trend", "waits",
]  # fmt: skip
