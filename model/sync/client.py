"""Hub over HTTP: the only file that sends. It judges each answer by its status; it stores nothing and shows nothing."""

import json
import random
import secrets
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from model import identity
from model.sync import multipart, openrosa, receipts
from model.sync.multipart import Part
from model.sync.protocol import (
    Answer,
    Attachment,
    Batch,
    Credentials,
    Enrolment,
    FormOffer,
    Greeting,
    HandedForm,
    ListOffer,
    Parcel,
    State,
    SyncError,
    md5_of,
    sha256,
)
from model.sync.pulled import read_batch
from model.sync.transport import TRIES, asked, connected, place_of, with_query, with_scheme

if TYPE_CHECKING:
    import httpx

PROJECT = "/v1/projects/1"
MODEST_LIMIT = 10_000_000
MOST_FILES = 100
SLICE = 256 * 1024
MOST_DOWNLOAD = 20_000_000

_STATES: Mapping[int, State] = {
    201: "accepted",
    202: "accepted",
    401: "auth",
    403: "forbidden",
    408: "retry",
    409: "conflict",
    413: "too_large",
    423: "retry",
    425: "retry",
    429: "retry",
}
_CODES: Mapping[State, str] = {
    "portal": "sync.portal",
    "auth": "sync.auth",
    "forbidden": "sync.forbidden",
    "conflict": "sync.conflict",
    "too_large": "sync.too_large",
    "retry": "sync.retry",
    "hold": "sync.hold",
}


def state_of(status: int) -> State:
    """What a status means for a parcel. Only 201 and 202 say that it is stored."""
    if status in _STATES:
        return _STATES[status]
    if status < 400:
        return "portal"
    return "retry" if status >= 500 else "hold"


