"""What the hub answers, case by case (Q1 to Q19), over a real connection."""

import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from model import identity
from model.errors import SurveyError
from model.store.database import connect
from model.sync import multipart, openrosa, receipts
from model.sync.hub.service import HubService
from model.sync.hub.serving import Serving, office_address
from model.sync.hub.tables import engine_of
from model.sync.multipart import Part
from model.sync.protocol import sha256
from tests.model.sync.scene import PROJECT, SERIK, Scene, submission, xform


def test_q1_a_new_submission_is_created_with_a_receipt(scene: Scene) -> None:
    xml = submission(identity.new_id())
    reply = scene.post(xml)
    assert (reply.status, reply.told.nature) == (201, "submit_success")
    assert reply.receipt.sha256 == sha256(xml)
    assert receipts.is_genuine(reply.receipt, scene.service.public_key)
    assert reply.headers["x-openrosa-version"] == "1.0" and "text/xml" in reply.headers["content-type"]


def test_q2_the_same_again_is_a_success_with_the_same_receipt(scene: Scene) -> None:
    xml = submission(identity.new_id())
    first, again = scene.post(xml), scene.post(xml)
    assert (again.status, again.told.nature) == (201, "submit_duplicate")
    assert again.receipt == first.receipt


def test_q3_eight_at_once_are_all_created_once(scene: Scene) -> None:
    before = scene.service.counts()
    for _ in range(5):
        xml = submission(identity.new_id())
        start = threading.Barrier(8)

        def send(_: int, xml: bytes = xml, start: threading.Barrier = start) -> tuple[int, object]:
            start.wait()
            reply = scene.post(xml)
            return reply.status, reply.receipt

        with ThreadPoolExecutor(8) as pool:
            replies = list(pool.map(send, range(8)))
        assert {status for status, _receipt in replies} == {201}
        assert len({receipt for _status, receipt in replies}) == 1
    after = scene.service.counts()
    assert after["versions"] - before["versions"] == 5
    assert after["quarantined"] == before["quarantined"]


def test_q4_the_same_id_with_other_content_is_a_conflict_and_kept(scene: Scene) -> None:
    instance = identity.new_id()
    mine, other = submission(instance, q="1"), submission(instance, q="2")
    scene.post(mine)
    for _ in range(2):
        reply = scene.post(other)
        assert (reply.status, reply.told.nature, reply.told.code) == (409, "error", "hub.conflict")
    kept = scene.received()
    assert kept[instance, sha256(mine)].flag == ""
    assert kept[instance, sha256(other)].flag == "conflict"
    assert kept[instance, sha256(other)].xml == other
    assert not kept[instance, sha256(other)].current


def test_q5_an_edit_of_the_current_version_is_created(scene: Scene) -> None:
    first, second = identity.new_id(), identity.new_id()
    scene.post(submission(first))
    assert scene.post(submission(second, replaces=first)).status == 201
    kept = {one.instance_id: one for one in scene.received().values()}
    assert (kept[first].current, kept[second].current) == (False, True)
    assert kept[second].root == first


def test_q6_an_edit_before_its_original_is_held_until_that_comes(scene: Scene) -> None:
    first, second = identity.new_id(), identity.new_id()
    reply = scene.post(submission(second, replaces=first))
    assert (reply.status, reply.told.code) == (202, "hub.held")
    assert {one.instance_id: one for one in scene.received().values()}[second].flag == "held"
    assert scene.post(submission(first)).status == 201
    kept = {one.instance_id: one for one in scene.received().values()}
    assert (kept[second].root, kept[second].current, kept[second].flag) == (first, True, "")


def test_q7_the_original_again_after_its_edit_is_a_duplicate(scene: Scene) -> None:
    first, second = identity.new_id(), identity.new_id()
    original = submission(first)
    receipt = scene.post(original).receipt
    scene.post(submission(second, replaces=first))
    again = scene.post(original)
    assert (again.status, again.receipt) == (201, receipt)


