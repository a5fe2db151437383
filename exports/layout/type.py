"""The type of the paper: faces, sizes, colours, and words as paragraphs. It knows neither pages nor tables."""

from functools import cache
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph

from exports.layout import tags
from model import paths

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = 15 * mm
WIDTH = PAGE_WIDTH - 2 * MARGIN
HEADER, FOOTER = 8 * mm, 10 * mm
ROOM = PAGE_HEIGHT - 2 * MARGIN - HEADER - FOOTER  # height of what a page can hold, in points

INK = HexColor("#14212B")
MUTED = HexColor("#55636E")
LINE = HexColor("#C9D2D7")
GROUND = HexColor("#F1F5F6")
ACCENT = HexColor("#00758A")
SOFT = HexColor("#E0F3F6")

REGULAR, BOLD, ITALIC = "NotoSans", "NotoSans-Bold", "NotoSans-Italic"
SMALLEST = 0.7  # type is never set smaller than this share of its size; what is still too long is broken


@cache
def register_fonts() -> None:
    """Embed our own Noto Sans: every Kazakh letter is in it, on every machine the same."""
    for name, file in ((REGULAR, "Regular"), (BOLD, "Bold"), (ITALIC, "Italic")):
        pdfmetrics.registerFont(TTFont(name, str(paths.shipped("exports", "fonts", f"NotoSans-{file}.ttf"))))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD)


def style(
    name: str, size: float, *, bold: bool = False, colour: Color = INK, role: str = "P", **more: object
) -> ParagraphStyle:
    """One style of the paper; line height 1.35 unless said otherwise. `role` is what a screen reader is told."""
    settings: dict[str, object] = {"leading": size * 1.35, "allowWidows": 0, "allowOrphans": 0, **more}
    face = BOLD if bold else REGULAR
    return ParagraphStyle(name, fontName=face, fontSize=size, textColor=colour, role=role, **settings)


TITLE = style("title", 20, bold=True, leading=24, role="H1")
SUBTITLE = style("subtitle", 10.5, colour=MUTED)
HEADING = style("heading", 12, bold=True, spaceBefore=11, spaceAfter=4, keepWithNext=1, role="H2")
BODY = style("body", 9.2)
SMALL = style("small", 8, colour=MUTED)
NOTE = style("note", 7.6, colour=MUTED, spaceBefore=2)
CELL = style("cell", 9, leading=11.4)
CELL_BOLD = style("cell-bold", 9, bold=True, leading=11.4)
CELL_RIGHT = style("cell-right", 9, leading=11.4, alignment=2)
HEAD = style("head", 7.6, colour=MUTED, leading=9.4)
HEAD_RIGHT = style("head-right", 7.6, colour=MUTED, leading=9.4, alignment=2)
FIGURE = style("figure", 28, bold=True, leading=31, colour=ACCENT)
FIGURE_INK = style("figure-ink", 28, bold=True, leading=31)
LABEL = style("label", 8.6, colour=MUTED)


class Words(Paragraph):  # type: ignore[misc]
    """A paragraph that says in the tree of the document what it is, and never cuts a word that can be set whole."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        shrink(self, width)
        return super().wrap(width, height)  # type: ignore[no-any-return]

    def draw(self) -> None:
        with tags.text(self.canv, self.style.role):
            super().draw()


def text(words: str, form: ParagraphStyle = BODY) -> Words:
    """A paragraph of plain words: nothing in it is markup."""
    return Words(_whole(escape(words)), form)


def rich(markup: str, form: ParagraphStyle = BODY) -> Words:
    """A paragraph of our own markup; whatever came from outside must be escaped before."""
    return Words(_whole(markup), form)


def _whole(words: str) -> str:
    # ReportLab breaks a line at a narrow no-break space, but not at the common one; a word is never divided.
    return words.replace("\u202f", "\u00a0").replace("\u00ad", "")


def longest(paragraph: Paragraph) -> float:
    """The width of its longest word in points: no column may be narrower."""
    return float(paragraph.minWidth()) if paragraph.frags else 0.0


def shrink(paragraph: Paragraph, width: float, least: float = SMALLEST) -> None:
    """Set it in smaller type if its longest word is wider than this, down to the share `least` of its size."""
    needed = longest(paragraph)
    if needed > width > 0:
        scale(paragraph, max(width / needed * 0.995, least))


def scale(paragraph: Paragraph, factor: float) -> None:
    """All its type by this factor, its lines too."""
    for piece in paragraph.frags:
        piece.fontSize *= factor
    old = paragraph.style
    size, leading = old.fontSize * factor, old.leading * factor
    paragraph.style = old.clone(old.name, fontSize=size, leading=leading)


def fitted(words: str, width: float, size: float, font: str = REGULAR) -> str:
    """The words, cut with an ellipsis at a space where they would run over `width` points."""
    if pdfmetrics.stringWidth(words, font, size) <= width:
        return words
    while words and pdfmetrics.stringWidth(words + " …", font, size) > width:
        words = words.rpartition(" ")[0] or words[:-1]
    return words + " …"
