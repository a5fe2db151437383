"""The sentences of the codes whose form depends on how many there are."""

from collections.abc import Callable, Mapping
from typing import Final

from model.language import ngettext

# Code -> the parameter that counts, and the sentence for its number.
COUNTED: Final[Mapping[str, tuple[str, Callable[[int], str]]]] = {
    "interview.incomplete": (
        "count",
        lambda n: ngettext(
            "The interview cannot be finished yet: {count} question needs attention.",
            "The interview cannot be finished yet: {count} questions need attention.",
            n,
        ),
    ),
    "xpath.arguments": (
        "given",
        lambda n: ngettext(
            "“{text}” gives the function “{name}” {given} value; it takes {least} to {most}. "
            "Look for a comma or a bracket.",
            "“{text}” gives the function “{name}” {given} values; it takes {least} to {most}. "
            "Look for a comma or a bracket.",
            n,
        ),
    ),
    "sync.files_missing": (
        "count",
        lambda n: ngettext(
            "The hub still lacks {count} file of this finished form. It goes with the next sync.",
            "The hub still lacks {count} files of this finished form. They go with the next sync.",
            n,
        ),
    ),
    "sync.counts": (
        "there",
        lambda n: ngettext(
            "The hub counts {there} finished form from this device; here the number is {here}. Tell your supervisor.",
            "The hub counts {there} finished forms from this device; here the number is {here}. Tell your supervisor.",
            n,
        ),
    ),
    "demonstration.not_sent": (
        "waiting",
        lambda n: ngettext(
            "The demonstration could not deliver {waiting} finished form ({reason}). Run it again.",
            "The demonstration could not deliver {waiting} finished forms ({reason}). Run it again.",
            n,
        ),
    ),
    "hub.too_many_attempts": (
        "seconds",
        lambda n: ngettext(
            "Too many wrong codes. Try again in {seconds} second.",
            "Too many wrong codes. Try again in {seconds} seconds.",
            n,
        ),
    ),
}
