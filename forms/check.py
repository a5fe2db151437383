"""Everything wrong with a form, all at once, in the order of its sheets: errors, missing translations, media, names."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from forms import xlsform
from forms.definition import Element, Question
from forms.errors import FormError
from forms.form import Form, loads, media_beside
from forms.itext import Text

ERROR = "error"
WARNING = "warning"
_SHEETS = ("settings", "survey", "choices")


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


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of a form's texts a language has."""

    language: str
    translated: int
    of: int


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
        return not any(finding.blocking for finding in self.findings)


def check(source: Path, *, media: Path | None = None) -> Report:
    """Checks a workbook or an XForm file and whether its media are there."""
    media = media or media_beside(source)
    warnings: tuple[str, ...] = ()
    sheets = xlsform.Sheets()
    try:
        if source.suffix.lower() == ".xml":
            form = loads(source.read_bytes() if source.is_file() else b"", media=media)
        else:
            converted = xlsform.convert(source)
            warnings, sheets = converted.warnings, converted.sheets
            form = loads(converted.xml, media=media)
    except FormError as error:
        return Report(None, (_error(sheets.locate(error)),), ())
    findings = [*(_warning(text) for text in warnings), *_placed(look(form), sheets)]
    findings.sort(key=lambda finding: (_SHEETS.index(finding.sheet) if finding.sheet in _SHEETS else 9, finding.row))
    return Report(form, tuple(findings), coverage(form))


def _placed(findings: Iterator[Finding], sheets: xlsform.Sheets) -> Iterator[Finding]:
    """The findings with the rows of the survey sheet they speak of."""
    for finding in findings:
        row = sheets.row(finding.xpath) if finding.sheet == "survey" else None
        yield replace(finding, row=row.number) if row else finding


def look(form: Form) -> Iterator[Finding]:
    """What is wrong with a form that could be read."""
    yield from _collisions(form)
    for element in form.elements.values():
        yield from _unlabelled(form, element)
        yield from _untranslated(form, element)
        yield from _repeated_choices(element)
    for name in form.missing_media:
        yield Finding(WARNING, "check.missing_media", params={"file": name})
    for path in form.definition.homeless_binds:
        yield Finding(WARNING, "form.bind_without_node", xpath=path)
    if form.version == "":
        yield Finding(WARNING, "check.no_version", sheet="settings", column="version")


def coverage(form: Form) -> tuple[Coverage, ...]:
    """For each language how many of the form's texts it has."""
    texts = form.definition.texts
    keys = [Text(key=key) for key in texts.all_keys()]
    missing = Counter(language for key in keys for language in texts.untranslated(key))
    return tuple(Coverage(language, len(keys) - missing[language], len(keys)) for language in form.languages)


def _error(error: FormError) -> Finding:
    return Finding(ERROR, error.code, error.sheet, error.row, error.column, error.xpath, dict(error.params))


def _warning(text: str) -> Finding:
    said = xlsform.converter.complaint(text, "", {})
    params: dict[str, object] = {"reason": said.params["reason"]}
    return Finding(WARNING, "check.converter", said.sheet, said.row, said.column, params=params)


def _collisions(form: Form) -> Iterator[Finding]:
    """Names that differ only in case, or stand twice in different groups: exports and people mix them up."""
    seen: dict[str, str] = {}
    for path, question in form.questions.items():
        other = seen.setdefault(question.name.lower(), path)
        if other != path and question.control:
            yield Finding(WARNING, "check.same_name", "survey", xpath=path, params={"other": other})


def _unlabelled(form: Form, element: Element) -> Iterator[Finding]:
    if isinstance(element, Question) and element.control and not element.label:
        yield Finding(WARNING, "check.no_label", "survey", column="label", xpath=element.path)


def _untranslated(form: Form, element: Element) -> Iterator[Finding]:
    texts = form.definition.texts
    columns = {"label": element.label, "hint": element.hint}
    if isinstance(element, Question):
        columns |= {"required_message": element.required_message, "constraint_message": element.constraint_message}
    for column, text in columns.items():
        for language in texts.untranslated(text):
            params: dict[str, object] = {"language": language}
            yield Finding(WARNING, "check.untranslated", "survey", column=column, xpath=element.path, params=params)
    if isinstance(element, Question) and element.choices is not None:
        for choice in element.choices.fixed:
            for language in texts.untranslated(choice.label):
                params = {"language": language, "choice": choice.value}
                yield Finding(WARNING, "check.untranslated_choice", "choices", xpath=element.path, params=params)


def _repeated_choices(element: Element) -> Iterator[Finding]:
    if isinstance(element, Question) and element.choices is not None:
        for value, times in Counter(choice.value for choice in element.choices.fixed).items():
            if times > 1:
                yield Finding(WARNING, "check.repeated_choice", "choices", xpath=element.path, params={"choice": value})
