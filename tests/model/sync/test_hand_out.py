"""What the hub hands down: form list, manifest, forms, media, lists; to our devices and to ODK Collect."""

import hashlib
import socket

import pytest

from model import identity
from model.errors import SurveyError
from model.store.database import connect
from model.sync import multipart, openrosa
from model.sync.client import HttpHub
from model.sync.hub.service import HubService
from model.sync.multipart import Part
from model.sync.protocol import Credentials, SyncError, md5_of
from tests.model.sync.scene import AIGUL, FIELDWORK, MEDIA, SERIK, Scene, submission, xform

VERSIONED = {openrosa.HEADER: "1.0"}


def test_the_list_has_everything_collect_insists_on(scene: Scene) -> None:
    reply = scene.ask("GET", "/v1/projects/1/formList/?verbose=true&deviceID=x", headers=scene.signed_in())
    assert reply.status == 200
    assert reply.headers["content-type"] == "text/xml; charset=utf-8"
    assert reply.headers["x-openrosa-version"] == "1.0" and reply.headers["date"].endswith("GMT")
    (offer,) = openrosa.read_form_list(reply.content)
    assert (offer.id, offer.version, offer.name) == ("visit", "1", "Visit")
    assert offer.hash == "md5:" + hashlib.md5(xform()).hexdigest()
    assert offer.url.startswith(f"http://127.0.0.1:{scene.serving.port}/")


def test_a_device_downloads_a_form_with_its_media(scene: Scene) -> None:
    with scene.client() as hub:
        (offer,) = hub.forms()
        form = hub.fetch_form(offer)
    assert (form.id, form.version, form.xml) == ("visit", "1", xform())
    assert form.media == MEDIA


def test_of_several_versions_the_newest_is_listed_and_all_on_demand(fresh: Scene) -> None:
    fresh.service.catalogue.publish("visit", "2", title="Visit", xml=xform("2"))
    reply = fresh.ask("GET", "/v1/projects/1/formList", headers=fresh.signed_in())
    assert [offer.version for offer in openrosa.read_form_list(reply.content)] == ["2"]
    with fresh.client() as hub:
        assert [offer.version for offer in hub.forms()] == ["1", "2"]


def test_a_published_version_does_not_change(fresh: Scene) -> None:
    fresh.service.catalogue.publish("visit", "1", title="Visit", xml=xform(), media=MEDIA)
    with pytest.raises(SurveyError, match="form_changed"):
        fresh.service.catalogue.publish("visit", "1", title="Visit", xml=xform() + b" ")


def test_a_reference_list_is_handed_down_in_its_last_state(fresh: Scene) -> None:
    fresh.service.catalogue.publish_list("regions.csv", b"old")
    fresh.service.catalogue.publish_list("regions.csv", "жаңа".encode())
    with fresh.client() as hub:
        (offer,) = hub.lists()
        assert (offer.name, offer.hash) == ("regions.csv", md5_of("жаңа".encode()))
        assert hub.fetch_list(offer) == "жаңа".encode()


def test_what_does_not_exist_is_not_found(scene: Scene) -> None:
    for path in ("forms/0.xml", "forms/0/manifest", f"forms/{md5_of(xform())[4:]}/media/none.png", "lists/x", "else"):
        reply = scene.ask("GET", f"/v1/projects/1/{path}", headers=scene.signed_in())
        assert (reply.status, reply.told.code) == (404, "hub.not_found"), path


def test_collect_lists_downloads_and_submits_with_the_key_in_the_path(scene: Scene) -> None:
    key = scene.service.accounts.mint(AIGUL, "collect:1", "Phone", kind="collect")
    base = f"/v1/key/{key}/projects/1"
    (offer,) = openrosa.read_form_list(scene.ask("GET", f"{base}/formList", headers=VERSIONED).content)
    host = f"http://127.0.0.1:{scene.serving.port}"
    assert scene.ask("GET", offer.url.removeprefix(host)).content == xform()
    manifest = scene.ask("GET", offer.manifest_url.removeprefix(host), headers=VERSIONED)
    files = {file.name: file for file in openrosa.read_manifest(manifest.content)}
    picture = scene.ask("GET", files["сурет.png"].url.removeprefix(host))
    assert picture.content == MEDIA["сурет.png"] and md5_of(picture.content) == files["сурет.png"].hash
    assert scene.ask("HEAD", f"{base}/submission", headers=VERSIONED).status == 204
    parts = [
        Part(openrosa.XML_PART, "s.xml", "text/xml", submission(identity.new_id(), photo="сурет 1.jpg")),
        Part("сурет 1.jpg", "сурет 1.jpg", "image/jpeg", b"jpeg"),
        Part("*isIncomplete*", "", "", b"yes"),
    ]
    headers = {**VERSIONED, "Content-Type": "multipart/form-data; boundary=B"}
    reply = scene.ask("POST", f"{base}/submission?deviceID=collect%3A1", multipart.join(parts, "B"), headers)
    assert (reply.status, reply.told.missing) == (201, ())


def test_the_key_of_collect_opens_nothing_else(scene: Scene) -> None:
    key = scene.service.accounts.mint(SERIK, "collect:2", "Phone", kind="collect")
    assert scene.ask("GET", f"/v1/key/{key}/projects/1/changes?after=0&limit=1").status == 404
    assert scene.ask("GET", "/v1/projects/1/greeting", headers={"Authorization": f"Bearer {key}"}).status == 401


def test_credentials_go_to_the_hub_alone(scene: Scene) -> None:
    from dataclasses import replace

    with scene.client() as hub:
        (offer,) = hub.forms()
        with pytest.raises(SyncError, match="foreign_address"):
            hub.fetch_form(replace(offer, url="http://elsewhere.example/forms/x.xml"))
        with pytest.raises(SyncError, match="broken_file"):
            hub.fetch_form(replace(offer, hash="md5:0"))


def test_key_accounts_forms_and_fieldwork_outlive_the_hub(fresh: Scene) -> None:
    fresh.serving.stop()
    fresh.service.close()
    again = HubService(lambda: connect(fresh.folder / "hub.db", fresh.key))
    try:
        assert again.public_key == fresh.service.public_key
        assert again.fieldwork == FIELDWORK.record()
        assert again.accounts.sender(fresh.token)
        assert again.catalogue.knows("visit")
    finally:
        again.close()


def test_a_newer_database_is_refused(fresh: Scene) -> None:
    other = connect(fresh.folder / "hub.db", fresh.key)
    other.execute("update setting set value = ? where name = 'schema'", (b"99",))
    other.close()
    with pytest.raises(SurveyError, match="newer_database"):
        HubService(lambda: connect(fresh.folder / "hub.db", fresh.key))


def test_a_device_speaks_to_the_hub_by_its_name_in_capitals(scene: Scene) -> None:
    try:
        socket.gethostbyname("LOCALHOST")
    except OSError:
        pytest.skip("this machine does not know its own name")
    credentials = scene.credentials()
    address = f"http://LOCALHOST:{scene.serving.port}/"
    with HttpHub(Credentials(address, credentials.token, credentials.hub_key, credentials.device)) as hub:
        assert hub.fetch_form(hub.forms()[0]).xml == xform()
