"""A workspace keeps its questionnaires compiled: they open from there, and whatever does not fit is made anew."""

from pathlib import Path

import pytest

import forms
from forms.compiled import seal
from model.store import catalogue, database, migrations
from model.workspace import Workspace, questionnaires
from tests.model import places
from tests.model.places import household, reopened

KNOWN = ("household", household().version)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    questionnaires.forget()
    with places.workspace(tmp_path / "desk") as made:
        made.form("household")
    questionnaires.forget()
    return tmp_path / "desk"


def kept(workspace: Workspace) -> bytes:
    with workspace._readers.reading() as opened:
        return catalogue.compiled(opened, *KNOWN)


def put(workspace: Workspace, content: bytes) -> None:
    workspace._writer.run(lambda connection: catalogue.keep_compiled(connection, *KNOWN, content))


def renamed() -> bytes:
    """Well-formed bytes of the same form under another title: whoever uses them can be seen to."""
    form = household()
    content = seal.unsealed(form.compiled(), form.xml)
    assert content is not None
    return seal.sealed(content.replace(b'"heading":"', b'"heading":"Kept '), form.xml)


def test_the_first_opening_keeps_it(folder: Path) -> None:
    with reopened(folder) as workspace:
        assert kept(workspace) == household().compiled()


def test_the_next_opening_uses_it(folder: Path) -> None:
    with reopened(folder) as workspace:
        put(workspace, renamed())
        assert workspace.form("household").title() == f"Kept {household().title()}"


def old(monkeypatch: pytest.MonkeyPatch) -> bytes:
    with monkeypatch.context() as earlier:
        earlier.setattr(seal, "engine", lambda: bytes(32))
        return household().compiled()


@pytest.mark.parametrize("what", ["old", "another's", "damaged", "cut off", "empty"])
def test_what_does_not_fit_is_ignored_and_made_anew(folder: Path, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    right = household().compiled()
    wrong = {
        "old": old(monkeypatch),
        "another's": forms.loads(household().xml.replace(b"household", b"neighbour")).compiled(),
        "damaged": right[:-9] + bytes([right[-9] ^ 8]) + right[-8:],
        "cut off": right[: len(right) // 2],
        "empty": b"",
    }[what]
    with reopened(folder) as workspace:
        put(workspace, wrong)
        assert workspace.form("household").title() == household().title()
        workspace.flush()
        assert kept(workspace) == right


def test_an_interview_goes_on_with_a_kept_form(folder: Path) -> None:
    with reopened(folder) as workspace:
        interview = workspace.begin("household", language="kk", prefill={})
        workspace.save(interview.answer("/data/visit/rating", "5")).result()
        before = interview.instance.submission()
    questionnaires.forget()
    with reopened(folder) as workspace:
        assert workspace.resume(interview.id).instance.submission() == before


def test_it_goes_with_its_questionnaire(folder: Path) -> None:
    with reopened(folder) as workspace:
        workspace.shelf.remove("household")
        assert kept(workspace) == b""
        put(workspace, b"late")
        assert kept(workspace) == b""


def test_a_folder_from_before_gets_a_place_for_it(tmp_path: Path) -> None:
    connection = database.connect(tmp_path / "old.db", bytes(32))
    migrations.upgrade(connection)
    connection.execute("drop table compiled_form")
    connection.execute("delete from _sqlite_migrations where name = '003_compiled_forms'")
    assert migrations.upgrade(connection) == ["003_compiled_forms"]
    assert connection.execute("select count(*) from compiled_form").fetchone() == (0,)
    connection.close()
