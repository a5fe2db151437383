"""Joining by a code, tokens, and their end."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import timedelta

import pytest

from model import identity
from model.fieldwork.people import Person
from model.sync import client
from model.sync.client import HttpHub
from model.sync.hub.accounts import ATTEMPTS, LETTERS, plain
from model.sync.hub.lanes import Turn
from model.sync.protocol import Enrolment, SyncError
from tests.model.sync.scene import AIGUL, FIELDWORK, SERIK, Scene, submission


def enrol(scene: Scene, code: str, device: str = "sapa:new") -> Enrolment:
    return client.enrol(scene.serving.status.address, code, device=device, name="Laptop")


def refused(scene: Scene, code: str, device: str = "sapa:new") -> str:
    with pytest.raises(SyncError) as caught:
        enrol(scene, code, device)
    if caught.value.code == "hub.too_many_attempts":
        assert 0 < int(str(caught.value.params["seconds"])) <= 900
    return caught.value.code


def test_a_code_makes_a_device_the_device_of_a_person(fresh: Scene) -> None:
    invitation = fresh.service.accounts.invite(AIGUL)
    enrolment = enrol(fresh, invitation.code)
    assert enrolment.person == AIGUL.record()
    assert enrolment.fieldwork == FIELDWORK.record()
    assert enrolment.credentials.hub_key == fresh.service.public_key
    with HttpHub(enrolment.credentials) as hub:
        assert hub.greet().person["name"] == AIGUL.name


def test_a_code_is_short_and_has_no_letters_that_look_alike(fresh: Scene) -> None:
    code = fresh.service.accounts.invite(AIGUL).code
    assert len(code) == 9 and code[4] == "-"
    assert set(code) - {"-"} <= set(LETTERS)
    assert not set(LETTERS) & set("01258BILOSUVZ")


def test_a_code_may_be_typed_in_small_letters_and_on_a_cyrillic_keyboard() -> None:
    assert plain(" акст-7мх4 ") == "AKCT7MX4"


def test_a_code_works_for_one_device_only(fresh: Scene) -> None:
    code = fresh.service.accounts.invite(AIGUL).code
    enrol(fresh, code)
    assert refused(fresh, code, "sapa:other") == "hub.code_used"


def test_a_device_whose_answer_was_lost_may_use_its_code_again(fresh: Scene) -> None:
    code = fresh.service.accounts.invite(AIGUL).code
    lost, found = enrol(fresh, code), enrol(fresh, code)
    with HttpHub(lost.credentials) as hub, pytest.raises(SyncError, match="signed_in"):
        hub.greet()
    with HttpHub(found.credentials) as hub:
        hub.greet()
    assert refused(fresh, code) == "hub.code_used", "once its token is in use, the code is spent"


def test_a_code_expires(fresh: Scene) -> None:
    code = fresh.service.accounts.invite(AIGUL, timedelta(seconds=-1)).code
    assert refused(fresh, code) == "hub.code_expired"


def test_a_new_code_voids_the_one_before(fresh: Scene) -> None:
    first = fresh.service.accounts.invite(AIGUL).code
    second = fresh.service.accounts.invite(AIGUL).code
    assert refused(fresh, first) == "hub.wrong_code"
    enrol(fresh, second)


def test_codes_cannot_be_guessed(fresh: Scene) -> None:
    code = fresh.service.accounts.invite(AIGUL).code
    assert [refused(fresh, "AAAA-AAAA") for _ in range(ATTEMPTS)] == ["hub.wrong_code"] * ATTEMPTS
    assert refused(fresh, code) == "hub.too_many_attempts"


def test_a_revoked_device_is_sent_away(fresh: Scene) -> None:
    credentials = fresh.credentials(device="sapa:lost")
    fresh.service.accounts.revoke("sapa:lost")
    with HttpHub(credentials) as hub, pytest.raises(SyncError) as caught:
        hub.greet()
    assert (caught.value.state, caught.value.code) == ("auth", "hub.not_signed_in")


def test_tokens_and_codes_outlive_the_hub_and_lie_there_as_hashes_only(fresh: Scene) -> None:
    from model.store.database import connect

    code = fresh.service.accounts.invite(SERIK).code
    dump = connect(fresh.folder / "hub.db", fresh.key)
    try:
        rows = [*dump.execute("select * from device"), *dump.execute("select * from invitation")]
    finally:
        dump.close()
    told = repr(rows)
    assert fresh.token not in told and code not in told and plain(code) not in told
    assert fresh.token.encode() not in (fresh.folder / "hub.db").read_bytes()


def test_the_members_are_listed_with_their_devices(fresh: Scene) -> None:
    fresh.service.accounts.invite(SERIK)
    members = {member.person["id"]: member for member in fresh.service.accounts.members()}
    assert [name for _id, name, _seen, _gone in members[AIGUL.id].devices] == ["Laptop 1"]
    assert members[SERIK.id].invited_until and not members[AIGUL.id].invited_until


def test_only_a_supervisor_may_pull_what_others_sent(scene: Scene) -> None:
    scene.post(submission(identity.new_id()))
    with scene.client(AIGUL) as hub, pytest.raises(SyncError) as caught:
        hub.changes(0, 10)
    assert caught.value.state == "forbidden"
    with scene.client(Person("boss", "Boss", "supervisor")) as hub:
        assert hub.changes(0, 10).received


def test_a_wrong_address_is_said_to_be_one(scene: Scene) -> None:
    with pytest.raises(SyncError, match="bad_address"):
        client.enrol("http://[", "AAAA-AAAA", device="d")
    with pytest.raises(SyncError) as caught:
        client.enrol("127.0.0.1:9", "AAAA-AAAA", device="d")
    assert (caught.value.state, caught.value.code) == ("retry", "sync.nobody_there")


@pytest.mark.parametrize("said", [b"", b"[]", b"\xff", b"[" * 19_000, b'{"code":"%s","device":"\\ud800"}'])
def test_a_broken_enrolment_is_refused_and_uses_no_code_up(said: bytes, fresh: Scene) -> None:
    code = fresh.service.accounts.invite(AIGUL).code
    reply = fresh.ask("POST", "/v1/enrolment", said.replace(b"%s", code.encode()))
    assert (reply.status, reply.told.code) == (400, "hub.broken_request")
    assert enrol(fresh, code).person["id"] == AIGUL.id


def test_nobody_joins_as_the_device_of_somebody_else(fresh: Scene) -> None:
    other = Person("eve", "Ева", "interviewer")
    code = fresh.service.accounts.invite(other).code
    assert refused(fresh, code, "sapa:one") == "hub.broken_request"
    assert enrol(fresh, code, "sapa:two").person["id"] == "eve"


def test_a_reading_that_arrives_late_forgets_no_device_that_joined_meanwhile(
    fresh: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    accounts, lane = fresh.service.accounts, fresh.service.accounts._reader
    first, second = (accounts.invite(Person(name, name, "interviewer", "110000000")).code for name in ("ana", "bek"))
    joined: list[Future[tuple[str, Person]]] = []

    class Late:
        """Between the first reading and its arrival somebody else joins, if they are let."""

        def do(self, work: Callable[[Turn], object]) -> object:
            found = lane.do(work)
            if not joined:
                joined.append(pool.submit(accounts.redeem, second, "sapa:bek", "Laptop", "10.0.0.2"))
                wait(joined, timeout=0.5)
            return found

    with ThreadPoolExecutor(1) as pool:
        monkeypatch.setattr(accounts, "_reader", Late())
        tokens = [accounts.redeem(first, "sapa:ana", "Laptop", "10.0.0.1")[0], joined[0].result()[0]]
    assert [accounts.sender(token) is None for token in tokens] == [False, False]
