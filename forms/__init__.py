"""WHAT IS ASKED: the form engine. Pure Python; needs nothing of Sapa and could be published by itself."""

from pathlib import Path

from forms.definition import Choice, Element, Group, Question, Repeat, mark
from forms.errors import AnswerError, CodedError, FormError
from forms.form import Form, Instance, loads, media_beside
from forms.instance import Change, NodeView, Problem


def load(source: Path | str, *, media: Path | None = None) -> Form:
    """A form from an XLSForm workbook or an XForm .xml; `media_beside` says where its media lie unless you do."""
    path = Path(source)
    if not path.is_file():
        raise FormError("form.missing_file", file=str(path))
    media = media or media_beside(path)
    if path.suffix.lower() == ".xml":
        return loads(path.read_bytes(), media=media)
    from forms import xlsform

    try:
        return loads(xlsform.convert(path).xml, media=media)
    except FormError as error:
        raise xlsform.located(error, path) from error


__all__ = [
    "AnswerError",
    "Change",
    "Choice",
    "CodedError",
    "Element",
    "Form",
    "FormError",
    "Group",
    "Instance",
    "NodeView",
    "Problem",
    "Question",
    "Repeat",
    "load",
    "loads",
    "mark",
    "media_beside",
]
