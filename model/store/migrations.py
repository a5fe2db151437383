"""The history of the schema: append only. A released step is never edited; a newer database is refused."""

from typing import TYPE_CHECKING, Any

from model.errors import SurveyError
from model.store.database import Connection, wrapped

if TYPE_CHECKING:
    from sqlite_utils import Database

SET = "sapa"


def upgrade(connection: Connection) -> list[str]:
    """Bring the schema up to date -> the steps taken. SurveyError store.newer if a later Sapa wrote it."""
    database = wrapped(connection)
    steps = _steps()
    taken = {one.name for one in steps.applied(database)}
    unknown = taken - set(known())
    if unknown:
        raise SurveyError("store.newer", steps=", ".join(sorted(unknown)))
    pending = [one.name for one in steps.pending(database)]
    if pending:
        # Off while tables are rebuilt, or dropping the old one would carry its dependants along.
        connection.execute("pragma foreign_keys = off")
        steps.apply(database)
        if connection.execute("pragma foreign_key_check").fetchone():
            raise SurveyError("store.damaged", what="foreign_key_check")
        connection.execute("pragma foreign_keys = on")
    return pending


def known() -> list[str]:
    """The names of all steps this Sapa knows, in their order."""
    return [one.name for one in _steps()._migrations]


def _steps() -> Any:
    from sqlite_utils.migrations import Migrations

    steps = Migrations(SET)
    steps(name="001_first")(_first)
    steps(name="002_attachments")(_attachments)
    steps(name="003_compiled_forms")(_compiled_forms)
    steps(name="004_interview_order")(_interview_order)
    steps(name="005_earlier_waves")(_earlier_waves)
    return steps


def _first(database: "Database") -> None:
    for statement in _FIRST:
        database.execute(statement)


def _attachments(database: "Database") -> None:
    for statement in _ATTACHMENTS:
        database.execute(statement)


def _earlier_waves(database: "Database") -> None:
    for statement in _WAVES:
        database.execute(statement)


def _interview_order(database: "Database") -> None:
    # The list of interviews is opened in this order, however long it is.
    database.execute("create index interview_order on interview (started, first_seq, form_id)")


def _compiled_forms(database: "Database") -> None:
    # What the engine made of a questionnaire, so that it opens at once. It can always be made again.
    database.execute(
        """create table compiled_form (
            form_id text not null, form_version text not null, content blob not null,
            primary key (form_id, form_version),
            foreign key (form_id, form_version) references form (id, version) on delete cascade) strict"""
    )


_FIRST = (
    # The truth. Nothing updates or deletes a row of it; the trigger holds even for a mistake of ours.
    """create table journal (
        seq integer primary key, run text not null, instance text not null, kind text not null, node text not null,
        old text not null, new text not null, mono_ns integer not null, wall text not null,
        prev_hash blob not null, hash blob not null) strict""",
    "create index journal_instance on journal (instance, seq)",
    "create trigger journal_is_append_only_1 before update on journal begin select raise(abort, 'append only'); end",
    "create trigger journal_is_append_only_2 before delete on journal begin select raise(abort, 'append only'); end",
    # Derived from the journal; rebuilt by model.store.derived.
    """create table current (
        instance text not null, node text not null, value text not null, seq integer not null,
        primary key (instance, node)) strict, without rowid""",
    """create table comment (
        instance text not null, node text not null, value text not null, seq integer not null,
        primary key (instance, node)) strict, without rowid""",
    """create table interview (
        id text primary key, form_id text not null, form_version text not null, language text not null,
        device text not null, person text not null, status text not null, started text not null,
        completed text not null default '', section text not null default '', section_index integer not null default 0,
        section_count integer not null default 0, answered integer not null default 0, asked integer not null default 0,
        first_seq integer not null) strict""",
    "create index interview_status on interview (status)",
    """create table delivery (
        instance text primary key, state text not null, code text not null default '', reason text not null default '',
        attempts integer not null default 0, receipt text not null default '', changed text not null) strict""",
    "create index delivery_state on delivery (state)",
    # Frozen at completion: the bytes that are sent. Their hash stands in the journal.
    """create table finished (
        instance text primary key, number integer not null unique, form_id text not null, form_version text not null,
        sha256 text not null, completed text not null, xml blob not null) strict""",
    # Questionnaires and reference lists, each version with the exact bytes.
    """create table form (
        id text not null, version text not null, hash text not null, title text not null, role text not null,
        installed text not null, number integer not null, facts text not null, xml blob not null,
        primary key (id, version)) strict""",
    """create table form_media (
        form_id text not null, form_version text not null, name text not null, content blob not null,
        primary key (form_id, form_version, name),
        foreign key (form_id, form_version) references form (id, version)) strict""",
    """create table list (
        name text primary key, hash text not null, installed text not null, content blob not null) strict""",
    # What a supervisor pulled from the hub.
    """create table received (
        instance_id text not null, sha256 text not null, hub_seq integer not null, deprecated_id text not null,
        root text not null, current integer not null, flag text not null, form_id text not null,
        form_version text not null, device text not null, person text not null, person_name text not null,
        region text not null, centre text not null, received text not null, started text not null,
        finished text not null, seconds integer not null, answered integer not null, files text not null,
        xml blob not null, primary key (instance_id, sha256)) strict""",
    "create index received_form on received (form_id, hub_seq)",
    "create index received_seq on received (hub_seq)",
    "create table setting (name text primary key, value text not null) strict, without rowid",
)

_ATTACHMENTS = (
    # Derived from the journal: each file that was ever attached to an interview. Its bytes lie encrypted in a folder.
    """create table attachment (
        instance text not null, name text not null, sha256 text not null, size integer not null, type text not null,
        seq integer not null, primary key (instance, name)) strict, without rowid""",
    # Files of received responses that somebody looked at: these bytes lie in the same folder.
    """create table received_file (
        sha256 text primary key, size integer not null, fetched text not null) strict, without rowid""",
)

_WAVES = (
    # Figures of earlier waves, by the file that brought them. A correction is another file; nothing is taken back.
    """create table wave_file (
        number integer primary key, sha256 text not null unique, name text not null, kind text not null,
        added text not null) strict""",
    """create table wave_figure (
        number integer primary key, file integer not null references wave_file (number), year integer not null,
        territory text not null, measure text not null, value real not null, source text not null, wave text not null,
        n integer, se real, base text not null, scale integer not null, series text not null, note text not null
        ) strict""",
    *(
        f"create trigger {table}_is_append_only_{at} before {change} on {table} begin "
        "select raise(abort, 'append only'); end"
        for table in ("wave_file", "wave_figure")
        for at, change in enumerate(("update", "delete"), 1)
    ),
)
