"""Where store and sync are joined: one run of the desk against its hub, and the hub of a supervisor on these data."""

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

from model import language
from model.errors import SurveyError
from model.fieldwork.people import Person
from model.fieldwork.projects import Fieldwork
from model.store import catalogue, settings
from model.store.database import Readers
from model.store.writer import Writer
from model.workspace import shelf
from model.workspace.attaching import Attaching
from model.workspace.desk import Desk
from model.workspace.hosting import Hosting
from model.workspace.opening import Opened

if TYPE_CHECKING:
    from model.sync.protocol import HubStatus, SyncProgress, SyncResult

Report = Callable[["SyncProgress"], None]


class Meeting:
    """The desk and, for a supervisor, the hub of one opened folder."""

    def __init__(self, opened: Opened, readers: Readers, writer: Writer, attaching: Attaching) -> None:
        self._readers = readers
        self._writer = writer
        self._starting = Lock()
        self.hosting = Hosting(opened)
        self.desk = Desk(readers, writer, attaching)

    def sync(
        self, person: Person, fieldwork: Fieldwork, report: Report | None, cancelled: Callable[[], bool] | None
    ) -> "SyncResult":
        """One run; a supervisor's own hub is on meanwhile."""
        if not person.is_supervisor:
            return self._run(report, cancelled)
        was_on = self.hosting.status is not None
        self.start(person, fieldwork)
        try:
            return self._run(report, cancelled)
        finally:
            if not was_on:
                self.hosting.stop()

    def start(
        self, person: Person, fieldwork: Fieldwork, *, office_network: bool = False, port: int = 0
    ) -> "HubStatus":
        """Turn the hub on, with all forms, and give the supervisor's own device a way in."""
        if not person.is_supervisor:
            raise SurveyError("hub.not_supervisor")
        with self._starting:  # the switch on the screen and a sync may both want it on
            if self.hosting.status is not None:
                return self.hosting.status
            self.hosting.service().configure(fieldwork)
            self.publish()
            ports = [port] if port else [self._last_port(), 0]
            status = self.hosting.listen(office_network=office_network, ports=ports)
            self._remember_own_way(person)
            return status

    def fetch_file(self, person: Person, sha256: str) -> bytes:
        """A file of a received response, from the hub here or from the one this desk belongs to."""
        here = self.hosting.service().file(sha256) if person.is_supervisor else None
        if here is not None:
            return here
        from model.sync import client

        with client.HttpHub(self.desk.credentials, language=language.current()) as hub:
            return hub.fetch_file(sha256)

    def publish(self) -> None:
        """Hand every installed form to the hub, and those that come later; retired ones are listed no longer."""
        service = self.hosting.service()
        with self._readers.reading() as database:
            service.catalogue.withdrawn = shelf.retired(database.conn)
            ids = frozenset(entry.id for entry in catalogue.entries(database))
            is_known = ids <= shelf.handed(database.conn)
            for entry in catalogue.entries(database, every_version=True):
                if (entry.id, entry.version) not in service.catalogue.forms:
                    xml, media = catalogue.source(database, entry.id, entry.version)
                    title = next(iter(entry.title.values()), entry.id)
                    service.catalogue.publish(entry.id, entry.version, title=title, xml=xml, media=media)
        if not is_known:
            self._writer.run(lambda connection: shelf.hand_over(connection, ids))

    def publish_if_on(self) -> None:
        """What is new here reaches the others with their next sync, without a restart."""
        if self.hosting.status is not None:
            self.publish()

    def _run(self, report: Report | None, cancelled: Callable[[], bool] | None) -> "SyncResult":
        from model.sync import client, session

        with client.HttpHub(self.desk.credentials, language=language.current()) as hub:
            told, stopped = report or (lambda _: None), cancelled or (lambda: False)
            return session.run(self.desk, hub, told, stopped)

    def _last_port(self) -> int:
        with self._readers.reading() as database:
            return int(settings.read(database.conn, "hub_port", "0"))

    def _remember_own_way(self, person: Person) -> None:
        """The token of last time if it is still good, or a new one; and the port, so that devices find it again."""
        with self._readers.reading() as database:
            known = settings.read_record(database.conn, "hub")
            device = settings.read(database.conn, "device")
        way = self.hosting.own(person, device, known.get("token", ""))
        record = {"address": way.address, "token": way.token, "key": way.hub_key.hex()}
        port = str(self.hosting.port)

        def write(connection: object) -> None:
            settings.write_record(connection, "hub", record)
            settings.write(connection, "hub_port", port)

        if record != known:
            self._writer.run(write)
