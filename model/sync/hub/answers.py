"""Bodies in, responses out: what every route of the hub needs and no rule depends on."""

import gzip
import json
from collections.abc import Mapping
from datetime import UTC
from email.utils import format_datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from model import identity
from model.sync import openrosa
from model.sync.protocol import SyncError

_FAST = 1


async def body_of(request: Request, limit: int) -> bytes:
    """The body, counted while it is read: what it claims of its length is not believed."""
    claimed = request.headers.get("content-length", "0")
    if (openrosa.number_of(claimed) or 0) > limit:
        raise SyncError("hub.too_large", limit=limit)
    pieces, size = [], 0
    async for piece in request.stream():
        size += len(piece)
        if size > limit:
            raise SyncError("hub.too_large", limit=limit)
        pieces.append(piece)
    return b"".join(pieces)


def openrosa_answer(content: bytes, status: int, headers: Mapping[str, str]) -> Response:
    common = {openrosa.HEADER: "1.0", "Date": format_datetime(identity.now().astimezone(UTC), usegmt=True)}
    kind = openrosa.XML_TYPE if content else None
    return Response(content, status, {**common, **headers}, media_type=kind)


def file_answer(content: bytes | None, kind: str, digest: str) -> Response:
    if content is None:
        raise SyncError("hub.not_found")
    return Response(content, 200, {"ETag": f'"{digest}"'}, media_type=kind)


def json_answer(said: Mapping[str, Any], status: int = 200) -> Response:
    return Response(json.dumps(said, ensure_ascii=False).encode(), status, media_type="application/json")


def json_of(body: bytes) -> dict[str, Any]:
    try:
        told = json.loads(body)
        json.dumps(told, ensure_ascii=False).encode()  # half of a character cannot be kept
    except (ValueError, RecursionError) as error:
        raise SyncError("hub.broken_request") from error
    if not isinstance(told, dict):
        raise SyncError("hub.broken_request")
    return told


def zipped(content: bytes) -> bytes:
    return gzip.compress(content, _FAST, mtime=0)
