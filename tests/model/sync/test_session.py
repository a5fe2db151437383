"""One run between desk and hub: what leaves the outbox, what comes down, and how it goes on after a stop."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from model import identity
from model.sync import session
from model.sync.client import HttpHub
from model.sync.protocol import Answer, Parcel, Receipt, SyncError, SyncProgress
from tests.model.sync.scene import AIGUL, FIELDWORK, MEDIA, SERIK, Scene, TestDesk, submission, xform


def run(desk: TestDesk, **options: object) -> session.SyncResult:
    with HttpHub(desk.credentials, language=desk.language) as hub:
        return session.run(desk, hub, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("lanes", [1, 4])
def test_everything_is_delivered_and_receipted(fresh: Scene, lanes: int) -> None:
    desk = TestDesk(fresh.credentials())
    desk.put_new(40)
    result = run(desk, lanes=lanes)
    assert (result.state, result.sent, result.waiting, result.notes) == ("done", 40, 0, ())
    assert set(desk.states.values()) == {"delivered"}
    assert (result.delivered_here, result.delivered_there) == (40, 40)
    assert fresh.service.counts()["versions"] == 40
    assert desk.results == [result]


def test_a_second_run_changes_nothing(fresh: Scene) -> None:
    desk = TestDesk(fresh.credentials())
    desk.put_new(3)
    run(desk)
    kept = dict(desk.receipts)
    desk.states.update(dict.fromkeys(desk.states, "queued"))
    result = run(desk)
    assert (result.sent, desk.receipts) == (3, kept)
    assert fresh.service.counts() == {"versions": 3, "quarantined": 0, "changes": 3}


def test_a_parcel_is_marked_as_being_sent_before_its_first_byte(fresh: Scene) -> None:
    desk = TestDesk(fresh.credentials())
    desk.put_new(1)
    seen: list[str] = []

    class Watching(HttpHub):
        def send(self, parcel: Parcel) -> Answer:
            seen.append(desk.states[parcel.id])
            return super().send(parcel)

    with Watching(desk.credentials) as hub:
        session.run(desk, hub)
    assert seen == ["sending"]


def test_progress_names_each_parcel_and_its_state(fresh: Scene) -> None:
    desk = TestDesk(fresh.credentials())
    desk.put_new(2)
    told: list[SyncProgress] = []
    run(desk, report=told.append)
    push = [(one.instance_id, one.state) for one in told if one.step == "push" and one.instance_id]
    ids = list(desk.parcels)
    assert push == [(ids[0], "sending"), (ids[1], "sending"), (ids[0], "accepted"), (ids[1], "accepted")]
    assert told[0].step == "greet" and told[-1].step == "counts"


def test_a_false_receipt_takes_nothing_out_of_the_outbox(fresh: Scene) -> None:
    desk = TestDesk(replace(fresh.credentials(), hub_key=bytes(32)))
    desk.put_new(3)
    result = run(desk)
    assert (result.state, result.code, result.sent) == ("paused", "sync.bad_receipt", 0)
    assert len(desk.outbox()) == 3 and not desk.receipts


def test_a_conflict_waits_for_a_person_and_the_rest_goes_on(fresh: Scene) -> None:
    desk = TestDesk(fresh.credentials())
    taken = identity.new_id()
    fresh.post(submission(taken, q="other"))
    desk.put(submission(taken, q="mine"))
    desk.put_new(2)
    result = run(desk)
    assert (result.state, result.sent, result.attention, result.waiting) == ("done", 2, 1, 0)
    assert desk.states[taken] == "conflict"


def test_a_chain_goes_in_order_and_stops_where_it_breaks(fresh: Scene) -> None:
    desk = TestDesk(fresh.credentials())
    first, second = identity.new_id(), identity.new_id()
    fresh.post(submission(first, q="other"))
    desk.put(submission(first, q="mine"), chain=first)
    desk.put(submission(second, replaces=first), chain=first)
    run(desk)
    assert desk.states == {first: "conflict", second: "retry"}


def test_a_run_that_is_stopped_goes_on_where_it_stopped(fresh: Scene) -> None:
    desk = TestDesk(fresh.credentials())
    desk.put_new(40)
    told: list[SyncProgress] = []

    def stop_after_twenty() -> bool:
        return sum(one.state == "accepted" for one in told) >= 20

    result = run(desk, report=told.append, cancelled=stop_after_twenty)
    assert (result.state, result.code) == ("cancelled", "sync.cancelled")
    assert (result.sent, result.waiting) == (20, 20)
    assert "sending" not in desk.states.values()
    assert run(desk).sent == 20
    assert fresh.service.counts()["versions"] == 40


def test_a_hub_that_goes_away_in_the_middle_pauses_the_run(fresh: Scene) -> None:
    desk = TestDesk(fresh.credentials())
    desk.put_new(40)

    class Failing(HttpHub):
        sent = 0

        def send(self, parcel: Parcel) -> Answer:
            self.sent += 1
            if self.sent > 20:
                raise SyncError("sync.offline", "retry", address="hub")
            return super().send(parcel)

    with Failing(desk.credentials) as hub:
        result = session.run(desk, hub)
    assert (result.state, result.code, dict(result.params)) == ("paused", "sync.offline", {"address": "hub"})
    assert (result.sent, result.waiting, hub.sent) == (20, 20, 21)
    assert run(desk).state == "done"


def test_a_crash_of_the_desk_between_answer_and_receipt_loses_nothing(fresh: Scene) -> None:
    class Crashing(TestDesk):
        __test__ = False

        def delivered(self, receipts: Sequence[Receipt]) -> None:
            raise OSError("power cut")

    desk = Crashing(fresh.credentials())
    desk.put_new(3)
    with pytest.raises(OSError, match="power cut"):
        run(desk)
    after = TestDesk(desk.credentials, desk.parcels, dict(desk.states))
    assert run(after).sent == 3
    assert fresh.service.counts()["versions"] == 3


def test_a_revoked_device_keeps_its_work(fresh: Scene) -> None:
    desk = TestDesk(fresh.credentials(device="sapa:lost"))
    desk.put_new(2)
    fresh.service.accounts.revoke("sapa:lost")
    result = run(desk)
    assert (result.state, result.code, result.waiting) == ("paused", "hub.not_signed_in", 2)


def test_forms_and_lists_come_down_once(fresh: Scene) -> None:
    fresh.service.catalogue.publish_list("regions.csv", b"1")
    desk = TestDesk(fresh.credentials())
    result = run(desk)
    assert (result.forms, result.lists) == (1, 1)
    assert desk.forms["visit", "1"].media == MEDIA and desk.lists == {"regions.csv": b"1"}
    again = run(desk)
    assert (again.forms, again.lists) == (0, 0)
    fresh.service.catalogue.publish("visit", "2", title="Visit", xml=xform("2"))
    fresh.service.catalogue.publish_list("regions.csv", b"2")
    run(desk)
    assert set(desk.forms) == {("visit", "1"), ("visit", "2")} and desk.lists == {"regions.csv": b"2"}


def test_person_and_fieldwork_are_learned_anew(fresh: Scene) -> None:
    result = run(TestDesk(fresh.credentials()))
    assert (result.person, result.fieldwork) == (AIGUL.record(), FIELDWORK.record())


def test_a_supervisor_receives_what_others_sent_byte_by_byte(fresh: Scene) -> None:
    sender = TestDesk(fresh.credentials(device="sapa:sender"))
    sender.put_new(510)
    run(sender)
    desk = TestDesk(fresh.credentials(SERIK))
    result = run(desk)
    assert result.received == 510
    sent = {parcel.id: parcel.xml for parcel in sender.parcels.values()}
    assert {one.instance_id: one.xml for one in desk.pulled.values()} == sent
    one = next(iter(desk.pulled.values()))
    assert (one.person, one.person_name, one.region, one.device) == (AIGUL.id, AIGUL.name, AIGUL.region, "sapa:sender")
    assert (one.form_id, one.form_version, one.current, one.flag) == ("visit", "1", True, "")
    assert run(desk).received == 0
    sender.put_new(1)
    run(sender)
    assert run(desk).received == 1


def test_an_interviewer_pulls_nothing(fresh: Scene) -> None:
    fresh.post(submission(identity.new_id()))
    desk = TestDesk(fresh.credentials())
    assert run(desk).received == 0 and not desk.pulled


def test_counts_that_differ_are_told(fresh: Scene) -> None:
    desk = TestDesk(fresh.credentials())
    desk.put_new(2)
    run(desk)
    desk.receipts.popitem()
    result = run(desk)
    assert result.notes == (("sync.counts", {"here": 1, "there": 2}),)


def test_a_clock_that_is_wrong_is_told(fresh: Scene) -> None:
    from datetime import UTC, datetime, timedelta

    with identity.use_clock(lambda: datetime.now(UTC) - timedelta(days=1)):
        result = run(TestDesk(fresh.credentials()))
    (note,) = result.notes
    assert note[0] == "sync.clock" and abs(note[1]["seconds"] + 86400) < 10  # type: ignore[operator]
