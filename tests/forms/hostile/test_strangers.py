"""Submissions of strangers: what is read back into a form, what reports read, what the hub takes in."""

import pytest

from forms import FormError, submission, xml
from forms.choices import with_last_saved
from model import language, messages
from model.sync import openrosa
from model.sync.protocol import SyncError
from tests.scenario import NOON, form_of

TABLE = "| survey |\n| | type | name | label |\n| | text | a | A |"
LAST_SAVED = "| survey |\n| | type | name | label | default |\n| | text | a | A | ${last-saved#a} |"


def nested(levels):
    """A submission whose elements stand so many levels deep, the root being the first."""
    inside = levels - 1
    return b'<data id="data">' + b"<a>" * inside + b"</a>" * inside + b"</data>"


def heavy(size):
    head, foot = b'<data id="data"><a>', b"</a></data>"
    return head + b"x" * (size - len(head) - len(foot)) + foot


@pytest.fixture
def form():
    return form_of(TABLE)


def readers(form):
    """Each way in which a submission is read."""
    return [
        lambda source: submission.read(source, form.definition),
        lambda source: form.resume(source, now=NOON),
        lambda source: form.edit(source, now=NOON),
        xml.leaves,
    ]


@pytest.mark.parametrize("levels", [201, 300, 100_000])
def test_a_submission_nested_deeper_than_two_hundred_levels(refused, form, levels):
    for read in readers(form):
        error = refused(lambda read=read: read(nested(levels)))
        assert (error.code, error.params["limit"]) == ("xml.too_deep", 200)


def test_a_submission_of_more_than_five_megabytes(refused, form):
    for read in readers(form):
        error = refused(lambda read=read: read(heavy(5_000_001)))
        assert (error.code, error.params["limit"]) == ("xml.too_large", 5_000_000)


def test_a_submission_as_deep_and_as_large_as_it_may_be_is_read(spent, form):
    assert spent(lambda: [read(nested(200)) for read in readers(form)]).cpu < 1.0
    assert spent(lambda: [read(heavy(5_000_000)) for read in readers(form)]).cpu < 1.0


def test_a_form_may_not_be_as_deep_as_a_submission(refused):
    assert refused(lambda: xml.parse(nested(65))).params["limit"] == 64


def test_the_answers_saved_before_have_the_limits_of_a_submission(refused):
    lists = form_of(LAST_SAVED).definition.lists
    assert refused(lambda: with_last_saved(lists, nested(201))).code == "xml.too_deep"
    assert refused(lambda: with_last_saved(lists, heavy(5_000_001))).code == "xml.too_large"


@pytest.mark.parametrize("spoken", language.LANGUAGES)
@pytest.mark.parametrize(("code", "limit"), [("xml.too_large", 5_000_000), ("xml.too_deep", 200)])
def test_the_refusal_is_said_with_its_limit(spoken, code, limit):
    english = messages.sentence(FormError(code, limit=limit))
    with language.speaking(spoken):
        said = messages.sentence(FormError(code, limit=limit))
    assert str(limit) in "".join(filter(str.isalnum, said))
    assert (said == english) is (spoken == "en")


HUB = {
    "deep": (nested(201), "hub.not_xml"),
    "bottomless": (nested(100_000), "hub.not_xml"),
    "large": (heavy(5_000_001), "hub.too_large"),
    "typed": (b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><data id="data">&x;</data>', "hub.not_xml"),
    "crowded": (b"<data " + b" ".join(b"a%d=''" % n for n in range(100_000)) + b"/>", "hub.not_xml"),
    "none": (b"\x00" * 100_000, "hub.not_xml"),
}


@pytest.mark.parametrize("kind", HUB)
def test_the_hub_refuses_what_is_no_submission(spent, kind):
    source, code = HUB[kind]

    def case():
        with pytest.raises(SyncError) as refused:
            openrosa.facts_of(source)
        assert refused.value.code == code

    assert any(spent(case).cpu < 1.0 for _ in range(3))


def test_the_hub_takes_what_is_as_deep_as_it_may_be():
    assert openrosa.facts_of(nested(200)).form_id == "data"


DOCUMENTS = {
    "list": (openrosa.read_form_list, "xforms"),
    "manifest": (openrosa.read_manifest, "manifest"),
}


@pytest.mark.parametrize("kind", DOCUMENTS)
@pytest.mark.parametrize(
    "inside", [b"<a>" * 65 + b"</a>" * 65, b" " * 20_000_001, b"<!DOCTYPE d []>"], ids=["deep", "large", "typed"]
)
def test_a_document_of_a_hub_has_the_limits_of_a_form(spent, kind, inside):
    read, name = DOCUMENTS[kind]
    typed = inside.startswith(b"<!")
    source = inside + f"<{name}/>".encode() if typed else f"<{name}>".encode() + inside + f"</{name}>".encode()

    def case():
        with pytest.raises(SyncError):
            read(source)

    assert any(spent(case).cpu < 1.0 for _ in range(3))
