"""Answers given all at once: a mapping of path and value put into an instance. It decides no answer itself."""

import json
from collections.abc import Mapping

from forms import address
from forms.errors import FormError
from forms.form import Instance


def read_answers(content: bytes) -> dict[str, str]:
    """A JSON object of path and value; FormError `answers.unreadable` for anything else."""
    try:
        read = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise FormError("answers.unreadable", reason=str(error)) from error
    if not isinstance(read, dict) or any(isinstance(value, dict | list) for value in read.values()):
        raise FormError("answers.unreadable", reason="")
    return {path: _text(value) for path, value in read.items()}


def fill(instance: Instance, answers: Mapping[str, str]) -> None:
    """Gives the answers in their order. Repetitions that a path mentions and that are not there yet are added."""
    for written, value in answers.items():
        path = written if written.startswith("/") else f"{instance.form.root.path}/{written}"
        _make_room(instance, path)
        instance.answer(path, value)


def _make_room(instance: Instance, path: str) -> None:
    place = ""
    for name, position in address.steps(path)[:-1]:
        repeat = f"{place}/{name}"
        while position and f"{repeat}[{position}]" not in instance and address.schema(repeat) in instance.form.repeats:
            instance.add(repeat)
        place = f"{repeat}[{position}]" if position else repeat


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
