"""What to look at before an interview ends: what blocks it, what is doubtful, what was remarked. Each is a jump."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.answers import ink
from gui.answers.words import plain
from gui.core import icons, theme
from gui.entry import personal, wording
from model.interview.doubts import doubts
from model.language import _

if TYPE_CHECKING:
    from model.interview.interview import Interview

SIGNS = {"blocks": ("alert", "bad"), "doubt": ("info", "warn"), "settled": ("check", "muted"),
         "comment": ("comment", "muted")}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing to look at. Only `blocks` keeps from completion; `doubt`, `settled` and `comment` do not."""

    path: str
    section: str
    question: str
    reason: str
    kind: str = "blocks"


def missing(interview: "Interview") -> list[Missing]:
    """Everything that blocks completion, in the order of the questionnaire."""
    found = []
    for problem in interview.problems():
        reason = problem.message or (_("no answer yet") if problem.code == "required" else _("to be checked"))
        found.append(_line(interview, problem.path, reason, "blocks"))
    held = [path for path, one in personal.kept(interview) if one.blocks]
    return found + [_line(interview, path, _("it holds a personal number"), "blocks") for path in held]


def remarkable(interview: "Interview") -> list[Missing]:
    """What blocks nothing: unlikely answers, with the reason if one was given, and comments."""
    found = []
    for one in doubts(interview):
        said = _("reason: {text}").format(text=one.reason) if one.is_settled else wording.doubtful(one)
        found.append(_line(interview, one.path, said, "settled" if one.is_settled else "doubt"))
    for view in interview.nodes():
        if (text := interview.comments.get(view.path)) and view.relevant:
            found.append(_line(interview, view.path, _("comment: {text}").format(text=text), "comment"))
    return sorted(found, key=lambda line: line.kind != "doubt")


def _line(interview: "Interview", path: str, reason: str, kind: str) -> Missing:
    view = interview.instance[path]
    section = plain(interview.instance[view.section].label) if view.section != interview.form.root.path else ""
    return Missing(path, section, plain(view.label), reason, kind)


def in_words(item: Missing) -> str:
    """One of them in a line."""
    return f"{item.section}: {item.question}. {item.reason}"


class MissingPainter(QStyledItemDelegate):
    """Section, question and reason in a row of two lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(200, theme.px(56))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        item: Missing = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            ink.panel(painter, rect.adjusted(0, 1, -1, -1), fill="accent_soft", edge="accent")
        sign = icons.pixmap(*SIGNS[item.kind])
        painter.drawPixmap(rect.left() + theme.px(14), rect.center().y() - theme.px(10), sign)
        words = rect.adjusted(theme.px(46), theme.px(6), -theme.px(14), -theme.px(6))
        fonts, line = ink.pens(), QRect(words.left(), words.top(), words.width(), words.height() // 2)
        painter.setFont(fonts.body)
        question = painter.fontMetrics().elidedText(item.question, Qt.TextElideMode.ElideRight, line.width())
        ink.write(painter, line, question, font=fonts.body, colour="text", flags=int(Qt.AlignmentFlag.AlignVCenter))
        below = f"{item.section}  \u00b7  {item.reason}" if item.section else item.reason
        below = QFontMetrics(fonts.caption).elidedText(below, Qt.TextElideMode.ElideRight, line.width())
        flags = int(Qt.AlignmentFlag.AlignVCenter)
        ink.write(painter, line.translated(0, line.height()), below, font=fonts.caption, colour="muted", flags=flags)
        painter.restore()
