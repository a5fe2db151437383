"""Questionnaires as the engine loads them: the shipped ones, converted once, and any XForm with its media."""

import atexit
import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from threading import Lock

import forms
from model import identity, language
from model.store.catalogue import Questionnaire, facts_of
from model.store.received import Reading

_loaded: dict[str, "forms.Form"] = {}
_loading = Lock()


def shipped() -> list[Questionnaire]:
    """The library's questionnaires, stamped with the moment of their installation."""
    installed = identity.now().isoformat(timespec="seconds")
    return [replace(one, entry=replace(one.entry, installed=installed)) for one in _library()]


def read(sources: Iterable[Path]) -> list[Questionnaire]:
    """Questionnaires from files, their media beside them."""
    return [Questionnaire.of(forms.load(source, media=source.parent)) for source in sources]


def handed(xml: bytes, media: Mapping[str, bytes]) -> Questionnaire:
    """A questionnaire from the hub, with the exact bytes offered; one of the library keeps its titles."""
    from forms.library import questionnaires

    form = load(xml, media)
    known = {one.path.stem: one for one in questionnaires()}.get(form.id)
    made = Questionnaire.of(form, role=known.role if known else "", titles=known.titles if known else None)
    return replace(made, xml=xml, media=dict(media))


def load(
    xml: bytes, media: Mapping[str, bytes], kept: bytes = b"", keep: Callable[[bytes], None] = lambda _: None
) -> "forms.Form":
    """The form of these bytes. Forms never change, so all workspaces of a process share one.

    `kept` is what an earlier run handed to `keep`: the compiled form. If it is old, another's or damaged, the form is
    read from its XML and kept anew.
    """
    key = _key(xml, media)
    with _loading:
        if key not in _loaded:
            folder = _unpacked(key, media)
            form = forms.from_compiled(kept, xml, media=folder)
            if form is None:
                form = forms.loads(xml, media=folder)
                keep(form.compiled())
            _loaded[key] = form
        return _loaded[key]


def forget() -> None:
    """Questionnaires are loaded anew from here on, as in another process: for tests and measuring."""
    with _loading:
        _loaded.clear()


def reading(xml: bytes, media: Mapping[str, bytes]) -> Reading:
    """How submissions of this form are read for a list."""
    form = load(xml, media)
    asked = frozenset(path for path, question in form.questions.items() if question.kind == "question")
    return Reading(facts_of(form), asked)


class Labels:
    """The names of sections in the person's language, read from a blank interview of each form."""

    def __init__(self) -> None:
        self._blank: dict[tuple[str, str, str], forms.Instance] = {}

    def of(self, load_form: Callable[[str, str], "forms.Form"], form_id: str, version: str, section: str) -> str:
        """The name of a section, empty if the form has none of that path."""
        key = (form_id, version, language.current())
        if key not in self._blank:
            form = load_form(form_id, version)
            self._blank[key] = form.start(language=language.current(), now=identity.now(), seed=1)
        try:
            return self._blank[key][section].label
        except (forms.AnswerError, KeyError):
            return ""


@cache
def _library() -> tuple[Questionnaire, ...]:
    from forms.library import questionnaires

    return tuple(
        Questionnaire.of(forms.load(one.path, media=one.media), role=one.role, titles=one.titles)
        for one in questionnaires()
    )


def _key(xml: bytes, media: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256(xml)
    for name in sorted(media):
        digest.update(name.encode() + b"\0" + hashlib.sha256(media[name]).digest())
    return digest.hexdigest()


def _unpacked(key: str, media: Mapping[str, bytes]) -> Path | None:
    """Media as files for the engine. They are lists and pictures of the form, never answers."""
    if not media:
        return None
    folder = _scratch() / key
    folder.mkdir(exist_ok=True)
    for name, content in media.items():
        (folder / name).write_bytes(content)
    return folder


@cache
def _scratch() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="sapa-forms-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
