"""pyxform's remarks about a workbook that it could use, as our codes; what the check says itself is passed over."""

import re

from forms.errors import FormError

_ROW = re.compile(r"\[row : (\d+)\]\s*")
# (code, sheet, column, what the remark says); no code for what the check finds itself or what is nothing on a desktop.
_KNOWN: tuple[tuple[str, str, str, str], ...] = (
    ("check.choice_heading", "choices", "", r"On the 'choices' sheet, the '(?P<name>[^']*)' value is invalid\. Column"),
    ("check.choice_no_label", "choices", "label", r"the 'label' value is invalid\. Choices should have a label"),
    ("check.or_other", "survey", "type", r"uses or_other and translations"),
    ("check.disabled", "survey", "disabled", r"'disabled' column header"),
    ("check.skipped_row", "survey", "type", r"Row without name, text, or label"),
    ("check.device_only", "survey", "type", r"(?P<type>\w+) is no longer supported on most devices"),
    ("check.group_no_label", "survey", "label", r"(?:Group|Repeat|Loop) has no label"),
    ("check.two_ids", "settings", "form_id", r"form_id and id_string"),
    (
        "check.sheet_name",
        "",
        "",
        r"a sheet named '(?P<wanted>[^']*)', the following sheets with similar names were found: (?P<names>[^.]*)\.",
    ),
    ("check.language_code", "", "", r"do not contain valid machine-readable codes: (?P<languages>.*?)\. Learn"),
    (
        "",
        "",
        "",
        r"is missing the|value '[^']*' is problematic|translation|external is only meant|max-pixels parameter",
    ),
)
_PATTERNS = tuple((code, sheet, column, re.compile(text, re.DOTALL)) for code, sheet, column, text in _KNOWN)


def remark(text: str) -> FormError | None:
    """The place, the code and its parameters; None for what need not be said. Unknown ones keep pyxform's words."""
    row = _ROW.search(text)
    number = int(row[1]) if row else 0
    for code, sheet, column, pattern in _PATTERNS:
        match = pattern.search(text)
        if match is not None and code:
            said = {name: found.replace("'", "") for name, found in match.groupdict().items()}
            return FormError(code, sheet=sheet, row=number, column=column or said.get("name", ""), **said)
        if match is not None:
            return None
    return FormError("check.converter", sheet="survey" if number else "", row=number, reason=_ROW.sub("", text).strip())
