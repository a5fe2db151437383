"""A form one can fill in, and an instance one can submit: the engine's parts joined for its callers."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from forms import compiled, encryption, submission, xform
from forms.choices import with_last_saved
from forms.definition import Audit, Definition, Element, Group, Question, Repeat
from forms.dependencies import Plan
from forms.encryption import Encrypted, Subject
from forms.errors import FormError
from forms.instance import Change, Filling, Shared, Snapshot, history, opening, share
from forms.media_names import safe_media_name
from forms.xml import SAPA
from forms.xpath import Services

_NO_PROPERTIES: Mapping[str, str] = MappingProxyType({})
_NOTHING: Mapping[str, bytes] = MappingProxyType({})
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
# What stands for a picture that a language lacks: pyxform writes a hyphen, others the bare address.
_NO_FILE = ("", "-", "jr://images/", "jr://images/-", "jr://audio/-", "jr://video/-")


class Instance(Filling):
    """One interview's answers to a form."""

    form: "Form"

    def submission(
        self, *, end: datetime | None = None, audit: str = "", beside: Mapping[str, str] = _NO_PROPERTIES
    ) -> bytes:
        """The submission XML, UTF-8; what is not relevant is left out. `end` is the moment of completion, `audit` the
        name of the log that goes with it, for forms that ask for one, `beside` fills hidden questions by path."""
        return submission.write(self, end=end, audit=audit, beside=beside)

    def encrypted(self, media: Mapping[str, bytes] = _NOTHING, *, end: datetime | None = None) -> Encrypted:
        """The submission and its media as they leave for an ODK server, sealed with the form's own key; FormError
        `form.no_public_key` when it has none."""
        if not self.form.public_key:
            raise FormError("form.no_public_key")
        subject = Subject(self.form.id, self.form.version, self.id, self.deprecated_id)
        return encryption.encrypted(
            self.submission(end=end), media, encryption.public_key(self.form.public_key), subject
        )

    def snapshot(self) -> Snapshot:
        """This moment, to return to. It costs nothing; from the first one on, each step remembers what it changes."""
        return history.snapshot(self)

    def restore(self, moment: Snapshot) -> Change:
        """The very state of that moment; what happened since is forgotten, and later snapshots with it."""
        return history.restore(self, moment)


