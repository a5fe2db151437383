"""WHAT IS ASKED: the form engine. Pure Python; needs nothing of Sapa and could be published by itself.

The names below are its contract with callers. They are fetched when first used, so that whoever only needs an error of
the engine does not wait for all of it.
"""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forms.definition import Audit, Choice, Element, Group, Question, Repeat, is_personal, mark
    from forms.encryption import Encrypted
    from forms.errors import AnswerError, CodedError, FormError
    from forms.form import Form, Instance, from_compiled, loads, media_beside
    from forms.instance import Change, NodeView, Problem, Request, Snapshot

_HOMES = {
    "forms.definition": ("Audit", "Choice", "Element", "Group", "Question", "Repeat", "is_personal", "mark"),
    "forms.encryption": ("Encrypted",),
    "forms.errors": ("AnswerError", "CodedError", "FormError"),
    "forms.form": ("Form", "Instance", "from_compiled", "loads", "media_beside"),
    "forms.instance": ("Change", "NodeView", "Problem", "Request", "Snapshot"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}


def load(source: Path | str, *, media: Path | None = None) -> "Form":
    """A form from an XLSForm workbook or an XForm .xml; `media_beside` says where its media lie unless you do.

    A workbook is converted in a process with limits of time and memory, unless it came with the program.
    """
    from forms import form, xlsform, xml
    from forms.errors import FormError

    path = Path(source)
    if not path.is_file():
        raise FormError("form.missing_file", file=str(path))
    media = media or form.media_beside(path)
    if path.suffix.lower() == ".xml":
        return form.loads(xml.bytes_of(path), media=media)
    converted = xlsform.convert(path)
    try:
        return form.loads(converted.xml, media=media)
    except FormError as error:
        raise converted.sheets.locate(error) from error


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'forms' has no attribute {name!r}")
    found: object = getattr(import_module(_HOME[name]), name)
    globals()[name] = found
    return found


__all__ = [
    "AnswerError",
    "Audit",
    "Change",
    "Choice",
    "CodedError",
    "Element",
    "Encrypted",
    "Form",
    "FormError",
    "Group",
    "Instance",
    "NodeView",
    "Problem",
    "Question",
    "Repeat",
    "Request",
    "Snapshot",
    "from_compiled",
    "is_personal",
    "load",
    "loads",
    "mark",
    "media_beside",
]
