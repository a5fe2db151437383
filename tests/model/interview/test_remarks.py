"""Comments and reasons go with the submission, in the question a form marks for them, and nowhere else."""

import json

from model.interview.interview import Interview
from tests.scenario import form_of

TABLE = """
  | survey   |              |         |          |                |                     |                  |
  |          | type         | name    | label    | relevant       | bind::sapa:role     | bind::sapa:soft  |
  |          | hidden       | beside  |          |                | remarks             |                  |
  |          | integer      | wait    | Waited   |                |                     | . <= 120         |
  |          | text         | why     | Why      | ${wait} > 60   |                     |                  |
  | settings |              |         |          |                |                     |                  |
  |          | form_id      | version | namespaces              |                     |                  |
  |          | remarked     | 1       | sapa="urn:sapa:form:1"  |                     |                  |
"""
WAIT, WHY = "/data/wait", "/data/why"


def begun(table: str = TABLE) -> Interview:
    return Interview.begin(form_of(table), language="", device="d", person="p", seed=1)[0]


def carried(interview: Interview) -> list[dict[str, str]]:
    text = interview.submission().decode().partition("<beside>")[2].partition("</beside>")[0]
    return json.loads(text.replace("&quot;", '"')) if text else []


def test_they_are_in_the_frozen_submission_in_the_order_of_the_form() -> None:
    interview = begun()
    interview.answer(WAIT, "300")
    interview.comment(WHY, "кезек үлкен")
    interview.witness("reason", WAIT, "жүйе тұрып қалды")
    interview.complete()
    expected = [
        {"about": WAIT, "of": "300", "reason": "жүйе тұрып қалды"},
        {"about": WHY, "comment": "кезек үлкен"},
    ]
    assert carried(interview) == expected
    again = Interview.replay(interview.events, interview.form)
    assert again.submission() == interview.submission()


def test_what_no_longer_holds_stays_here() -> None:
    interview = begun()
    interview.answer(WAIT, "300")
    interview.comment(WHY, "жоғалады")
    interview.witness("reason", WAIT, "бұрынғы")
    interview.answer(WAIT, "20")
    assert carried(interview) == []
    interview.undo()
    assert len(carried(interview)) == 2


def test_a_form_without_such_a_question_sends_nothing_of_it() -> None:
    interview = begun(TABLE.replace("remarks ", "another "))
    interview.answer(WAIT, "300")
    interview.comment(WAIT, "осында қалады")
    assert "осында" not in interview.submission().decode()
