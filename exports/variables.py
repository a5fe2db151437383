"""The questions of a form as variables: column name, type and the marks that reports go by; no answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forms import xml

if TYPE_CHECKING:
    from forms import Form
    from forms.definition import Group, Question


@dataclass(frozen=True, slots=True)
class Variable:
    """One question: where it stands, how its column is called, and what the form says it is for."""

    path: str
    column: str
    type: str
    marks: tuple[tuple[str, str], ...] = ()

    def mark(self, name: str) -> str:
        """What the form says under this name: role, criterion, weight … or ""."""
        return dict(self.marks).get(name, "")

    @property
    def criterion(self) -> str:
        """The criterion that a rated item or an observation belongs to."""
        return self.mark("criterion")

    @property
    def weight(self) -> float:
        """The weight of an observation in the score of a visit."""
        return float(self.mark("weight") or 0)

    @property
    def critical(self) -> bool:
        """A failure is a red line and is never averaged."""
        return self.mark("critical") in {"1", "yes", "true"}


def variables(form: "Form") -> tuple[Variable, ...]:
    """Every question in the order of the form. A name that occurs twice gives way to its path."""
    names = [path.rsplit("/", 1)[-1] for path in form.questions]
    return tuple(_variables(form, {name for name in names if names.count(name) > 1}))


def _variables(form: "Form", ambiguous: set[str]) -> Iterator[Variable]:
    for path, question in form.questions.items():
        name = path.rsplit("/", 1)[-1]
        column = path.strip("/").partition("/")[2].replace("/", ".") if name in ambiguous else name
        yield Variable(path, column, str(question.type), tuple(sorted(marks(form, path, question).items())))


def marks(form: "Form", path: str, question: "Question") -> dict[str, str]:
    """The marks of a question. Its criterion may be said by a group around it; other marks of a group are its own."""
    found = own_marks(question)
    while (path := path.rpartition("/")[0]) and "criterion" not in found:
        if path in form.groups and (criterion := own_marks(form.groups[path]).get("criterion")):
            found["criterion"] = criterion
    return found


def own_marks(node: "Group | Question") -> dict[str, str]:
    """What the form says of a question or a group itself."""
    start = f"{{{xml.SAPA}}}"
    return {name.removeprefix(start): str(value) for name, value in node.attributes.items() if name.startswith(start)}
