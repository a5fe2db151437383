"""Colours, type and spacing, and the one style sheet made of them. The only file that names a colour."""

import sys
from dataclasses import dataclass, fields

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from gui.core import stylesheet
from model import paths


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, by what they are for."""

    ground: str
    surface: str
    raised: str
    line: str
    edge: str
    text: str
    muted: str
    accent: str
    on_accent: str
    accent_hover: str
    accent_soft: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    practice: str


LIGHT = Tokens(
    ground="#F6F8F9", surface="#FFFFFF", raised="#EDF1F3", line="#D5DCE0", edge="#84929B", text="#14212B",
    muted="#55636E", accent="#00758A", on_accent="#FFFFFF", accent_hover="#006475", accent_soft="#E0F3F6",
    good="#1E7A46", good_soft="#E3F3E9", warn="#8A5A00", warn_soft="#FBF0DA", bad="#B3261E", bad_soft="#FBE7E5",
    practice="#C08A00",
)  # fmt: skip
DARK = Tokens(
    ground="#10181D", surface="#18232A", raised="#22303A", line="#33434D", edge="#6B7E8A", text="#E8EEF1",
    muted="#A3B1BA", accent="#4CC3D6", on_accent="#0B1216", accent_hover="#6FD2E2", accent_soft="#12363D",
    good="#6CCB93", good_soft="#163427", warn="#E3B341", warn_soft="#382D12", bad="#FF8A80", bad_soft="#40201F",
    practice="#F2C94C",
)  # fmt: skip

CAPTION, BODY, QUESTION, TITLE, FIGURE = 12, 14, 16, 20, 28
SPACE = (4, 8, 12, 16, 24, 32)
XS, S, M, L, XL, XXL = SPACE
FIELD_RADIUS, CARD_RADIUS = 6, 10
PAGE_WIDTH, TOP_HEIGHT = 1120, 48
RAIL_WIDTH, RAIL_WIDEST, RAIL_NARROW = 198, 264, 60
TARGET, TALL = 40, 42  # a TALL field or button is 44 with its edges: what a finger needs
MODES = ("system", "light", "dark")

_in_use: list[object] = [LIGHT, 1.0]


def tokens() -> Tokens:
    """The colours in use."""
    return _in_use[0]  # type: ignore[return-value]


def colour(name: str) -> QColor:
    """One colour in use, for widgets that paint themselves."""
    return QColor(getattr(tokens(), name))


def px(size: int) -> int:
    """A length that grows with the text size the person chose."""
    return max(1, round(size * _in_use[1]))  # type: ignore[operator]


def font(size: int = BODY, *, bold: bool = False) -> QFont:
    """The interface's face in one of the five sizes, with numbers of equal width."""
    made = QFont(QApplication.font())
    made.setPixelSize(px(size))
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def apply(mode: str, text_size: int = 100) -> None:
    """Dress the whole application; windows that are open change at once."""
    application = QApplication.instance()
    _in_use[:] = [DARK if wants_dark(mode) else LIGHT, text_size / 100]
    # QStyleSheetStyle wraps the style, so the name is compared and Fusion is set only once.
    if application.style().objectName().lower() != "fusion" and not application.styleSheet():
        application.setStyle(QStyleFactory.create("Fusion"))
    application.setFont(face())
    application.setPalette(palette(tokens()))
    application.setStyleSheet(sheet())


def wants_dark(mode: str) -> bool:
    """Whether this choice means dark; "system" asks the desktop."""
    if mode == "system":
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return mode == "dark"


def face() -> QFont:
    """The system's own face; on Linux Noto Sans, from our own files if it is not installed."""
    made = QFont(QApplication.font())
    if sys.platform.startswith("linux"):
        made = QFont("Noto Sans")
        if QFontInfo(made).family() != "Noto Sans":
            for file in sorted(paths.shipped("exports", "fonts").glob("*.ttf")):
                QFontDatabase.addApplicationFont(str(file))
    made.setPixelSize(px(BODY))
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def palette(t: Tokens) -> QPalette:
    """The tokens as Qt's palette, for everything the style sheet leaves to the style."""
    made = QPalette()
    role = QPalette.ColorRole
    roles = {
        role.Window: t.ground, role.WindowText: t.text, role.Base: t.surface, role.AlternateBase: t.ground,
        role.Text: t.text, role.Button: t.surface, role.ButtonText: t.text, role.PlaceholderText: t.muted,
        role.Highlight: t.accent, role.HighlightedText: t.on_accent, role.Accent: t.accent, role.Link: t.accent,
        role.ToolTipBase: t.text, role.ToolTipText: t.surface, role.Mid: t.line, role.Light: t.raised,
        role.Dark: t.edge, role.Midlight: t.line, role.BrightText: t.bad,
    }  # fmt: skip
    for each, value in roles.items():
        made.setColor(each, QColor(value))
    for each in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(t.edge))
    return made


def sheet() -> str:
    """The style sheet in the colours and the text size in use."""
    t = tokens()
    words = {field.name: getattr(t, field.name) for field in fields(t)}
    sizes = {"caption": CAPTION, "body": BODY, "question": QUESTION, "title": TITLE, "figure": FIGURE,
             "target": TARGET, "tall": TALL}  # fmt: skip
    words.update({f"px_{name}": f"{px(size)}px" for name, size in sizes.items()})
    tick = "ticked-light.svg" if QColor(t.on_accent).lightness() > 127 else "ticked-dark.svg"
    drawn = {"arrow": "arrow-down.svg", "tick": tick}
    words.update({name: paths.shipped("gui", "icons", file).as_posix() for name, file in drawn.items()})
    words.update(field_radius=f"{FIELD_RADIUS}px", card_radius=f"{CARD_RADIUS}px", px_tick=f"{px(18)}px")
    return stylesheet.TEMPLATE.substitute(words)
