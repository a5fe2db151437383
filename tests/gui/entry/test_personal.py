"""Personal numbers in what is typed: told beside the field, not saved, hidden by one key, told again at the end."""

import pytest

from tests.gui.entry.conftest import settle

IIN = "850101370383"
SUGGESTION = "/data/private/F11"


def to_the_suggestion(room, typist) -> None:
    typist.press("1")
    room.questions.go(SUGGESTION)
    settle(room)


def said(room, path: str = SUGGESTION) -> str:
    return room.questions.piece().message


def kept(room, path: str = SUGGESTION) -> str:
    return room.interview.instance[path].value


@pytest.mark.parametrize(("language", "words"), [("kk", "ЖСН"), ("ru", "ИИН"), ("en", "IIN")])
def test_a_valid_iin_is_not_saved_in_any_language(room, typist, language: str, words: str) -> None:
    to_the_suggestion(room, typist)
    room.controller.set_language(language)
    typist.type(f"call {IIN} now")
    typist.press("Enter")
    settle(room)
    assert words in said(room)
    assert (kept(room), room.questions.place) == ("", SUGGESTION)
    assert room.questions.piece().answer.sheet.toPlainText() == f"call {IIN} now"
    room.questions.piece().answer.sheet.clear()


def test_twelve_other_figures_only_warn(room, typist) -> None:
    to_the_suggestion(room, typist)
    typist.type("123456789012")
    room.questions.commit()
    assert kept(room) == "123456789012"
    assert said(room)
    room.show_finish()
    assert room.finish.caution.text.text()
    assert SUGGESTION not in [one.path for one in room.finish.model.items]


@pytest.mark.parametrize("text", ["8 701 123 45 67", "4111 1111 1111 1111", "aigul@mail.kz"])
def test_phones_cards_and_addresses_are_not_saved_either(room, typist, text: str) -> None:
    to_the_suggestion(room, typist)
    typist.type(text)
    room.questions.commit()
    assert (kept(room), bool(said(room))) == ("", True)
    room.questions.piece().answer.sheet.clear()


def test_one_key_hides_the_number_and_saves_the_rest(room, typist) -> None:
    to_the_suggestion(room, typist)
    typist.type(f"call {IIN} now")
    typist.press("Ctrl+M")
    settle(room)
    assert kept(room) == "call ×××××××××××× now"
    assert said(room) == ""
    assert room.questions.piece().answer.sheet.toPlainText() == kept(room)


def test_whoever_goes_elsewhere_leaves_the_text_without_its_number(room, typist) -> None:
    to_the_suggestion(room, typist)
    typist.type(f"call {IIN} now")
    room.questions.go("/data/profile/P1")
    settle(room)
    assert kept(room) == "call ×××××××××××× now"


def test_nothing_of_the_number_comes_into_the_journal(room, typist) -> None:
    to_the_suggestion(room, typist)
    typist.type(f"call {IIN} now")
    typist.press("Ctrl+M")
    settle(room)
    assert not [event for event in room.workspace.events(room.interview.id) if IIN in event.new + event.old]


def test_the_end_names_what_was_kept_all_the_same(room, typist) -> None:
    """An answer from before this rule, or one brought in by a form, blocks the end."""
    to_the_suggestion(room, typist)
    room.controller.answer(SUGGESTION, IIN)
    room.show_finish()
    assert SUGGESTION in [one.path for one in room.finish.model.items]


def test_a_comment_holds_no_number(room, typist) -> None:
    to_the_suggestion(room, typist)
    typist.press("F4")
    typist.type(f"neighbour {IIN}")
    assert room.remark.warning.text.text()
    typist.press("Enter")
    assert room.interview.comments == {}
    room.remark.line.setText("neighbour")
    typist.press("Enter")
    settle(room)
    assert room.interview.comments == {SUGGESTION: "neighbour"}


ASKED = """
  | survey  |  |  |  |  |  |
  |  | type  | name  | label  | required  | bind::sapa:personal  |
  |  | text  | phone  | Phone  | yes  | yes  |
  |  | text  | word  | Word  |  |  |
  | settings  |  |  |  |  |  |
  |  | form_id  | namespaces  |  |  |  |
  |  | asked_phone  | sapa="urn:sapa:form:1"  |  |  |  |
"""
PHONE = "8 701 123 45 67"


def test_a_question_that_is_marked_personal_keeps_its_number_and_lets_one_finish(room_of, typist) -> None:
    room = room_of(ASKED)
    typist.type(PHONE)
    typist.press("Enter")
    settle(room)
    assert (kept(room, "/data/phone"), room.questions.place) == (PHONE, "/data/word")
    room.show_finish()
    assert [one.path for one in room.finish.model.items] == []
    assert room.finish.caution.text.text() == ""
    room.complete()
    settle(room)
    assert room.is_done


def test_half_of_a_number_is_kept_only_where_it_is_asked_for(room_of) -> None:
    room = room_of(ASKED)
    room.keep_half("/data/phone", PHONE)
    room.keep_half("/data/word", PHONE)
    room.keep_half("/data/phone", PHONE, "comment")
    assert room.interview.halves == {("/data/phone", ""): PHONE}


def test_beside_a_question_marked_personal_the_others_and_its_comment_stay_guarded(room_of, typist) -> None:
    room = room_of(ASKED)
    room.questions.go("/data/word")
    typist.type(PHONE)
    room.questions.commit()
    assert (kept(room, "/data/word"), bool(said(room))) == ("", True)
    room.questions.piece().answer.show_value("")
    room.remark.written.emit("/data/phone", PHONE)
    assert "701" not in room.interview.comments["/data/phone"]
