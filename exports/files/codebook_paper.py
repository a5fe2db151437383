"""The codebook as a PDF: every variable in three languages, and each list of answers once. It has no answers."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.platypus import CondPageBreak, Flowable

from exports import layout
from exports.files import codebook
from exports.files.book import Book
from exports.files.codebook import Entry
from exports.files.columns import Column, Value
from model.language import LANGUAGES, NAMES, SHORT, _, ngettext, speaking

LONGEST = 400  # signs of one text; the whole stands in the workbook
TOGETHER = 80  # rows of one table: a longer one takes long to lay out
UNDER = 120.0  # points of room that a heading needs under it
_VARIABLE = (112.0, 398.0)
_LIST = (70.0, 150.0, 150.0, 140.0)

Lists = dict[str, tuple[int, tuple[Value, ...]]]  # the same list of several questions is printed once


def write(book: Book, folder: Path) -> Iterator[Path]:
    """The codebook of a form."""
    file = folder / f"{book.form}_codebook.pdf"
    layout.register_fonts()
    with speaking(book.language):
        book.progress.at(file.name, 0, 1)
        file.write_bytes(layout.build(list(_story(book)), _page_words(book)))
        book.progress.at(file.name, 1, 1)
    yield file


def _page_words(book: Book) -> layout.PageWords:
    source = _("Questionnaire {form}, versions {versions}").format(form=book.form, versions=_versions(book))
    return layout.PageWords(
        title=_("Codebook"), territory=book.title, period="", language=book.language, source=("", source),
        page_of=_("page {page} of {pages}"),
    )  # fmt: skip


def _versions(book: Book) -> str:
    found = dict.fromkeys(version for table in book.tables for one in table.columns for version in one.versions)
    return ", ".join(found)


def _story(book: Book) -> Iterator[Flowable]:
    entries = list(codebook.entries(book))
    lists: Lists = {}
    for one in entries:
        if one.column.values:
            lists.setdefault(_same(one.column.values), (len(lists) + 1, one.column.values))
    yield layout.text(_("Codebook"), layout.TITLE)
    yield layout.text(book.title, layout.SUBTITLE)
    for line in book.note.splitlines():
        yield layout.text(_indented(line) or "\u00a0", layout.SMALL)
    for table in book.tables:
        mine = [one for one in entries if one.table == table.name]
        count = ngettext("{n} variable", "{n} variables", len(mine)).format(n=len(mine))
        yield from _part(f"{table.name}: {count}", table.name)
        yield from _variables(mine, lists)
    if lists:
        yield from _part(_("Lists of answers"), "lists")
        yield from _lists(lists)


def _part(title: str, key: str) -> Iterator[Flowable]:
    """A heading above tables of many pages: enough of the first one stands under it."""
    yield CondPageBreak(UNDER)
    yield layout.Bookmark(title, key)
    yield layout.text(title, layout.style("part", 12, bold=True, spaceBefore=11, spaceAfter=4))


def _indented(line: str) -> str:
    inner = line.lstrip(" ")
    return "\u00a0" * (len(line) - len(inner)) + inner


def _variables(entries: Sequence[Entry], lists: Lists) -> Iterator[Flowable]:
    heads = (layout.Column(_("Variable"), _VARIABLE[0]), layout.Column(_("Question"), _VARIABLE[1]))
    rows = [[_called(one), _asked(one, lists)] for one in entries]
    for at in range(0, len(rows), TOGETHER):
        yield _from_the_top(layout.table(heads, rows[at : at + TOGETHER]))


def _from_the_top(table: layout.Rows) -> layout.Rows:
    table.setStyle([("VALIGN", (0, 1), (-1, -1), "TOP")])
    return table


def _called(entry: Entry) -> Flowable:
    lines = [f"<b>{_breakable(entry.column.name)}</b>", escape(entry.kind)]
    if entry.column.origin != "question":
        lines.append(escape(entry.origin))
    if entry.stata != entry.column.name:
        lines.append(escape(_("In Stata: {name}").format(name=entry.stata)))
    return layout.rich("<br/>".join(lines), layout.CELL)


def _asked(entry: Entry, lists: Lists) -> Flowable:
    column = entry.column
    lines = list(_in_each(column))
    told = [
        _("Values: list {n}").format(n=lists[_same(column.values)][0]) if column.values else "",
        _("Asked if: {condition}").format(condition=_short(column.relevance)) if column.relevance else "",
        _("Versions: {versions}").format(versions=", ".join(column.versions)) if column.changes else "",
        entry.changes,
    ]
    lines += [f'<font color="#55636E">{escape(line)}</font>' for line in told if line]
    return layout.rich("<br/>".join(lines), layout.CELL)


def _in_each(column: Column) -> Iterator[str]:
    """The words in each language; once where they do not differ."""
    said = {language: column.words.get(language, "") for language in LANGUAGES}
    if len(set(said.values())) == 1:
        yield escape(_short(next(iter(said.values()))))
        return
    for language, text in said.items():
        if text:
            yield f'<font color="#55636E">{SHORT[language]}</font> {escape(_short(text))}'


def _lists(lists: Lists) -> Iterator[Flowable]:
    heads = [layout.Column(_("Value"), _LIST[0])]
    heads += [layout.Column(NAMES[language], width) for language, width in zip(LANGUAGES, _LIST[1:], strict=True)]
    for number, values in lists.values():
        rows = [_value(one) for one in values]
        yield CondPageBreak(UNDER)
        yield layout.Bookmark(_("List {n}").format(n=number), f"list-{number}", 1)
        yield layout.text(_("List {n}").format(n=number), layout.style("list", 9.2, bold=True, spaceBefore=9))
        for at in range(0, len(rows), TOGETHER):
            yield _from_the_top(layout.table(heads, rows[at : at + TOGETHER]))


def _same(values: tuple[Value, ...]) -> str:
    return repr([(one.code, sorted(one.words.items()), one.missing) for one in values])


def _value(one: Value) -> list[object]:
    code = one.code + (f" ({_(codebook.MISSING)})" if one.missing else "")
    return [_short(code), *(_short(one.words.get(language, "")) for language in LANGUAGES)]


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rstrip() + " …"


def _breakable(name: str) -> str:
    """A long name may go on in the next line after an underscore."""
    return escape(name).replace("_", "_\u200b")
