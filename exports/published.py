"""The door to the comparison with the published Tables 1, 2 and 3; the arithmetic is in `exports.summary.agreement`."""

from exports.summary.agreement import agrees, comparison, line

__all__ = ["agrees", "comparison", "line"]
