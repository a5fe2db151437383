"""What a column of an exported table is: its name, kind, words and values; no answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from forms.definition import Question

Words = Mapping[str, str]  # language -> text

TEXT, CODE, FLAG, INTEGER, DECIMAL, DATE, MOMENT, TIME = (
    "text", "code", "flag", "integer", "decimal", "date", "moment", "time",
)  # fmt: skip
NO_ANSWER = ("97", "98", "99")
_KINDS_OF_NO_ANSWER = frozenset({"na", "dk", "refusal", "ref"})


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a list: what stands in the table, its words, the group it belongs to, whether it is no answer.

    `number` counts through the list of the oldest version and what later ones added, for where only numbers may be.
    """

    code: str
    words: Words = field(default_factory=dict)
    group: str = ""
    missing: bool = False
    number: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `path` is the question it comes from, "" if the program knows it by itself; `part` is the choice or
    the coordinate that a column of its own was made for. `numeric` codes are whole numbers."""

    name: str
    kind: str
    words: Words
    path: str = ""
    part: str = ""
    type: str = ""
    origin: str = "program"  # question, calculation, metadata, program
    values: tuple[Value, ...] = ()
    numeric: bool = False
    marks: tuple[tuple[str, str], ...] = ()
    versions: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()  # what became another thing from one version to another: "type", "list", "label"
    relevance: str = ""
    reads: frozenset[str] = frozenset()  # paths of the questions that decide whether it is asked or what it is
    repeat: str = ""

    def mark(self, name: str) -> str:
        """What the form says about the question under this name, or ""."""
        return dict(self.marks).get(name, "")

    @property
    def personal(self) -> bool:
        """Whether some version of the form says that it holds what belongs to one person."""
        return self.mark("personal") == "yes"

    @property
    def missing(self) -> tuple[str, ...]:
        """Codes that are no answer, in their order; only of whole numbers."""
        return tuple(one.code for one in self.values if one.missing) if self.numeric else ()

    def said(self, language: str) -> str:
        """The words of the column in a language, or in another one rather than none."""
        return spoken(self.words, language) or self.name


LETTERS = {"97": "a", "98": "b", "99": "c"}  # Stata's .a, .b, .c


def numbered(column: Column) -> Iterator[tuple[Value, int]]:
    """Each value with its number, for a format in which codes cannot be words; values in no list come last."""
    last = max((one.number for one in column.values), default=0)
    for one in column.values:
        last += not one.number
        yield one, one.number or last


def spoken(words: Words, language: str) -> str:
    """The words in this language, or in the first that has them."""
    return next((words[one] for one in (language, "kk", "ru", "en", *words) if words.get(one)), "")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question over all versions of its form, with the columns that its answers fill."""

    path: str
    kind: str
    columns: tuple[Column, ...]
    is_many: bool = False
    is_rank: bool = False
    is_point: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """One table of a form: the interviews themselves, or one repeat of it."""

    name: str
    form: str
    repeat: str  # path; "" for the interviews
    parent: str  # name of the table that its rows belong to; "" for the interviews
    own: tuple[Column, ...]  # of the program: ids, version, place
    asked: tuple[Asked, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns in their order."""
        return (*self.own, *(column for one in self.asked for column in one.columns))


@dataclass(slots=True)
class Table:
    """A filled table: each column with as many values as there are rows, None where there is none.

    Codes are texts, or whole numbers if `numeric`; flags 0 and 1; dates `date`, moments `datetime`, times `time`."""

    layout: Layout
    columns: list[Column]
    content: dict[str, list[object]]
    unreadable: int = 0  # rows whose interview is no document that can be read: they stand here without answers

    def __len__(self) -> int:
        return len(next(iter(self.content.values()), ()))

    @property
    def name(self) -> str:
        """The name of the table, its sheet and its file."""
        return self.layout.name

    def find(self, **marks: str) -> Iterator[Column]:
        """The columns whose question the form marks so."""
        for column in self.columns:
            if all(column.mark(name) == value for name, value in marks.items()):
                yield column


def values_that_are_no_answer(codes: Mapping[str, str]) -> frozenset[str]:
    """Of code -> kind as the list itself says: those that are no answer. A list that says nothing keeps 97-99 for them
    unless it counts through the nineties."""
    said = {code for code, kind in codes.items() if kind in _KINDS_OF_NO_ANSWER}
    if any(codes.values()):
        return frozenset(said)
    counts_through = any(code.isdecimal() and 90 <= int(code) <= 95 for code in codes)
    return frozenset() if counts_through else frozenset(NO_ANSWER) & frozenset(codes)


def origin(question: Question) -> str:
    """Where the values come from: an answer, a calculation, or the device."""
    return {"calculation": "calculation", "hidden": "calculation", "metadata": "metadata"}.get(
        question.kind, "question"
    )
