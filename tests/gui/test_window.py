"""The window as a whole: pages by keyboard, languages and themes at once, names for the screen reader."""

import gettext
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel

from gui.core import theme
from gui.core.chrome import LanguageSwitch
from gui.core.key_sheet import KeySheet
from gui.core.settings import LANGUAGE, TEXT_SIZE, THEME
from gui.main_window import MainWindow
from model import language
from tests.gui import looking
from tests.gui.desk import Desk

PAGES = ("home", "interview", "visits", "sync", "fieldwork", "dashboard", "reports", "files", "forms", "settings")
DOORS = ("welcome", "start", "join")


class Marked(gettext.NullTranslations):
    """A language in which every translated text can be told."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self.code = code

    def gettext(self, message: str) -> str:
        return f"{self.code}:{message}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"{self.code}:{msgid1 if n == 1 else msgid2}"


@pytest.fixture
def marked(monkeypatch):
    """Three languages that differ in every text."""
    monkeypatch.setattr(language, "translations", Marked)


def press(qtbot, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def test_alt_and_a_digit_go_to_the_page_at_that_place(opened, qtbot, wait):
    for place, name in enumerate(PAGES, start=1):
        press(qtbot, Qt.Key(Qt.Key.Key_0.value + place % 10), Qt.KeyboardModifier.AltModifier)
        wait()
        assert opened.stack.currentWidget() is opened.pages[name]
        assert opened.rail.buttons[name].isChecked()


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("interviewer", ["home", "interview", "sync", "forms", "settings"]),
        ("shopper", ["home", "visits", "sync", "forms", "settings"]),
        ("supervisor", list(PAGES)),
    ],
)
def test_each_role_sees_its_own_pages(window, wait, role, expected):
    window.enter(Desk(role))
    wait()
    assert window.rail.pages() == expected


@pytest.mark.parametrize("page", PAGES)
def test_another_language_reaches_every_text_of_an_open_page(marked, window, qtbot, wait, tmp_path, page):
    window.enter(Desk())
    window.show_page(page)
    wait()
    window.findChild(LanguageSwitch).buttons["kk"].click()
    wait()
    fresh = MainWindow(tmp_path / "Other")
    qtbot.addWidget(fresh)
    fresh.resize(window.size())
    fresh.show()
    wait()
    fresh.enter(Desk())
    fresh.show_page(page)
    wait()
    # The lines of a list become visible one turn of the event loop after they were added.
    qtbot.waitUntil(lambda: sorted(looking.texts(window)) == sorted(looking.texts(fresh)), timeout=3_000)
    switched = looking.texts(window)
    fresh.close()
    assert [text for text in switched if text.startswith("kk:")]
    assert not [text for text in switched if text.startswith("en:")]


@pytest.mark.parametrize("screen", DOORS)
def test_another_language_reaches_every_text_before_unlocking(marked, window, wait, screen):
    getattr(window.door, f"show_{screen}")()
    window.findChild(LanguageSwitch).buttons["ru"].click()
    wait()
    assert not [text for text in looking.texts(window) if text.startswith("en:")]
    assert LANGUAGE.get() == "ru"


@pytest.mark.parametrize("page", PAGES)
def test_everything_that_takes_the_keyboard_has_a_name(opened, wait, page):
    opened.show_page(page)
    wait()
    assert looking.nameless(opened) == []


@pytest.mark.parametrize("screen", DOORS)
def test_everything_has_a_name_before_unlocking_too(window, screen):
    getattr(window.door, f"show_{screen}")()
    assert looking.nameless(window) == []


def test_texts_are_plain_so_that_a_label_cannot_load_anything(opened, wait):
    for page in PAGES:
        opened.show_page(page)
    wait()
    rich = [
        label.text()
        for label in opened.findChildren(QLabel)
        if label.text() and label.textFormat() != Qt.TextFormat.PlainText
    ]
    assert rich == []


def test_another_theme_is_everywhere_at_once(opened, wait):
    opened.show_page("settings")
    opened.pages["settings"].themes.buttons["dark"].click()
    assert THEME.get() == "dark"
    assert opened.palette().color(opened.backgroundRole()) == QColor(theme.DARK.ground)
    assert theme.DARK.accent in QApplication.instance().styleSheet()
    opened.pages["settings"].themes.buttons["light"].click()
    assert opened.palette().color(opened.backgroundRole()) == QColor(theme.LIGHT.ground)
    wait()


def test_another_text_size_grows_the_texts(opened, wait):
    opened.show_page("settings")
    before = opened.pages["settings"].look.fontMetrics().height()
    opened.pages["settings"].sizes.buttons["150"].click()
    assert opened.pages["settings"].look.fontMetrics().height() > before * 1.3
    assert TEXT_SIZE.get() == 150
    assert opened.top.height() == round(theme.TOP_HEIGHT * 1.5)
    assert opened.rail.width() > theme.RAIL_WIDTH * 1.2
    wait()


def test_the_focus_ring_stands_round_whatever_has_the_focus(opened, qtbot, wait):
    opened.show_page("settings")
    wait()
    lock = opened.pages["settings"].lock
    lock.setFocus()
    assert opened.ring.isVisible()
    assert opened.ring.geometry().contains(lock.mapTo(opened, lock.rect().center()))


def test_f1_shows_every_key_and_escape_closes_it(opened, qtbot):
    press(qtbot, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    sheet = opened.findChild(KeySheet)
    assert "Ctrl+N" in looking.texts(sheet)
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: opened.findChild(KeySheet) is None)


def test_a_narrow_window_keeps_only_the_icons_and_their_names(opened):
    opened.resize(1000, 700)
    assert opened.rail.is_narrow
    assert opened.rail.buttons["home"].text() == ""
    assert opened.rail.buttons["home"].accessibleName() == "Home"


def contrast(one: str, other: str) -> float:
    """WCAG contrast of two colours."""

    def luminance(colour: str) -> float:
        parts = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in QColor(colour).getRgbF()[:3]
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_every_text_can_be_read_on_every_ground(tokens):
    for ground in (tokens.ground, tokens.surface, tokens.raised, tokens.accent_soft):
        for ink in (tokens.text, tokens.muted, tokens.accent):
            assert contrast(ink, ground) >= 4.5, (ink, ground)
    for tone in ("good", "warn", "bad"):
        assert contrast(tokens.text, getattr(tokens, f"{tone}_soft")) >= 4.5
        assert contrast(getattr(tokens, tone), tokens.surface) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.edge, tokens.surface) >= 3


def test_only_the_theme_names_a_colour():
    gui = Path(theme.__file__).parents[1]
    colour = re.compile(r"#[0-9A-Fa-f]{6}\b")
    named = [file.name for file in gui.rglob("*.py") if colour.search(file.read_text(encoding="utf-8"))]
    assert named == ["theme.py"]
