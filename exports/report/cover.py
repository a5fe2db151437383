"""The letter that goes with a folder of papers: what was printed, of what, on how many pages. It computes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable, Spacer

from exports.layout import BODY, CELL, SUBTITLE, TITLE, WIDTH, Bookmark, Column, table, text
from exports.report import words
from exports.report.parts import note, signature
from exports.summary.shapes import Named, Provenance
from model import language as languages
from model.language import _


@dataclass(frozen=True, slots=True)
class Printed:
    """One paper as it was printed."""

    file: str
    territory: Named
    title: Named  # of the fieldwork
    language: str
    pages: int
    provenance: Provenance


def story(printed: Sequence[Printed]) -> list[Flowable]:
    """One line a territory, in the order of printing."""
    columns = [
        Column(_("Territory"), WIDTH * 0.28),
        Column(_("Files"), WIDTH * 0.38),
        Column(_("Pages"), WIDTH * 0.1, number=True),
        Column(_("Accepted"), WIDTH * 0.12, number=True),
        Column(_("Version"), WIDTH * 0.12, number=True),
    ]
    grouped: dict[str, list[Printed]] = {}
    for one in printed:
        grouped.setdefault(one.territory.id, []).append(one)
    cells = [_line(papers) for papers in grouped.values()]
    pages = sum(one.pages for one in printed)
    said = _("{files} files, {pages} pages. The version is the hash of the data: the same data print the same pages.")
    return [
        Bookmark(_("What was printed"), "cover"),
        text(_("What was printed"), TITLE),
        text(words.name(printed[0].title), SUBTITLE),
        Spacer(0, 10),
        text(said.format(files=words.number(len(printed)), pages=words.number(pages)), BODY),
        Spacer(0, 8),
        table(columns, cells, padding=1.5),
        note(_("Pages: in the order of the files.")),
        Spacer(0, 24),
        signature(_("Handed over by"), _("Date")),
    ]


def _line(papers: Sequence[Printed]) -> list[object]:
    first = papers[0]
    files = ", ".join(f"{one.file} ({languages.SHORT[one.language]})" for one in papers)
    return [
        text(words.name(first.territory), CELL),
        text(files, CELL),
        ", ".join(words.number(one.pages) for one in papers),
        words.number(first.provenance.accepted),
        first.provenance.short,
    ]
