"""The full check of a data folder: pages, chain, frozen submissions, derived tables. It repairs nothing."""

import hashlib
from collections.abc import Iterator

from model.errors import SurveyError
from model.store import attached, derived, journals
from model.store.attachments import Attachments
from model.store.database import Connection
from model.store.records import Health


def check(connection: Connection, attachments: Attachments) -> Health:
    """Everything at once, outside of a transaction."""
    faults = [*_pages(connection), *_documents(connection)]
    rows = 0
    try:
        rows = journals.verify(connection, whole=True)
    except SurveyError as error:
        faults.append(f"{error.code} {error.params.get('seq', '')}")
    faults += [f"store.derived {table}" for table in derived.differences(connection)]
    return Health(rows, (*faults, *_files(connection, attachments)))


def _files(connection: Connection, attachments: Attachments) -> Iterator[str]:
    """Each file that an interview needs is there, and every byte of it is what its hash says."""
    sound: dict[str, bool] = {}
    for instance, name, sha256 in attached.needed(connection):
        if sha256 not in sound:
            sound[sha256] = attachments.is_sound(sha256)
        if not sound[sha256]:
            yield f"store.attachment {instance} {name}"


def _pages(connection: Connection) -> Iterator[str]:
    for pragma in ("cipher_integrity_check", "integrity_check"):
        for row in connection.execute(f"pragma {pragma}").fetchall():
            if row[0] != "ok":
                yield f"store.pages {row[0]}"


def _documents(connection: Connection) -> Iterator[str]:
    """Each frozen submission has the hash its completion left in the journal, and the numbers have no gap."""
    said = "select json_extract(j.new, '$.sha256') from journal j where j.instance = f.instance and j.kind = 'complete'"
    found = connection.execute(f"select f.number, f.instance, f.sha256, f.xml, ({said}) from finished f order by 1")  # noqa: S608
    for due, (number, instance, kept, content, promised) in enumerate(found, 1):
        if number != due or kept != promised or hashlib.sha256(content).hexdigest() != kept:
            yield f"store.document {instance}"
