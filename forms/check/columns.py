"""Columns that nobody reads because their heading is misspelt, and texts without a language beside others with one."""

from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches

from forms.check.findings import Finding, warning
from forms.form import Form
from forms.xlsform import Sheets

_SURVEY = frozenset(
    {
        "type", "name", "label", "hint", "guidance_hint", "required", "required_message", "relevant", "constraint",
        "constraint_message", "calculation", "trigger", "read_only", "default", "appearance", "parameters",
        "choice_filter", "repeat_count", "image", "big-image", "audio", "video", "autoplay", "save_to", "note",
        "disabled", "media", "bind", "body", "instance", "readonly", "requiredmsg", "noapperrorstring", "calculate",
        "relevance", "count", "command", "caption", "tag", "value", "rows", "constraining_message",
        "no_app_error_string", "compact_tag", "query", "control", "intent",
    }
)
_SETTINGS = frozenset(
    {
        "form_title", "form_id", "version", "default_language", "instance_name", "namespaces", "style",
        "allow_choice_duplicates", "public_key", "submission_url", "auto_send", "auto_delete", "clean_text_values",
        "title", "id_string", "name", "sms_keyword", "sms_separator", "prefix", "delimiter", "attribute",
        "instance_xmlns", "omit_instanceid", "set_form_title", "set_form_id", "client_editable",
    }
)
_TRANSLATED = frozenset({"label", "hint", "guidance_hint", "required_message", "constraint_message"})
# Two letters wrong in a word of eight; a column of the author's own notes is further away than that.
_ALIKE = 0.8


def look(form: Form, sheets: Sheets) -> Iterator[Finding]:
    """Everything about headings."""
    for sheet, known in (("survey", _SURVEY), ("settings", _SETTINGS)):
        for heading in sheets.headings.get(sheet, ()):
            written = heading.partition(":")[0].strip().replace(" ", "_")
            near = get_close_matches(written, known, n=1, cutoff=_ALIKE) if written not in known else []
            if near:
                found = warning("check.misspelt_column", sheet, column=heading, heading=heading, wanted=near[0])
                yield _first_row(found)
    named = (heading.partition(":")[::2] for heading in sheets.headings.get("survey", ()))
    if any(column.strip() in _TRANSLATED and language for column, language in named):
        yield from _without_language(sheets)


def _without_language(sheets: Sheets) -> Iterator[Finding]:
    """Columns of texts that have no language, in a workbook whose texts have languages."""
    for sheet, rows in (("survey", sheets.survey), ("choices", sheets.choices)):
        for heading in sheets.headings.get(sheet, ()):
            if heading in _TRANSLATED and any(row.cells.get(heading) for row in rows):
                yield _first_row(warning("check.column_without_language", sheet, column=heading))


def _first_row(found: Finding) -> Finding:
    return replace(found, row=1)