def test_q8_two_edits_of_one_version_are_both_kept_and_flagged(scene: Scene) -> None:
    first, second, rival = (identity.new_id() for _ in range(3))
    scene.post(submission(first))
    scene.post(submission(second, replaces=first))
    reply = scene.post(submission(rival, replaces=first))
    assert (reply.status, reply.told.code) == (202, "hub.branch")
    kept = {one.instance_id: one for one in scene.received().values()}
    assert {kept[one].flag for one in (first, second, rival)} == {"branch"}
    assert [kept[one].current for one in (second, rival)].count(True) == 1


def test_q9_a_file_may_come_later(scene: Scene) -> None:
    xml = submission(identity.new_id(), photo="сурет 1.jpg")
    first = scene.post(xml)
    assert (first.status, first.told.missing, first.receipt.files) == (201, ("сурет 1.jpg",), ())
    later = scene.post(xml, {"сурет 1.jpg": b"jpeg"})
    assert (later.status, later.told.nature, later.told.missing) == (201, "submit_success", ())
    assert later.receipt.files == (("сурет 1.jpg", sha256(b"jpeg")),)
    assert receipts.is_genuine(later.receipt, scene.service.public_key)
    assert scene.post(xml, {"сурет 1.jpg": b"jpeg"}).told.nature == "submit_duplicate"


def test_q10_a_file_the_form_does_not_speak_of_is_quarantined(scene: Scene) -> None:
    reply = scene.post(submission(identity.new_id()), {"stray.jpg": b"stray"})
    assert (reply.status, reply.told.code) == (202, "hub.file_quarantined")
    assert reply.receipt.files == (("stray.jpg", sha256(b"stray")),)


def test_q11_of_two_files_with_one_name_the_first_stays_and_the_other_is_kept(scene: Scene) -> None:
    xml = submission(identity.new_id(), photo="a.jpg")
    scene.post(xml, {"a.jpg": b"first"})
    reply = scene.post(xml, {"a.jpg": b"other"})
    assert reply.status == 202
    assert set(reply.receipt.files) == {("a.jpg", sha256(b"first")), ("a.jpg", sha256(b"other"))}


def test_q12_an_unknown_form_is_not_found(scene: Scene) -> None:
    reply = scene.post(submission(identity.new_id(), form="stranger"))
    assert (reply.status, reply.told.nature, reply.told.code) == (404, "error", "hub.unknown_form")


def test_q12_an_unknown_version_waits_until_its_form_is_published(fresh: Scene) -> None:
    xml = submission(identity.new_id(), version="2")
    reply = fresh.post(xml)
    assert (reply.status, reply.told.code) == (202, "hub.unknown_version")
    assert [one.flag for one in fresh.received().values()] == ["unknown_version"]
    fresh.service.catalogue.publish("visit", "2", title="Visit", xml=xform("2"))
    assert [one.flag for one in fresh.received().values()] == [""]
    assert fresh.post(xml).receipt == reply.receipt


def test_q13_without_instance_id_it_is_refused(scene: Scene) -> None:
    reply = scene.post(b'<data id="visit" version="1"><q/></data>')
    assert (reply.status, reply.told.code) == (400, "hub.no_instance_id")


NOT_XML = [b"", b"no xml", b"<data id='visit'>", b"<!DOCTYPE a [<!ENTITY b 'c'>]><data>&b;</data>"]


@pytest.mark.parametrize("xml", NOT_XML)
def test_q14_what_is_not_xml_is_refused_in_xml(scene: Scene, xml: bytes) -> None:
    reply = scene.post(xml)
    assert (reply.status, reply.told.code) == (400, "hub.not_xml")


def test_q14_a_body_without_the_submission_is_refused(scene: Scene) -> None:
    reply = scene.post_parts([Part("other", "a.jpg", "image/jpeg", b"x")])
    assert (reply.status, reply.told.code) == (400, "hub.no_submission")


@pytest.mark.parametrize("kind", ["multipart/form-data", "text/xml", "multipart/form-data; boundary=C"])
def test_q15_a_broken_multipart_is_refused_in_xml(scene: Scene, kind: str) -> None:
    reply = scene.post(submission(identity.new_id()), **{"Content-Type": kind})
    assert (reply.status, reply.told.code) == (400, "hub.broken_body")


