"""Every type and every appearance of the form check's tables, answered in its real widget by keys as they are pressed.

A row of those tables without a line here fails: the table is complete by construction.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from forms.check import room
from gui.answers.card import Card
from gui.answers.scale import ScaleGrid
from gui.entry.arrangement import blocks
from gui.entry.sheet import Sheet
from model.interview.interview import Interview
from tests.gui.looking import nameless
from tests.gui.typist import Typist
from tests.scenario import form_of

ON = "Enter"
AREA = "51.0 71.0;52.0 71.0;52.0 72.0;51.0 71.0"
CSV = "name,label\na,Apple\nb,Birch\nc,Cedar\n"


@dataclass(frozen=True)
class Kind:
    """A question, what is pressed or typed at it (a text is typed letter by letter), and what is stored then."""

    type: str
    appearance: str
    done: tuple[str | list[str], ...]
    value: str
    looks: Callable[[QWidget], object] = lambda _piece: True
    parameters: str = ""
    group: str = ""


def one(appearance: str, **more: object) -> Kind:
    return Kind("select_one c", appearance, (["2"],), "b", **more)


def searched(appearance: str) -> Kind:
    return Kind("select_one c", appearance, ("irc", [ON]), "b", lambda piece: piece.answer.line)


def typed(appearance: str, text: str = "сәлем", **more: object) -> Kind:
    return Kind("text", appearance, (text, [ON]), text, **more)


def point(appearance: str) -> Kind:
    return Kind("geopoint", appearance, ("51.16, 71.47", [ON]), "51.16 71.47", lambda piece: piece.answer.here)


def moved_day(appearance: str) -> Kind:
    return Kind("date", appearance, (list("12082026"), [ON]), "2026-08-12", lambda piece: piece.answer.month)


def filed(kind: str, appearance: str = "") -> Kind:
    """Without a keeper it says so and lets one pass; with one: tests/gui/answers/attached."""
    return Kind(kind, appearance, ([ON],), "")


def ranged(appearance: str, value: str = "4", **more: object) -> Kind:
    return Kind("range", appearance, ([value],), value, parameters="start=1 end=5 step=1", **more)


def hidden(piece: QWidget) -> bool:
    from PySide6.QtWidgets import QLineEdit

    return piece.answer.line.echoMode() == QLineEdit.EchoMode.Password


def columns(count: int) -> Callable[[QWidget], object]:
    return lambda piece: len({cell.left() for cell in piece.answer._cells}) == count


TYPES = {
    "text": typed(""),
    "integer": Kind("integer", "", (["4", "2", ON],), "42"),
    "decimal": Kind("decimal", "", (["4", "Comma", "5", ON],), "4.5"),
    "select_one": one(""),
    "select_multiple": Kind("select_multiple c", "", (["1", "3", ON],), "a c"),
    "rank": Kind("rank c", "", (["2", "3"],), "b c a"),
    "note": Kind("note", "", ([ON],), ""),
    "date": moved_day(""),
    "time": Kind("time", "", (["1", "4", "3", "5", ON],), "14:35:00"),
    "dateTime": Kind("dateTime", "", ("12.08.2026 14:35", [ON]), "2026-08-12T14:35:00"),
    "acknowledge": Kind("acknowledge", "", (["1"],), "OK"),
    "range": ranged("", looks=lambda piece: piece.answer.steps.count == 4),
    "barcode": Kind("barcode", "", (["4", "8", "A", "7", ON],), "48a7"),
    "geopoint": point(""),
    "geotrace": Kind("geotrace", "", ("51.1 71.4", [ON], "51.2 71.5", [ON, ON]), "51.1 71.4;51.2 71.5"),
    "geoshape": Kind("geoshape", "", ("51 71", [ON], "52 71", [ON], "52 72", [ON, ON]), AREA),
    "image": filed("image"),
    "audio": filed("audio"),
    "video": filed("video"),
    "file": filed("file"),
    "background-audio": Kind("background-audio", "", (), ""),
}
APPEARANCES = {
    "multiline": typed("multiline", looks=lambda piece: piece.answer.sheet),
    "autocomplete": searched("autocomplete"),
    "search": searched("search"),
    "minimal": searched("minimal"),
    "likert": one("likert", looks=lambda piece: piece.answer._is_line),
    "label": one("list-nolabel", looks=lambda piece: isinstance(piece, ScaleGrid), group="label"),
    "list-nolabel": one("list-nolabel", looks=lambda piece: isinstance(piece, ScaleGrid)),
    "list": one("list", looks=lambda piece: isinstance(piece, ScaleGrid)),
    "table-list": one("", looks=lambda piece: isinstance(piece, ScaleGrid), group="table-list"),
    "field-list": one("", group="field-list"),
    "numbers": Kind("text", "numbers", ("a", ["0", "0", "7", ON]), "007"),
    "thousands-sep": Kind("integer", "thousands-sep", (list("12345"), [ON]), "12345",
                          lambda piece: piece.answer.line.text() == "12\u202f345"),
    "no-calendar": Kind("date", "no-calendar", (list("12082026"), [ON]), "2026-08-12",
                        lambda piece: piece.answer.month is None),
    "quick": one("quick"),
    "quickcompact": one("quickcompact"),
    "horizontal": one("horizontal", looks=columns(3)),
    "horizontal-compact": one("horizontal-compact", looks=columns(3)),
    "vertical": one("vertical", looks=columns(1)),
    "compact": one("compact", looks=columns(3)),
    "columns": one("columns", looks=columns(3)),
    "columns-pack": one("columns-pack", looks=columns(3)),
    "no-buttons": one("no-buttons", looks=lambda piece: piece.answer.look.bare),
    "hide-input": point("hide-input"),
    "map": one("map"),
    "image-map": one("image-map"),
    "month-year": Kind("date", "month-year", (list("082026"), [ON]), "2026-08-01"),
    "year": Kind("date", "year", (list("2026"), [ON]), "2026-01-01"),
    **{name: moved_day(name) for name in
       ("ethiopian", "coptic", "islamic", "bikram-sambat", "myanmar", "persian", "buddhist")},
    "rating": ranged("rating", looks=lambda piece: type(piece.answer).__name__ == "Stars"),
    "picker": Kind("range", "picker", (["Equal", "Equal", ON],), "2", lambda piece: piece.answer.more,
                   parameters="start=1 end=5 step=1"),
    "no-ticks": ranged("no-ticks", looks=lambda piece: not piece.answer.has_ticks),
    "signature": filed("image", "signature"),
    "draw": filed("image", "draw"),
    "annotate": filed("image", "annotate"),
    "new": filed("image", "new"),
    "new-front": filed("image", "new-front"),
    "placement-map": point("placement-map"),
    "maps": point("maps"),
    "streets": point("streets"),
    "satellite": point("satellite"),
    "bearing": Kind("decimal", "bearing", (["4", "5", ON],), "45"),
    "masked": typed("masked", looks=hidden),
    "hidden-answer": Kind("barcode", "hidden-answer", (["4", "8", ON],), "48", hidden),
    "url": typed("url"),
    "printer": typed("printer"),
    "counter": Kind("integer", "counter", (["Equal", "Equal", "Equal", "Minus", ON],), "1"),
    "randomized": Kind("select_one c", "randomized", (["2"],), "b"),
}  # fmt: skip
PREFIXES = {
    "columns-": one("columns-2", looks=columns(2)),
    "compact-": one("compact-2", looks=columns(2)),
    "quickcompact-": one("quickcompact-2", looks=columns(2)),
    "ex:": typed("ex:org.app.scan"),
    "search(": Kind("select_one d", "search('trees')", ("edar", [ON]), "c", lambda piece: piece.answer.line),
}
ALL = [("TYPES", name) for name in room.TYPES]
ALL += [("APPEARANCES", name) for name in room.APPEARANCES] + [("PREFIXES", name) for name in room.PREFIXES]
KNOWN = {("TYPES", name): kind for name, kind in TYPES.items()}
KNOWN |= {("APPEARANCES", name): kind for name, kind in APPEARANCES.items()}
KNOWN |= {("PREFIXES", name): kind for name, kind in PREFIXES.items()}
NAMES = {key: f"q{place}" for place, key in enumerate(KNOWN)}


def sheet_rows() -> Iterator[str]:
    """One group for each kind, so that each has a screen of its own."""
    for key, kind in KNOWN.items():
        name = NAMES[key]
        yield f"| | begin_group | g_{name} | {name} | {kind.group if kind.group != 'label' else 'field-list'} | |"
        if kind.group == "label":
            yield f"| | {kind.type} | head_{name} | Trees | label | |"
        yield f"| | {kind.type} | {name} | **Which** one? | {kind.appearance} | {kind.parameters} |"
        yield "| | end_group | | | | |"


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> object:
    """All kinds in one form."""
    folder: Path = tmp_path_factory.mktemp("media")
    (folder / "trees.csv").write_text(CSV, encoding="utf-8")
    choices = ["| choices | | | |", "| | list_name | name | label |", "| | d | name | label |"]
    choices += [f"| | c | {name} | {label} |" for name, label in (("a", "Apple"), ("b", "Birch"), ("c", "Cedar"))]
    head = ["| survey | | | | | |", "| | type | name | label | appearance | parameters |"]
    return form_of("\n".join([*head, *sheet_rows(), *choices]), media=folder)


@pytest.fixture
def open_sheet(form, qtbot) -> Callable[[str], tuple[Interview, Sheet, str]]:
    """The screen of one question, with the keys."""

    def opened(name: str) -> tuple[Interview, Sheet, str]:
        interview, _steps = Interview.begin(form, language="", device="d", person="p", seed=7)
        section, path = f"/data/g_{name}", f"/data/g_{name}/{name}"
        found = blocks(view for view in interview.instance.nodes() if view.section == section)
        sheet = Sheet(interview, found)
        sheet.answered.connect(lambda at, value, _on: sheet.refresh(interview.answer(at, value).change.changed | {at}))
        qtbot.addWidget(sheet)
        sheet.resize(900, 700)
        with qtbot.waitActive(sheet):
            sheet.show()
            sheet.activateWindow()
        sheet.show_current(path)
        sheet.take_focus()
        return interview, sheet, path

    return opened


def test_nothing_is_driven_that_no_table_names() -> None:
    assert set(KNOWN) == set(ALL)


@pytest.mark.parametrize("layout", ["en", "kk"])
@pytest.mark.parametrize(("table", "name"), ALL, ids=[name for _table, name in ALL])
def test_a_question_of_this_kind_is_answered_in_its_own_widget_by_keys(open_sheet, table, name, layout) -> None:
    kind = KNOWN[table, name]
    interview, sheet, path = open_sheet(NAMES[table, name])
    piece = sheet.piece(path)
    if name == "background-audio":
        assert piece is None, "nobody is asked; the check says that nothing is recorded"
        return
    stepped: list[int] = []
    sheet.stepped.connect(stepped.append)
    typist = Typist(layout)
    for done in kind.done:
        typist.type(done) if isinstance(done, str) else typist.press(*done)
    assert interview.instance[path].value == kind.value
    assert kind.looks(piece)
    goes_on = "geo" not in kind.type or kind.type == "geopoint" or stepped == [1]
    assert (kind.value and goes_on) or stepped == [1], "what is only read, or ends with Enter, lets one pass"
    assert not nameless(sheet)
    assert isinstance(piece, Card | ScaleGrid)
    assert "**" not in piece.accessibleName() + (piece.answer.accessibleName() if isinstance(piece, Card) else "")


@pytest.mark.parametrize(("table", "name"), ALL, ids=[name for _table, name in ALL])
def test_what_is_refused_or_works_differently_in_a_way_that_matters_is_said_at_import(form, table, name) -> None:
    support = getattr(room, table)[name]
    found = [finding.params for finding in room.look(form, None) if finding.xpath.endswith(f"/{NAMES[table, name]}")]
    assert bool(found) == support.warns or table == "TYPES"
    assert support.warns or support.level != room.NO


@pytest.mark.parametrize(("table", "name"), ALL, ids=[name for _table, name in ALL])
def test_a_finger_finds_a_target_of_44_pixels(open_sheet, table, name) -> None:
    _interview, sheet, path = open_sheet(NAMES[table, name])
    piece = sheet.piece(path)
    if isinstance(piece, ScaleGrid):
        assert piece.rect_of(path).height() >= 44
    elif piece is not None and piece.answer.options and hasattr(piece.answer, "_cells"):
        assert min(min(cell.width(), cell.height()) for cell in piece.answer._cells) >= 44
    QTest.qWait(0)
