"""The page of the paper: size, type, colours, header and footer, tables. It knows no survey, only how Sapa prints."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Table

from model import paths

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = 15 * mm
WIDTH = PAGE_WIDTH - 2 * MARGIN
HEADER, FOOTER = 9 * mm, 9 * mm

INK = HexColor("#14212B")
MUTED = HexColor("#55636E")
LINE = HexColor("#C9D2D7")
GROUND = HexColor("#F1F5F6")
ACCENT = HexColor("#00758A")
SOFT = HexColor("#E0F3F6")

REGULAR, BOLD, ITALIC = "NotoSans", "NotoSans-Bold", "NotoSans-Italic"


@cache
def register_fonts() -> None:
    """Embed our own Noto Sans: every Kazakh letter is in it, on every machine the same."""
    for name, file in ((REGULAR, "Regular"), (BOLD, "Bold"), (ITALIC, "Italic")):
        pdfmetrics.registerFont(TTFont(name, str(paths.shipped("exports", "fonts", f"NotoSans-{file}.ttf"))))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD)


def style(name: str, size: float, *, bold: bool = False, colour: Color = INK, **more: object) -> ParagraphStyle:
    """One style of the paper; line height 1.35 unless said otherwise."""
    settings: dict[str, object] = {"leading": size * 1.35, "allowWidows": 0, "allowOrphans": 0, **more}
    return ParagraphStyle(name, fontName=BOLD if bold else REGULAR, fontSize=size, textColor=colour, **settings)


TITLE = style("title", 20, bold=True, leading=24)
SUBTITLE = style("subtitle", 10.5, colour=MUTED)
HEADING = style("heading", 12, bold=True, spaceBefore=11, spaceAfter=4, keepWithNext=1)
BODY = style("body", 9.2)
SMALL = style("small", 8, colour=MUTED)
NOTE = style("note", 7.6, colour=MUTED, spaceBefore=2)
CELL = style("cell", 8.8, leading=11.2)
CELL_BOLD = style("cell-bold", 8.8, bold=True, leading=11.2)
CELL_RIGHT = style("cell-right", 8.8, leading=11.2, alignment=2)
HEAD = style("head", 7.6, colour=MUTED, leading=9.4)
HEAD_RIGHT = style("head-right", 7.6, colour=MUTED, leading=9.4, alignment=2)
FIGURE = style("figure", 28, bold=True, leading=31, colour=ACCENT)
FIGURE_INK = style("figure-ink", 28, bold=True, leading=31)
LABEL = style("label", 8.6, colour=MUTED)


def text(words: str, form: ParagraphStyle = BODY) -> Paragraph:
    """A paragraph of plain words: nothing in it is markup."""
    return Paragraph(_whole(escape(words)), form)


def rich(markup: str, form: ParagraphStyle = BODY) -> Paragraph:
    """A paragraph of our own markup; whatever came from outside must be escaped before."""
    return Paragraph(_whole(markup), form)


def _whole(words: str) -> str:
    # ReportLab breaks a line at a narrow no-break space, but not at the common one.
    return words.replace("\u202f", "\u00a0")


@dataclass(frozen=True, slots=True)
class PageWords:
    """What every page says at its head and foot, already in the language of the paper."""

    title: str
    territory: str
    period: str
    language: str
    source: str
    page_of: str  # with {page} and {pages}


class NumberedCanvas(Canvas):  # type: ignore[misc]
    """A canvas that knows the number of pages before it writes the first footer."""

    words: PageWords

    def __init__(self, *arguments: object, **settings: object) -> None:
        super().__init__(*arguments, **settings)
        self._pages: list[dict[str, object]] = []

    def showPage(self) -> None:
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for page in self._pages:
            self.__dict__.update(page)
            draw_frame(self, self.words, len(self._pages))
            Canvas.showPage(self)
        Canvas.save(self)


def draw_frame(canvas: Canvas, words: PageWords, pages: int) -> None:
    """Header and footer of one page, between hairlines."""
    page = canvas.getPageNumber()
    top, bottom = PAGE_HEIGHT - MARGIN + 1 * mm, MARGIN - 1 * mm
    canvas.saveState()
    canvas.setFont(REGULAR, 7.6)
    canvas.setFillColor(MUTED)
    canvas.drawString(MARGIN, top, fitted(words.title, WIDTH * 0.62, 7.6))
    canvas.drawRightString(PAGE_WIDTH - MARGIN, top, words.period)
    canvas.drawString(MARGIN, bottom - 5, fitted(words.source, WIDTH * 0.84, 7.6))
    canvas.drawRightString(PAGE_WIDTH - MARGIN, bottom - 5, words.page_of.format(page=page, pages=pages))
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.4)
    canvas.line(MARGIN, top - 4, PAGE_WIDTH - MARGIN, top - 4)
    canvas.line(MARGIN, bottom + 5, PAGE_WIDTH - MARGIN, bottom + 5)
    canvas.restoreState()


def fitted(words: str, width: float, size: float, font: str = REGULAR) -> str:
    """The words, cut with an ellipsis at a space where they would run over `width` points."""
    if pdfmetrics.stringWidth(words, font, size) <= width:
        return words
    while words and pdfmetrics.stringWidth(words + " …", font, size) > width:
        words = words.rpartition(" ")[0] or words[:-1]
    return words + " …"


class Bookmark(Flowable):  # type: ignore[misc]
    """A place in the outline of the document; takes no room."""

    def __init__(self, title: str, key: str, level: int = 0) -> None:
        super().__init__()
        self.title, self.key, self.level = title, key, level

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        self.canv.bookmarkPage(self.key)
        self.canv.addOutlineEntry(self.title, self.key, level=self.level, closed=False)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its heading, its width in points, and whether it holds numbers."""

    head: str
    width: float
    number: bool = False


