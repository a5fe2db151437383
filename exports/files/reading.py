"""Finished interviews as typed tables: every answer in the column of its question. Nothing is hidden here."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from exports.files import columns, words
from exports.files.columns import Asked, Column, Layout, Table, Value
from exports.files.harvest import Harvest
from exports.files.layouts import inner, layouts
from forms import xml
from forms.errors import FormError

if TYPE_CHECKING:
    from model.workspace import Submission

Raw = dict[str, list[str | None]]
_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,14}")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]+)?")
_TRUE = {"true": 1, "1": 1, "false": 0, "0": 0}


def tables(harvest: Harvest, form_id: str) -> tuple[Table, ...]:
    """The tables of one form: interviews first, then its repeats."""
    found = layouts(harvest.forms[form_id])
    rows = _Rows(found)
    unreadable = sum(not rows.take(one) for one in harvest.interviews[form_id])
    made = tuple(_table(layout, rows.raw[layout.repeat], harvest) for layout in found)
    made[0].unreadable = unreadable
    return made


class _Rows:
    """The answers as written, by repeat and question; the interviews are the repeat ""."""

    def __init__(self, found: Sequence[Layout]) -> None:
        self.raw: dict[str, Raw] = {layout.repeat: {} for layout in found}
        self._counts = dict.fromkeys(self.raw, 0)
        self._asked = {layout.repeat: {one.path for one in layout.asked} for layout in found}
        self._nested = len(found) > 1

    def take(self, one: "Submission") -> bool:
        """The rows of one interview; False if it cannot be read: one such does not keep back all others."""
        row = self._begun("", {
            words.ID: one.instance_id, words.FORM_VERSION: one.form_version, words.REGION: one.region,
            words.DEVICE: one.device, words.INTERVIEWER: one.person, words.RECEIVED: one.received,
        })  # fmt: skip
        try:
            if self._nested:
                root = xml.parse(one.xml, xml.SUBMISSION)
                self._walk(root, "", "", row, one.instance_id, one.instance_id)
            else:
                for path, text in xml.leaves(one.xml):
                    self._put("", row, inner(path), text)
        except FormError:
            return False
        return True

    def _walk(self, element: xml.Element, above: str, repeat: str, row: int, key: str, instance: str) -> None:
        times: dict[str, int] = defaultdict(int)
        for child in element.children:
            path = f"{above}/{child.name}" if above else child.name
            if path in self.raw:
                times[path] += 1
                inside = f"{key}/{child.name}[{times[path]}]"
                own = {words.ID: instance, words.KEY: inside, words.PARENT: key, words.NUMBER: str(times[path])}
                self._walk(child, path, path, self._begun(path, own), inside, instance)
            elif child.children:
                self._walk(child, path, repeat, row, key, instance)
            else:
                self._put(repeat, row, path, child.text)

    def _begun(self, repeat: str, own: dict[str, str]) -> int:
        row = self._counts[repeat]
        self._counts[repeat] += 1
        for name, text in own.items():
            self.raw[repeat].setdefault(name, []).append(text)
        return row

    def _put(self, repeat: str, row: int, path: str, text: str) -> None:
        if path not in self._asked[repeat]:
            return
        column = self.raw[repeat].setdefault("/" + path, [])
        if len(column) < row:
            column.extend([None] * (row - len(column)))
        if len(column) == row:
            column.append(text.strip() or None)


def _table(layout: Layout, raw: Raw, harvest: Harvest) -> Table:
    length = max(map(len, raw.values()), default=0)
    found: list[Column] = []
    content: dict[str, list[object]] = {}
    for column in layout.own:
        found.append(column)
        content[column.name] = typed(column, _own(column.name, layout, raw, length, harvest))
    for one in layout.asked:
        texts = _filled(raw.get("/" + one.path), length)
        for column, values in _columns(one, texts):
            found.append(column)
            content[column.name] = values
    return Table(layout, found, content)


def _filled(texts: list[str | None] | None, length: int) -> list[str | None]:
    known = texts or []
    return known + [None] * (length - len(known))


def _own(name: str, layout: Layout, raw: Raw, length: int, harvest: Harvest) -> list[str | None]:
    if name == words.WAVE:
        return [harvest.fieldwork.wave or None] * length
    if name == words.REGION:
        answered = _answers(layout, raw, length, role="region")
        return [answer or region or None for answer, region in zip(answered, raw[name], strict=True)]
    if name == words.CENTRE:
        return _answers(layout, raw, length, role="centre")
    if name == words.MINUTES:
        begun, ended = (_filled(raw.get(f"/{path}"), length) for path in _ends(layout))
        return [_minutes(*pair) for pair in zip(begun, ended, strict=True)]
    return raw.get(name, [])


def _answers(layout: Layout, raw: Raw, length: int, **marks: str) -> list[str | None]:
    """The answers to the question marked so; nothing if there is none."""
    for one in layout.asked:
        if all(one.columns[0].mark(name) == value for name, value in marks.items()):
            return _filled(raw.get("/" + one.path), length)
    return [None] * length


def _ends(layout: Layout) -> tuple[str, str]:
    paths = {one.path.rsplit("/", 1)[-1]: one.path for one in layout.asked if one.columns[0].origin == "metadata"}
    return paths.get("start", ""), paths.get("end", "")


def _minutes(begun: str | None, ended: str | None) -> str | None:
    try:
        taken = datetime.fromisoformat(ended or "") - datetime.fromisoformat(begun or "")
    except (ValueError, TypeError):
        return None
    return str(round(taken.total_seconds() / 60, 1))


def _columns(one: Asked, texts: list[str | None]) -> Iterator[tuple[Column, list[object]]]:
    if one.is_point:
        split = [(text or "").split() for text in texts]
        for at, column in enumerate(one.columns):
            yield column, [_decimal(parts[at]) if at < len(parts) else None for parts in split]
        return
    base = _calculated(one.columns[0], texts)
    base = _with_strangers(base, texts, many=one.is_many or one.is_rank)
    yield base, typed(base, texts)
    if len(one.columns) > 1:
        chosen = [None if text is None else text.split() for text in texts]
        for column in one.columns[1:]:
            if one.is_rank:
                yield column, [_place(column.part, some) for some in chosen]
            else:
                yield column, [None if some is None else int(column.part in some) for some in chosen]


def _place(choice: str, ranked: list[str] | None) -> int | None:
    return ranked.index(choice) + 1 if ranked and choice in ranked else None


def _calculated(column: Column, texts: list[str | None]) -> Column:
    """A calculation has the type of text in most forms; it is a number if it never was anything else. An outcome code
    such as 3.2 is none."""
    if column.kind != columns.TEXT or column.origin != "calculation" or column.mark("role") == "outcome":
        return column
    said = [text for text in texts if text is not None]
    if not said or not all(map(_NUMBER.fullmatch, said)):
        return column
    return changed(column, kind=columns.INTEGER if all(map(_WHOLE.fullmatch, said)) else columns.DECIMAL)


def _with_strangers(column: Column, texts: list[str | None], *, many: bool) -> Column:
    """Values that were answered and stand in no list any more keep their place among the values, without words."""
    if many or column.kind != columns.CODE:
        return column
    known = {value.code for value in column.values}
    strangers = tuple(Value(code) for code in sorted({text for text in texts if text} - known))
    if not strangers:
        return column
    numeric = column.numeric and all(_WHOLE.fullmatch(one.code) and len(one.code) < 10 for one in strangers)
    return changed(column, values=(*column.values, *strangers), numeric=numeric)


def changed(column: Column, **what: object) -> Column:
    """The column with something else about it."""
    return replace(column, **what)  # type: ignore[arg-type]


def typed(column: Column, texts: Sequence[str | None]) -> list[object]:
    """The answers as values of the column's kind; what cannot be one is left out."""
    read = _CODED if column.kind == columns.CODE and column.numeric else _READ[column.kind]
    known: dict[str | None, object] = {None: None, "": None}
    result: list[object] = []
    for text in texts:
        if text not in known:
            known[text] = read(str(text))
        result.append(known[text])
    return result


def _text(text: str) -> str:
    return text


def _coded(text: str) -> int | None:
    return int(text) if _WHOLE.fullmatch(text) else None


def _integer(text: str) -> int | None:
    try:
        number = int(text)
    except ValueError:
        return None
    return number if abs(number) < 10**15 else None


def _decimal(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if abs(number) < float("inf") else None


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _moment(text: str) -> datetime | None:
    """As the clock on the wall showed it, without its zone: no format but CSV could keep that."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None, microsecond=0)
    except ValueError:
        return None


def _time(text: str) -> time | None:
    try:
        return time.fromisoformat(text).replace(tzinfo=None, microsecond=0)
    except ValueError:
        return None


_CODED: Callable[[str], object] = _coded
_READ: dict[str, Callable[[str], object]] = {
    columns.TEXT: _text, columns.CODE: _text, columns.FLAG: _TRUE.get, columns.INTEGER: _integer,
    columns.DECIMAL: _decimal, columns.DATE: _date, columns.MOMENT: _moment, columns.TIME: _time,
}  # fmt: skip
