"""What the hub hands down: form versions with their media, and reference lists; every version stays."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select

from model.errors import SurveyError
from model.sync import openrosa
from model.sync.hub.lanes import Lane, Turn
from model.sync.hub.tables import form, form_media, insert_new, reference_list, version
from model.sync.protocol import md5_of


@dataclass(frozen=True, slots=True)
class Published:
    """One form version as handed down; `files` are the paths whose values are file names, `media` name -> hash."""

    id: str
    version: str
    title: str
    hash: str
    files: frozenset[str]
    media: Mapping[str, str]
    place: int

    @property
    def digest(self) -> str:
        """The hash without its `md5:`, as it stands in addresses."""
        return self.hash.removeprefix("md5:")


class Catalogue:
    """The published forms and lists. What is asked with every submission is kept in memory, renewed by each change."""

    def __init__(self, writer: Lane, reader: Lane) -> None:
        self._writer = writer
        self._reader = reader
        self.forms: Mapping[tuple[str, str], Published] = {}
        self.binary: dict[tuple[str, str], frozenset[str]] = {}
        self.lists: Mapping[str, str] = {}
        self.withdrawn: frozenset[str] = frozenset()  # ids that are taken in as before but listed no more
        self._form_ids: frozenset[str] = frozenset()
        self._renew()

    def knows(self, form_id: str) -> bool:
        """Whether any version of this form was published."""
        return form_id in self._form_ids

    def listed(self, *, form_id: str = "", all_versions: bool = False) -> list[Published]:
        """The forms in order of publication: of each its newest version, or all of them; without withdrawn ones."""
        forms = [one for one in self.forms.values() if one.id not in self.withdrawn]
        forms.sort(key=lambda one: one.place)
        newest = {one.id: one for one in forms}
        return [
            one for one in forms if (all_versions or newest[one.id] is one) and (not form_id or one.id == form_id)
        ]

    def by_digest(self, digest: str) -> Published | None:
        """The form version with these bytes."""
        return next((one for one in self.forms.values() if one.digest == digest), None)

    def publish(
        self, form_id: str, form_version: str, *, title: str, xml: bytes, media: Mapping[str, bytes] | None = None
    ) -> None:
        """Hand this form version down from now on; submissions that waited for it come out of quarantine."""
        files = json.dumps(sorted(openrosa.binary_paths(xml)))
        values = {"id": form_id, "version": form_version, "title": title, "hash": md5_of(xml), "xml": xml}
        values["files"] = files
        self._writer.do(lambda turn: _publish(turn, values, media or {}))
        self._renew()

    def publish_list(self, name: str, content: bytes) -> None:
        """Hand this reference list down in place of its earlier state."""
        self._writer.do(lambda turn: _publish_list(turn, name, content))
        self._renew()

    def form_xml(self, digest: str) -> bytes | None:
        """The XForm with this hash."""
        wanted = select(form.c.xml).where(form.c.hash == f"md5:{digest}")
        return self._reader.do(lambda turn: turn.connection.execute(wanted).scalar())

    def media(self, digest: str, name: str) -> bytes | None:
        """One media file of the form with this hash."""
        is_this = (form_media.c.form_hash == f"md5:{digest}") & (form_media.c.name == name)
        wanted = select(form_media.c.content).where(is_this)
        return self._reader.do(lambda turn: turn.connection.execute(wanted).scalar())

    def list_content(self, name: str) -> bytes | None:
        """One reference list."""
        wanted = select(reference_list.c.content).where(reference_list.c.name == name)
        return self._reader.do(lambda turn: turn.connection.execute(wanted).scalar())

    def _renew(self) -> None:
        forms, self.lists = self._reader.do(_load)
        self.forms = {(one.id, one.version): one for one in forms}
        self.binary = {(one.id, one.version): one.files for one in forms}
        self._form_ids = frozenset(one.id for one in forms)


def _load(turn: Turn) -> tuple[list[Published], dict[str, str]]:
    media: dict[str, dict[str, str]] = {}
    for row in turn.connection.execute(select(form_media.c.form_hash, form_media.c.name, form_media.c.hash)):
        media.setdefault(row.form_hash, {})[row.name] = row.hash
    columns = (form.c.id, form.c.version, form.c.title, form.c.hash, form.c.files, form.c.place)
    forms = [
        Published(*row[:4], frozenset(json.loads(row.files)), media.get(row.hash, {}), row.place)
        for row in turn.connection.execute(select(*columns))
    ]
    names = select(reference_list.c.name, reference_list.c.hash).order_by(reference_list.c.name)
    return forms, {row.name: row.hash for row in turn.connection.execute(names)}


def _publish(turn: Turn, values: Mapping[str, object], media: Mapping[str, bytes]) -> None:
    place = (turn.connection.execute(select(func.max(form.c.place))).scalar() or 0) + 1
    is_this = (form.c.id == values["id"]) & (form.c.version == values["version"])
    if not insert_new(turn.connection, form, place=place, **values):
        if turn.connection.execute(select(form.c.hash).where(is_this)).scalar() != values["hash"]:
            raise SurveyError("hub.form_changed", form=values["id"], version=values["version"])
        return
    for name, content in media.items():
        entry = {"form_hash": values["hash"], "name": name, "hash": md5_of(content), "content": content}
        insert_new(turn.connection, form_media, **entry)
    waited = select(version.c.instance_id).where(
        version.c.form_id == values["id"], version.c.form_version == values["version"]
    )
    for instance_id in turn.connection.execute(waited).scalars().all():
        turn.tell(instance_id)


def _publish_list(turn: Turn, name: str, content: bytes) -> None:
    values = {"hash": md5_of(content), "content": content}
    if not insert_new(turn.connection, reference_list, name=name, **values):
        turn.connection.execute(reference_list.update().where(reference_list.c.name == name).values(**values))
