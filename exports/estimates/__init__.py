"""Statistics only: variance, intervals, suppression, differences and ranks; knows neither forms nor paper."""

from exports.estimates.estimate import SIGNS, Base, Estimate, Mark, Measure, empty

__all__ = ["SIGNS", "Base", "Estimate", "Mark", "Measure", "empty"]
