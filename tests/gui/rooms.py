"""The rooms in states worth looking at: answered so far, at a doubt, at the end; and the respondent's own screens."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter
from PySide6.QtWidgets import QApplication, QWidget

import forms
from forms import xlsform

if TYPE_CHECKING:
    from forms import NodeView
    from gui.entry.room import Room

ITEMS = ("M01", "M02", "M03", "M04")
TIMES = {"arrived": "09:00", "ticket": "09:02", "called": "09:14", "served": "09:21", "left": "09:25"}
SAMPLES = {"int": "7", "time": "10:15:00.000+05:00", "string": "Терезе жетпейді", "date": "2026-11-24", "decimal": "7"}

HEAD = "| survey |\n| | type | name | label::Kazakh (kk) | label::Russian (ru) | label::English (en) | "
HEAD += "hint::Kazakh (kk) | hint::Russian (ru) | hint::English (en) | guidance_hint::Kazakh (kk) | "
HEAD += "guidance_hint::Russian (ru) | guidance_hint::English (en) | appearance | parameters | bind::sapa:turn |\n"
TAIL = """| choices |
| | list_name | name | label::Kazakh (kk) | label::Russian (ru) | label::English (en) |
| | yn | yes | Иә | Да | Yes |
| | yn | no | Жоқ | Нет | No |
| | yn | skip | Айтқым келмейді | Не хочу говорить | I will not say |
| | scale | 5 | Толық қанағаттанамын | Полностью удовлетворён | Fully satisfied |
| | scale | 4 | Негізінен қанағаттанамын | Скорее удовлетворён | Mostly satisfied |
| | scale | 3 | Орташа | Средне | In between |
| | scale | 2 | Негізінен қанағаттанбаймын | Скорее не удовлетворён | Mostly dissatisfied |
| | scale | 1 | Мүлдем қанағаттанбаймын | Совсем не удовлетворён | Not satisfied at all |
| | why | time | Кезекте күту уақыты | Время ожидания в очереди | Time spent waiting |
| | why | words | Қызметкердің түсіндіруі | Объяснения сотрудника | What the clerk explained |
| | why | papers | Талап етілген құжаттардың саны | Число требуемых документов | How many papers were asked for |
| settings |
| | form_title | form_id | version | default_language | namespaces |
| | Ауыл кітапханасы | library | 1 | Kazakh (kk) | sapa="urn:sapa:form:1" |
"""


def _line(kind: str, name: str, kk: str, ru: str, en: str, *rest: str) -> str:
    return "| | " + " | ".join([kind, name, kk, ru, en, *rest, *([""] * (9 - len(rest)))]) + " |\n"


def _group(name: str, kk: str, ru: str, en: str, *inside: str, appearance: str = "") -> str:
    head = _line("begin group", name, kk, ru, en, "", "", "", "", "", "", appearance)
    return head + "".join(inside) + _line("end group", "", "", "", "")


def _shown(kind: str, name: str, kk: str, ru: str, en: str, appearance: str = "", parameters: str = "",
           turn: str = "") -> str:  # fmt: skip
    return _line(kind, name, kk, ru, en, "", "", "", "", "", "", appearance, parameters, turn)


NUMBERS = _group(
    "numbers", "Сандар", "Числа", "Numbers",
    _line("range", "near", "Кітапханаға дейін қанша шақырым?", "Сколько километров до библиотеки?",
          "How many kilometres to the library?", "Сызғышты жылжытыңыз немесе санды теріңіз",
          "Подвиньте ползунок или наберите число", "Move the slider or type the number",
          "Жаяу жүретін жолды айтыңыз", "Считайте путь пешком", "Count the way on foot", "",
          "start=0 end=10 step=0.5"),
    _shown("range", "stars", "Оқу залына қанша жұлдыз бересіз?", "Сколько звёзд вы дадите читальному залу?",
           "How many stars do you give the reading room?", "rating", "start=1 end=5 step=1"),
    _shown("integer", "visits", "Айына неше рет келесіз?", "Сколько раз в месяц вы приходите?",
           "How many times a month do you come?", "counter"),
)  # fmt: skip
CHOICES = _group(
    "choices", "Таңдау", "Выбор", "Choices",
    _shown("rank why", "order", "Маңыздысынан бастап реттеңіз", "Расположите, начиная с самого важного",
           "Put these in order, the most important first"),
    _shown("select_one scale", "like", "Кітап қорына қанағаттанасыз ба?", "Довольны ли вы фондом?",
           "Are you satisfied with the books?", "likert"),
)  # fmt: skip
TABLE = _group(
    "table", "Қызмет көрсету сапасы", "Качество обслуживания", "Quality of service",
    _shown("select_one scale", "polite", "Қызметкердің сыпайылығы", "Вежливость сотрудника", "Politeness of the clerk"),
    _shown("select_one scale", "clear", "Түсіндірудің түсініктілігі", "Понятность объяснений",
           "How clear the explanations were"),
    _shown("select_one scale", "fast", "Қызмет көрсету жылдамдығы", "Скорость обслуживания", "Speed of service"),
    appearance="table-list",
)  # fmt: skip
PLACE = _group(
    "place", "Орын мен күн", "Место и день", "Place and day",
    _shown("geopoint", "where", "Кітапхана қайда?", "Где библиотека?", "Where is the library?"),
    _shown("date", "day", "Соңғы рет қашан келдіңіз?", "Когда вы были в последний раз?",
           "When were you here last?"),
)  # fmt: skip
FILES = _group(
    "files", "Файлдар", "Файлы", "Files",
    _shown("image", "photo", "Кіреберістің суреті", "Снимок входа", "A picture of the entrance"),
    _shown("image", "sign", "Қолтаңба", "Подпись", "Signature", "signature"),
    _shown("audio", "voice", "Дыбыс жазбасы", "Запись голоса", "A recording"),
    _shown("file", "paper", "Құжат", "Документ", "A document"),
)  # fmt: skip
TURN = _group(
    "turn", "Төлем", "Плата", "Payment",
    _shown("select_one yn", "paid", "Сізден заңсыз ақша сұрады ма?", "Просили ли у вас незаконную плату?",
           "Were you asked for money you did not owe?", turn="respondent"),
    _shown("integer", "sum", "Қанша теңге сұрады?", "Сколько тенге просили?", "How many tenge were asked for?",
           turn="respondent"),
)  # fmt: skip


def form_of(*groups: str) -> forms.Form:
    """A questionnaire of these groups, in three languages."""
    return forms.loads(xlsform.convert(HEAD + "".join(groups) + TAIL).xml)


# --- answering --------------------------------------------------------------------------------------------------------


def named(room: "Room", name: str) -> str:
    """The path of the question with this name."""
    return next(path for path in room.interview.form.questions if path.endswith("/" + name))


def give(room: "Room", **answers: str) -> None:
    """Answers by the names of the questions."""
    for name, value in answers.items():
        room.controller.answer(named(room, name), value)


def go(room: "Room", name: str) -> None:
    room.questions.go(named(room, name))
    room.show_progress()
    room.take_focus()


def fill(room: "Room", *, until: str = "", but: tuple[str, ...] = ()) -> None:
    """Everything that is asked, as plainly as can be, up to this section."""
    for _round in range(4):
        for view in list(room.interview.instance.nodes()):
            if until and view.path.startswith(until):
                break
            if view.kind == "question" and view.relevant and not view.value and not view.readonly:
                _fill_one(room, view, but)


def _fill_one(room: "Room", view: "NodeView", but: tuple[str, ...]) -> None:
    known = [choice.value for choice in room.interview.instance[view.path].choices]
    value = next((one for one in ("yes", "4") if one in known), known[0] if known else SAMPLES.get(view.type, ""))
    if value and view.name not in but:
        room.controller.answer(view.path, value)


# --- the interview ----------------------------------------------------------------------------------------------------


def at_the_grid(room: "Room") -> None:
    fill(room, until="/data/inf/INF1")
    give(room, INF1="5", INF2="4")
    go(room, "INF3")


def at_the_gate(room: "Room") -> None:
    """The consent is about to be taken back over everything that was said."""
    fill(room, until="/data/acc")
    go(room, "consent")
    room.take_answer(named(room, "consent"), "no")


def at_a_doubt(room: "Room") -> None:
    fill(room, until="/data/facts")
    give(room, F1="10:15:00", F2="10:25:00", F3="10:05:00")
    go(room, "F3")


def at_the_end(room: "Room") -> None:
    fill(room, but=("F4", "INF2", "DEA1", "P4"))
    room.show_finish()


def complete_with_doubts(room: "Room") -> None:
    fill(room)
    give(room, F11="Кезек ұзақ, 123456789012")
    room.show_finish()


def receipt(room: "Room") -> None:
    fill(room)
    room.show_finish()
    room.complete()


def at_the_consent(room: "Room") -> None:
    """Before a word was said."""


def at_a_refusal(room: "Room") -> None:
    give(room, consent="no", declined="3.2")
    room.show_finish()


def partly(room: "Room") -> None:
    """Half of the items without a mark."""
    fill(room)
    items = [view for view in room.interview.nodes() if view.path.split("/")[2] in ("inf", "acc", "emp")]
    give(room, **{view.name: "98" for view in items if view.kind == "question"})
    room.show_finish()


def with_comment(room: "Room") -> None:
    at_the_grid(room)
    room.write_remark()


# --- the visit --------------------------------------------------------------------------------------------------------


def at_the_test(room: "Room") -> None:
    go(room, "t_money")
    give(room, t_money=room.interview.instance[named(room, "t_money")].choices[0].value)
    room.questions.go(named(room, "t_money"))


def past_the_test(room: "Room") -> None:
    """A right answer to each question of the test, whatever it is."""
    for view in list(room.interview.instance.nodes()):
        if view.path.startswith("/data/test/"):
            for choice in view.choices:
                room.controller.answer(view.path, choice.value)
                if room.interview.instance[view.path].valid:
                    break


def at_the_times(room: "Room") -> None:
    past_the_test(room)
    fill(room, until="/data/times")
    give(room, arrived="09:00:00", ticket="09:02:00")
    go(room, "called")


def at_the_checklist(room: "Room") -> None:
    at_the_times(room)
    give(room, **{name: f"{at}:00" for name, at in TIMES.items()}, window="7", status="1")
    fill(room, until="/data/pro")
    give(room, M21="no")
    go(room, "M21")


def visit_at_the_end(room: "Room") -> None:
    at_the_checklist(room)
    fill(room, but=("M22", "M26"))
    room.show_finish()


# --- talks ------------------------------------------------------------------------------------------------------------


def at_the_notes(room: "Room") -> None:
    fill(room, until="/data/topic_start")
    go(room, "start_said")
    room.mark_time()


# --- the respondent's screens -----------------------------------------------------------------------------------------


def card(window: QWidget) -> QWidget:
    """The show card over an item of the criteria."""
    room = window.room
    at_the_grid(room)
    made = room.handing.card()
    made.show_question(room.interview, room.questions.place, room.questions.lead_of(room.questions.place))
    return _staged(made, window)


def turn(window: QWidget, name: str) -> QWidget:
    """The respondent's screen over this question."""
    room = window.room
    go(room, name)
    room.handing.hand_over(named(room, name))
    return _staged(room.handing.turn(), window)


