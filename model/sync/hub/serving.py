"""A hub that listens: uvicorn in a thread of its own, on a free port unless one is named, on loopback unless asked."""

import asyncio
import contextvars
import socket
import sys
import threading

import uvicorn

from model.errors import SurveyError
from model.sync.hub.server import Routes
from model.sync.hub.service import HubService
from model.sync.protocol import HubStatus

LOOPBACK = "127.0.0.1"
EVERYWHERE = "0.0.0.0"  # noqa: S104  only when a person turned the office network on
PATIENCE = 10.0


class _Server(uvicorn.Server):
    """Says when it is ready, and sleeps until somebody speaks or stops it, where uvicorn wakes ten times a second."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = threading.Event()
        self._stopping = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._loop = asyncio.get_running_loop()
        self.ready.set()

    async def main_loop(self) -> None:
        await self.on_tick(0)
        await self._stopping.wait()

    def stop(self) -> None:
        self.should_exit = True
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._stopping.set)


class Serving:
    """A listening hub; stop() finishes what was begun and closes the door, not the service behind it."""

    def __init__(self, service: HubService, *, office_network: bool = False, port: int = 0) -> None:
        self._socket = _listen(EVERYWHERE if office_network else LOOPBACK, port)
        config = uvicorn.Config(
            Routes(service).application(),
            http="h11",
            ws="none",
            lifespan="off",
            loop="asyncio",
            log_config=None,
            access_log=False,
            server_header=False,
            date_header=False,
            timeout_keep_alive=60,
            timeout_graceful_shutdown=5,
        )
        self._server = _Server(config)
        context = contextvars.copy_context()  # the clock of whoever starts the hub is the hub's
        self._thread = threading.Thread(target=context.run, args=(self._run,), name="hub-server", daemon=True)
        self._thread.start()
        host = office_address() if office_network else LOOPBACK
        self.status = HubStatus(f"http://{host}:{self.port}", service.fingerprint, office_network)
        if not self._server.ready.wait(PATIENCE):
            self.stop()
            raise SurveyError("hub.did_not_start")

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._socket.getsockname()[1])

    def stop(self) -> None:
        """Take nothing more, finish what was begun, close."""
        if self._thread.is_alive():
            self._server.stop()
        self._thread.join()
        self._socket.close()

    def wait(self) -> None:
        """Until somebody stops it."""
        self._thread.join()

    def _run(self) -> None:
        asyncio.run(self._server.serve(sockets=[self._socket]))


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket, made as a TCP socket by name: otherwise asyncio leaves Nagle's delay on, 40 ms a time."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if sys.platform != "win32":  # there it would let two programs share one port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise SurveyError("hub.port_taken", port=port) from error
    return listening


def office_address() -> str:
    """This machine's address in the office network; no packet is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("10.255.255.255", 1))
        except OSError:
            return LOOPBACK
        return str(probe.getsockname()[0])
