"""Tables without persons: what is left out, coarsened, rounded or renamed, and an account of it. It reads no form.

The rules stand in docs/data-files.md; each line of the account is one of them.
"""

import hashlib
import hmac
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from exports.files import anonymity, columns, words
from exports.files.anonymity import LAST, STEPS
from exports.files.columns import Column, Table, Value
from exports.files.withholding import withhold
from model.language import LANGUAGES, N_

DIGITS = 3  # of a degree: some 100 m
_CALCULATED = frozenset({"time", "outcome", "channel_family", "settlement", "shift", "status", "score", "applicable",
                         "met", "critical_failed", "passed"})  # fmt: skip
_OF_STAFF = frozenset({"window", "windows", "certified", "person", "moderator", "released_by"})
_SHAPES = frozenset({"geotrace", "geoshape"})
_ON_PAPER = frozenset({"item", "eservice", "fact", "channel", "channel_family", "settlement", "consent", "declined",
                       "outcome", "profile"})  # fmt: skip
# Detail that a row keeps, by step.
DETAIL = (
    N_("region, service, age, sex"),
    N_("region, group of the service, age, sex"),
    N_("region, group of the service, wide age group, sex"),
    N_("region, age, sex"),
    N_("region, wide age group, sex"),
    N_("region, sex"),
    N_("region"),
    N_("nothing"),
)
PERSONAL, FREE_TEXT, CALCULATION, DEVICE, FILE, STAFF, PLACE = (
    "personal", "text", "calculation", "device", "file", "staff", "place",
)  # fmt: skip


@dataclass(slots=True)
class Account:
    """What was done: columns left out by reason, rows by the detail they keep, answers blanked by column."""

    left_out: dict[str, list[str]] = field(default_factory=dict)
    detail: Counter[int] = field(default_factory=Counter)
    blanked: Counter[str] = field(default_factory=Counter)
    rows: int = 0


def without_persons(tables: Sequence[Table], key: bytes) -> tuple[tuple[Table, ...], Account]:
    """The same tables as they may be handed on; `key` makes the pseudonyms, the same ones at every export."""
    account = Account(rows=len(tables[0]))
    regions = dict(zip(tables[0].content[words.ID], tables[0].content[words.REGION], strict=True))
    done = tuple(_one(table, regions, key, account) for table in tables)
    return done, account


def _one(table: Table, regions: Mapping[object, object], key: bytes, account: Account) -> Table:
    table = _ordered(_renamed(table, key), table)
    before = {name: len(values) - values.count(None) for name, values in table.content.items()}
    domains = [str(regions[one] or "") for one in table.content.pop(_TRUE_ID)]
    traits = _Traits.of(table, domains)
    if not table.layout.repeat:
        _blank(table, withhold(domains, _answers_on_paper(table, traits), key.hex()))
    if traits.are_there:
        traits.coarsen(table, account)
    kept = _kept(table, account)
    if not table.layout.repeat:
        account.blanked = _lost(before, kept)
    content = {column.name: values for column, values in kept}
    return Table(table.layout, [column for column, _ in kept], content, table.unreadable)


# --- who ----------------------------------------------------------------------------------------------------------

_TRUE_ID = "\0id"
_PREFIX = {words.ID: "I", words.DEVICE: "D", words.INTERVIEWER: "P"}


def pseudonym(kind: str, true: str, key: bytes) -> str:
    """A name that says nothing and is the same at every export of this data folder."""
    return f"{kind}-{hmac.new(key, f'{kind}{true}'.encode(), hashlib.sha256).hexdigest()[:12]}"


def _renamed(table: Table, key: bytes) -> dict[str, list[object]]:
    content = dict(table.content)
    content[_TRUE_ID] = list(content[words.ID])
    for name, kind in _PREFIX.items():
        if name in content:
            content[name] = [pseudonym(kind, str(one), key) if one else None for one in content[name]]
    for name in (words.KEY, words.PARENT):
        if name in content:
            content[name] = [_rekeyed(str(one), key) for one in content[name]]
    return content


def _rekeyed(key_of_row: str, key: bytes) -> str:
    instance, slash, rest = key_of_row.partition("/")
    return pseudonym("I", instance, key) + slash + rest


def _ordered(content: dict[str, list[object]], table: Table) -> Table:
    """Rows in the order of the pseudonyms: the order in which interviews came says who was where."""
    ids = content[words.ID]
    order = sorted(range(len(ids)), key=lambda at: (str(ids[at]), at))
    moved = {name: [values[at] for at in order] for name, values in content.items()}
    return Table(table.layout, list(table.columns), moved, table.unreadable)