def thanked(window: QWidget) -> QWidget:
    made = turn(window, "paid")
    made.show_thanks()
    return made


def _staged(made: QWidget, window: QWidget) -> QWidget:
    window.room.handing._card = window.room.handing._turn = None  # whoever looks closes it, not the room
    made.closed.disconnect()
    made.setWindowState(Qt.WindowState.WindowNoState)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    made.take_focus()
    made.behind = window
    return made


# --- files ------------------------------------------------------------------------------------------------------------


def photo() -> bytes:
    """A picture that can be told from a grey field."""
    image = QImage(480, 320, QImage.Format.Format_RGB32)
    painter, sky = QPainter(image), QLinearGradient(0, 0, 0, 320)
    sky.setColorAt(0, QColor(120, 170, 200))
    sky.setColorAt(1, QColor(220, 230, 225))
    painter.fillRect(image.rect(), sky)
    painter.fillRect(60, 140, 360, 180, QColor(196, 164, 120))
    painter.fillRect(210, 210, 60, 110, QColor(70, 60, 55))
    painter.drawEllipse(QPointF(390, 60), 24, 24)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data())


def with_files(room: "Room", settle: Callable[[QApplication], None]) -> None:
    room.controller.keeper.keep(named(room, "photo"), photo(), "entrance.png")
    room.controller.keeper.keep(named(room, "paper"), b"minutes", "minutes.pdf")
    settle(QApplication.instance())
    go(room, "photo")
