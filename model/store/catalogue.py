"""Which questionnaires and reference lists are installed, each version with its exact bytes. It loads none of them."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import forms
from forms import media_names
from model import identity
from model.errors import SurveyError
from model.store.database import Connection
from model.store.records import FormEntry

if TYPE_CHECKING:
    from sqlite_utils import Database

# What kind of work a form is for, told by the marks its questions carry; the first that is there decides.
_WORK = (
    ("visit", frozenset({"visit"})),
    ("survey", frozenset({"item", "eservice"})),
    ("focus", frozenset({"group", "participants", "participant"})),
    ("depth", frozenset({"person", "topic", "said"})),
)
FACTS = ("region", "centre", "service", "channel")
_REFERENCE = re.compile(rb"jr://[a-z-]+/([^\"'<>]+)")


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """One version ready to be installed: what the catalogue lists, the XForm, its media, where its facts are asked."""

    entry: FormEntry
    xml: bytes
    media: Mapping[str, bytes] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, form: "forms.Form", *, role: str = "", titles: Mapping[str, str] | None = None) -> "Questionnaire":
        """From a loaded form; role and titles are told by its marks and itself unless they are known."""
        said = titles or {language: form.title(language) for language in form.languages or ("en",)}
        installed = identity.now().isoformat(timespec="seconds")
        entry = FormEntry(form.id, form.version, dict(said), role or role_of(form), installed)
        return cls(entry, form.xml, _media(form.xml, form.media), facts_of(form))


def role_of(form: "forms.Form") -> str:
    """What kind of work a form is for: its own mark `sapa:role`, else its questions' marks; "other" without any."""
    own = form.mark("role")
    if own in {role for role, _ in _WORK}:
        return own
    marks = {forms.mark(element, "role") for element in form.elements.values()}
    return next((role for role, telling in _WORK if telling & marks), "other")


def facts_of(form: "forms.Form") -> dict[str, str]:
    """Where a form asks region, centre, service and channel, as its marks tell."""
    found: dict[str, str] = {}
    for path, question in form.questions.items():
        fact = forms.mark(question, "role")
        if fact in FACTS:
            found.setdefault(fact, path)
    return found


def install(connection: Connection, questionnaire: Questionnaire) -> bool:
    """Keep a version. The same bytes again change nothing; other bytes under a known version are refused."""
    entry, digest = questionnaire.entry, md5(questionnaire.xml)
    key = (entry.id, entry.version)
    known = connection.execute("select hash from form where id = ? and version = ?", key).fetchone()
    if known:
        if known[0] != digest:
            raise SurveyError("form.version_taken", form=entry.id, version=entry.version)
        return False
    number = connection.execute("select coalesce(max(number), 0) + 1 from form").fetchone()[0]
    connection.execute(
        "insert into form (id, version, hash, title, role, installed, number, facts, xml) values (?,?,?,?,?,?,?,?,?)",
        (entry.id, entry.version, digest, _json(entry.title), entry.role, entry.installed, number,
         _json(questionnaire.facts), questionnaire.xml),
    )  # fmt: skip
    for name, content in questionnaire.media.items():
        connection.execute("insert into form_media values (?,?,?,?)", (entry.id, entry.version, name, content))
    return True


def entries(database: "Database", *, every_version: bool = False) -> list[FormEntry]:
    """The newest version of each form, or all versions, in the order of their first installation."""
    found: dict[str, list[FormEntry]] = {}
    for row in database.query("select id, version, title, role, installed from form order by number"):
        entry = FormEntry(row["id"], row["version"], json.loads(row["title"]), row["role"], row["installed"])
        found.setdefault(entry.id, []).append(entry)
    return [entry for versions in found.values() for entry in (versions if every_version else versions[-1:])]


def newest(database: "Database", form_id: str) -> str:
    """The version that new interviews begin with. SurveyError form.none."""
    found = database.query("select version from form where id = ? order by number desc limit 1", [form_id])
    row = next(iter(found), None)
    if row is None:
        raise SurveyError("form.none", form=form_id)
    return str(row["version"])


def source(database: "Database", form_id: str, version: str) -> tuple[bytes, dict[str, bytes]]:
    """XForm and media of a version. SurveyError form.unknown."""
    found = database.query("select xml from form where id = ? and version = ?", [form_id, version])
    row = next(iter(found), None)
    if row is None:
        raise SurveyError("form.unknown", form=form_id, version=version)
    key = [form_id, version]
    media = database.query("select name, content from form_media where form_id = ? and form_version = ?", key)
    return row["xml"], {one["name"]: one["content"] for one in media}


def compiled(database: "Database", form_id: str, version: str) -> bytes:
    """What the engine made of a version earlier; empty if nothing is kept."""
    found = database.query(
        "select content from compiled_form where form_id = ? and form_version = ?", [form_id, version]
    )
    return next((bytes(row["content"]) for row in found), b"")


def keep_compiled(connection: Connection, form_id: str, version: str, content: bytes) -> None:
    """Keep what the engine made of a version, if that is still installed."""
    connection.execute(
        "insert or replace into compiled_form select id, version, ? from form where id = ? and version = ?",
        (content, form_id, version),
    )


_USAGE = """
select form_id, count(*) n, sum(draft) drafts from (
    select form_id, id, max(draft) draft from (
        select form_id, id, status = 'draft' as draft from interview where status <> 'withdrawn'
        union all select form_id, instance_id, 0 from received) group by form_id, id)
group by form_id
"""


def usage(database: "Database") -> dict[str, tuple[int, int]]:
    """Form id -> how many responses there are here, own and received, and how many of them are drafts."""
    return {row["form_id"]: (row["n"], row["drafts"]) for row in database.query(_USAGE)}


def is_used(connection: Connection, form_id: str) -> bool:
    """Whether any response to a form was ever begun or received here, withdrawn ones included."""
    found = "select 1 from interview where form_id = ?1 union select 1 from received where form_id = ?1 limit 1"
    return connection.execute(found, (form_id,)).fetchone() is not None


def remove(connection: Connection, form_id: str) -> None:
    """Take every version away. The caller has made sure that nothing belongs to them."""
    connection.execute("delete from form_media where form_id = ?", (form_id,))
    connection.execute("delete from form where id = ?", (form_id,))


def hashes(database: "Database") -> dict[tuple[str, str], str]:
    """(form, version) -> md5 of its XForm, as OpenRosa names it."""
    return {(row["id"], row["version"]): row["hash"] for row in database.query("select id, version, hash from form")}


def list_hashes(database: "Database") -> dict[str, str]:
    """Reference list -> md5 of its bytes."""
    return {row["name"]: row["hash"] for row in database.query("select name, hash from list")}


def install_list(connection: Connection, name: str, content: bytes) -> None:
    """Keep a reference list in place of its earlier state."""
    connection.execute(
        "insert or replace into list values (?,?,?,?)", (name, md5(content), identity.now().isoformat(), content)
    )


def md5(content: bytes) -> str:
    """How OpenRosa names bytes. Identity only, no security."""
    return "md5:" + hashlib.md5(content, usedforsecurity=False).hexdigest()


def _media(xml: bytes, folder: Path | None) -> dict[str, bytes]:
    """The files a form mentions, from its folder; it mentions plain names only."""
    if folder is None:
        return {}
    names = {Path(name.decode()).name for name in _REFERENCE.findall(xml)}
    found = {name: media_names.find(folder, name) for name in sorted(names)}
    return {name: file.read_bytes() for name, file in found.items() if file is not None}


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(dict(value), ensure_ascii=False, sort_keys=True)
