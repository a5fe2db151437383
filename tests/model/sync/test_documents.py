"""The documents and bodies on the wire, without a wire."""

import subprocess
import sys

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from forms.media_names import is_safe
from model.sync import multipart, openrosa, receipts
from model.sync.multipart import Part
from model.sync.openrosa import MediaFile
from model.sync.protocol import FormOffer, Receipt, SyncError
from tests.model.sync.scene import xform

KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
PUBLIC = KEY.public_key().public_bytes_raw()
RECEIPT = receipts.signed(KEY, Receipt("uuid:1", "ab", "2026-11-24T10:00:00.000+05:00", 7, (("сурет.jpg", "cd"),), ""))


def test_a_receipt_is_genuine_only_as_it_was_signed() -> None:
    from dataclasses import replace

    assert receipts.is_genuine(RECEIPT, PUBLIC)
    assert not receipts.is_genuine(RECEIPT, bytes(32))
    forged = [
        replace(RECEIPT, instance_id="uuid:2"),
        replace(RECEIPT, sha256="ac"),
        replace(RECEIPT, received="2026-11-24T10:00:01.000+05:00"),
        replace(RECEIPT, seq=8),
        replace(RECEIPT, files=()),
        replace(RECEIPT, signature=""),
        replace(RECEIPT, signature="not base64"),
    ]
    assert not any(receipts.is_genuine(one, PUBLIC) for one in forged)


def test_the_canonical_bytes_are_written_down_here_and_never_change() -> None:
    expected = (
        '{"files":[["сурет.jpg","cd"]],"instanceID":"uuid:1","received":"2026-11-24T10:00:00.000+05:00",'
        '"seq":7,"sha256":"ab","v":1}'
    )
    assert receipts.canonical(RECEIPT) == expected.encode()


def test_a_response_carries_its_receipt() -> None:
    content = openrosa.response("submit_success", "Қабылданды <&>", code="hub.received", receipt=RECEIPT, missing=["a"])
    told = openrosa.read_response(content)
    assert (told.nature, told.message, told.code) == ("submit_success", "Қабылданды <&>", "hub.received")
    assert (told.receipt, told.missing) == (RECEIPT, ("a",))


def test_the_response_of_a_foreign_server_is_read_leniently() -> None:
    opening = b'\n\n<OpenRosaResponse xmlns="http://openrosa.org/http/response" items="0">\n'
    central = opening + b'<message nature="">ok</message></OpenRosaResponse>'
    assert openrosa.read_response(central).message == "ok"
    for junk in (b"", b"<html/>", b"{}", b"<OpenRosaResponse/>", b"<!DOCTYPE a><OpenRosaResponse/>"):
        assert openrosa.read_response(junk).message == ""


def test_lists_and_manifests_are_read_as_written() -> None:
    offers = [
        FormOffer("a&b", "1", "Қ <", "md5:0", "http://h/1", "http://h/m"),
        FormOffer("c", "", "c", "md5:1", "http://h/2"),
    ]
    assert openrosa.read_form_list(openrosa.form_list(offers)) == offers
    files = [MediaFile("сурет 1.png", "md5:2", "http://h/x?a=1&b=2")]
    assert openrosa.read_manifest(openrosa.manifest(files)) == files


@pytest.mark.parametrize("content", [b"<html/>", b"<!DOCTYPE a><xforms/>", b"<xforms><xform/></xforms>", b"login"])
def test_what_is_no_form_list_is_refused(content: bytes) -> None:
    with pytest.raises(SyncError):
        openrosa.read_form_list(content)


@pytest.mark.parametrize("name", ["../evil.csv", "a/b", "", "con.txt", ".hidden", "a\u202egpj.exe", "x" * 151, "a."])
def test_a_manifest_cannot_name_a_file_outside_its_folder(name: str) -> None:
    assert not is_safe(name)
    with pytest.raises(SyncError):
        openrosa.read_manifest(openrosa.manifest([MediaFile(name, "md5:0", "http://h/x")]))


@pytest.mark.parametrize("name", ["сурет 1.jpg", "regions.csv", "Әлия (2).m4a"])
def test_ordinary_names_are_safe(name: str) -> None:
    assert is_safe(name)


def test_the_paths_of_files_are_found_in_a_form_and_their_values_in_a_submission() -> None:
    binary = openrosa.binary_paths(xform())
    assert binary == {"/data/photo", "/data/people/face"}
    xml = (
        b'<data id="visit" version="1" xmlns:orx="http://openrosa.org/xforms"><q>no.jpg</q><photo>1.jpg</photo>'
        b"<people><face>2.jpg</face></people><people><face> 3.jpg </face></people><people><face/></people>"
        b"<orx:meta><orx:instanceID> uuid:1 </orx:instanceID>"
        b"<orx:deprecatedID>uuid:0</orx:deprecatedID></orx:meta></data>"
    )
    facts = openrosa.facts_of(xml, {("visit", "1"): binary})
    assert sorted(facts.files) == ["1.jpg", "2.jpg", "3.jpg"]
    assert (facts.instance_id, facts.deprecated_id) == ("uuid:1", "uuid:0")


contents = st.binary(max_size=200).filter(lambda content: b"\r\n--BOUND" not in content)
names = st.text(st.characters(blacklist_categories=("Cc", "Cs")), min_size=1, max_size=30)


@given(st.lists(st.builds(Part, names, names, st.just("image/jpeg"), contents), max_size=5))
def test_a_body_is_read_as_it_was_written(parts: list[Part]) -> None:
    body = multipart.join(parts, "BOUND")
    if parts:
        assert multipart.split(body, 'multipart/form-data; charset=utf-8; boundary="BOUND"') == parts


@given(st.binary(max_size=300))
def test_whatever_comes_as_a_body_is_read_or_refused(body: bytes) -> None:
    for attempt in (body, b"--B\r\n" + body + b"\r\n--B--", b"--B\r\nContent-Disposition: form-data; name=" + body):
        try:
            multipart.split(attempt, "multipart/form-data; boundary=B")
        except SyncError as error:
            assert error.code == "hub.broken_body"


def test_a_preamble_and_an_epilogue_are_passed_over() -> None:
    body = b'Hello\r\n--B\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--B--\r\nBye'
    assert multipart.split(body, "multipart/form-data; boundary=B") == [Part("a", "", "", b"1")]


def test_a_desk_that_does_not_sync_loads_no_server_and_no_network() -> None:
    heavy = {"starlette", "uvicorn", "sqlalchemy", "httpx", "anyio"}
    program = f"import sys, model.sync.session, model.sync.client; print({heavy!r} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
