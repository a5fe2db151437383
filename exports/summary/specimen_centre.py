"""The made-up paper of one centre, so that it can be drawn without any workspace."""

from dataclasses import fields

from exports.summary.shapes import CentreSummary, Difference, Direction, Headline, Rank, Summary, Tier
from exports.summary.specimen import example
from exports.summary.specimen_tables import centres


def example_centre() -> CentreSummary:
    """The second centre of the made-up region."""
    region = example()
    row = centres()[1]
    shared = {one.name: getattr(region, one.name) for one in fields(Summary)}
    shared |= {
        "earlier": None,
        "headline": Headline(row.mean, row.full, row.full_all, row.n, 7, 8, region.headline.band),
    }
    return CentreSummary(
        **shared,
        centre=row.centre,
        region=region.region,
        region_headline=region.headline,
        against_rest=row.against_rest,
        full_against_rest=Difference(-0.011, 0.021, 0.6, Direction.ALIKE),
        rank=Rank(2, 1, 5, 5),
        tier=Tier.MIDDLE,
        row=row,
        lowest=tuple(sorted(region.items, key=lambda one: one.mean.value or 0.0)[:3]),
    )
