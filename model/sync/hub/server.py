"""HTTP to the hub: Starlette routes, each one call of the service; the rules are there, not here."""

import logging
import re
from asyncio import wrap_future
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from urllib.parse import quote

from sqlalchemy.exc import DBAPIError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from model.sync import openrosa
from model.sync.hub.answers import body_of, file_answer, json_answer, json_of, openrosa_answer, zipped
from model.sync.hub.catalogue import Published
from model.sync.hub.intake import Outcome, Sender
from model.sync.hub.sentences import STATUS, said
from model.sync.hub.service import HubService
from model.sync.hub.uploads import LONGEST_SLICE
from model.sync.openrosa import MediaFile, number_of
from model.sync.protocol import VERSION, FormOffer, SyncError

PROJECT = "/v1/projects/1"
KEYED = "/v1/key/{key}/projects/1"
SMALL = 20_000
_OFFSET = "upload-offset"
_DIGEST = re.compile(r"[0-9a-f]{64}")
_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")

log = logging.getLogger("sync")
Handler = Callable[[Request], Awaitable[Response]]


class Routes:
    """The hub's addresses. Everything under `/v1/key/…` is for ODK Collect: list, manifest, form, media, submission."""

    def __init__(self, service: HubService) -> None:
        self._service = service
        self._accepts = {openrosa.ACCEPTS: str(service.limit), openrosa.SLICES: "1"}

    def application(self) -> ASGIApp:
        """The ASGI application."""
        return _without_last_slash(Starlette(routes=[*self._openrosa(PROJECT), *self._openrosa(KEYED), *self._own()]))

    def _openrosa(self, base: str) -> list[Route]:
        return [
            self._route(f"{base}/submission", self.submit, "POST"),
            self._route(f"{base}/submission", self.announce, "HEAD"),
            self._route(f"{base}/formList", self.form_list),
            self._route(f"{base}/forms/{{digest}}.xml", self.form),
            self._route(f"{base}/forms/{{digest}}/manifest", self.manifest),
            self._route(f"{base}/forms/{{digest}}/media/{{name}}", self.media),
        ]

    def _own(self) -> list[Route]:
        return [
            self._route("/v1/enrolment", self.enrol, "POST"),
            self._route(f"{PROJECT}/greeting", self.greet),
            self._route(f"{PROJECT}/changes", self.changes),
            self._route(f"{PROJECT}/files/{{digest}}", self.held, "HEAD"),
            self._route(f"{PROJECT}/files/{{digest}}", self.add_slice, "PATCH"),
            self._route(f"{PROJECT}/files/{{digest}}", self.file),
            self._route(f"{PROJECT}/lists", self.lists),
            self._route(f"{PROJECT}/lists/{{name}}", self.list_content),
            Route("/{path:path}", self._guarded(self.nothing), methods=list(_METHODS)),
        ]

    def _route(self, path: str, handler: Handler, method: str = "GET") -> Route:
        route = Route(path, self._guarded(handler), methods=[method])
        route.methods = {method}  # Starlette adds HEAD to GET; here HEAD /submission means something of its own
        return route

    def _guarded(self, handler: Handler) -> Handler:
        async def answer(request: Request) -> Response:
            try:
                return await handler(request)
            except SyncError as error:
                return self._refused(request, error.code, error.params)
            except ClientDisconnect:
                return Response(status_code=400)
            except DBAPIError as error:
                full = "full" in str(error.orig).lower()
                return self._refused(request, "hub.disk_full" if full else "hub.busy", {})
            except Exception:
                log.exception("The hub failed at %s", request.scope["route"].path)  # the path itself may hold a key
                return self._refused(request, "hub.broken", {})

        return answer

    # --- OpenRosa ---------------------------------------------------------------------------------------------------

    async def announce(self, request: Request) -> Response:
        """HEAD of the submission address: yes, this is a hub, and so much fits into one POST."""
        self._check_version(request)
        self._sender(request)
        return openrosa_answer(b"", 204, self._accepts)

    async def submit(self, request: Request) -> Response:
        """One POST of a submission."""
        self._check_version(request)
        sender = self._sender(request)
        body = await body_of(request, self._service.limit)
        seq = number_of(request.headers.get("x-sapa-sequence", "")) or 0
        kind = request.headers.get("content-type", "")
        read = partial(self._service.read_delivery, body, kind, sender, device_seq=seq)
        # A large one in a thread, so that others are heard meanwhile; for a small one that would take longer.
        delivery = read() if len(body) <= SMALL else await run_in_threadpool(read)
        return self._receipt(request, await wrap_future(self._service.submit(delivery)))

    def _receipt(self, request: Request, outcome: Outcome) -> Response:
        message = said(outcome.code, {}, request.headers.get("accept-language", ""))
        content = openrosa.response(
            outcome.nature, message, code=outcome.code, receipt=outcome.receipt, missing=outcome.missing
        )
        return openrosa_answer(content, outcome.status, self._accepts)

    async def form_list(self, request: Request) -> Response:
        """The forms that are handed down."""
        self._check_version(request)
        self._sender(request)
        wanted = request.query_params
        forms = self._service.catalogue.listed(
            form_id=wanted.get("formID", ""), all_versions=wanted.get("listAllVersions", "").lower() == "true"
        )
        base = _base(request)
        return openrosa_answer(openrosa.form_list(_offer(form, base) for form in forms), 200, self._accepts)

    async def manifest(self, request: Request) -> Response:
        """The media of one form."""
        self._check_version(request)
        form = self._form(request)
        media = f"{_base(request)}/forms/{form.digest}/media"
        files = [MediaFile(name, digest, f"{media}/{quote(name)}") for name, digest in sorted(form.media.items())]
        return openrosa_answer(openrosa.manifest(files), 200, self._accepts)

    async def form(self, request: Request) -> Response:
        """The XForm itself."""
        form = self._form(request)
        xml = await run_in_threadpool(self._service.catalogue.form_xml, form.digest)
        return file_answer(xml, "application/xml", form.hash)

    async def media(self, request: Request) -> Response:
        """One media file."""
        form, name = self._form(request), request.path_params["name"]
        content = await run_in_threadpool(self._service.catalogue.media, form.digest, name)
        return file_answer(content, "application/octet-stream", form.media.get(name, ""))

    def _form(self, request: Request) -> Published:
        self._sender(request)
        form = self._service.catalogue.by_digest(request.path_params["digest"])
        if form is None:
            raise SyncError("hub.not_found")
        return form

    # --- our own devices --------------------------------------------------------------------------------------------

    async def enrol(self, request: Request) -> Response:
        """A device with a code becomes the device of a person."""
        told = json_of(await body_of(request, SMALL))
        code, device, name = (str(told.get(key, "")) for key in ("code", "device", "name"))
        if not (code and device):
            raise SyncError("hub.broken_request")
        source = request.client.host if request.client else ""
        token, person = await run_in_threadpool(self._service.accounts.redeem, code, device, name, source)
        service = self._service
        said = {"token": token, "person": person.record(), "fieldwork": service.fieldwork, "protocol": VERSION}
        return json_answer({**said, "hub_key": service.public_key.hex(), "fingerprint": service.fingerprint}, 201)

    async def greet(self, request: Request) -> Response:
        """Versions, clocks, counts."""
        return json_answer(await run_in_threadpool(self._service.greet, self._own_device(request)))

    async def changes(self, request: Request) -> Response:
        """The change feed, for supervisors."""
        if self._own_device(request).role != "supervisor":
            raise SyncError("hub.not_allowed")
        after, limit = (number_of(request.query_params.get(name, "0")) for name in ("after", "limit"))
        if after is None or limit is None:
            raise SyncError("hub.broken_request")
        zips = "gzip" in request.headers.get("accept-encoding", "")
        packed = self._service.changes(after, limit, zipped if zips else bytes)
        headers = {"Content-Encoding": "gzip"} if zips else {}
        return Response(await wrap_future(packed), headers=headers, media_type="application/json")

    async def held(self, request: Request) -> Response:
        """HEAD of a large file: how many of its bytes have come from this device, as tus 1.0 asks for it."""
        sender = self._own_device(request)
        held = await run_in_threadpool(self._service.held, sender, _digest_of(request))
        return openrosa_answer(b"", 204, {_OFFSET: str(held)})

    async def add_slice(self, request: Request) -> Response:
        """The next slice; 409 with the right place if it is another's turn."""
        sender, digest = self._own_device(request), _digest_of(request)
        at, size = (number_of(request.headers.get(name, "")) for name in (_OFFSET, "upload-length"))
        if at is None or size is None:
            raise SyncError("hub.broken_request")
        content = await body_of(request, LONGEST_SLICE)
        held = await wrap_future(self._service.add_slice(sender, digest, at, content, size))
        return openrosa_answer(b"", 204 if held == at + len(content) else 409, {_OFFSET: str(held)})

    async def file(self, request: Request) -> Response:
        """A file that came in with a submission, for supervisors."""
        if self._own_device(request).role != "supervisor":
            raise SyncError("hub.not_allowed")
        digest = _digest_of(request)
        content = await run_in_threadpool(self._service.file, digest)
        return file_answer(content, "application/octet-stream", digest)

    async def lists(self, request: Request) -> Response:
        """The reference lists that are handed down."""
        self._own_device(request)
        base = f"{_base(request)}/lists"
        offers = [
            {"name": name, "hash": digest, "url": f"{base}/{quote(name)}"}
            for name, digest in self._service.catalogue.lists.items()
        ]
        return json_answer({"lists": offers})

    async def list_content(self, request: Request) -> Response:
        """One reference list."""
        self._own_device(request)
        name = request.path_params["name"]
        content = await run_in_threadpool(self._service.catalogue.list_content, name)
        return file_answer(content, "application/octet-stream", self._service.catalogue.lists.get(name, ""))

    async def nothing(self, request: Request) -> Response:
        """Any other address."""
        raise SyncError("hub.not_found")

    # --- who speaks, and how ----------------------------------------------------------------------------------------

    def _sender(self, request: Request) -> Sender:
        key = request.path_params.get("key")
        if key is not None:
            sender = self._service.accounts.sender(key)
            if sender is None or sender.kind != "collect":
                raise SyncError("hub.wrong_key")
            return sender
        return self._own_device(request)

    def _own_device(self, request: Request) -> Sender:
        scheme, _blank, token = request.headers.get("authorization", "").partition(" ")
        sender = self._service.accounts.sender(token.strip()) if scheme.lower() == "bearer" else None
        if sender is None or sender.kind != "device":
            raise SyncError("hub.not_signed_in")
        return sender

    @staticmethod
    def _check_version(request: Request) -> None:
        if openrosa.HEADER not in request.headers:
            raise SyncError("hub.no_version_header")

    @staticmethod
    def _refused(request: Request, code: str, params: Mapping[str, object]) -> Response:
        status = STATUS.get(code, 400)
        message = said(code, params, request.headers.get("accept-language", ""))
        headers = {"WWW-Authenticate": 'Bearer realm="Sapa"'} if status == 401 else {}
        if status in (429, 503):
            headers["Retry-After"] = str(params.get("seconds", 2))
        return openrosa_answer(openrosa.response("error", message, code=code), status, headers)


def _without_last_slash(application: ASGIApp) -> ASGIApp:
    async def called(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].endswith("/"):
            scope = {**scope, "path": scope["path"].rstrip("/") or "/"}
        await application(scope, receive, send)

    return called


def _digest_of(request: Request) -> str:
    digest = str(request.path_params["digest"])
    if not _DIGEST.fullmatch(digest):
        raise SyncError("hub.not_found")
    return digest


def _base(request: Request) -> str:
    """The address of this project as this client reaches it, its key included if it came with one."""
    key = request.path_params.get("key")
    path = KEYED.format(key=key) if key else PROJECT
    return f"{request.url.scheme}://{request.url.netloc}{path}"


def _offer(form: Published, base: str) -> FormOffer:
    at = f"{base}/forms/{form.digest}"
    return FormOffer(form.id, form.version, form.title, form.hash, f"{at}.xml", f"{at}/manifest" if form.media else "")
