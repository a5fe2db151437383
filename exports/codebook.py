"""The form as a table of variables: column, question, type, marks and choices in one language; no answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exports.variables import variables

if TYPE_CHECKING:
    from forms import Form


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the codebook."""

    column: str
    path: str
    type: str
    label: str
    role: str
    criterion: str
    choices: tuple[tuple[str, str], ...]  # value, label
    personal: bool = False  # the tables of answers leave this column out


def codebook(form: "Form", language: str) -> tuple[Entry, ...]:
    """Every variable of the form with its words in a language."""
    return tuple(_entries(form, language))


def _entries(form: "Form", language: str) -> Iterator[Entry]:
    for variable in variables(form):
        path = variable.path
        label = form.label(path, language)
        choices = tuple(form.choices(path, language).items())
        role, criterion = variable.mark("role"), variable.criterion
        yield Entry(variable.column, path, variable.type, label, role, criterion, choices, variable.personal)
