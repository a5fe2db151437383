"""Rotated items: another order for each interview, the same one for its life, and the form's order in what is sent."""

from model.interview.interview import Interview
from tests.scenario import form_of

FORM = form_of("""
    | survey |             |       |           |                    |
    |        | type        | name  | label     | bind::sapa:rotate  |
    |        | begin group | block | Block     | yes                |
    |        | note        | lead  | Lead      |                    |
    |        | integer     | a     | A         |                    |
    |        | integer     | b     | B         |                    |
    |        | note        | half  | Half way  |                    |
    |        | integer     | c     | C         |                    |
    |        | integer     | d     | D         |                    |
    |        | end group   |       |           |                    |
    |        | integer     | z     | Z         |                    |
    | settings |           |       |           |                    |
    |        | form_id     | namespaces               |                    |                    |
    |        | rotation    | sapa="urn:sapa:form:1"   |                    |                    |
""")


def begun(seed: int) -> Interview:
    return Interview.begin(FORM, language="en", device="d", person="p", seed=seed)[0]


def asked(interview: Interview) -> str:
    return " ".join(view.name for view in interview.nodes() if view.kind in ("question", "note"))


def test_each_interview_draws_its_own_order_and_notes_stay_where_they_are() -> None:
    orders = {asked(begun(seed)) for seed in range(40)}
    assert len(orders) > 12
    for order in orders:
        names = order.split()
        assert (names[0], names[3], names[6]) == ("lead", "half", "z")
        assert sorted(names) == sorted(["lead", "half", "a", "b", "c", "d", "z"])


def test_every_item_comes_first_about_as_often() -> None:
    first = [begun(seed).orders["/data/block"][0] for seed in range(400)]
    assert all(60 < first.count(name) < 140 for name in "abcd")


def test_the_order_is_kept_for_life_and_told_by_the_journal() -> None:
    interview = begun(7)
    interview.answer("/data/block/a", "1")
    again = Interview.replay(interview.events, FORM)
    assert asked(again) == asked(interview)
    told = next(event for event in interview.events if event.kind == "order")
    assert (told.node, told.new.split()) == ("/data/block", list(interview.orders["/data/block"]))


def test_what_is_sent_stands_in_the_order_of_the_form() -> None:
    sent = set()
    for seed in range(5):
        interview = begun(seed)
        for name in interview.orders["/data/block"]:
            interview.answer(f"/data/block/{name}", "1")
        xml = interview.submission().decode()
        sent.add(tuple(xml.index(f"<{name}>1") < xml.index(f"<{after}>1") for name, after in ("ab", "bc", "cd")))
    assert sent == {(True, True, True)}
