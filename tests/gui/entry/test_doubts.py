"""Unlikely answers ask for a reason and keep it; a mark and its comment that do not fit are told. Nothing blocks."""

import pytest

from forms import FormError
from gui.entry.page import EntryPage
from tests.gui.entry.conftest import rest, settle, to_the_grid
from tests.scenario import form_of

SOFT = """
  | survey  |  |  |  |  |  |  |
  |  | type  | name  | label  | bind::sapa:soft  | bind::sapa:soft_message  | bind::sapa:soft_message_ru  |
  |  | begin group  | a  | Visit  |  |  |  |
  |  | integer  | wait  | Waited  | . <= 120  | More than two hours?  | Больше двух часов?  |
  |  | integer  | served  | Served  | . <= ${wait}  |  |  |
  |  | text  | word  | Word  |  |  |  |
  |  | end group  |  |  |  |  |  |
  | settings  |  |  |  |  |  |  |
  |  | form_id  | namespaces  |  |  |  |
  |  | soft  | sapa="urn:sapa:form:1"  |  |  |  |
"""
WAIT, SERVED, WORD = "/data/a/wait", "/data/a/served", "/data/a/word"
INF1, INF2 = "/data/inf/INF1", "/data/inf/INF2"


def value(room, path: str) -> str:
    return room.interview.instance[path].value


def said(room, path: str) -> tuple[str, bool]:
    return next(sheet.said(path) for sheet in room.questions.sheets() if sheet.holds(path))


@pytest.fixture
def soft(room_of):
    return room_of(SOFT)


def test_an_unlikely_answer_is_kept_and_asks_why(soft, typist) -> None:
    typist.press("3", "0", "0", "Enter")
    assert value(soft, WAIT) == "300"
    assert said(soft, WAIT) == ("More than two hours?", True)
    assert soft.remark.isVisible()
    assert soft.questions.place == WAIT


def test_the_reason_is_kept_beside_the_answer_and_one_goes_on(soft, typist) -> None:
    typist.press("3", "0", "0", "Enter")
    typist.type("system was down")
    typist.press("Enter")
    assert soft.interview.reasons == {WAIT: ("300", "system was down")}
    assert said(soft, WAIT) == ("", False)
    assert (soft.questions.place, soft.remark.isVisible()) == (SERVED, False)
    assert soft.questions.sheets()[0].piece(WAIT).is_commented
    settle(soft)
    again = soft.workspace.resume(soft.interview.id)
    assert again.reasons == soft.interview.reasons


def test_escape_goes_back_to_correct_it(soft, typist) -> None:
    typist.press("3", "0", "0", "Enter", "Escape")
    assert soft.questions.place == WAIT
    soft.questions.piece().answer.line.selectAll()
    typist.press("3", "0", "Enter")
    assert (value(soft, WAIT), said(soft, WAIT)) == ("30", ("", False))
    assert soft.questions.place == SERVED


def test_another_answer_needs_another_reason(soft, typist) -> None:
    typist.press("3", "0", "0", "Enter")
    typist.type("x")
    typist.press("Enter", "Up")
    soft.questions.piece().answer.line.selectAll()
    typist.press("4", "0", "0", "Enter")
    assert soft.remark.isVisible()


def test_without_a_reason_one_may_go_on_and_finish_and_it_is_listed(soft, typist, qtbot) -> None:
    typist.press("3", "0", "0", "Enter", "Enter")
    assert soft.questions.place == SERVED
    soft.controller.answer(SERVED, "400")
    soft.controller.comment(WORD, "noted")
    typist.press("F8")
    shown = [(item.path, item.kind) for item in soft.finish.model.items]
    assert shown == [(WAIT, "doubt"), (SERVED, "doubt"), (WORD, "comment")]
    assert soft.finish.forward.isVisible()
    typist.press("Enter")
    qtbot.waitUntil(lambda: bool(soft.finish.code))


def test_the_rule_sees_other_answers_and_has_words_of_its_own(soft) -> None:
    soft.controller.answer(WAIT, "10")
    soft.controller.answer(SERVED, "11")
    assert said(soft, SERVED) == ("This is unusual.", True)


def test_it_is_said_in_the_language_of_the_interview(room_of, typist) -> None:
    room = room_of(SOFT.replace("| soft  |", "| soft2  |"), language="ru")
    typist.press("3", "0", "0", "Enter")
    assert said(room, WAIT)[0] == "Больше двух часов?"


def test_a_rule_that_cannot_be_read_is_refused_with_the_form() -> None:
    with pytest.raises(FormError) as refused:
        form_of(SOFT.replace(". <= 120", "nonsense(("))
    assert refused.value.column == "bind::sapa:soft"


def test_full_marks_with_words_of_complaint_are_told_in_their_row(room, typist) -> None:
    to_the_grid(typist)
    typist.press("5", "Backspace", "F4")
    typist.type("ұзақ күттім, қызметкер дөрекі")
    typist.press("Enter")
    message, is_doubt = said(room, INF1)
    assert message
    assert is_doubt
    assert room.questions.piece().rows[0].doubt
    typist.press("2")
    assert said(room, INF1) == ("", False)


def test_a_low_mark_without_a_word_is_told_until_there_is_one(room, typist) -> None:
    to_the_grid(typist)
    typist.press("2", "1", "Backspace", "Backspace")
    assert said(room, INF1)[1]
    assert said(room, INF2)[1]
    typist.press("F4")
    typist.type("көрсетпеді")
    typist.press("Enter")
    assert said(room, INF1) == ("", False)
    assert said(room, INF2)[1]


def test_comments_survive_leaving_and_are_marked_and_listed(room, typist, show) -> None:
    to_the_grid(typist)
    typist.press("F4")
    typist.type("сөзі")
    typist.press("Enter", "5")
    settle(room)
    again = show(EntryPage(room.workspace, room.workspace.resume(room.interview.id)))
    assert again.interview.comments == {INF1: "сөзі"}
    again.questions.go(INF1)
    assert again.questions.piece().rows[0].commented
    again.show_finish()
    assert [item.reason for item in again.finish.model.items if item.kind == "comment"] == ["comment: сөзі"]
    rest(again)