# --- small groups -------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Traits:
    """The columns that region, service, age and sex are recognised by, and each row's values."""

    region: list[Column]
    service: Column | None
    age: Column | None
    sex: Column | None
    rows: list[anonymity.Traits]

    @classmethod
    def of(cls, table: Table, domains: Sequence[str]) -> "_Traits":
        region = [one for one in table.columns if one.name == words.REGION or one.mark("role") == "region"]
        service = next(table.find(role="service"), None)
        age, sex = next(table.find(profile="age"), None), next(table.find(profile="sex"), None)
        each = [
            [(domain, domain) for domain in domains],
            _pairs(table, service, {} if service is None else {one.code: one.group for one in service.values}),
            _ages(table, age),
            _pairs(table, sex, {}),
        ]
        return cls(region, service, age, sex, list(zip(*each, strict=True)))

    @property
    def are_there(self) -> bool:
        """Whether anybody was asked for age or sex here."""
        return self.age is not None or self.sex is not None

    def names(self) -> set[str]:
        return {one.name for one in (*self.region, self.service, self.age, self.sex) if one is not None}

    def coarsen(self, table: Table, account: Account) -> None:
        """Each row keeps the detail at which k rows are alike."""
        steps = anonymity.steps(self.rows)
        if not table.layout.repeat:
            account.detail.update(steps)
        groups = [row[1][1] if STEPS[step][1] else "" for row, step in zip(self.rows, steps, strict=True)]
        ages = [row[2][1] if STEPS[step][2] else "" for row, step in zip(self.rows, steps, strict=True)]
        for one in self.region:
            _keep_where(table, one.name, [bool(STEPS[step][0]) for step in steps])
        self._keep(table, self.service, 1, steps)
        self._keep(table, self.age, 2, steps)
        self._keep(table, self.sex, 3, steps)
        for name in (words.DEVICE, words.INTERVIEWER):
            _keep_where(table, name, [step != LAST for step in steps])
        if self.service is not None and any(groups):
            _add(table, words.SERVICE_GROUP, groups, _groups_of(self.service))
        if self.age is not None:
            _add(table, words.AGE_GROUP, ages, tuple(_bands(self.age, ages)))
        said = tuple(Value(str(at), words.in_each(text)) for at, text in enumerate(DETAIL))
        _add(table, words.DETAIL, [str(step) for step in steps], said)

    def _keep(self, table: Table, column: Column | None, trait: int, steps: Sequence[int]) -> None:
        if column is not None:
            _keep_where(table, column.name, [STEPS[step][trait] == anonymity.WHOLE for step in steps])


def _pairs(table: Table, column: Column | None, coarse: Mapping[str, str]) -> list[tuple[str, str]]:
    if column is None:
        return [("", "")] * len(table)
    return [(text, coarse.get(text, "")) for text in _said(table.content[column.name])]


def _said(values: Iterable[object]) -> list[str]:
    return ["" if one is None else str(one) for one in values]


def _ages(table: Table, column: Column | None) -> list[tuple[str, str]]:
    """Whole and wide: bands of the list two and two, or ten and twenty years where a number was asked."""
    if column is None:
        return [("", "")] * len(table)
    if column.kind in (columns.INTEGER, columns.DECIMAL):
        ages = [int(one) if isinstance(one, int | float) else None for one in table.content[column.name]]
        return [("", "") if one is None else (_decade(one, 10), _decade(one, 20)) for one in ages]
    wide = _wide(column)
    return [(text, wide.get(text, "")) for text in _said(table.content[column.name])]


def _decade(age: int, width: int) -> str:
    return f"{age // width * width}-{age // width * width + width - 1}"


def _wide(column: Column) -> dict[str, str]:
    codes = [one.code for one in column.values if not one.missing]
    pairs = [codes[at : at + 2] for at in range(0, len(codes), 2)]
    return {code: " + ".join(pair) for pair in pairs for code in pair}


def _bands(column: Column, ages: Sequence[str]) -> Iterable[Value]:
    known = {one.code: one.words for one in column.values}
    for band in sorted(set(ages) - {""}):
        parts = [known.get(code, {}) for code in band.split(" + ")]
        said = {language: "; ".join(filter(None, (part.get(language, "") for part in parts))) for language in LANGUAGES}
        yield Value(band, {language: text for language, text in said.items() if text})


def _groups_of(service: Column) -> tuple[Value, ...]:
    from model import reference

    found = {one.group for one in service.values if one.group}
    known = {one.id: one for one in reference.service_groups()}
    return tuple(
        Value(group, {language: known[group].name(language) for language in LANGUAGES} if group in known else {})
        for group in sorted(found)
    )


def _keep_where(table: Table, name: str, keep: Sequence[bool]) -> None:
    if name in table.content:
        values = table.content[name]
        table.content[name] = [one if stays else None for one, stays in zip(values, keep, strict=True)]


def _add(table: Table, name: str, values: Sequence[str], listed: tuple[Value, ...]) -> None:
    column = words.own_column(name, values=listed or (Value(""),))
    at = max(index for index, one in enumerate(table.columns) if one.origin == "program") + 1
    table.columns.insert(at, replace(column, repeat=table.layout.repeat))
    table.content[name] = [one or None for one in values]


# --- rare answers -------------------------------------------------------------------------------------------------


