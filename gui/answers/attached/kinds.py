"""Which attached answer fits a question, by what its form says of it."""

from collections.abc import Mapping
from typing import Protocol

from gui.answers.attached.answer import AttachedAnswer
from gui.answers.attached.drawing import KINDS, DrawingAnswer
from gui.answers.attached.file import FileAnswer
from gui.answers.attached.film import FilmAnswer
from gui.answers.attached.image import ImageAnswer
from gui.answers.attached.keeper import Keeper
from gui.answers.attached.sound import SoundAnswer

_MOST = "{http://openrosa.org/xforms}max-pixels"
_QUALITY = "{http://www.opendatakit.org/xforms}quality"


class Attachable(Protocol):
    """What a widget for a file needs to know of a question."""

    @property
    def path(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def appearance(self) -> str: ...
    @property
    def parameters(self) -> Mapping[str, str]: ...
    @property
    def attributes(self) -> Mapping[str, str]: ...


def attached(node: Attachable, keeper: Keeper | None) -> AttachedAnswer:
    """The widget for a question whose answer is a file."""
    asked = set(node.appearance.split())
    new = bool(asked & {"new", "new-front"})
    match _kind(node):
        case "image":
            return _picture(node, keeper, asked)
        case "audio":
            return SoundAnswer(node.path, keeper=keeper, quality=node.attributes.get(_QUALITY, ""), new=new)
        case "video":
            return FilmAnswer(node.path, keeper=keeper, new=new, front="new-front" in asked)
    return FileAnswer(node.path, keeper=keeper)


def _kind(node: Attachable) -> str:
    return node.parameters.get("mediatype", "").partition("/")[0] or node.type


def _picture(node: Attachable, keeper: Keeper | None, asked: set[str]) -> AttachedAnswer:
    said = node.attributes.get(_MOST, "")
    most = int(said) if said.isascii() and said.isdigit() else 0
    for kind in KINDS:
        if kind in asked:
            return DrawingAnswer(kind, node.path, keeper=keeper, most=most)
    new = bool(asked & {"new", "new-front"})
    return ImageAnswer(node.path, keeper=keeper, most=most, new=new, front="new-front" in asked)
