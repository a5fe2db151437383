"""The paper as such: type, tables, pages, the tree for screen readers. It knows no survey, only how Sapa prints."""

from exports.layout.pages import Bookmark, PageWords, build, section, topic
from exports.layout.tables import Beside, Column, Places, Rows, height_of, kept, side_by_side, table, tighten
from exports.layout.type import (
    ACCENT,
    BODY,
    BOLD,
    CELL,
    CELL_BOLD,
    CELL_RIGHT,
    FIGURE,
    FIGURE_INK,
    GROUND,
    HEAD,
    HEAD_RIGHT,
    HEADING,
    INK,
    ITALIC,
    LABEL,
    LINE,
    MARGIN,
    MUTED,
    NOTE,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    REGULAR,
    ROOM,
    SMALL,
    SOFT,
    SUBTITLE,
    TITLE,
    WIDTH,
    Words,
    fitted,
    register_fonts,
    rich,
    style,
    text,
)

__all__ = [
    "ACCENT", "BODY", "BOLD", "CELL", "CELL_BOLD", "CELL_RIGHT", "FIGURE", "FIGURE_INK", "GROUND", "HEAD", "HEADING",
    "HEAD_RIGHT", "INK", "ITALIC", "LABEL", "LINE", "MARGIN", "MUTED", "NOTE", "PAGE_HEIGHT", "PAGE_WIDTH", "REGULAR",
    "ROOM", "SMALL", "SOFT", "SUBTITLE", "TITLE", "WIDTH", "Beside", "Bookmark", "Column", "PageWords", "Places",
    "Rows", "Words", "build", "fitted", "height_of", "kept", "register_fonts", "rich", "section", "side_by_side",
    "style", "table", "text", "tighten", "topic",
]  # fmt: skip
