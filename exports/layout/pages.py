"""The pages of the paper: header and footer, outline, headings that stay with what they head, the document as bytes."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Frame, PageBreak, PageTemplate

from exports.layout import tags
from exports.layout.tables import Beside, Rows, height_of, tighten
from exports.layout.type import (
    FOOTER,
    HEADING,
    LINE,
    MARGIN,
    MUTED,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    REGULAR,
    ROOM,
    WIDTH,
    fitted,
    register_fonts,
    text,
)

FOOT_SIZE, LEAST_FOOT = 7.4, 6.2
TOGETHER = 2  # rows of a table that stand under its heading at least
CLOSER = (0.8, 0.75, 0.7, 0.6)  # one after the other, until a topic fits its page


@dataclass(frozen=True, slots=True)
class PageWords:
    """What every page says at its head and foot, already in the language of the paper."""

    title: str
    territory: str
    period: str
    language: str
    source: tuple[str, str]  # two lines: what it was made from, and how
    page_of: str  # with {page} and {pages}


class NumberedCanvas(Canvas):  # type: ignore[misc]
    """A canvas that knows the number of pages before it writes the first footer."""

    words: PageWords

    def __init__(self, *arguments: object, **settings: object) -> None:
        super().__init__(*arguments, **settings)
        self._pages: list[dict[str, object]] = []
        self.tree = tags.Tree()
        self.places: list[tuple[str, str, int]] = []  # of the outline, on this page

    def showPage(self) -> None:
        self._pages.append(dict(self.__dict__))
        self.places = []
        self.tree.page += 1
        self._startPage()

    def save(self) -> None:
        tree = self.tree
        for page in self._pages:
            self.__dict__.update(page)
            self._mark_places()
            with tags.artifact(self):
                draw_frame(self, self.words, len(self._pages))
            Canvas.showPage(self)
        tags.write(self._doc, tree, list(self._doc.Pages.pages))
        Canvas.save(self)

    def _mark_places(self) -> None:
        """Into the outline, now that the page they stand on is being written."""
        for title, key, level in self.places:
            self.bookmarkPage(key)
            self.addOutlineEntry(title, key, level=level, closed=False)


def draw_frame(canvas: Canvas, words: PageWords, pages: int) -> None:
    """Header and footer of one page, between hairlines."""
    page = canvas.getPageNumber()
    top, bottom = PAGE_HEIGHT - MARGIN - FOOT_SIZE, MARGIN
    canvas.saveState()
    canvas.setFont(REGULAR, FOOT_SIZE)
    canvas.setFillColor(MUTED)
    beside = WIDTH - canvas.stringWidth(words.period, REGULAR, FOOT_SIZE) - 12
    _line(canvas, top, f"{words.territory} · {words.title}", beside)
    canvas.drawRightString(PAGE_WIDTH - MARGIN, top, words.period)
    numbered = words.page_of.format(page=page, pages=pages)
    beside = WIDTH - canvas.stringWidth(numbered, REGULAR, FOOT_SIZE) - 12
    for line, height in zip(words.source, (bottom + 10.5, bottom + 1.5), strict=True):
        _line(canvas, height, line, beside)
    canvas.drawRightString(PAGE_WIDTH - MARGIN, bottom + 1.5, numbered)
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.4)
    canvas.line(MARGIN, top - 4, PAGE_WIDTH - MARGIN, top - 4)
    canvas.line(MARGIN, bottom + 20, PAGE_WIDTH - MARGIN, bottom + 20)
    canvas.restoreState()


def _line(canvas: Canvas, height: float, said: str, room: float) -> None:
    """In smaller type where it would be cut, down to the least that is read; only then cut."""
    size = max(LEAST_FOOT, min(FOOT_SIZE, FOOT_SIZE * room / max(canvas.stringWidth(said, REGULAR, FOOT_SIZE), 1)))
    canvas.setFont(REGULAR, size)
    canvas.drawString(MARGIN, height, fitted(said, room + 0.01, size))
    canvas.setFont(REGULAR, FOOT_SIZE)


class Bookmark(Flowable):  # type: ignore[misc]
    """A place in the outline of the document; takes no room."""

    def __init__(self, title: str, key: str, level: int = 0) -> None:
        super().__init__()
        self.title, self.key, self.level = title, key, level

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        self.canv.places.append((self.title, self.key, self.level))


def section(title: str, *body: Flowable, key: str = "", level: int = 0) -> list[Flowable]:
    """A heading that is a bookmark of the document, with enough of what it heads on the same page."""
    heading = text(title, HEADING)
    needed = height_of([heading]) + HEADING.spaceBefore + HEADING.spaceAfter + (_first(body[0]) if body else 0.0)
    return [CondPageBreak(min(needed, ROOM - 1)), Bookmark(title, key or title, level), heading, *body]


def marked(title: str, flowable: Flowable, *, key: str = "", level: int = 0) -> list[Flowable]:
    """Something with a heading of its own inside, as a bookmark of the document that stays on its page."""
    return [CondPageBreak(min(height_of([flowable]), ROOM - 1)), Bookmark(title, key or title, level), flowable]


def _first(flowable: Flowable) -> float:
    """The height of what must stand under a heading: the head and first rows of a table, anything else whole."""
    if isinstance(flowable, Rows):
        return flowable.until(TOGETHER, WIDTH)
    whole = height_of([flowable])
    return whole if whole <= ROOM / 2 or isinstance(flowable, Beside) else ROOM / 3


def topic(story: Sequence[Flowable], *, first: bool = False) -> list[Flowable]:
    """What begins on a page of its own; set closer where that keeps it on one."""
    for factor in CLOSER:
        if fits(story):
            break
        tighten(story, factor)
    if fits(story):  # headings asked for room before everything was set closer; on one page none is left alone
        story = [one for one in story if not isinstance(one, CondPageBreak)]
    return [*story] if first else [PageBreak(), *story]


def fits(story: Sequence[Flowable]) -> bool:
    """One page holds it."""
    return bool(height_of([one for one in story if not isinstance(one, CondPageBreak | PageBreak)]) <= ROOM)


def build(story: Sequence[Flowable], words: PageWords) -> bytes:
    """The document as bytes. The same story and words give the same bytes: no clock and no chance is in it."""
    register_fonts()
    file = io.BytesIO()
    document = BaseDocTemplate(
        file,
        pagesize=A4,
        title=f"{words.title}. {words.territory}",
        author="Sapa",
        subject=words.period,
        creator="Sapa",
        lang=words.language,
        displayDocTitle=True,
        invariant=1,
        pageCompression=1,
    )
    frame = Frame(
        MARGIN,
        MARGIN + FOOTER,
        WIDTH,
        ROOM,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    document.addPageTemplates([PageTemplate("page", [frame])])
    maker = type("Pages", (NumberedCanvas,), {"words": words})
    document.build(list(story), canvasmaker=maker)
    return file.getvalue()


def pages_of(pdf: bytes) -> int:
    """How many pages a document of ours has."""
    return len(re.findall(rb"/Type /Page\b", pdf))
