"""What the client makes of every answer, from servers that are not what they should be: the state machine."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from model import identity
from model.sync import multipart, openrosa, transport
from model.sync.client import HttpHub, state_of
from model.sync.protocol import Attachment, Credentials, Parcel, SyncError, sha256
from tests.model.sync.scene import Scene, submission

ACCEPTED = openrosa.response("submit_success", "ok")


class Script(ThreadingHTTPServer):
    """A server that answers HEAD with one status and each POST with the next of a list; it remembers the bodies."""

    daemon_threads = True

    def __init__(self, head: int, posts: Sequence[tuple[int, bytes]]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.head = head
        self.posts = list(posts)
        self.bodies: list[bytes] = []
        self.accepts = "10000"


class _Handler(BaseHTTPRequestHandler):
    server: Script
    protocol_version = "HTTP/1.1"

    def do_HEAD(self) -> None:
        self.answer(self.server.head, b"")

    def do_POST(self) -> None:
        self.server.bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
        self.answer(*self.server.posts.pop(0))

    def answer(self, status: int, content: bytes) -> None:
        self.send_response(status)
        self.send_header(openrosa.ACCEPTS, self.server.accepts)
        self.send_header("Location", "http://elsewhere.example/login")
        if status != 204:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD" and status != 204:
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Silent."""


@contextmanager
def talking(head: int = 204, posts: Sequence[tuple[int, bytes]] = ()) -> Iterator[tuple[HttpHub, Script]]:
    server = Script(head, posts)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    hub = HttpHub(Credentials(f"http://127.0.0.1:{server.server_port}", "t", b"k" * 32, "sapa:x"))
    try:
        yield hub, server
    finally:
        hub.close()
        server.shutdown()
        server.server_close()
        thread.join()


def parcel(files: Sequence[Attachment] = ()) -> Parcel:
    instance = identity.new_id()
    return Parcel(instance, submission(instance), "visit", "1", attachments=tuple(files))


def attachment(name: str, content: bytes) -> Attachment:
    return Attachment(name, "image/jpeg", sha256(content), len(content), lambda: content)


STATES = {
    200: "portal",
    204: "portal",
    302: "portal",
    400: "hold",
    401: "auth",
    403: "forbidden",
    404: "hold",
    408: "retry",
    413: "too_large",
    423: "retry",
    425: "retry",
    429: "retry",
    500: "retry",
    503: "retry",
    507: "retry",
}


@pytest.mark.parametrize(("status", "state"), STATES.items())
def test_each_answer_has_its_state(status: int, state: str) -> None:
    with talking(posts=[(status, b"")]) as (hub, server):
        assert hub.send(parcel()).state == state
        assert len(server.bodies) == 1


def test_a_conflict_is_asked_once_more_with_the_same_bytes() -> None:
    with talking(posts=[(409, b""), (409, b"")]) as (hub, server):
        assert hub.send(parcel()).state == "conflict"
        assert len(server.bodies) == 2 and server.bodies[0] == server.bodies[1]


@pytest.mark.parametrize("status", [201, 202])
def test_created_without_a_receipt_delivers_nothing(status: int) -> None:
    with talking(posts=[(status, ACCEPTED)]) as (hub, _server):
        assert hub.send(parcel()).code == "sync.bad_receipt"
        assert state_of(status) == "accepted"


@pytest.mark.parametrize("status", [200, 302, 401, 404, 503])
def test_the_announcement_must_be_204(status: int) -> None:
    with talking(head=status) as (hub, server), pytest.raises(SyncError) as caught:
        hub.send(parcel())
    assert caught.value.state == STATES[status]
    assert not server.bodies, "no byte of the answers leaves before a hub has shown itself"


@pytest.mark.parametrize("said", ["", "²", "-1", "9" * 5000])
def test_an_announced_limit_that_is_no_number_is_passed_over(said: str) -> None:
    with talking(posts=[(503, b"")]) as (hub, server):
        server.accepts = said
        assert hub.send(parcel()).state == "retry"


def test_a_message_of_a_login_page_is_not_shown() -> None:
    posts = [(400, b"<html>Please log in</html>"), (400, b'{"message": "' + b"x" * 300 + b'"}')]
    with talking(posts=posts) as (hub, _server):
        assert hub.send(parcel()).message == ""
        assert hub.send(parcel()).message == "x" * 200


def test_a_hub_that_is_away_means_later() -> None:
    with HttpHub(Credentials("http://127.0.0.1:9", "t", b"", "d")) as hub, pytest.raises(SyncError) as caught:
        hub.greet()
    assert (caught.value.state, caught.value.code) == ("retry", "sync.offline")
    assert caught.value.params == {"address": "127.0.0.1:9"}


def test_something_else_than_a_hub_is_noticed() -> None:
    with talking() as (hub, _server), pytest.raises(SyncError):
        hub.greet()


def test_many_files_go_in_several_posts_with_the_identical_xml() -> None:
    sent = parcel([attachment(f"{number}.jpg", bytes([number]) * 3000) for number in range(6)])
    with talking(posts=[(201, ACCEPTED)] * 3) as (hub, server):
        hub.send(sent)
        for body in server.bodies:
            assert len(body) <= 10_000
    boundary = server.bodies[0].split(b"\r\n", 1)[0][2:].decode()
    posts = [multipart.split(body, f"multipart/form-data; boundary={boundary}") for body in server.bodies]
    assert [part.content for post in posts for part in post if part.name == openrosa.XML_PART] == [sent.xml] * 3
    names = [part.name for post in posts for part in post if part.name != openrosa.XML_PART]
    assert names == [file.name for file in sent.attachments]


def test_a_receipt_of_another_hub_is_refused(scene: Scene) -> None:
    false = replace(scene.credentials(), hub_key=bytes(32))
    with HttpHub(false) as hub:
        answer = hub.send(parcel())
    assert (answer.state, answer.code) == ("forbidden", "sync.bad_receipt")


def test_photos_with_kazakh_names_arrive_and_are_receipted(scene: Scene) -> None:
    photo = attachment("сурет 1.jpg", b"jpeg")
    instance = identity.new_id()
    xml = submission(instance, photo="сурет 1.jpg")
    with scene.client() as hub:
        answer = hub.send(Parcel(instance, xml, "visit", "1", attachments=(photo,)))
    assert answer.state == "accepted" and answer.receipt
    assert answer.receipt.files == (("сурет 1.jpg", sha256(b"jpeg")),)


def test_the_drift_of_the_clock_is_local_minus_server(scene: Scene) -> None:
    from datetime import timedelta

    real = identity.now
    with scene.client() as hub, identity.use_clock(lambda: _shifted(timedelta(hours=1))):
        assert 3595 < hub.greet().drift < 3605
    assert identity.now is real


def _shifted(by: object) -> object:
    from datetime import UTC, datetime

    return datetime.now(UTC) + by  # type: ignore[operator]


def test_an_address_may_be_typed_without_its_scheme() -> None:
    assert transport.with_scheme(" 192.168.1.5:8080/ ") == "http://192.168.1.5:8080"
    for wrong in ("", "ftp://hub", "http://[", "http://hub:port"):
        with pytest.raises(SyncError, match="bad_address"):
            transport.with_scheme(wrong)
