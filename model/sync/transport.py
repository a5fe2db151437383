"""One request at a time over HTTP: addresses as people type them, what is trusted, and how often it is tried again."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from model.sync.protocol import SyncError

if TYPE_CHECKING:
    import ssl

    import httpx

TRIES = 3


def with_scheme(address: str) -> str:
    """An address as a person types it, as a URL: the scheme may be left out, slashes at the end are cut."""
    typed = address.strip().rstrip("/")
    url = typed if "://" in typed else f"http://{typed}"
    if place_of(url)[0] not in ("http", "https") or not place_of(url)[1]:
        raise SyncError("sync.bad_address", address=address)
    return url


def place_of(url: str) -> tuple[str, str, int]:
    """Scheme, host and port; SyncError when it is no address at all."""
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise SyncError("sync.bad_address", address=url) from error
    return parts.scheme, parts.hostname or "", port


def connected(headers: Mapping[str, str], product: str) -> "httpx.Client":
    """No environment proxies, no redirects, no cookies: credentials go to the configured host only."""
    import httpx

    return httpx.Client(
        headers={**headers, "User-Agent": product},
        verify=trusted(),
        timeout=httpx.Timeout(60, connect=10),
        limits=httpx.Limits(max_connections=4),
        trust_env=False,
        follow_redirects=False,
    )


@cache
def trusted() -> "ssl.SSLContext":
    """The authorities this machine trusts, read once: that takes longer than a small sync."""
    import httpx

    return httpx.create_ssl_context(trust_env=False)


def with_query(url: str, query: Mapping[str, str]) -> "httpx.URL":
    import httpx

    return httpx.URL(url, params=query)


def asked(client: "httpx.Client", method: str, url: "httpx.URL | str", **request: Any) -> "httpx.Response":
    """One request; when the network fails it is tried again at once, a few times: sending again is always safe."""
    import httpx

    for trial in range(TRIES):
        try:
            return client.request(method, url, **request)
        except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            raise SyncError("sync.bad_address", address=str(url)) from error
        except httpx.TransportError as error:
            if trial == TRIES - 1 or isinstance(error, httpx.TimeoutException):
                raise SyncError("sync.offline", "retry", address=urlsplit(str(url)).netloc) from error
    raise AssertionError("unreachable")
