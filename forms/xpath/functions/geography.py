"""Functions of places on Earth: points are `latitude longitude altitude accuracy`, shapes are points joined by `;`."""

import math
from collections.abc import Sequence
from itertools import pairwise

from forms.xpath.code import Code
from forms.xpath.conversion import NAN, text_of
from forms.xpath.expressions import Call
from forms.xpath.registry import MANY, Scope, special
from forms.xpath.values import Context, Value

RADIUS = 6_378_100.0


@special("distance", 1, MANY)
def _distance(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    """Metres along a line."""
    values = [code.value for code in arguments]

    def distance(context: Context) -> float:
        points = _points([value(context) for value in values])
        if points is None or len(points) < 2:
            return NAN
        return round(sum(_between(one, other) for one, other in pairwise(points)), 2)

    return Code("number", distance, at=call.at)


@special("area", 1, MANY)
def _area(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    """Square metres inside a line, which need not be closed."""
    values = [code.value for code in arguments]

    def area(context: Context) -> float:
        points = _points([value(context) for value in values])
        return NAN if points is None else round(_enclosed(points), 2)

    return Code("number", area, at=call.at)


@special("geofence", 2, 2)
def _geofence(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    """Whether a point lies inside a shape, which has to be closed."""
    point, shape = arguments[0].text(), arguments[1].text()

    def geofence(context: Context) -> bool:
        where, around = _points([point(context)]), _points([shape(context)])
        if not where or not around or around[0] != around[-1]:
            return False
        return _is_inside(where[0], around)

    return Code("boolean", geofence, at=call.at)


def _points(values: Sequence[Value]) -> list[tuple[float, float]] | None:
    """Every point in texts and nodes; None when one of them is not a place on Earth."""
    texts: list[str] = []
    for value in values:
        given = [node.string() for node in value] if isinstance(value, (list, tuple)) else [text_of(value)]
        texts.extend(part for text in given for part in text.split(";") if part.strip())
    points = [_point(text) for text in texts]
    return None if None in points else [point for point in points if point is not None]


def _point(text: str) -> tuple[float, float] | None:
    try:
        latitude, longitude, *_ = (float(part) for part in text.split())
    except ValueError:
        return None
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def _between(one: tuple[float, float], other: tuple[float, float]) -> float:
    first, second = math.radians(one[0]), math.radians(other[0])
    apart = math.radians(one[1] - other[1])
    cosine = math.sin(first) * math.sin(second) + math.cos(first) * math.cos(second) * math.cos(apart)
    return math.acos(max(-1.0, min(1.0, cosine))) * RADIUS


def _enclosed(points: list[tuple[float, float]]) -> float:
    if len(points) < 3:
        return 0.0
    closed = points if points[0] == points[-1] else [*points, points[0]]
    total = 0.0
    for (latitude, longitude), (next_latitude, next_longitude) in pairwise(closed):
        total += math.radians(next_longitude - longitude) * (
            2 + math.sin(math.radians(latitude)) + math.sin(math.radians(next_latitude))
        )
    return abs(total * RADIUS * RADIUS / 2)


def _is_inside(point: tuple[float, float], shape: list[tuple[float, float]]) -> bool:
    latitude, longitude = point
    inside = False
    for (south, west), (north, east) in pairwise(shape):
        if (south > latitude) != (north > latitude):
            crossing = (east - west) * (latitude - south) / (north - south) + west
            inside = inside != (longitude < crossing)
    return inside
