"""docs/forms.md says what the code does: its tables of functions, types, appearances and limits are compared."""

import re
from pathlib import Path

import pytest

from forms import media_names, xml
from forms.check import room
from forms.xlsform import child, converter, guard
from forms.xpath import compile_expression, parser, predicates
from forms.xpath.registry import FUNCTIONS, MANY
from model.messages import SENTENCES

TEXT = (Path(__file__).parents[2] / "docs" / "forms.md").read_text(encoding="utf-8")
LEVELS = {room.YES, room.DIFFERS, room.NO}
WANTED = """
    abs acos area asin atan atan2 base64-decode boolean boolean-from-string ceiling checklist coalesce concat contains
    cos count count-non-empty count-selected current date date-time decimal-date-time decimal-time digest distance
    ends-with exp exp10 extract-signed false floor format-date format-date-time geofence if indexed-repeat instance int
    jr:choice-name jr:itext join last local-name log log10 max min name normalize-space not now number once pi position
    pow pulldata random randomize regex round selected selected-at sin sqrt starts-with string string-length substr
    substring substring-after substring-before sum tan today translate true uuid version weighted-checklist search
    depend is-selected property
"""


def table(heading):
    """The rows of the table under a heading, as lists of cells."""
    part = TEXT.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    rows = [
        [cell.strip() for cell in line.strip("|").split(" | ")] for line in part.splitlines() if line.startswith("| `")
    ]
    return [[row[0].strip("`"), *row[1:]] for row in rows]


def arguments(function):
    if function.most >= MANY:
        return f"{function.least} or more"
    return str(function.least) if function.least == function.most else f"{function.least}–{function.most}"


def test_every_function_stands_in_the_table_with_its_arguments():
    written = {row[0]: row[1] for row in table("Functions")}
    assert written == {name: arguments(function) for name, function in FUNCTIONS.items()}
    assert [row[0] for row in table("Functions")] == sorted(FUNCTIONS)
    assert {row[2] for row in table("Functions")} <= LEVELS


def test_every_function_of_both_references_is_known():
    assert set(WANTED.split()) - set(FUNCTIONS) == set()


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_a_function_with_one_argument_too_many_is_refused(name):
    function = FUNCTIONS[name]
    if function.most < MANY:
        with pytest.raises(Exception, match=r"xpath\."):
            compile_expression(f"{name}({', '.join(['1'] * (function.most + 1))})", context_path="/data/a")


def test_types_and_appearances_are_those_of_the_check():
    for heading, known in (("Types", room.TYPES), ("Appearances", room.APPEARANCES)):
        written = {row[0]: row[1:] for row in table(heading)}
        for name, support in known.items():
            assert written[name] == [support.level, SENTENCES[support.how] if support.how else ""], name


@pytest.mark.parametrize(
    "heading", ["Sheet survey", "Sheet choices", "Sheet settings", "Types", "Appearances", "Parameters"]
)
def test_every_row_has_a_level(heading):
    assert {row[1] for row in table(heading)} <= LEVELS


def test_the_limits_are_those_of_the_code():
    limits = TEXT.partition("\n## Limits\n")[2].partition("\n## ")[0]
    standing = {
        f"{guard.MAX_BYTES // 2**20} MiB",
        f"{guard.MAX_MEMBERS} members",
        f"{guard.MAX_UNPACKED // 1_000_000} MB unpacked",
        f"{guard.MAX_RATIO}-fold",
        f"{child.LIMITS.cpu_seconds} s of CPU",
        f"{child.LIMITS.memory // 2**30} GiB",
        f"{child.LIMITS.wall_seconds:.0f} s by the clock",
        f"{converter.MAX_QUESTIONS:,} of `survey`",
        f"{converter.MAX_CHOICES:,} of `choices`",
        f"{xml.MAX_BYTES // 1_000_000} MB, {xml.MAX_DEPTH} levels",
        f"{parser.DEPTH_LIMIT} levels",
        f"{predicates.MOST_TESTED:,}, then",
        f"{media_names.MAX_BYTES} bytes",
    }
    assert {one for one in standing if one not in limits} == set()
    for code in re.findall(r"`((?:xlsform|xml|xpath|media)\.[a-z_]+)`", limits):
        assert code in SENTENCES, code


def test_what_it_names_is_there():
    root = Path(__file__).parents[2]
    for name in re.findall(r"`((?:tests|forms|docs)/[\w/.]+)`", TEXT):
        assert (root / name).exists(), name
