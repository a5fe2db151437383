"""XLSForm (.xlsx, .xls, .csv, or a Markdown table) -> XForm XML. The door; a stranger's file is converted next door,
in a process with limits."""

from dataclasses import dataclass
from pathlib import Path

from forms.errors import FormError
from forms.xlsform import child, converter, guard
from forms.xlsform.job import Job, Outcome
from forms.xlsform.sheets import Sheets

_SHIPPED = Path(__file__).resolve().parents[1] / "library"


@dataclass(frozen=True, slots=True)
class Converted:
    """The XForm, what the converter had to say about the workbook though it could use it, and the workbook's rows."""

    xml: bytes
    warnings: tuple[str, ...]
    sheets: Sheets


def convert(source: Path | str) -> Converted:
    """Converts a workbook at a path, or the text of a Markdown table. FormError names sheet, row and column."""
    outcome = _outcome(_job(source, every=False))
    if outcome.errors:
        raise outcome.errors[0]
    return Converted(outcome.xml, outcome.warnings, outcome.sheets)


def examine(source: Path | str) -> Outcome:
    """The same, but with every complaint the converter has: it goes on without what it complained about."""
    return _outcome(_job(source, every=True))


def is_trusted(source: Path | str) -> bool:
    """What comes with the program is converted on the spot: a questionnaire of the library, a table in a test.

    Everything else is a stranger's file. This is the one place that tells them apart.
    """
    return isinstance(source, str) or source.resolve().parent == _SHIPPED


def _job(source: Path | str, *, every: bool) -> Job:
    if isinstance(source, str):
        return Job(source.encode(), ".md", "", every, is_trusted=True)
    return Job(guard.read(source), source.suffix.lower(), source.stem, every, is_trusted=is_trusted(source))


def _outcome(job: Job) -> Outcome:
    return converter.work(job) if job.is_trusted else child.work(job)


__all__ = ["Converted", "FormError", "Outcome", "Sheets", "convert", "examine", "is_trusted"]
