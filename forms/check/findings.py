"""What a check says: findings, coverage, the report that holds them. It looks for nothing itself."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from forms.errors import FormError
from forms.form import Form

ERROR = "error"
WARNING = "warning"
_SHEETS = ("survey", "choices", "external_choices", "entities", "settings")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. An `error` keeps the form from being used, a `warning` does not; the code names it."""

    severity: str
    code: str
    sheet: str = ""
    row: int = 0
    column: str = ""
    xpath: str = ""
    params: dict[str, object] = field(default_factory=dict)

    @property
    def blocking(self) -> bool:
        return self.severity == ERROR

    @property
    def order(self) -> tuple[int, int]:
        """Sheets as they stand in a workbook, rows from top to bottom; what has no place comes first."""
        return (_SHEETS.index(self.sheet) if self.sheet in _SHEETS else -1, self.row)

    @property
    def key(self) -> tuple[object, ...]:
        """The same for two findings that say the same of the same place."""
        return (self.code, self.sheet, self.row, self.column, self.xpath, tuple(self.params.items()))


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of a form's texts a language has."""

    language: str
    translated: int
    of: int

    @property
    def percent(self) -> int:
        """Rounded down, so that 100 means all."""
        return 100 * self.translated // self.of if self.of else 100


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a check, a list of findings; `form` is None when it cannot be used at all."""

    form: Form | None
    findings: tuple[Finding, ...]
    coverage: tuple[Coverage, ...]

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    @property
    def is_usable(self) -> bool:
        return self.form is not None and not any(finding.blocking for finding in self.findings)


def error(found: FormError) -> Finding:
    """An error of the engine or the converter as a finding."""
    return Finding(ERROR, found.code, found.sheet, found.row, found.column, found.xpath, dict(found.params))


def warning(code: str, sheet: str = "", *, column: str = "", xpath: str = "", **params: object) -> Finding:
    """A remark about an element of the form; its row is added by whoever has the workbook."""
    return Finding(WARNING, code, sheet, column=column, xpath=xpath, params=params)
