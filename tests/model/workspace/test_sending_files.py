"""Requirement: a photo reaches the supervisor whole, whatever happens to the cable, and no byte of it is sent twice
that the hub has already."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from model import identity
from model.errors import SurveyError
from model.store import attached, attachments
from model.sync.client import SLICE
from model.sync.hub import uploads
from model.workspace import Workspace
from tests.model import photo
from tests.model.photo import PHOTO, VOICE, picture
from tests.model.sync.cable import Cable

LARGE = 8_000_000


@pytest.fixture
def audit() -> bool:
    return False


@pytest.fixture
def installed(tmp_path: Path, audit: bool) -> list[Path]:
    return [photo.form(tmp_path, audit=audit)]


@pytest.fixture
def cable(supervisor: Workspace, guest: Workspace) -> Iterator[Cable]:
    assert supervisor.hub is not None
    cable = Cable(int(supervisor.hub.address.rpartition(":")[2]))
    guest.move_hub(cable.address)
    yield cable
    cable.close()


def finished(workspace: Workspace, **contents: bytes) -> tuple[str, dict[str, str]]:
    """An interview with these files, complete -> its id, and the name of each file."""
    interview = workspace.begin("photo", language="kk")
    for name, content in contents.items():
        workspace.attach(interview, f"/data/{name}", content, "x.jpg").result()
    workspace.save(interview.complete()).result()
    return interview.id, {name: interview.instance[f"/data/{name}"].value for name in contents}


def test_files_travel_with_their_interview_and_the_receipt_covers_them(guest: Workspace, supervisor: Workspace) -> None:
    contents = {"photo": picture(50_000), "voice": picture(900_000, seed=2)}
    sent, names = finished(guest, **contents)
    assert (guest.sync().state, guest.outbox()) == ("done", [])
    supervisor.sync()
    for name, content in contents.items():
        assert supervisor.attachment(sent, names[name]) == content
    assert supervisor.hub is not None
    assert supervisor.verify().is_sound and guest.verify().is_sound


def test_after_a_cut_in_the_middle_only_the_rest_of_a_photo_is_sent(
    guest: Workspace, supervisor: Workspace, cable: Cable
) -> None:
    content = picture(LARGE)
    sent, names = finished(guest, photo=content)
    cable.cut_after(LARGE * 5 // 8)
    assert guest.sync().state == "paused"
    assert [parcel.state for parcel in guest.outbox()] == ["waiting"]
    cable.mend()
    assert (guest.sync().state, guest.outbox()) == ("done", [])
    assert cable.sent < LARGE * 3 // 8 + SLICE + 20_000
    supervisor.sync()
    assert supervisor.attachment(sent, names["photo"]) == content


def test_cuts_all_along_a_photo_lose_and_double_nothing(guest: Workspace, supervisor: Workspace, cable: Cable) -> None:
    content = picture(4 * SLICE + 100)
    sent, names = finished(guest, photo=content)
    for _ in range(12):
        cable.cut_after(SLICE // 2 + 1_000)
        guest.sync()
        cable.cut_after(SLICE + 5_000)
        guest.sync()
        if not guest.outbox():
            break
    cable.mend()
    assert (guest.sync().state, guest.outbox()) == ("done", [])
    supervisor.sync()
    assert supervisor.attachment(sent, names["photo"]) == content


def test_the_same_photo_again_is_not_sent_again(guest: Workspace, supervisor: Workspace, cable: Cable) -> None:
    content = picture(LARGE // 4)
    finished(guest, photo=content)
    guest.sync()
    cable.mend()
    sent, names = finished(guest, photo=content, voice=b"another")
    assert guest.sync().state == "done"
    assert cable.sent < 20_000
    supervisor.sync()
    assert supervisor.attachment(sent, names["photo"]) == content


def test_a_photo_is_brought_once_and_seen_without_the_hub_afterwards(guest: Workspace, supervisor: Workspace) -> None:
    sent, names = finished(guest, photo=picture(400_000))
    guest.sync()
    supervisor.sync()
    first = supervisor.attachment(sent, names["photo"])
    supervisor.stop_hub()
    assert supervisor.attachment(sent, names["photo"]) == first
    with pytest.raises(SurveyError) as refused:
        supervisor.attachment(sent, "nothing.jpg")
    assert refused.value.code == "attachment.unknown"


def test_only_a_supervisor_may_fetch_a_file(guest: Workspace, supervisor: Workspace) -> None:
    finished(guest, photo=picture(1_000))
    guest.sync()
    with pytest.raises(SurveyError) as refused:
        guest._fetch_file(guest.attachments(guest.interviews()[0].id)[0].sha256)
    assert refused.value.code == "hub.not_allowed"


def test_a_file_that_is_no_answer_any_more_stays_here(guest: Workspace, supervisor: Workspace) -> None:
    interview = guest.begin("photo", language="kk")
    guest.attach(interview, PHOTO, picture(1_000), "a.jpg").result()
    guest.attach(interview, VOICE, b"to be taken back", "b.wav").result()
    guest.save([interview.answer(VOICE, ""), interview.complete()]).result()
    guest.sync()
    supervisor.sync()
    (row,) = supervisor.received()
    assert [name for name, _digest in row.files] == [interview.instance[PHOTO].value]


def test_the_hub_takes_whatever_a_device_may_keep_slice_by_slice() -> None:
    """Neither knows the other, so each has its own figure."""
    assert attachments.MOST <= uploads.MOST
    assert SLICE <= uploads.LONGEST_SLICE


@pytest.mark.parametrize("audit", [True])
def test_the_audit_travels_as_a_file_where_the_form_asks_for_it(guest: Workspace, supervisor: Workspace) -> None:
    sent, names = finished(guest, photo=picture(1_000))
    said = guest.resume(sent).audit()
    assert (guest.sync().state, guest.outbox()) == ("done", [])
    supervisor.sync()
    assert supervisor.attachment(sent, "audit.csv") == said
    assert said.startswith(b"event,node,start,end\n")  # it asks for no values and no names
    assert names["photo"].encode() not in said
    later = identity.now() + attached.GRACE + timedelta(days=1)
    with identity.use_clock(lambda: later), guest._readers.reading() as database:
        assert {name for _, name, _ in attached.needed(database.conn)} == {names["photo"], "audit.csv"}
