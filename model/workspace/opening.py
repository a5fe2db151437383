"""How a data folder comes into being and is opened: lock, key, cipher, schema, checks, in this order."""

import logging
import secrets
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from model.errors import SurveyError
from model.fieldwork.people import Person
from model.fieldwork.projects import Fieldwork
from model.store import catalogue, database, files, journals, keys, migrations, settings
from model.store.catalogue import Questionnaire
from model.store.database import Connection
from model.store.files import FolderLock
from model.store.keys import Cost, Vault

DATABASE = "sapa.db"
log = logging.getLogger("store")


@dataclass(frozen=True, slots=True)
class Opened:
    """A folder that is ready: locked for us, unlocked for reading, checked."""

    folder: Path
    vault: Vault
    lock: FolderLock

    @property
    def database(self) -> Path:
        return self.folder / DATABASE

    def connect(self) -> Connection:
        """One more connection to the opened database."""
        return database.connect(self.database, self.vault.key)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a new folder is made of."""

    person: Person
    fieldwork: Fieldwork
    questionnaires: Sequence[Questionnaire]
    records: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    device: str = ""


def new_device() -> str:
    """The name of a device: random, so that it says nothing about the machine."""
    return f"sapa:{secrets.token_hex(8)}"


def create(folder: Path, passphrase: str, plan: Plan, *, cost: Cost | None) -> Opened:
    """Make a folder. The key file is written last: until then there is no workspace, and a new try starts over."""
    keys.check_passphrase(passphrase)
    files.prepare(folder)
    lock = FolderLock(folder)
    try:
        _refuse_second(folder)
        opened = Opened(folder, keys.new(), lock)
        _clear(opened.database)
        _fill(opened, plan)
        files.lay_ballast(folder)
        shown = shown_while_locked(plan.person, plan.fieldwork)
        keys.keep(folder, opened.vault, passphrase, user=plan.person.id, shown=shown, cost=cost)
        files.sync_folder(folder)
    except BaseException:
        lock.release()
        raise
    return opened


def open_folder(folder: Path, passphrase: str) -> Opened:
    """Open a folder that exists."""
    if not keys.exists(folder):
        raise SurveyError("workspace.missing", folder=str(folder))
    lock = FolderLock(folder)
    try:
        opened = Opened(folder, keys.unlock(folder, passphrase), lock)
        _check(opened)
        files.lay_ballast(folder)
    except BaseException:
        lock.release()
        raise
    return opened


def shown_while_locked(person: Person, fieldwork: Fieldwork) -> dict[str, Any]:
    """What the unlock screen tells."""
    return {
        "person": person.name,
        "role": person.role,
        "language": person.language,
        "fieldwork": dict(fieldwork.title),
        "practice": fieldwork.practice,
    }


def refuse_before_joining(folder: Path, passphrase: str) -> None:
    """What would refuse the new folder, asked before a code is used up."""
    keys.check_passphrase(passphrase)
    _refuse_second(folder)


def _fill(opened: Opened, plan: Plan) -> None:
    connection = opened.connect()
    try:
        with suppress(OSError):
            opened.database.chmod(0o600)
        migrations.upgrade(connection)
        with database.writing(connection):
            settings.write(connection, "database", opened.vault.database)
            settings.write(connection, "device", plan.device or new_device())
            settings.write_record(connection, "person", plan.person.record())
            settings.write_record(connection, "fieldwork", plan.fieldwork.record())
            for name, record in plan.records.items():
                settings.write_record(connection, name, dict(record))
            for questionnaire in plan.questionnaires:
                catalogue.install(connection, questionnaire)
        database.checkpoint(connection)
    finally:
        connection.close()


def _refuse_second(folder: Path) -> None:
    if keys.exists(folder):
        raise SurveyError("workspace.exists", folder=str(folder))


def _check(opened: Opened) -> None:
    if not opened.database.exists():
        raise SurveyError("store.damaged", what="missing")
    try:
        connection = opened.connect()
    except database.DatabaseError as error:
        raise SurveyError("store.damaged", what=type(error).__name__) from error
    try:
        if not database.is_sound(connection):
            raise SurveyError("store.damaged", what="quick_check")
        taken = migrations.upgrade(connection)
        if taken:
            log.info("schema brought up to date: %s", ", ".join(taken))
        journals.verify(connection)
    except database.DatabaseError as error:
        raise SurveyError("store.damaged", what=type(error).__name__) from error
    finally:
        connection.close()


def _clear(path: Path) -> None:
    """Remains of a creation that was cut off: no key file was ever written, so nobody can read them."""
    for name in (path.name, path.name + "-wal", path.name + "-shm"):
        path.with_name(name).unlink(missing_ok=True)
