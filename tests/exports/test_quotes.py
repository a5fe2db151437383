"""Only what a second person released may be quoted, and never a personal number."""

from types import SimpleNamespace

import pytest

from exports import snapshot
from exports.summary.quotes import LONGEST, MOST, quotes
from tests.exports import made


def guide():
    paths = {name: f"/data/record/quote/{name}" for name in ("quote_text", "quote_code", "no_identity", "released_by")}
    asked = {path: made.question(role=role) for role, path in paths.items()}
    return made.form({"/data/about/moderator": made.question(role="moderator"), **asked})


def quote(said="Кезек ұзақ болды.", code="DEA_problem", yes="yes", by="BB"):
    return (
        f"<quote><quote_text>{said}</quote_text><quote_code>{code}</quote_code><no_identity>{yes}</no_identity>"
        f"<released_by>{by}</released_by></quote>"
    )


def said_in(*rows, moderator="AA"):
    who = f"<about><moderator>{moderator}</moderator></about>"
    body = f'<data id="made" version="1">{who}<record>{"".join(rows)}</record></data>'
    talk = made.Submission("uuid:t1", body.encode(), form_id="in_depth_interview")
    taken = snapshot.made([], [], {("in_depth_interview", "1"): guide()}, made.FIELDWORK, talks=[talk])
    return quotes(taken)


def test_a_quote_that_a_second_person_released_is_printed_with_what_it_is_about():
    found = said_in(quote())
    assert [(one.text, one.about.id) for one in found] == [("Кезек ұзақ болды.", "DEA")]


@pytest.mark.parametrize(
    "row",
    [
        quote(yes="no"),
        quote(by=""),
        quote(by="aa"),
        quote(said=""),
        quote(said="a" * (LONGEST + 1)),
        quote(said="Звоните +7 701 234 56 78"),
        quote(said="900101300123 менің нөмірім"),
    ],
)
def test_anything_else_stays_in_the_talk(row):
    assert said_in(row) == ()


def test_each_subject_has_a_quote_before_any_has_two():
    rows = [quote(said=f"Мерзім {at}") for at in range(MOST)] + [quote(said="Ақпарат", code="INF_praise")]
    found = said_in(*rows)
    assert len(found) == MOST
    assert {one.about.id for one in found[:2]} == {"DEA", "INF"}


def test_a_questionnaire_without_quotes_has_none():
    taken = SimpleNamespace(talks=(), forms={})
    assert quotes(taken) == ()
