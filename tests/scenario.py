"""The test language of forms: a form as a Markdown table, answers by name, and what is expected of them."""

import textwrap
from datetime import UTC, datetime
from pathlib import Path

from forms import Change, Form, Instance, NodeView, loads, xlsform

FIRST = "uuid:00000000-0000-4000-8000-000000000001"
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


class Scenario:
    """One interview of one form. A name that is unique in the form stands for its path."""

    def __init__(self, form: Form, *, seed: int = 1, now: datetime = NOON, language: str | None = None) -> None:
        self.form = form
        self.instance: Instance = form.start(now=now, seed=seed, device="test", instance_id=FIRST, language=language)

    def path(self, name: str) -> str:
        if name.startswith("/"):
            return name
        found = [path for path, element in self.form.elements.items() if element.name == name]
        assert len(found) == 1, f"{name} is {found or 'nowhere'}"
        return found[0]

    def __getitem__(self, name: str) -> NodeView:
        return self.instance[self.path(name)]

    def answer(self, name: str, value: object, *, now: datetime | None = None) -> Change:
        return self.instance.answer(self.path(name), str(value), now=now)

    def value(self, name: str) -> str:
        return self[name].value

    def choices(self, name: str) -> list[str]:
        return [choice.value for choice in self[name].choices]

    def expects(self, *names: str) -> None:
        for name in names:
            assert self[name].relevant, f"{name} is not asked"

    def does_not_ask(self, *names: str) -> None:
        for name in names:
            assert not self[name].relevant, f"{name} is asked"

    def problems(self) -> dict[str, str]:
        return {problem.path: problem.code for problem in self.instance.problems()}

    def submitted(self) -> str:
        return self.instance.submission(end=NOON).decode()


def form_of(table: str, *, media: Path | None = None) -> Form:
    """A form from a Markdown table, through pyxform as every workbook goes."""
    lines = [line.strip() for line in textwrap.dedent(table).strip().splitlines()]
    return loads(xlsform.convert("\n".join(lines) + "\n").xml, media=media)


def scenario(table: str, *, media: Path | None = None, seed: int = 1, language: str | None = None) -> Scenario:
    """A started interview of the form in the table."""
    return Scenario(form_of(table, media=media), seed=seed, language=language)
