"""Three thousand interviews of three regions, and others made like them."""

from functools import cache

from exports import snapshot, summary
from model import reference
from tests.exports import made

AKMOLA = "110000000"


FEEDBACK = frozenset(one.id for one in reference.items() if one.criterion == "FEE")


@cache
def country():
    return made.taken(3000, regions=(AKMOLA, "350000000", "710000000"))


@cache
def region():
    return summary.regional(country(), AKMOLA)


@cache
def centre():
    return summary.centre(country(), region().centres[0].centre.id)


def answers(n=3000, **extra):
    form = made.citizen()
    return form, list(made.Population(n, regions=(AKMOLA, "350000000", "710000000"), **extra).answers())


def taken_from(form, given, **more):
    arrived = [
        made.Submission(f"uuid:{at:06d}", made.xml(form, one), person=f"p{at % 97}", region=one.get("region", AKMOLA))
        for at, one in enumerate(given)
    ]
    return snapshot.made(arrived, [], {("citizen_survey", "1"): form}, made.FIELDWORK, **more)
