"""Every code of forms and model has a sentence, and every sentence can be said with its parameters."""

import re
from pathlib import Path

import pytest

from forms.errors import FormError
from model import language, messages
from model.errors import SurveyError

ROOT = Path(__file__).parents[2]
RAISED = re.compile(r"(?:CodedError|FormError|AnswerError|SurveyError|SyncError)\(\s*\"([a-z_.-]+)\"")


def raised() -> dict[str, str]:
    """Code -> a file that raises it."""
    files = [*(ROOT / "forms").rglob("*.py"), *(ROOT / "model").rglob("*.py")]
    return {code: file.name for file in files for code in RAISED.findall(file.read_text("utf-8"))}


def test_every_code_has_a_sentence() -> None:
    assert {code: file for code, file in raised().items() if code not in messages.SENTENCES | messages.COUNTED} == {}


@pytest.mark.parametrize("code", sorted(messages.SENTENCES | messages.COUNTED))
@pytest.mark.parametrize("spoken", language.LANGUAGES)
def test_every_sentence_can_be_said_even_if_a_parameter_is_missing(code: str, spoken: str) -> None:
    with language.speaking(spoken):
        said = messages.worded(code, {"count": 3})
    assert said
    assert "{" not in said


def test_parameters_are_put_into_the_sentence() -> None:
    assert "3 questions need" in messages.sentence(SurveyError("interview.incomplete", count=3))
    assert "1 question needs" in messages.sentence(SurveyError("interview.incomplete", count=1))
    assert "a, b" in messages.sentence(SurveyError("form.cycle", nodes=("a", "b")))


def test_a_sentence_takes_the_form_of_its_number() -> None:
    assert "1 file of" in messages.worded("sync.files_missing", {"count": 1})
    assert "2 finished forms" in messages.worded("sync.counts", {"there": 2, "here": 1})
    with language.speaking("ru"):
        assert "через 21 секунду." in messages.worded("hub.too_many_attempts", {"seconds": 21})


def test_a_language_is_called_by_its_name() -> None:
    assert "“Қазақша”" in messages.worded("check.untranslated", {"language": "kk"})


def test_no_sentence_speaks_the_language_of_the_makers() -> None:
    makers = re.compile(r"\b(record|submission|instance|payload|response)s?\b", re.IGNORECASE)
    said = [messages.worded(code, {"count": 2}) for code in messages.SENTENCES | messages.COUNTED]
    assert [sentence for sentence in said if makers.search(sentence)] == []


def test_an_unknown_code_is_named_so_that_it_can_be_told() -> None:
    assert "some.code" in messages.sentence(SurveyError("some.code"))


def test_a_family_of_codes_shares_a_sentence() -> None:
    said = messages.sentence(SurveyError("xpath.axis", text="following::x", position=3))
    assert "following::x" in said


def test_an_expression_is_quoted_in_one_line_and_its_characters_are_counted_from_one() -> None:
    said = messages.worded("xpath.syntax", {"text": "1 = = 2\n" + "x" * 500, "position": 4, "found": "="})
    assert "character 5" in said
    assert "1 = = 2 xxx" in said
    assert len(said) < 400


def test_a_parameter_without_a_value_leaves_a_dash() -> None:
    assert "“–”" in messages.worded("xpath.unknown-function", {"text": "z(1)", "name": "z", "near": ""})


def test_the_error_of_a_form_says_where() -> None:
    assert messages.sentence(FormError("xlsform.refused", sheet="survey", row=7, column="type", reason="x")).startswith(
        "sheet survey, row 7, type: "
    )
    assert messages.sentence(FormError("form.never_rests", xpath="/data/a")).startswith("/data/a: ")
    assert messages.sentence(FormError("xml.broken", row=12)).startswith("line 12: ")
