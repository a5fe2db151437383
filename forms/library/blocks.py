"""The pieces that several questionnaires share: consent, region, a moment of the visit, an open answer."""

from forms.library.sheets import Row, ask, begin, end
from forms.library.texts import TERMS, Text, consent, own

AGREED = "${consent} = 'yes'"
DECLINED = "${consent} = 'no'"
REFUSED = f"if({DECLINED}, if(${{declined}} != '', ${{declined}}, '3.2'), '')"  # refused before screening
SEARCHED = "minimal autocomplete"


def agreement(minutes: str) -> list[Row]:
    """The oral consent; a "no" ends the interview with an outcome code: all else is relevant only after a "yes"."""
    return [
        begin("agreement", own("s_consent")),
        ask("select_one yes_no", "consent", consent(minutes), hint=own("consent_hint"), required="yes",
            marks={"role": "consent"}),
        ask("calculate", "consent_time", marks={"role": "consent_time"},
            calculation="if(${consent} = '', '', once(now()))"),
        ask("select_one declined", "declined", own("declined"), relevant=DECLINED, marks={"role": "declined"}),
        ask("note", "farewell", own("farewell"), relevant=DECLINED, marks={"role": "farewell"}),
        end(),
    ]  # fmt: skip


def region() -> Row:
    """The region of the centre or of the talk."""
    return ask(
        "select_one region", "region", TERMS["region"], required="yes", appearance=SEARCHED, marks={"role": "region"}
    )


def moment(name: str, label: Text, kind: str, *before: str, hint: Text | None = None, **columns: str) -> Row:
    """A time of day that is not earlier than others; `kind` says which moment of the visit it is."""
    if before:
        columns["constraint"] = not_before(*before)
    message = own("bad_order") if before else None
    return ask("time", name, label, hint=hint, message=message, marks={"role": "time", "time": kind}, **columns)


def not_before(*questions: str) -> str:
    """The constraint of a time that follows others; those that are not known do not count."""
    return " and ".join(f"(${{{name}}} = '' or decimal-time(.) >= decimal-time(${{{name}}}))" for name in questions)


def in_order(first: str, second: str) -> str:
    """The minutes between two times; nothing while one of them is typed wrong and they stand the other way round."""
    return f"if(decimal-time(${{{second}}}) < decimal-time(${{{first}}}), '', {minutes(first, second)})"


def minutes(first: str, second: str) -> str:
    """The whole minutes from one time to another."""
    return f"round((decimal-time(${{{second}}}) - decimal-time(${{{first}}})) * 1440, 0)"


def open_answer(
    name: str, label: Text, longest: int, *, hint: Text, marks: dict[str, str], lines: bool = True, **columns: str
) -> Row:
    """Free text, not too long. Personal numbers in it are the program's to find: a valid one blocks, others warn."""
    if lines:
        columns["appearance"] = "multiline"
    limit = f"string-length(.) <= {longest}"
    return ask("text", name, label, hint=hint, message=own("bad_text"), marks=marks, constraint=limit, **columns)


def unlikely(rule: str, message: Text) -> dict[str, str]:
    """The marks of a soft check: an answer against the rule is kept, and a reason for it asked."""
    return {"soft": rule, **{f"soft_message_{code}": getattr(message, code) for code in ("kk", "ru", "en")}}