class HttpHub:
    """A hub at an address. Keeps its connections for one run; close() lets them go. Threads may share it."""

    def __init__(self, credentials: Credentials, *, language: str = "en", product: str = "Sapa") -> None:
        self._credentials = credentials
        self._base = with_scheme(credentials.address) + PROJECT
        headers = {
            "Authorization": f"Bearer {credentials.token}",
            "Accept-Language": f"{language},ru;q=0.8,en;q=0.5",
            openrosa.HEADER: "1.0",
        }
        self._client = connected(headers, product)
        self._query = {"deviceID": credentials.device}
        self._submission = with_query(f"{self._base}/submission", self._query)
        self._announced: int | None = None
        self._takes_slices = False
        self._boundary = secrets.token_hex(16)
        self._pause = threading.Event()

    def __enter__(self) -> "HttpHub":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let the connections go; a wait that is under way ends."""
        self._pause.set()
        self._client.close()

    # --- push ---------------------------------------------------------------------------------------------------

    def send(self, parcel: Parcel) -> Answer:
        """Deliver one parcel, in several POSTs if its files are many; each carries the identical XML."""
        limit = self._limit()
        answer = Answer("hold", "sync.hold")
        ready = parcel
        if self._takes_slices:
            ready = replace(parcel, attachments=tuple(self._sent_ahead(file) for file in parcel.attachments))
        for files in _loads(ready, limit):
            answer = self._deliver(parcel, files)
            if answer.state != "accepted":
                return answer
        return self._completed(parcel, answer)

    def _limit(self) -> int:
        """What the hub takes in one POST; asked once in a run, and with it whether there is a hub at all."""
        if self._announced is None:
            answer = asked(self._client, "HEAD", self._submission)
            if answer.status_code != 204:
                state: State = "portal" if answer.status_code < 400 else state_of(answer.status_code)
                raise SyncError(_CODES[state], state, status=answer.status_code)
            self._takes_slices = openrosa.SLICES in answer.headers
            told = openrosa.number_of(answer.headers.get(openrosa.ACCEPTS, ""))
            self._announced = MODEST_LIMIT if told is None else told
        return self._announced

    def _sent_ahead(self, file: Attachment) -> Attachment:
        """A large file goes first, slice by slice from where the last run was cut; the POST then only names it."""
        if file.size <= SLICE:
            return file
        url = f"{self._base}/files/{file.sha256}"
        place = _offset(asked(self._client, "HEAD", url))
        trials = 0
        while place < file.size and trials < TRIES:
            came = self._send_slices(url, file, place)
            trials = trials + 1 if came <= place else 0
            place = came
        named, kind = file.sha256.encode(), openrosa.held_part(file.content_type)
        return Attachment(file.name, kind, file.sha256, len(named), lambda: named)

    def _send_slices(self, url: str, file: Attachment, place: int) -> int:
        """Send from this byte on -> the byte the hub wants next, which is another one if it does not agree."""
        for content in slices(file.rest(place)):
            headers = {"Upload-Offset": str(place), "Upload-Length": str(file.size),
                       "Content-Type": "application/offset+octet-stream"}  # fmt: skip
            wanted = _offset(asked(self._client, "PATCH", url, headers=headers, content=content))
            if wanted != place + len(content):
                return wanted
            place = wanted
        return place

    def fetch_file(self, digest: str) -> bytes:
        """A file that came in with a submission, for a supervisor's desk."""
        content = self._good(f"{self._base}/files/{digest}").content
        if sha256(content) != digest:
            raise SyncError("sync.broken_file", "retry", name=digest[:8])
        return content

    def _deliver(self, parcel: Parcel, files: Sequence[Attachment]) -> Answer:
        """One POST; a conflict is asked once more, since some servers mistake a race for one."""
        parts = [Part(openrosa.XML_PART, "submission.xml", "text/xml", parcel.xml)]
        parts += [Part(file.name, file.name, file.content_type, file.read()) for file in files]
        body = multipart.join(parts, self._boundary)
        answer = self._post(parcel, body)
        if answer.state == "conflict":
            self._pause.wait(random.uniform(0.2, 0.6))  # noqa: S311  no secret
            answer = self._post(parcel, body)
        return answer

    def _post(self, parcel: Parcel, body: bytes) -> Answer:
        headers = {"Content-Type": f"multipart/form-data; boundary={self._boundary}"}
        if parcel.device_seq:
            headers["X-Sapa-Sequence"] = str(parcel.device_seq)
        answer = asked(self._client, "POST", self._submission, headers=headers, content=body)
        state = state_of(answer.status_code)
        told = openrosa.read_response(answer.content)
        message = told.message or _short(answer)
        if state == "accepted":
            return Answer(state, told.code, message, told.receipt, told.nature == "submit_duplicate")
        params = {"status": answer.status_code, "form": parcel.form_id, "limit": self._announced}
        return Answer(state, told.code or _CODES[state], message, params=params)

    def _completed(self, parcel: Parcel, answer: Answer) -> Answer:
        """Accepted, if the receipt is genuine and speaks of this XML and of all its files."""
        receipt = answer.receipt
        if receipt is None:
            return Answer("portal", "sync.bad_receipt", answer.message)
        if not receipts.is_genuine(receipt, self._credentials.hub_key) or not receipts.covers(receipt, parcel):
            return Answer("forbidden", "sync.bad_receipt", answer.message)
        missing = receipts.missing_files(receipt, parcel)
        if missing:
            return Answer("retry", "sync.files_missing", answer.message, params={"count": len(missing)})
        return answer

    # --- pull ---------------------------------------------------------------------------------------------------

    def greet(self) -> Greeting:
        """Versions, clocks, counts."""
        before = identity.now()
        told = self._json(f"{self._base}/greeting")
        after = identity.now()
        try:
            there = datetime.fromisoformat(told["time"])
            numbers = [int(told[name]) for name in ("delivered", "quarantined", "changes")]
            drift = ((before - there) + (after - there)).total_seconds() / 2
            return Greeting(
                int(told["protocol"]), str(told["version"]), drift, told["person"], told["fieldwork"], *numbers
            )
        except (KeyError, TypeError, ValueError) as error:
            raise SyncError("sync.not_openrosa", "portal") from error

    def forms(self) -> list[FormOffer]:
        """Every version of every form."""
        answer = self._good(f"{self._base}/formList", {"listAllVersions": "true"})
        if "text/xml" not in answer.headers.get("content-type", "") or openrosa.HEADER not in answer.headers:
            raise SyncError("sync.not_openrosa", "portal")
        return openrosa.read_form_list(answer.content)

    def fetch_form(self, offer: FormOffer) -> HandedForm:
        """One form with its media, hashes checked."""
        xml = self._download(offer.url, offer.hash)
        media = {}
        if offer.manifest_url:
            manifest = self._good(self._own(offer.manifest_url)).content
            media = {file.name: self._download(file.url, file.hash) for file in openrosa.read_manifest(manifest)}
        return HandedForm(offer.id, offer.version, offer.hash, xml, media)

    def lists(self) -> list[ListOffer]:
        """Every reference list."""
        told = self._json(f"{self._base}/lists")
        try:
            return [ListOffer(entry["name"], entry["hash"], entry["url"]) for entry in told["lists"]]
        except (KeyError, TypeError) as error:
            raise SyncError("sync.not_openrosa", "portal") from error

    def fetch_list(self, offer: ListOffer) -> bytes:
        """One reference list, hash checked."""
        return self._download(offer.url, offer.hash)

    def changes(self, after: int, limit: int) -> Batch:
        """What came in at the hub after this place."""
        wanted = {"after": str(after), "limit": str(limit)}
        return read_batch(self._good(f"{self._base}/changes", wanted).content)

    def _download(self, url: str, digest: str) -> bytes:
        content = self._good(self._own(url)).content
        if len(content) > MOST_DOWNLOAD or md5_of(content) != digest:
            raise SyncError("sync.broken_file", "retry", name=url.rpartition("/")[2])
        return content

    def _own(self, url: str) -> str:
        """An address the hub named, if it is on the hub itself: credentials go nowhere else."""
        if place_of(url) != place_of(self._base):
            raise SyncError("sync.foreign_address", address=url)
        return url

    def _json(self, url: str) -> dict[str, Any]:
        try:
            told = json.loads(self._good(url).content)
        except ValueError as error:
            raise SyncError("sync.not_openrosa", "portal") from error
        if not isinstance(told, dict):
            raise SyncError("sync.not_openrosa", "portal")
        return told

    def _good(self, url: str, query: Mapping[str, str] | None = None) -> "httpx.Response":
        answer = asked(self._client, "GET", with_query(url, {**self._query, **(query or {})}))
        if answer.status_code == 200:
            return answer
        state: State = "portal" if answer.status_code < 400 else state_of(answer.status_code)
        told = openrosa.read_response(answer.content)
        raise SyncError(told.code or _CODES[state], state, status=answer.status_code, message=told.message)


