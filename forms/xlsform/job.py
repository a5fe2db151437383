"""What is asked of a conversion and what comes of it, as values that can travel between processes as JSON."""

import json
from dataclasses import dataclass, field
from typing import Any

from forms.errors import FormError
from forms.xlsform.sheets import Sheets


@dataclass(frozen=True, slots=True)
class Job:
    """A workbook's bytes, its suffix and the name the form gets if it has none; `every` asks for all complaints."""

    content: bytes
    suffix: str
    stem: str
    every: bool
    is_trusted: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """`xml` is empty when nothing could be made; with `errors` it is the form without what they complain about."""

    xml: bytes = b""
    warnings: tuple[str, ...] = ()
    sheets: Sheets = field(default_factory=Sheets)
    errors: tuple[FormError, ...] = ()

    def to_json(self) -> bytes:
        written = {
            "xml": self.xml.decode(),
            "warnings": self.warnings,
            "sheets": self.sheets.to_plain(),
            "errors": [_plain(error) for error in self.errors],
        }
        return json.dumps(written).encode()

    @classmethod
    def from_json(cls, content: bytes) -> "Outcome":
        read: dict[str, Any] = json.loads(content)
        return cls(
            read["xml"].encode(),
            tuple(read["warnings"]),
            Sheets.from_plain(read["sheets"]),
            tuple(_error(error) for error in read["errors"]),
        )


def _plain(error: FormError) -> dict[str, Any]:
    place = {"sheet": error.sheet, "row": error.row, "column": error.column, "xpath": error.xpath}
    return {"code": error.code, "place": place, "params": {name: _said(value) for name, value in error.params.items()}}


def _said(value: object) -> object:
    return value if isinstance(value, int | str) else str(value)


def _error(read: dict[str, Any]) -> FormError:
    error = FormError(read["code"], **read["place"])
    error.params.update(read["params"])
    return error
