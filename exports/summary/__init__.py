"""Everything a report prints, computed once from a snapshot and free of paper, language and rounding: `shapes`."""

from exports.summary.compose import centre, national, regional
from exports.summary.specimen import example, example_national
from exports.summary.specimen_centre import example_centre

__all__ = ["centre", "example", "example_centre", "example_national", "national", "regional"]