def _answers_on_paper(table: Table, traits: _Traits) -> dict[str, list[object]]:
    """Answers that papers count by region; region, service, age and sex themselves are the matter of `anonymity`."""
    if not any(table.find(role="item")):
        return {}
    wanted = [
        one for one in table.columns
        if one.mark("role") in _ON_PAPER and not one.part and one.name not in traits.names()
        and (one.kind == columns.CODE or one.values or one.origin == "calculation")
    ]  # fmt: skip
    return {one.name: table.content[one.name] for one in wanted}


def _blank(table: Table, lost: Mapping[str, set[int]]) -> None:
    by_path: dict[str, list[Column]] = {}
    for column in table.columns:
        if column.path:
            by_path.setdefault(column.path, []).append(column)
    paths = {column.name: column.path for column in table.columns}
    gone: dict[str, set[int]] = {}
    for name, rows in lost.items():
        for path in _decided_by(paths[name], table.columns):
            gone.setdefault(path, set()).update(rows)
    for path, rows in gone.items():
        for column in by_path.get(path, ()):
            values = list(table.content[column.name])
            for at in rows:
                values[at] = None
            table.content[column.name] = values


def _lost(before: Mapping[str, int], kept: Sequence[tuple[Column, list[object]]]) -> Counter[str]:
    """How many values each column has lost that stays, those given up for small groups included."""
    lost = {
        column.name: before[column.name] - (len(values) - values.count(None)) for column, values in kept
        if column.name in before
    }  # fmt: skip
    return Counter({name: number for name, number in lost.items() if number})


def _decided_by(path: str, every: Sequence[Column]) -> set[str]:
    """The question itself and whatever it decides, directly or through others. An outcome is made of how many questions
    were answered, and says nothing of any."""
    found, size = {path}, 0
    while len(found) > size:
        size = len(found)
        found |= {one.path for one in every if one.path and one.reads & found and one.mark("role") != "outcome"}
    return found


# --- columns ------------------------------------------------------------------------------------------------------


def _kept(table: Table, account: Account) -> list[tuple[Column, list[object]]]:
    kept = []
    surveys = next(table.find(profile="sex"), None) is not None or any(table.find(role="item"))
    for column in table.columns:
        reason = _reason(column, surveys=surveys)
        if reason:
            account.left_out.setdefault(reason, []).append(column.name)
        else:
            soften = _softened(column)
            kept.append((_as_softened(column), [soften(one) for one in table.content[column.name]]))
    return kept


def _reason(column: Column, *, surveys: bool) -> str:
    """Why a column is left out, "" if it is not."""
    role = column.mark("role")
    tests = (
        (PERSONAL, column.personal),
        (DEVICE, column.name == words.RECEIVED or (column.origin == "metadata" and column.kind != columns.DATE)),
        (FILE, column.type == "binary"),
        (STAFF, role in _OF_STAFF or (column.part in ("altitude", "accuracy") and column.type == "geopoint")),
        (PLACE, surveys and (column.name == words.CENTRE or role == "centre")),
        (CALCULATION, column.origin == "calculation" and role not in _CALCULATED),
        (FREE_TEXT, _is_free_text(column)),
        (PERSONAL, column.mark("profile") == "age" and column.kind in (columns.INTEGER, columns.DECIMAL)),
    )
    return next((reason for reason, applies in tests if applies), "")


def _is_free_text(column: Column) -> bool:
    if column.origin != "question" or column.kind != columns.TEXT or column.part or column.type in _SHAPES:
        return False
    return not column.values


def _softened(column: Column) -> Callable[[object], object]:
    if column.part in ("latitude", "longitude"):
        return _rounded
    if column.type in _SHAPES:
        return _rounded_shape
    if column.name == words.MINUTES:
        return _whole_minutes
    if column.origin == "metadata" and column.kind == columns.DATE:
        return _week
    return {columns.TIME: _hour, columns.DATE: _month, columns.MOMENT: _month_of_moment}.get(column.kind, _same)


def _as_softened(column: Column) -> Column:
    return replace(column, kind=columns.DATE) if column.kind == columns.MOMENT else column


def _same(value: object) -> object:
    return value


def _rounded(value: object) -> object:
    return round(value, DIGITS) if isinstance(value, float) else value


def _rounded_shape(value: object) -> object:
    if not isinstance(value, str):
        return value
    points = [point.split()[:2] for point in value.split(";") if point.strip()]
    return "; ".join(" ".join(f"{float(one):.{DIGITS}f}" for one in point) for point in points)


def _whole_minutes(value: object) -> object:
    return float(round(value)) if isinstance(value, float) else value


def _hour(value: object) -> object:
    return value.replace(minute=0, second=0) if isinstance(value, time) else value


def _week(value: object) -> object:
    return value - timedelta(days=value.weekday()) if isinstance(value, date) else value


def _month(value: object) -> object:
    return value.replace(day=1) if isinstance(value, date) else value


def _month_of_moment(value: object) -> object:
    return value.date().replace(day=1) if isinstance(value, datetime) else value
