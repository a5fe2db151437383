"""The questionnaires of a data folder: what installing means, how much was done, retiring, and the hub's list."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import forms
from forms import xlsform
from model.errors import SurveyError
from model.workspace import Workspace
from tests.model.places import HOUSEHOLD, workspace


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Workspace]:
    with workspace(tmp_path / "Sapa") as made:
        yield made


def household(version: str, word: bytes = b"Remark") -> forms.Form:
    written = HOUSEHOLD.read_bytes().replace(b'version="1">', f'version="{version}">'.encode())
    return forms.loads(written.replace(b"Remark", word))


def table(*rows: str, settings: str = "| pricelist | 1 |", columns: str = "| form_id | version |") -> forms.Form:
    said = ["| survey |", *rows, "| settings |", f"| {columns}", f"| {settings}"]
    return forms.loads(xlsform.convert("\n".join(said)).xml)


def of(place: Workspace, form_id: str):
    return next(one for one in place.shelf.holdings() if one.entry.id == form_id)


@pytest.mark.parametrize(
    ("version", "word", "kind"), [("1", b"Remark", "same"), ("1", b"Other", "taken"), ("2", b"Remark", "newer")]
)
def test_what_installing_would_mean_is_known_before(here: Workspace, version: str, word: bytes, kind: str) -> None:
    found = here.shelf.standing(household(version, word))
    assert (found.kind, found.before) == (kind, "1")


def test_a_form_that_was_never_here_is_new(here: Workspace) -> None:
    assert here.shelf.standing(table("| | type | name | label |", "| | text | a | A |")).kind == "new"


def test_responses_are_counted_over_all_versions_and_drafts_by_themselves(here: Workspace) -> None:
    begun = here.begin("household", language="en")
    here.shelf.install(household("2"))
    here.begin("household", language="en")
    here.save(begun.withdraw("by mistake")).result()
    found = of(here, "household")
    assert (found.versions, found.entry.version) == (("1", "2"), "2")
    assert (found.interviews, found.drafts, found.retired) == (1, 1, False)


def test_a_retired_form_is_offered_no_longer_and_its_drafts_go_on(here: Workspace) -> None:
    draft = here.begin("household", language="en")
    here.shelf.retire("household")
    assert here.shelf.offered() == []
    assert [entry.id for entry in here.forms()] == ["household"]
    assert here.resume(draft.id).form.version == "1"
    here.shelf.offer("household")
    assert [entry.id for entry in here.shelf.offered()] == ["household"]


def test_a_newly_installed_version_is_offered_again(here: Workspace) -> None:
    here.shelf.retire("household")
    here.shelf.install(household("2"))
    assert [entry.version for entry in here.shelf.offered()] == ["2"]


def test_what_nobody_used_can_be_removed_and_what_somebody_used_cannot(here: Workspace) -> None:
    form = table("| | type | name | label |", "| | text | a | A |")
    here.shelf.install(form)
    here.shelf.remove(form.id)
    assert [entry.id for entry in here.forms()] == ["household"]
    here.begin("household", language="en")
    with pytest.raises(SurveyError) as refused:
        here.shelf.remove("household")
    assert refused.value.code == "form.in_use"
    assert [entry.id for entry in here.forms()] == ["household"]


@pytest.mark.parametrize(
    ("mark", "role"),
    [("item", "survey"), ("visit", "visit"), ("topic", "depth"), ("participants", "focus"), ("", "other")],
)
def test_the_marks_of_a_form_say_what_work_it_is_for_never_its_name(here: Workspace, mark: str, role: str) -> None:
    form = table(
        "| | type | name | label | bind::sapa:role |", f"| | text | a | A | {mark} |",
        settings='| visit_survey | 1 | sapa="urn:sapa:form:1" |', columns="| form_id | version | namespaces |",
    )  # fmt: skip
    assert here.shelf.install(form).role == role


def test_a_form_may_say_itself_what_work_it_is_for(here: Workspace) -> None:
    form = table(
        "| | type | name | label |", "| | text | a | A |",
        settings='| a | 1 | sapa="urn:sapa:form:1" | focus |',
        columns="| form_id | version | namespaces | attribute::sapa:role |",
    )  # fmt: skip
    assert here.shelf.install(form).role == "focus"


# --- with a hub


def test_what_is_installed_while_the_hub_is_on_reaches_others_and_their_drafts_stay(
    supervisor: Workspace, guest: Workspace
) -> None:
    draft = guest.begin("household", language="kk")
    supervisor.shelf.install(household("2"))
    assert guest.sync().forms == 1
    assert guest.resume(draft.id).form.version == "1"
    assert guest.begin("household", language="kk").form.version == "2"


def test_what_the_supervisor_retires_is_offered_nowhere_and_still_taken_in(
    supervisor: Workspace, guest: Workspace
) -> None:
    draft = guest.begin("household", language="kk")
    supervisor.shelf.retire("household")
    assert guest.sync().state == "done"
    assert guest.shelf.offered() == []
    guest.save(draft.answer("/data/visit/region", "750000000"))
    guest.save(draft.answer("/data/visit/rating", "4"))
    guest.save(draft.complete()).result()
    assert guest.sync().sent == 1
    supervisor.sync()
    assert supervisor.shelf.offered() == []
    supervisor.shelf.offer("household")
    guest.sync()
    assert [entry.id for entry in guest.shelf.offered()] == ["household"]


def test_what_was_handed_to_a_hub_is_never_removed(supervisor: Workspace) -> None:
    supervisor.start_hub()
    with pytest.raises(SurveyError) as refused:
        supervisor.shelf.remove("household")
    assert refused.value.code == "form.in_use"
