"""The questionnaires of one data folder: install, look up, count, retire. It converts and checks none of them."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from model.errors import SurveyError
from model.store import catalogue, settings
from model.store.catalogue import Questionnaire
from model.store.database import Connection, Readers
from model.store.records import FormEntry, Holding, Standing
from model.store.writer import Writer
from model.workspace import questionnaires

if TYPE_CHECKING:
    from forms import Form

RETIRED, HANDED = "retired_forms", "handed_forms"


class Shelf:
    """What is installed here. `publish` hands news to the hub of a supervisor, if it is on."""

    def __init__(self, readers: Readers, writer: Writer, publish: Callable[[], None]) -> None:
        self._readers = readers
        self._writer = writer
        self._publish = publish
        self._forms: dict[tuple[str, str], Form] = {}

    # --- what is there ------------------------------------------------------------------------------------------

    def entries(self) -> list[FormEntry]:
        """The newest version of each questionnaire."""
        with self._readers.reading() as database:
            return catalogue.entries(database)

    def offered(self) -> list[FormEntry]:
        """Those that new interviews may begin with."""
        with self._readers.reading() as database:
            gone = retired(database.conn)
            return [entry for entry in catalogue.entries(database) if entry.id not in gone]

    def form(self, form_id: str, version: str | None = None) -> "Form":
        """A questionnaire, loaded once; without a version the newest."""
        with self._readers.reading() as database:
            known = (form_id, catalogue.newest(database, form_id) if version is None else version)
            if known not in self._forms:
                xml, media = catalogue.source(database, *known)
                kept = catalogue.compiled(database, *known)
                self._forms[known] = questionnaires.load(xml, media, kept, partial(self._keep_compiled, *known))
        return self._forms[known]

    def _keep_compiled(self, form_id: str, version: str, content: bytes) -> None:
        self._writer.run_soon(lambda connection: catalogue.keep_compiled(connection, form_id, version, content))

    def facts(self, form_id: str, version: str | None = None) -> Mapping[str, str]:
        """Where a form asks region, centre, service and channel: fact -> path, for prefilling and for lists."""
        return catalogue.facts_of(self.form(form_id, version))

    def holdings(self) -> list[Holding]:
        """Each questionnaire with its versions and how much was done with it, in the order they came."""
        with self._readers.reading() as database:
            gone, used = retired(database.conn), catalogue.usage(database)
            versions: dict[str, list[FormEntry]] = {}
            for entry in catalogue.entries(database, every_version=True):
                versions.setdefault(entry.id, []).append(entry)
        return [
            Holding(found[-1], tuple(one.version for one in found), *used.get(form_id, (0, 0)), form_id in gone)
            for form_id, found in versions.items()
        ]

    # --- what changes -------------------------------------------------------------------------------------------

    def standing(self, form: "Form") -> Standing:
        """What it would mean to install this form."""
        with self._readers.reading() as database:
            here = {entry.id: entry.version for entry in catalogue.entries(database)}
            known = catalogue.hashes(database).get((form.id, form.version))
        if known is not None:
            return Standing("same" if known == catalogue.md5(form.xml) else "taken", here[form.id])
        return Standing("newer", here[form.id]) if form.id in here else Standing("new")

    def install(self, form: "Form") -> FormEntry:
        """Install a loaded form with the media it mentions; what was begun with an older version goes on with that.

        SurveyError form.version_taken if other bytes are installed under this id and version.
        """
        questionnaire = Questionnaire.of(form)

        def write(connection: Connection) -> None:
            catalogue.install(connection, questionnaire)
            _keep(connection, RETIRED, retired(connection) - {form.id})

        self._writer.run(write)
        self._publish()
        return questionnaire.entry

    def retire(self, form_id: str) -> None:
        """Offer it for new interviews no longer; what was begun or finished with it stays as it is."""
        self._set_retired(form_id, on=True)

    def offer(self, form_id: str) -> None:
        """Offer a retired one again."""
        self._set_retired(form_id, on=False)

    def remove(self, form_id: str) -> None:
        """Take a questionnaire away that nobody has used. SurveyError form.in_use if somebody did or could have."""

        def write(connection: Connection) -> None:
            if form_id in handed(connection) or catalogue.is_used(connection, form_id):
                raise SurveyError("form.in_use", form=form_id)
            catalogue.remove(connection, form_id)
            _keep(connection, RETIRED, retired(connection) - {form_id})

        self._writer.run(write)
        for known in [one for one in self._forms if one[0] == form_id]:
            del self._forms[known]

    def _set_retired(self, form_id: str, *, on: bool) -> None:
        def write(connection: Connection) -> None:
            before = retired(connection)
            _keep(connection, RETIRED, before | {form_id} if on else before - {form_id})

        self._writer.run(write)
        self._publish()


def retired(connection: Connection) -> frozenset[str]:
    """The questionnaires that new interviews are not offered."""
    return _ids(connection, RETIRED)


def handed(connection: Connection) -> frozenset[str]:
    """The questionnaires that went through a hub: others may have begun with them."""
    return _ids(connection, HANDED)


def hand_over(connection: Connection, ids: frozenset[str]) -> None:
    """Remember that these went to a hub."""
    _keep(connection, HANDED, handed(connection) | ids)


def follow_hub(connection: Connection, listed: frozenset[str]) -> None:
    """What the hub lists is offered; what it handed down earlier and lists no more is retired here too."""
    before = handed(connection)
    _keep(connection, HANDED, before | listed)
    _keep(connection, RETIRED, (retired(connection) | before) - listed)


def _ids(connection: Connection, name: str) -> frozenset[str]:
    return frozenset(settings.read_record(connection, name).get("ids", ()))


def _keep(connection: Connection, name: str, ids: frozenset[str]) -> None:
    if ids != _ids(connection, name):
        settings.write_record(connection, name, {"ids": sorted(ids)})