class Form:
    """A form, ready to be filled in. It never changes, is cheap to start from, and safe to keep and to share."""

    def __init__(self, definition: Definition, media: Path | None = None, plan: Plan | None = None) -> None:
        self._definition = definition
        self._shared: Shared = share(definition, plan)
        self.id = definition.id
        self.version = definition.version
        self.xml = definition.xml
        self.media = media
        self.missing_media = definition.missing_media
        self.public_key = definition.public_key
        self.languages = definition.texts.languages
        self.default_language = definition.texts.default
        self.root: Group = definition.root
        self.elements: Mapping[str, Element] = definition.elements

    def __repr__(self) -> str:
        return f"<Form {self.id} {self.version}>"

    @property
    def definition(self) -> Definition:
        return self._definition

    def compiled(self) -> bytes:
        """What `from_compiled` makes this form from again, in a fraction of the time. It is data, never code."""
        return compiled.write(self._definition, self._shared.plan)

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question, note and calculation by schema path, in document order."""
        return {path: e for path, e in self.elements.items() if isinstance(e, Question) and e.kind != "attribute"}

    @cached_property
    def groups(self) -> Mapping[str, Group]:
        """Every group that is no repeat, without the root and the metadata."""
        return {
            path: e
            for path, e in self.elements.items()
            if isinstance(e, Group) and e.kind == "group" and e is not self.root
        }

    @cached_property
    def repeats(self) -> Mapping[str, Repeat]:
        return {path: e for path, e in self.elements.items() if isinstance(e, Repeat)}

    @cached_property
    def audit(self) -> Audit | None:
        """What the form asks to be logged, None if it asks for no audit.csv."""
        logs = next((question for question in self.questions.values() if question.is_audit), None)
        if logs is None:
            return None
        told = {name.rpartition("}")[2]: value for name, value in logs.attributes.items()}
        return Audit(
            changes=told.get("track-changes") == "true",
            user=told.get("identify-user") == "true",
            reasons="track-changes-reasons" in told,
            location="location-priority" in told,
        )

    @property
    def attributes(self) -> Mapping[str, str]:
        """Attributes of the form as a whole, in Clark form: those of its root element besides id and version."""
        return self._definition.root_attributes

    def mark(self, name: str) -> str:
        """What the form says about itself in Sapa's namespace; '' if it says nothing."""
        return self.attributes.get(f"{{{SAPA}}}{name}", "")

    def title(self, language: str = "") -> str:
        """The title; in that language if the form carries one (`sapa:title_kk` among its settings)."""
        return self.mark(f"title_{language}") or self._definition.heading or self.id

    def label(self, path: str, language: str = "") -> str:
        """The label of an element without an interview; values mentioned in it are left open (`…`)."""
        texts = self._definition.texts
        return texts.say(self.elements[path].label, language or self.default_language, lambda _: "…")

    def choices(self, path: str, language: str = "") -> Mapping[str, str]:
        """Value -> label of every choice in the fixed list of a question."""
        source = self.questions[path].choices
        texts = self._definition.texts
        spoken = language or self.default_language
        fixed = source.fixed if source is not None else ()
        return {choice.value: texts.say(choice.label, spoken, lambda _: "…") for choice in fixed}

    def start(  # noqa: PLR0913 - everything an interview begins with, and every part has a default
        self,
        *,
        now: datetime,
        language: str | None = None,
        device: str = "",
        seed: int | None = None,
        instance_id: str | None = None,
        username: str = "",
        properties: Mapping[str, str] = _NO_PROPERTIES,
        last_saved: bytes | None = None,
    ) -> Instance:
        """A new instance. With the same seed, moment, device and id it is the same one again. `properties` are what
        preloads ask of a device (email, phonenumber); `last_saved` is the submission this person saved before it."""
        known = {"deviceid": device, "username": username, **properties}
        with _uncollected():
            instance = self._instance(instance_id, now, language, seed, known, last_saved)
            opening.begin(instance)
        return instance

    def resume(
        self,
        xml: bytes,
        *,
        now: datetime | None = None,
        language: str | None = None,
        seed: int | None = None,
        device: str = "",
        properties: Mapping[str, str] = _NO_PROPERTIES,
        last_saved: bytes | None = None,
    ) -> Instance:
        """An instance from its submission XML; FormError if that belongs to another form."""
        saved = submission.read(xml, self._definition)
        known = {"deviceid": device, **properties}
        with _uncollected():
            instance = self._instance(saved.instance_id, now or _NEVER, language, seed, known, last_saved)
            instance.deprecated_id = saved.deprecated_id
            opening.resume(instance, saved.root)
        return instance

    def edit(
        self,
        xml: bytes,
        *,
        now: datetime,
        language: str | None = None,
        seed: int | None = None,
        instance_id: str | None = None,
        properties: Mapping[str, str] = _NO_PROPERTIES,
    ) -> Instance:
        """A correction of a submission that was sent: the same answers under a new id, naming the one it replaces."""
        saved = submission.read(xml, self._definition)
        instance = self._instance(instance_id, now, language, seed, dict(properties), None)
        instance.deprecated_id = saved.instance_id
        opening.resume(instance, saved.root)
        return instance

    def _instance(
        self,
        instance_id: str | None,
        now: datetime,
        language: str | None,
        seed: int | None,
        properties: dict[str, str],
        last_saved: bytes | None,
    ) -> Instance:
        instance = Instance(
            self._definition,
            self._shared,
            instance_id=instance_id or f"uuid:{Services().uuid()}",
            now=now,
            language=language or "",
            seed=seed,
            properties=properties,
            lists=with_last_saved(self._definition.lists, last_saved),
        )
        instance.form = self
        return instance


def loads(xform_xml: bytes, *, media: Path | None = None) -> Form:
    """A form from XForm XML; FormError with code and place if it cannot be used."""
    with _uncollected():
        definition = xform.read(xform_xml, media=media)
        for written in definition.texts.files():
            if written not in _NO_FILE:
                safe_media_name(written)
        return Form(definition, media)


def from_compiled(data: bytes, xform_xml: bytes, *, media: Path | None = None) -> Form | None:
    """The form of this XML from what `Form.compiled` gave; None if that is damaged, of another XML, or of another
    version of the engine: then `loads` it."""
    with _uncollected():
        found = compiled.read(data, xform_xml, media)
        return None if found is None else Form(found[0], media, found[1])


@contextmanager
def _uncollected() -> Iterator[None]:
    """A form or an instance of it is many small objects that all stay: looking for garbage among them takes as long as
    making them. Afterwards they are counted among the old ones, without being looked at one by one."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        if not gc.get_freeze_count():
            gc.freeze()
            gc.unfreeze()
        gc.enable()


def media_beside(source: Path) -> Path:
    """Where the media of a form file lie: in the folder `<name>-media` beside it if there is one, else beside it."""
    beside = source.with_name(f"{source.stem}-media")
    return beside if beside.is_dir() else source.parent