def test_a_body_that_was_cut_anywhere_is_refused_and_leaves_nothing(scene: Scene) -> None:
    instance = identity.new_id()
    xml = submission(instance, photo="a.jpg")
    parts = [Part(openrosa.XML_PART, "s.xml", "text/xml", xml), Part("a.jpg", "a.jpg", "", b"x" * 99)]
    body = multipart.join(parts, "B")
    whole = body.rindex(b"--B--") + len(b"--B--")
    headers = scene.signed_in(**{"Content-Type": "multipart/form-data; boundary=B"})
    for cut in range(0, whole, whole // 50):
        reply = scene.ask("POST", f"{PROJECT}/submission", body[:cut], headers)
        assert (reply.status, reply.told.nature) == (400, "error")
    assert instance not in {one.instance_id for one in scene.received().values()}


def test_q17_above_the_limit_is_too_large(tmp_path_factory: pytest.TempPathFactory) -> None:
    small = Scene(tmp_path_factory.mktemp("hub"), limit=10_000)
    try:
        reply = small.post(submission(identity.new_id(), photo="a.jpg"), {"a.jpg": b"x" * 10_001})
        assert (reply.status, reply.told.code) == (413, "hub.too_large")
        announced = small.ask("HEAD", f"{PROJECT}/submission", headers=small.signed_in())
        assert announced.headers["x-openrosa-accept-content-length"] == "10000"
    finally:
        small.close()


def test_q18_without_the_version_header_it_is_refused(scene: Scene) -> None:
    headers = scene.signed_in()
    del headers[openrosa.HEADER]
    assert scene.ask("POST", f"{PROJECT}/submission", b"", headers).told.code == "hub.no_version_header"
    assert scene.ask("GET", f"{PROJECT}/formList", b"", headers).status == 400


def test_q19_a_bad_bearer_token_is_401_and_a_bad_key_in_the_path_403(scene: Scene) -> None:
    headers = {"Authorization": "Bearer nonsense", openrosa.HEADER: "1.0"}
    assert scene.ask("POST", f"{PROJECT}/submission", b"", headers).status == 401
    assert scene.ask("POST", "/v1/key/nonsense/projects/1/submission", b"", {openrosa.HEADER: "1.0"}).status == 403
    own = f"/v1/key/{scene.token}/projects/1/formList"
    assert scene.ask("GET", own, headers={openrosa.HEADER: "1.0"}).status == 403, "a device's token is no path key"


def test_the_submission_address_announces_itself_with_204(scene: Scene) -> None:
    reply = scene.ask("HEAD", f"{PROJECT}/submission/?deviceID=x", headers=scene.signed_in())
    assert reply.status == 204
    assert reply.headers["x-openrosa-accept-content-length"] == "64000000"


def test_an_encrypted_submission_is_kept_as_it_comes(scene: Scene) -> None:
    xml = (
        f'<data id="visit" version="1" encrypted="yes" xmlns="http://opendatakit.org/submissions"><base64EncryptedKey>k'
        f"</base64EncryptedKey><media><file>a.enc</file></media><encryptedXmlFile>s.xml.enc</encryptedXmlFile>"
        f"<meta><instanceID>{identity.new_id()}</instanceID></meta></data>"
    ).encode()
    reply = scene.post(xml, {"a.enc": b"1"})
    assert (reply.status, reply.told.missing) == (201, ("s.xml.enc",))


def test_an_evil_file_name_is_kept_apart(scene: Scene) -> None:
    xml = submission(identity.new_id(), photo="../../etc/passwd")
    reply = scene.post(xml, {"../../etc/passwd": b"x"})
    assert (reply.status, reply.told.code) == (202, "hub.file_quarantined")


def test_the_answer_speaks_the_language_that_was_asked_for(scene: Scene) -> None:
    reply = scene.post(submission(identity.new_id()), **{"Accept-Language": "de,en;q=0.5"})
    assert reply.told.message == "Received."
    assert scene.post(b"no xml", **{"Accept-Language": "en"}).told.message.startswith("The hub could not read")


def test_q16_a_full_disk_is_said_and_nothing_is_half_kept(tmp_path: Path) -> None:
    scene = Scene(tmp_path)
    scene.close()
    full = True

    def connect_to_a_small_disk() -> Any:
        connection = connect(scene.folder / "hub.db", scene.key)
        if full:
            connection.execute("pragma max_page_count = 1")  # as it is: not one page more
        return connection

    scene.service = HubService(connect_to_a_small_disk)
    scene.serving = Serving(scene.service)
    try:
        xml = submission(identity.new_id(), q="x" * 100_000)
        reply = scene.post(xml)
        assert (reply.status, reply.told.code) == (507, "hub.disk_full")
        assert scene.service.counts()["versions"] == 0
        full = False
        assert scene.post(xml).status == 201
    finally:
        scene.close()


def test_a_hub_that_was_stopped_listens_again_at_the_same_port(fresh: Scene) -> None:
    fresh.post(submission(identity.new_id()))
    port = fresh.serving.port
    fresh.serving.stop()
    fresh.serving = Serving(fresh.service, port=port)
    assert fresh.serving.port == port
    assert fresh.post(submission(identity.new_id())).status == 201
    with pytest.raises(SurveyError, match="port_taken"):
        Serving(fresh.service, port=port)


def test_the_hub_listens_on_this_machine_only_unless_it_is_asked_to(fresh: Scene) -> None:
    assert fresh.serving.status.address == f"http://127.0.0.1:{fresh.serving.port}"
    office = Serving(fresh.service, office_network=True)
    try:
        assert office.status.office_network
        assert office.status.address == f"http://{office_address()}:{office.port}"
    finally:
        office.stop()


def test_a_line_that_breaks_in_the_middle_of_a_body_leaves_nothing_and_harms_nobody(fresh: Scene) -> None:
    body = multipart.join([Part(openrosa.XML_PART, "s.xml", "text/xml", submission(identity.new_id()))], "B")
    headers = fresh.signed_in(**{"Content-Type": "multipart/form-data; boundary=B", "Content-Length": str(len(body))})
    head = f"POST {PROJECT}/submission HTTP/1.1\r\nHost: h\r\n" + "".join(f"{k}: {v}\r\n" for k, v in headers.items())
    for cut in (0, len(body) // 2, len(body) - 1):
        with socket.create_connection(("127.0.0.1", fresh.serving.port)) as line:
            line.sendall(head.encode() + b"\r\n" + body[:cut])
    assert fresh.post(submission(identity.new_id())).status == 201
    assert fresh.service.counts()["versions"] == 1


@pytest.mark.parametrize("number", ["²", "-1", "1e3", "9" * 20, "9" * 5_000, ""])
def test_a_sequence_number_that_is_none_is_passed_over(number: str, scene: Scene) -> None:
    reply = scene.post(submission(identity.new_id()), **{"X-Sapa-Sequence": number})
    assert reply.status == 201


@pytest.mark.parametrize(
    "asked", ["after=%C2%B2&limit=1", "after=" + "9" * 30 + "&limit=5", "after=1&limit=" + "9" * 5_000]
)
def test_a_place_that_is_no_number_is_a_broken_request(asked: str, scene: Scene) -> None:
    token = scene.service.accounts.mint(SERIK, "sapa:reader", "Laptop")
    reply = scene.ask("GET", f"{PROJECT}/changes?{asked}", headers={"Authorization": f"Bearer {token}"})
    assert (reply.status, reply.told.code) == (400, "hub.broken_request")


def test_while_a_crowded_submission_is_read_others_are_answered(scene: Scene) -> None:
    crowded = submission(identity.new_id()).replace(b"<q>", b"<a/>" * 300_000 + b"<q>")
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(scene.post, crowded)
        answered = 0
        while not slow.done():
            assert scene.post(submission(identity.new_id())).status == 201
            answered += 1
        assert slow.result().status == 201
    assert answered > 1


def test_an_error_of_the_database_does_not_quote_what_was_to_be_written(fresh: Scene) -> None:
    secret = "Жауапты ешкім оқымасын"
    with pytest.raises(DBAPIError) as failed:
        _broken_write(fresh, secret)
    assert secret not in str(failed.value)


def _broken_write(scene: Scene, secret: str) -> None:
    engine = engine_of(lambda: connect(scene.folder / "hub.db", scene.key))
    with engine.connect() as connection:
        connection.execute(text("insert into nowhere values (:said)"), {"said": secret})
