"""Desk and hub joined: a code opens a workspace, what is finished travels once, the supervisor sees what came."""

from pathlib import Path

import pytest

from model.errors import SurveyError
from model.sync import protocol
from model.sync.client import HttpHub
from model.workspace import DeliveryCounts, Person, Workspace
from tests.model.places import CHEAP, FIELDWORK, GUEST, HOUSEHOLD, PASSPHRASE


def finish(workspace: Workspace) -> str:
    interview = workspace.begin("household", language="kk")
    workspace.save(interview.answer("/data/visit/region", "750000000"))
    workspace.save(interview.answer("/data/visit/rating", "4"))
    workspace.save(interview.complete()).result()
    return interview.id


def test_whoever_joins_gets_person_fieldwork_and_forms_from_the_hub(guest: Workspace, supervisor: Workspace) -> None:
    assert (guest.person, guest.fieldwork) == (GUEST, FIELDWORK)
    assert [entry.id for entry in guest.forms()] == ["household"]
    assert guest.form("household").xml == supervisor.form("household").xml
    assert {person.id for person in supervisor.people()} == {"i1", "s1"}


def test_what_is_finished_travels_once_and_the_supervisor_sees_it(guest: Workspace, supervisor: Workspace) -> None:
    sent = finish(guest)
    assert guest.sync().state == "done"
    assert guest.sync().sent == 0
    assert guest.outbox() == []
    assert guest.delivery_counts() == DeliveryCounts(finished=1, delivered=1)
    assert guest.last_sync
    result = supervisor.sync()
    assert (result.state, result.received) == ("done", 1)
    row = supervisor.received()[0]
    assert (row.instance_id, row.person_name, row.region, row.answered) == (sent, "Әсел", "750000000", 2)
    assert [one.xml for one in supervisor.submissions("household")] == [one.xml for one in guest.submissions()]


def test_without_the_hub_everything_waits_and_goes_with_the_next_run(guest: Workspace, supervisor: Workspace) -> None:
    address = supervisor.hub
    assert address is not None
    supervisor.stop_hub()
    finish(guest)
    result = guest.sync()
    assert result.state == "paused"
    assert [parcel.state for parcel in guest.outbox()] == ["waiting"]
    again = supervisor.start_hub()
    assert again.address == address.address
    assert guest.sync().sent == 1


def test_the_supervisors_own_sync_turns_the_hub_on_only_while_it_lasts(guest: Workspace, supervisor: Workspace) -> None:
    finish(guest)
    guest.sync()
    supervisor.stop_hub()
    assert supervisor.sync().received == 1
    assert supervisor.hub is None


def test_a_form_that_is_installed_while_the_hub_is_on_reaches_the_others(
    guest: Workspace, supervisor: Workspace, tmp_path: Path
) -> None:
    newer = tmp_path / "household.xml"
    newer.write_bytes(HOUSEHOLD.read_bytes().replace(b'version="1">', b'version="2">'))
    supervisor.install(newer)
    assert guest.sync().forms == 1
    assert guest.form("household").version == "2"


def test_a_used_or_wrong_code_makes_no_folder(guest: Workspace, supervisor: Workspace, tmp_path: Path) -> None:
    hub = supervisor.hub
    assert hub is not None
    with pytest.raises(SurveyError) as refused:
        Workspace.join(tmp_path / "third", PASSPHRASE, address=hub.address, code="AAAA-AAAA", cost=CHEAP)
    assert refused.value.code == "hub.wrong_code"
    assert Workspace.peek(tmp_path / "third") is None


def test_only_a_supervisor_is_a_hub_and_only_a_hub_that_is_on_invites(guest: Workspace, supervisor: Workspace) -> None:
    with pytest.raises(SurveyError) as refused:
        guest.start_hub()
    assert refused.value.code == "hub.not_supervisor"
    supervisor.stop_hub()
    with pytest.raises(SurveyError) as refused:
        supervisor.invite(GUEST)
    assert refused.value.code == "hub.off"