def table(
    columns: Sequence[Column],
    rows: Sequence[Sequence[object]],
    *,
    marked: frozenset[int] = frozenset(),
    padding: float = 2.6,
) -> Table:
    """A table with a hairline under its head and nothing else; `marked` rows have a soft ground.

    A cell is words or a flowable. The head repeats on the next page, and a row is never split.
    """
    head = [text(column.head, HEAD_RIGHT if column.number else HEAD) for column in columns]
    body = [[_cell(cell, column) for cell, column in zip(row, columns, strict=True)] for row in rows]
    commands: list[tuple[object, ...]] = [
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("VALIGN", (0, 1), (-1, -1), "MIDDLE"),
        ("LINEBELOW", (0, 0), (-1, 0), 0.6, INK),
        ("LEFTPADDING", (0, 0), (-1, -1), 2),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), padding),
        ("BOTTOMPADDING", (0, 0), (-1, -1), padding),
        *(("BACKGROUND", (0, row + 1), (-1, row + 1), GROUND) for row in sorted(marked)),
    ]
    made = Table([head, *body], colWidths=[column.width for column in columns], repeatRows=1, splitByRow=1)
    made.setStyle(commands)
    made.hAlign = "LEFT"
    return made


def _cell(cell: object, column: Column) -> object:
    if isinstance(cell, str):
        return text(cell, CELL_RIGHT if column.number else CELL)
    return cell


def side_by_side(left: Sequence[object], right: Sequence[object], *, share: float = 0.5, gap: float = 8 * mm) -> Table:
    """Two columns of flowables, the left one with `share` of the width."""
    first = WIDTH * share - gap / 2
    made = Table([[list(left), list(right)]], colWidths=[first + gap, WIDTH - first - gap])
    made.setStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (0, 0), gap),
            ("RIGHTPADDING", (1, 0), (1, 0), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        ]
    )
    made.hAlign = "LEFT"
    return made


def build(story: Sequence[Flowable], words: PageWords) -> bytes:
    """The document as bytes. The same story and words give the same bytes: no clock and no chance is in it."""
    register_fonts()
    file = io.BytesIO()
    document = BaseDocTemplate(
        file,
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN + HEADER,
        bottomMargin=MARGIN + FOOTER,
        title=f"{words.title}. {words.territory}",
        author="Sapa",
        subject=words.period,
        creator="Sapa",
        lang=words.language,
        invariant=1,
        pageCompression=1,
    )
    frame = Frame(
        MARGIN,
        MARGIN + FOOTER - 3 * mm,
        WIDTH,
        PAGE_HEIGHT - 2 * MARGIN - HEADER - FOOTER + 6 * mm,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    document.addPageTemplates([PageTemplate("page", [frame])])
    maker = type("Pages", (NumberedCanvas,), {"words": words})
    document.build(list(story), canvasmaker=maker)
    return file.getvalue()
