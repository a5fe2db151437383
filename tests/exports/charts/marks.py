"""What a test asks of a picture: its texts, which of them meet, what lies outside of it."""

from itertools import combinations

from exports.charts import Axis, Box, Disc, Line, Shape, Words
from exports.charts.labels import area
from exports.charts.paper import measure
from model.language import speaking
from tests.exports import charted

AXIS = Axis(((1.0, "1"), (5.0, "5")))
LONG = "Қызмет алушылардың қанағаттанушылығын бағалау жөніндегі халыққа қызмет көрсету орталығының бөлімшесі"


def drawn(name, language="kk"):
    with speaking(language):
        return charted.ALL[name](measure)


def texts(picture):
    return [mark for mark in picture.marks if isinstance(mark, Words) and mark.text]


def meeting(picture, widths=measure):
    areas = [(mark.text, area(mark, widths)) for mark in texts(picture)]
    return [(one, other) for (one, first), (other, second) in combinations(areas, 2) if first.meets(second)]


def edges(mark, widths=measure):
    match mark:
        case Line():
            return [(mark.x1, mark.y1), (mark.x2, mark.y2)]
        case Box():
            return [(mark.x, mark.y), (mark.x + mark.width, mark.y + mark.height)]
        case Disc():
            return [(mark.x - mark.radius, mark.y - mark.radius), (mark.x + mark.radius, mark.y + mark.radius)]
        case Shape():
            return mark.points
        case _:
            here = area(mark, widths)
            return [(here.left, here.top), (here.right, here.bottom)] if mark.text else []


def outside(picture, widths=measure, slack=0.3):
    return [
        mark
        for mark in picture.marks
        for x, y in edges(mark, widths)
        if not (-slack <= x <= picture.width + slack and -slack <= y <= picture.height + slack)
    ]
