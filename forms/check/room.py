"""Types and appearances that the interview room shows in another way than Collect, or not at all.

The two tables are also what docs/forms.md prints. An appearance that changes nothing for the answer is only listed.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from forms.check.findings import Finding, warning
from forms.definition import Question
from forms.form import Form
from forms.xlsform import Sheets

YES, DIFFERS, NO = "yes", "differs", "no"


@dataclass(frozen=True, slots=True)
class Support:
    """Whether something is supported, and how it differs, as a code; `warns` when the check speaks of it."""

    level: str
    how: str = ""
    warns: bool = False


_SAME = Support(YES)
_GREGORIAN = Support(DIFFERS, "room.gregorian", warns=True)
_NO_MAP = Support(DIFFERS, "room.typed_place", warns=True)
_CAMERA = Support(YES, "room.no_camera")

APPEARANCES: dict[str, Support] = {
    "multiline": _SAME,
    "autocomplete": _SAME,
    "search": Support(DIFFERS, "room.searched"),
    "minimal": Support(DIFFERS, "room.searched"),
    "likert": _SAME,
    "label": _SAME,
    "list-nolabel": _SAME,
    "list": _SAME,
    "table-list": _SAME,
    "field-list": Support(YES, "room.one_page"),
    "numbers": _SAME,
    "thousands-sep": _SAME,
    "no-calendar": _SAME,
    "quick": _SAME,
    "quickcompact": _SAME,
    "horizontal": _SAME,
    "horizontal-compact": _SAME,
    "vertical": _SAME,
    "compact": _SAME,
    "columns": _SAME,
    "columns-pack": _SAME,
    "no-buttons": _SAME,
    "hide-input": Support(DIFFERS, "room.typed_place"),
    "map": Support(DIFFERS, "room.no_map", warns=True),
    "image-map": Support(DIFFERS, "room.no_picture", warns=True),
    "month-year": _SAME,
    "year": _SAME,
    "ethiopian": _GREGORIAN,
    "coptic": _GREGORIAN,
    "islamic": _GREGORIAN,
    "bikram-sambat": _GREGORIAN,
    "myanmar": _GREGORIAN,
    "persian": _GREGORIAN,
    "buddhist": _GREGORIAN,
    "rating": Support(YES, "room.stars"),
    "picker": Support(YES, "room.steps"),
    "no-ticks": _SAME,
    "signature": _SAME,
    "draw": _SAME,
    "annotate": _SAME,
    "new": _CAMERA,
    "new-front": _CAMERA,
    "placement-map": _NO_MAP,
    "maps": _NO_MAP,
    "streets": _NO_MAP,
    "satellite": _NO_MAP,
    "bearing": Support(DIFFERS, "room.typed_number", warns=True),
    "masked": _SAME,
    "hidden-answer": _SAME,
    "url": Support(DIFFERS, "room.not_opened", warns=True),
    "printer": Support(DIFFERS, "room.not_printed", warns=True),
    "counter": Support(YES, "room.steps"),
    "randomized": _SAME,
}
# By their first letters: `columns-3`, `ex:org.app.scan(…)`.
PREFIXES = {
    "columns-": _SAME,
    "compact-": _SAME,
    "quickcompact-": _SAME,
    "ex:": Support(DIFFERS, "room.no_program", warns=True),
    "search(": Support(DIFFERS, "room.searched"),
}

# By control, or type of the answer.
TYPES: dict[str, Support] = {
    "text": _SAME,
    "integer": _SAME,
    "decimal": _SAME,
    "select_one": _SAME,
    "select_multiple": _SAME,
    "rank": Support(YES, "room.ranked"),
    "note": _SAME,
    "date": _SAME,
    "time": _SAME,
    "dateTime": _SAME,
    "acknowledge": _SAME,
    "range": _SAME,
    "barcode": Support(DIFFERS, "room.typed_code"),
    "geopoint": Support(DIFFERS, "room.typed_place"),
    "geotrace": Support(DIFFERS, "room.typed_shape", warns=True),
    "geoshape": Support(DIFFERS, "room.typed_shape", warns=True),
    "image": _CAMERA,
    "audio": Support(YES, "room.no_microphone"),
    "video": _CAMERA,
    "file": Support(DIFFERS, "room.file"),
    "background-audio": Support(NO, "room.not_recorded", warns=True),
}


def look(form: Form, sheets: Sheets) -> Iterator[Finding]:
    """What an interviewer will see otherwise than the author may expect."""
    for path, question in form.questions.items():
        if not question.control:
            continue
        kind = kind_of(question)
        if (shown := TYPES.get(kind)) is not None and shown.warns:
            yield warning("check.type_differs", "survey", column="type", xpath=path, type=kind, how=shown.how)
        for word in question.appearance.split():
            yield from _appearance(path, word)
    for action in form.definition.actions:
        if action.kind == "recordaudio":
            how = TYPES["background-audio"].how
            yield warning(
                "check.type_differs", "survey", column="type", xpath=action.target, type="background-audio", how=how
            )
    for path, group in form.groups.items():
        for word in group.appearance.split():
            yield from _appearance(path, word)


def support_of(appearance: str) -> Support | None:
    """What is known of one word of an appearance; None for a word nobody knows."""
    found = APPEARANCES.get(appearance)
    if found is None:
        found = next((one for start, one in PREFIXES.items() if appearance.startswith(start)), None)
    return found


def kind_of(question: Question) -> str:
    """The type as a person names it in the survey sheet."""
    if question.control in ("select1", "select", "rank"):
        return {"select1": "select_one", "select": "select_multiple"}.get(question.control, "rank")
    if question.control == "range":
        return "range"
    if question.control == "upload":
        kind = question.parameters.get("mediatype", "").partition("/")[0]
        return kind if kind in ("image", "audio", "video") else "file"
    return {"string": "text", "int": "integer"}.get(question.type, question.type)


def _appearance(path: str, word: str) -> Iterator[Finding]:
    known = support_of(word)
    if known is None or not known.warns:
        return
    yield warning("check.appearance", "survey", column="appearance", xpath=path, appearance=word, how=known.how)