def test_what_needs_attention_is_shown_with_its_reason_until_somebody_releases_it(guest: Workspace) -> None:
    held = finish(guest)
    guest.desk.sending([held])
    guest.desk.hold(held, "conflict", "sync.conflict")
    parcel = guest.outbox()[0]
    assert (parcel.state, parcel.code, parcel.attempts) == ("attention", "conflict", 1)
    assert "supervisor" in parcel.reason
    assert len(guest.desk.outbox()) == 0
    assert guest.interviews()[0].delivery == "attention"
    guest.release(held)
    assert [one.id for one in guest.desk.outbox()] == [held]
    assert guest.verify().is_sound


def test_sending_that_was_cut_off_is_sent_again(guest: Workspace) -> None:
    cut = finish(guest)
    guest.desk.sending([cut])
    assert guest.delivery_counts() == DeliveryCounts(finished=1, sending=1)
    assert [(one.id, one.device_seq) for one in guest.desk.outbox()] == [(cut, 1)]
    assert guest.sync().sent == 1


def test_the_same_version_pulled_twice_is_kept_once_with_its_newest_standing(supervisor: Workspace) -> None:
    def version(seq: int, *, current: bool) -> protocol.Received:
        return protocol.Received(
            seq, "uuid:a", "", "uuid:a", current, "" if current else "branch", "household", "1", "ab" * 32, b"<data/>",
            "d", "p", "P", "11", "2026-11-24T10:00:00+05:00",
        )  # fmt: skip

    supervisor.desk.store_received([version(1, current=True)], 1)
    assert len(list(supervisor.submissions("household"))) == 1
    supervisor.desk.store_received([version(2, current=False)], 2)
    assert supervisor.desk.cursor() == 2
    assert [row.state for row in supervisor.received()] == ["branch"]
    assert list(supervisor.submissions("household")) == []


def test_no_answer_and_no_name_can_be_read_in_the_hubs_file(guest: Workspace, supervisor: Workspace) -> None:
    finish(guest)
    guest.sync()
    supervisor.sync()
    for file in supervisor.folder.iterdir():
        if file.name != "keys.json":
            content = file.read_bytes()
            assert [word for word in ("750000000", "household", "Әсел") if word.encode() in content] == []


def test_an_own_interview_that_was_corrected_at_the_hub_is_not_counted_beside_its_correction(
    guest: Workspace, supervisor: Workspace
) -> None:
    own = finish(supervisor)
    supervisor.sync()
    assert [one.instance_id for one in supervisor.submissions()] == [own]
    xml = next(supervisor.submissions()).xml
    newer = f"<instanceID>uuid:newer</instanceID><deprecatedID>{own}</deprecatedID>"
    corrected = xml.replace(f"<instanceID>{own}</instanceID>".encode(), newer.encode())
    with HttpHub(guest.desk.credentials) as hub:
        assert hub.send(protocol.Parcel("uuid:newer", corrected, "household", "1")).state == "accepted"
    supervisor.sync()
    assert [one.instance_id for one in supervisor.submissions()] == ["uuid:newer"]


def test_a_damaged_hub_is_said_to_be_damaged_and_the_workspace_goes_on(tmp_path: Path) -> None:
    person = Person("s1", "Гүлнәр", "supervisor")
    folder = tmp_path / "supervisor"
    with Workspace.create(
        folder, PASSPHRASE, person=person, fieldwork=FIELDWORK, forms=[HOUSEHOLD], cost=CHEAP
    ) as made:
        made.start_hub()
    content = bytearray((folder / "hub.db").read_bytes())
    content[100:3000] = bytes(2900)
    (folder / "hub.db").write_bytes(content)
    with Workspace.open(folder, PASSPHRASE) as again:
        with pytest.raises(SurveyError) as refused:
            again.start_hub()
        assert refused.value.code == "hub.damaged"
        assert again.forms()
