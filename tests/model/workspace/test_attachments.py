"""Files among the answers: durable before they are named, there again after everything, let go only when nobody needs
them."""

from datetime import timedelta
from pathlib import Path

import pytest

from model import identity
from model.errors import SurveyError
from model.store import attached
from model.workspace import Workspace
from tests.model import photo
from tests.model.photo import MARKER, PHOTO, VOICE, picture
from tests.model.places import reopened


@pytest.fixture
def workspace(tmp_path: Path):
    with photo.workspace(tmp_path) as made:
        yield made


def begun(workspace: Workspace):
    return workspace.begin("photo", language="en")


def stored(workspace: Workspace) -> int:
    return len(list((workspace.folder / "files").iterdir()))


def again(workspace: Workspace) -> Workspace:
    workspace.close()
    return reopened(workspace.folder)


def test_an_attached_file_answers_its_question_and_is_there_after_reopening(workspace: Workspace) -> None:
    interview, content = begun(workspace), picture(200_000)
    workspace.attach(interview, PHOTO, content, "Сағат Асанов.JPG").result()
    name = interview.instance[PHOTO].value
    assert name.endswith(".jpg") and name[:-4].isdigit()
    with again(workspace) as later:
        resumed = later.resume(interview.id)
        assert resumed.instance[PHOTO].value == name
        assert later.attachment(interview.id, name) == content
        assert [(file.name, file.size, file.type) for file in later.attachments(interview.id)] == [
            (name, 200_000, "image/jpeg")
        ]
        assert later.verify().is_sound


def test_two_files_of_one_moment_have_two_names(workspace: Workspace) -> None:
    interview = begun(workspace)
    for path in (PHOTO, VOICE):
        workspace.attach(interview, path, b"same bytes", "x.jpg").result()
    assert interview.instance[PHOTO].value != interview.instance[VOICE].value


def test_a_replaced_or_deleted_file_stays_for_undo(workspace: Workspace) -> None:
    interview = begun(workspace)
    workspace.attach(interview, PHOTO, b"first", "a.jpg").result()
    first = interview.instance[PHOTO].value
    workspace.attach(interview, PHOTO, b"second", "b.jpg").result()
    workspace.save(interview.answer(PHOTO, "")).result()
    with again(workspace) as later:
        resumed = later.resume(interview.id)
        for _ in range(2):
            later.save(resumed.undo()).result()
        assert resumed.instance[PHOTO].value == first
        assert later.attachment(interview.id, first) == b"first"
        assert later.verify().is_sound


def test_a_file_whose_answer_is_refused_is_not_claimed_and_swept_at_the_next_opening(workspace: Workspace) -> None:
    interview = begun(workspace)
    workspace.keep_file(interview.id, b"nobody names it", "x.jpg").result()
    assert stored(workspace) == 1
    with again(workspace) as later:
        later._attaching.finish()
        assert stored(later) == 0
        assert later.verify().is_sound


def test_a_missing_and_a_damaged_file_are_found_by_the_full_check(workspace: Workspace) -> None:
    interview = begun(workspace)
    workspace.attach(interview, PHOTO, picture(1_000), "a.jpg").result()
    (file,) = (workspace.folder / "files").iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    assert [fault.split()[0] for fault in workspace.verify().faults] == ["store.attachment"]
    file.unlink()
    assert not workspace.verify().is_sound
    with pytest.raises(SurveyError) as refused:
        workspace.attachment(interview.id, interview.instance[PHOTO].value)
    assert refused.value.code == "attachment.missing"


def test_the_files_of_a_withdrawn_interview_go_after_the_grace_and_not_before(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    interview, kept = begun(workspace), begun(workspace)
    workspace.attach(interview, PHOTO, b"withdrawn", "a.jpg").result()
    workspace.attach(kept, PHOTO, b"going on", "a.jpg").result()
    workspace.save(interview.withdraw("the respondent asked for it")).result()
    with again(workspace) as later:
        later._attaching.finish()
        assert stored(later) == 2
    now = identity.now() + attached.GRACE + timedelta(days=1)
    monkeypatch.setattr(identity, "now", lambda: now)
    with reopened(workspace.folder) as much_later:
        much_later._attaching.finish()
        assert stored(much_later) == 1
        assert much_later.attachment(kept.id, kept.instance[PHOTO].value) == b"going on"
        assert much_later.verify().is_sound


def test_the_table_of_files_follows_from_the_journal(workspace: Workspace) -> None:
    interview = begun(workspace)
    workspace.attach(interview, PHOTO, b"a picture", "a.jpg").result()
    workspace._writer.run(lambda connection: connection.execute("delete from attachment"))
    assert "store.derived attachment" in workspace.verify().faults


def test_no_byte_of_a_picture_can_be_read_in_any_file(workspace: Workspace) -> None:
    interview = begun(workspace)
    workspace.attach(interview, PHOTO, MARKER * 3_000, f"{MARKER.decode()}.jpg").result()
    name = interview.instance[PHOTO].value
    for folder_is in ("open", "closed"):
        if folder_is == "closed":
            workspace.close()
        contents = {file: file.read_bytes() for file in workspace.folder.rglob("*") if file.is_file()}
        assert len(contents) > 3
        for word in (MARKER, name.encode(), MARKER.decode().encode("utf-16-le"), b"image/jpeg"):
            assert [file.name for file, content in contents.items() if word in content or word in bytes(file)] == []
