"""The hub of a supervisor's workspace: its tables beside the data, encrypted by the same door; on while wanted."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import TYPE_CHECKING

from model.errors import SurveyError
from model.fieldwork.people import Person
from model.store import database
from model.sync.protocol import Credentials, HubStatus, Member
from model.workspace.opening import Opened

if TYPE_CHECKING:
    from model.sync.hub.service import HubService
    from model.sync.hub.serving import Serving

FILE = "hub.db"


@dataclass(frozen=True, slots=True)
class Invitation:
    """A code with which one person joins, shown once, and the address to join at."""

    code: str
    address: str
    expires: datetime
    person: Person


class Hosting:
    """Opens the hub's tables when they are first needed, and listens when it is told to."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._opening = Lock()
        self._service: HubService | None = None
        self._serving: Serving | None = None

    @property
    def status(self) -> HubStatus | None:
        """Where the hub listens; None while it does not."""
        serving = self._serving  # once: a sync that ends in another thread may switch it off in between
        return serving.status if serving else None

    @property
    def port(self) -> int:
        """The port it listens on, 0 while it does not."""
        serving = self._serving
        return serving.port if serving else 0

    def listen(self, *, office_network: bool, ports: Sequence[int]) -> HubStatus:
        """Listen on the first of these ports that is free; 0 is always free."""
        from model.sync.hub.serving import Serving

        service = self.service()
        for port in ports[:-1]:
            with suppress(SurveyError):  # taken meanwhile by another program
                self._serving = Serving(service, office_network=office_network, port=port)
                return self._serving.status
        self._serving = Serving(service, office_network=office_network, port=ports[-1])
        return self._serving.status

    def stop(self) -> None:
        """Listen no longer; what was taken is kept."""
        serving, self._serving = self._serving, None
        if serving is not None:
            serving.stop()

    def close(self) -> None:
        """Stop and let the tables go."""
        self.stop()
        if self._service is not None:
            self._service.close()
            self._service = None

    def service(self) -> "HubService":
        """The hub by itself, whether it listens or not."""
        from model.sync.hub.service import HubService

        with self._opening:  # two screens may ask at once, and there must be one hub
            if self._service is None:
                path, key = self._opened.folder / FILE, self._opened.vault.derived("hub")
                try:
                    self._service = HubService(lambda: database.connect(path, key))
                except database.DatabaseError as error:
                    raise SurveyError("hub.damaged", file=FILE) from error
            return self._service

    def own(self, person: Person, device: str, token: str) -> Credentials:
        """The supervisor's own way into the hub: the token of last time if it is still good, or a new one."""
        service = self.service()
        if not token or service.accounts.sender(token) is None:
            token = service.accounts.mint(person, device, "supervisor")
        return Credentials(f"http://127.0.0.1:{self.port}", token, service.public_key, device)

    def invite(self, person: Person) -> Invitation:
        """A code for this person."""
        status = self.status
        if status is None:
            raise SurveyError("hub.off")
        made = self.service().accounts.invite(person)
        return Invitation(made.code, status.address, made.expires, person)

    def members(self) -> list[Member]:
        """Everybody the hub knows, with their devices."""
        return self.service().accounts.members()
