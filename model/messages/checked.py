"""What a check of a questionnaire says, line by line: the one source of the window's page and the command line."""

from collections.abc import Iterator
from typing import Any

from model.language import N_, NAMES, _, formats
from model.messages import finding, place, worded

# An error keeps the form from use; a difference is about how the room shows it; anything else is a remark.
ERROR, DIFFERENCE, REMARK = "error", "difference", "remark"
KINDS = {ERROR: N_("Error"), DIFFERENCE: N_("Shown differently"), REMARK: N_("Remark")}
_OF_THE_ROOM = ("check.appearance", "check.type")


def kind_of(each: Any) -> str:
    """Error, difference or remark."""
    if each.blocking:
        return ERROR
    return DIFFERENCE if each.code.startswith(_OF_THE_ROOM) else REMARK


def where(each: Any) -> str:
    """The place of a finding; empty for one about the form as a whole."""
    return place(each)


def what(each: Any) -> str:
    """What it is, what it means for the interviewer, how to mend it."""
    return worded(each.code, each.params)


def line(each: Any) -> str:
    """A finding as one line of a list."""
    return f"{_(KINDS[kind_of(each)])}: {finding(each)}"


def coverage_line(one: Any) -> str:
    """How much of the form a language has."""
    said = _("{language}: {percent} of the texts ({translated} of {of})")
    named, share = NAMES.get(one.language, one.language), formats.percent(one.percent / 100, 0)
    return said.format(language=named, percent=share, translated=one.translated, of=one.of)


def verdict(report: Any) -> str:
    """Whether the form can be used."""
    return _("The form can be used.") if report.is_usable else _("The form cannot be used yet.")


def lines(report: Any) -> Iterator[str]:
    """The whole report: findings in the order of the sheets, coverage, verdict."""
    yield from (line(each) for each in report)
    yield from (coverage_line(one) for one in report.coverage)
    yield verdict(report)