def enrol(address: str, code: str, *, device: str, name: str = "") -> Enrolment:
    """Join the fieldwork of the hub at this address: the code makes this device the device of a person."""
    base = with_scheme(address)
    said = json.dumps({"code": code, "device": device, "name": name}).encode()
    with connected({"Content-Type": "application/json"}, "Sapa") as client:
        try:
            answer = asked(client, "POST", f"{base}/v1/enrolment", content=said)
        except SyncError as error:
            raise SyncError("sync.nobody_there", error.state, address=address) from error
    if answer.status_code != 201:
        told = openrosa.read_response(answer.content)
        params = {"status": answer.status_code, "seconds": answer.headers.get("Retry-After", "")}
        raise SyncError(told.code or "sync.not_openrosa", state_of(answer.status_code), **params)
    try:
        told_json = json.loads(answer.content)
        credentials = Credentials(base, told_json["token"], bytes.fromhex(told_json["hub_key"]), device)
        return Enrolment(credentials, told_json["person"], told_json["fieldwork"])
    except (KeyError, TypeError, ValueError) as error:
        raise SyncError("sync.not_openrosa", "portal") from error


def _offset(answer: "httpx.Response") -> int:
    """The byte the hub wants next. SyncError if it takes no slices now."""
    told = openrosa.number_of(answer.headers.get("Upload-Offset", ""))
    if answer.status_code in (204, 409) and told is not None:
        return told
    state: State = "portal" if answer.status_code < 400 else state_of(answer.status_code)
    raise SyncError(openrosa.read_response(answer.content).code or _CODES[state], state, status=answer.status_code)


def slices(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in slices of one size, the last one shorter."""
    waiting = bytearray()
    for piece in pieces:
        waiting += piece
        while len(waiting) >= SLICE:
            yield bytes(waiting[:SLICE])
            del waiting[:SLICE]
    if waiting:
        yield bytes(waiting)


def _loads(parcel: Parcel, limit: int) -> list[list[Attachment]]:
    """The files of each POST: as many as fit; a file too big for any goes alone."""
    loads: list[list[Attachment]] = [[]]
    room = start = limit - len(parcel.xml) - 2_000
    for file in parcel.attachments:
        if loads[-1] and (file.size > room or len(loads[-1]) == MOST_FILES):
            loads.append([])
            room = start
        loads[-1].append(file)
        room -= file.size + 500
    return loads


def _short(answer: "httpx.Response") -> str:
    """A foreign server's own words, only if they are JSON: a login page is no message."""
    try:
        told = json.loads(answer.content)
    except ValueError:
        return ""
    said = told.get("message", "") if isinstance(told, dict) else ""
    return str(said)[:200]
