"""A hub on a real port with an encrypted database, and small ways to speak to it; no tests here."""

import http.client
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from forms.xml import escape
from model import identity
from model.fieldwork.people import Person
from model.fieldwork.projects import Fieldwork
from model.store.database import connect
from model.sync import multipart, openrosa
from model.sync.client import HttpHub
from model.sync.hub.service import HubService
from model.sync.hub.serving import Serving
from model.sync.multipart import Part
from model.sync.openrosa import Response
from model.sync.protocol import Credentials, HandedForm, Parcel, Receipt, Received, State, SyncResult

FIELDWORK = Fieldwork("f1", {"en": "Service quality", "kk": "Қызмет сапасы"}, wave="2026-4", deff=1.4)
AIGUL = Person("aigul", "Айгүл Әбенова", "interviewer", "110000000", "c1", "kk")
SERIK = Person("serik", "Серік Қожа", "supervisor", "110000000", "", "ru")
PROJECT = "/v1/projects/1"

XFORM = """<h:html xmlns:h="http://www.w3.org/1999/xhtml" xmlns="http://www.w3.org/2002/xforms">
<h:head><h:title>Visit</h:title><model>
<instance><data id="visit" version="{version}">
<q/><photo/><people><face/></people><meta><instanceID/></meta></data></instance>
<bind nodeset="/data/q" type="string"/>
<bind nodeset="/data/photo" type="binary"/>
<bind nodeset="/data/people/face" type="binary"/>
</model></h:head><h:body/></h:html>"""
MEDIA = {"regions.csv": "name,label\n110000000,Ақмола облысы\n".encode(), "сурет.png": b"\x89PNG..."}


def xform(version: str = "1") -> bytes:
    return XFORM.format(version=version).encode()


def submission(
    instance_id: str, *, q: str = "Ә", replaces: str = "", form: str = "visit", version: str = "1", photo: str = ""
) -> bytes:
    deprecated = f"<deprecatedID>{replaces}</deprecatedID>" if replaces else ""
    meta = f"<meta><instanceID>{instance_id}</instanceID>{deprecated}</meta>"
    return (
        f'<data id="{form}" version="{version}"><q>{escape(q)}</q><photo>{escape(photo)}</photo>{meta}</data>'
    ).encode()


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def told(self) -> Response:
        return openrosa.read_response(self.content)

    @property
    def receipt(self) -> Receipt:
        assert self.told.receipt is not None, self
        return self.told.receipt


class Scene:
    """A hub, its door, and devices."""

    def __init__(self, folder: Path, *, limit: int = 64_000_000) -> None:
        self.folder = folder
        self.key = secrets.token_bytes(32)
        self.service = HubService(lambda: connect(folder / "hub.db", self.key), limit=limit)
        self.service.configure(FIELDWORK)
        self.service.catalogue.publish("visit", "1", title="Visit", xml=xform(), media=MEDIA)
        self.serving = Serving(self.service)
        self.token = self.service.accounts.mint(AIGUL, "sapa:one", "Laptop 1")

    def close(self) -> None:
        self.serving.stop()
        self.service.close()

    def credentials(self, person: Person = AIGUL, device: str = "") -> Credentials:
        device = device or f"sapa:{secrets.token_hex(8)}"
        token = self.service.accounts.mint(person, device, "Laptop")
        return Credentials(self.serving.status.address, token, self.service.public_key, device)

    def client(self, person: Person = AIGUL, device: str = "") -> HttpHub:
        return HttpHub(self.credentials(person, device))

    def ask(self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None) -> Reply:
        connection = http.client.HTTPConnection("127.0.0.1", self.serving.port, timeout=10)
        try:
            connection.request(method, path, body=body, headers=dict(headers or {}))
            answer = connection.getresponse()
            return Reply(answer.status, {key.lower(): value for key, value in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def signed_in(self, **more: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}", openrosa.HEADER: "1.0", **more}

    def post(self, xml: bytes, files: Mapping[str, bytes] | None = None, **headers: str) -> Reply:
        return self.post_parts(
            [Part(openrosa.XML_PART, "submission.xml", "text/xml", xml)]
            + [Part(name, name, "image/jpeg", content) for name, content in (files or {}).items()],
            **headers,
        )

    def post_parts(self, parts: Sequence[Part], **headers: str) -> Reply:
        body = multipart.join(parts, "B")
        told = self.signed_in(**{"Content-Type": "multipart/form-data; boundary=B", **headers})
        return self.ask("POST", f"{PROJECT}/submission?deviceID=sapa%3Aone", body, told)

    def received(self) -> dict[tuple[str, str], Received]:
        """Everything the feed tells, by id and hash."""
        with self.client(SERIK) as client:
            found: dict[tuple[str, str], Received] = {}
            after, more = 0, True
            while more:
                batch = client.changes(after, 400)
                found.update({(one.instance_id, one.sha256): one for one in batch.received})
                after, more = batch.cursor, batch.more
            return found


@dataclass
class TestDesk:
    """A desk in memory that keeps the rules of the Desk protocol and remembers what it was told."""

    __test__ = False
    credentials: Credentials
    parcels: dict[str, Parcel] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)
    receipts: dict[str, Receipt] = field(default_factory=dict)
    forms: dict[tuple[str, str], HandedForm] = field(default_factory=dict)
    lists: dict[str, bytes] = field(default_factory=dict)
    pulled: dict[tuple[str, str], Received] = field(default_factory=dict)
    at: int = 0
    results: list[SyncResult] = field(default_factory=list)
    language: str = "kk"

    def put(self, xml: bytes, chain: str = "", instance_id: str = "") -> Parcel:
        facts = openrosa.facts_of(xml)
        parcel = Parcel(facts.instance_id, xml, facts.form_id, facts.form_version, chain, len(self.parcels) + 1)
        self.parcels[parcel.id] = parcel
        self.states[parcel.id] = "queued"
        return parcel

    def put_new(self, count: int) -> None:
        for _ in range(count):
            self.put(submission(identity.new_id()))

    def outbox(self) -> list[Parcel]:
        gone = ("delivered", "conflict", "too_large", "hold")
        return [parcel for parcel in self.parcels.values() if self.states[parcel.id] not in gone]

    def sending(self, instance_ids: Sequence[str]) -> None:
        self.states.update(dict.fromkeys(instance_ids, "sending"))

    def delivered(self, receipts: Sequence[Receipt]) -> None:
        self.receipts.update({receipt.instance_id: receipt for receipt in receipts})
        self.states.update({receipt.instance_id: "delivered" for receipt in receipts})

    def hold(self, instance_id: str, reason: State, message: str) -> None:
        self.states[instance_id] = reason

    def delivered_count(self) -> int:
        return len(self.receipts)

    def installed_forms(self) -> dict[tuple[str, str], str]:
        return {key: form.hash for key, form in self.forms.items()}

    def install_form(self, form: HandedForm) -> None:
        self.forms[form.id, form.version] = form

    def keep_offered(self, form_ids: Sequence[str]) -> None:
        self.offered = tuple(form_ids)

    def installed_lists(self) -> dict[str, str]:
        from model.sync.protocol import md5_of

        return {name: md5_of(content) for name, content in self.lists.items()}

    def install_list(self, name: str, content: bytes) -> None:
        self.lists[name] = content

    def cursor(self) -> int:
        return self.at

    def store_received(self, batch: Sequence[Received], cursor: int) -> None:
        self.pulled.update({(one.instance_id, one.sha256): one for one in batch})
        self.at = cursor

    def synced(self, result: SyncResult) -> None:
        self.results.append(result)
