"""Code -> sentence in the current language: what happened, what is safe, what to do next. It decides nothing."""

from collections.abc import Mapping
from typing import Any, Final

from forms.errors import CodedError, FormError
from model.language import NAMES, _
from model.messages.counted import COUNTED
from model.messages.sentences import SENTENCES

__all__ = ["COUNTED", "SENTENCES", "finding", "place", "problem", "sentence", "worded"]

_LONGEST_QUOTE: Final = 120


def sentence(error: CodedError) -> str:
    """What an expected error means for the person who reads it, with its place if it is a form's."""
    said = worded(error.code, error.params)
    where = place(error) if isinstance(error, FormError) else ""
    return f"{where}: {said}" if where else said


def worded(code: str, params: Mapping[str, Any] | None = None) -> str:
    """The sentence of a code. A code without one is named, so that it can be told to whoever helps."""
    said = _Said(params or {})
    if code in COUNTED:
        counted, chosen = COUNTED[code]
        return chosen(int(said.get(counted, 0))).format_map(said)
    text = SENTENCES.get(code) or SENTENCES.get(code.partition(".")[0])
    if text is None:
        return _("This could not be done ({code}). Nothing was changed.").format(code=code)
    return _(text).format_map(said)


def finding(each: Any) -> str:
    """One line of the check of a form: where, and what is wrong."""
    where = place(each)
    said = worded(each.code, each.params)
    return f"{where}: {said}" if where else said


def problem(each: Any) -> str:
    """One line for what stands in the way of completion: the form's own words, or ours."""
    return f"{each.path}: {each.message or worded(f'problem.{each.code}', each.params)}"


class _Said(dict[str, Any]):
    """The parameters of a sentence; lists are joined, and one that is missing leaves a dash rather than an error."""

    def __getitem__(self, name: str) -> Any:
        value = super().__getitem__(name)
        if name == "how":
            return worded(str(value))
        if name == "language":
            return NAMES.get(str(value), value)
        if name == "text":
            return _shortened(str(value))
        if name == "position" and isinstance(value, int):
            return value + 1
        if isinstance(value, tuple | list):
            return ", ".join(str(one) for one in value)
        return "–" if value == "" else value

    def __missing__(self, name: str) -> str:
        return "–"


def _shortened(text: str) -> str:
    """An expression as it is quoted: one line, and of a very long one the beginning."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_QUOTE else f"{line[:_LONGEST_QUOTE]}…"


def place(error: Any) -> str:
    """Where in a workbook or a form something stands."""
    sheet, row = getattr(error, "sheet", ""), getattr(error, "row", 0)
    column, xpath = getattr(error, "column", ""), getattr(error, "xpath", "")
    if sheet and row:
        where = _("sheet {sheet}, row {row}").format(sheet=sheet, row=row)
        return f"{where}, {column}" if column else where
    if row and not xpath:
        return _("line {row}").format(row=row)
    return str(xpath or sheet)
