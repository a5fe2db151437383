"""The twenty forms as a fieldwork uses them: installed, asked, kept after each answer, finished, ready to be sent."""

from concurrent.futures import Future

import pytest

from forms import xlsform
from model.interview.interview import Interview
from model.workspace import Workspace
from tests.forms.forms20 import FORMS, MEDIA
from tests.forms.forms20.filler import fill
from tests.model import places


class Desk:
    """An interview whose every step is saved."""

    def __init__(self, workspace: Workspace, interview: Interview) -> None:
        self.workspace = workspace
        self.interview = interview
        self.saved: list[Future[object]] = []

    def answer(self, path: str, value: str) -> None:
        self.saved.append(self.workspace.save(self.interview.answer(path, value)))

    def add(self, path: str) -> None:
        self.saved.append(self.workspace.save(self.interview.add(path)))


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    folder = tmp_path_factory.mktemp("desk")
    with places.workspace(folder / "Sapa") as opened:
        yield opened


@pytest.mark.parametrize("path", FORMS, ids=[path.stem for path in FORMS])
def test_it_is_installed_asked_kept_and_finished(workspace, path, tmp_path):
    file = tmp_path / f"{path.stem}.xml"
    file.write_bytes(xlsform.convert(path.read_text(encoding="utf-8")).xml)
    entry = workspace.install(file, media=MEDIA)
    assert (entry.id, entry.version) == (path.stem, "1")
    interview = workspace.begin(entry.id, language="ru", seed=1)
    desk = Desk(workspace, interview)
    fill(interview.instance, 1, desk)
    assert all(one.result() for one in desk.saved)
    again = workspace.resume(interview.id)
    assert {node.path: node.value for node in again.instance.nodes()} == {
        node.path: node.value for node in interview.instance.nodes()
    }
    workspace.save(interview.complete()).result()
    assert [parcel for parcel in workspace.outbox() if parcel.instance_id == interview.id]
