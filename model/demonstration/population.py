"""The demonstration's population: whose answers, asked of enough people, give back the published figures of 2019."""

from collections.abc import Iterator

from model.demonstration.answers import Plan, plan
from model.demonstration.people import People, Person
from model.demonstration.visits import VisitPlan, visit
from model.reference import published


class Population:
    """The population of one seed: the same number is always the same person, however many are asked."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self._people = People(seed)

    def people(self, n: int) -> Iterator[Person]:
        """So many people, the regions by turns: each gets n / 17 of them."""
        return self._people.some(n)

    def respondents(self, n: int, *, first: int = 0) -> Iterator[Plan]:
        """So many interviews to be made, from the person of this number on; the regions by turns."""
        return (plan(self.seed, person) for person in self._people.some(n, first=first))

    def visits(self, n: int = 0) -> Iterator[VisitPlan]:
        """So many mystery visits, by default as many as there were shoppers in 2019; the regions by turns."""
        return (visit(self.seed, number) for number in range(n or published().mystery_shoppers))
