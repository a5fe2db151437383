"""A preview: the real room over a form, with a strip that says nothing is kept, and the XML for whoever wrote it."""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from gui.core import dialogs
from gui.core.components import Button, Notice, QuietButton, Translated
from gui.core.dialogs import tall
from model.language import N_, _

if TYPE_CHECKING:
    from model.interview.interview import Interview

_PARTS = re.compile(r"([^<]*)(<[^>]+>)")


class PreviewStrip(Translated, Notice):
    """Above the room: this is a preview.

    Signals: `xml_asked`; `ended`.
    """

    xml_asked = Signal()
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("warn", " ", parent=parent)
        self.box.setAlignment(self.symbol, Qt.AlignmentFlag.AlignVCenter)
        self.xml, self.end = QuietButton(symbol="reports"), Button(symbol="close")
        for button in (self.xml, self.end):
            self.box.addWidget(button)
        self.xml.clicked.connect(self.xml_asked)
        self.end.clicked.connect(self.ended)
        self.retranslate()

    def retranslate(self) -> None:
        self.say(_("Preview: everything works as in an interview, and nothing is kept."), "warn")
        self.xml.say(_("Look at the XML"))
        self.end.say(_("End the preview"))


class Previewed:
    """Mixed in before a kind of room: the same room, with the strip above it and no promise that anything is kept."""

    IS_KEPT = False
    AGAIN = N_("Begin the preview again")
    EXPLAINED = N_("This was a preview: nothing was kept and nothing is sent.")

    def opened(self) -> None:
        super().opened()  # type: ignore[misc]
        if not self.findChildren(PreviewStrip):
            strip = PreviewStrip(self)
            self.layout().insertWidget(0, strip)
            strip.xml_asked.connect(self.show_xml)
            strip.ended.connect(self.end)
            strip.show()

    @Slot(str)
    def _completed(self, instance_id: str) -> None:
        super()._completed(instance_id)  # type: ignore[misc]
        self.finish.show_receipt(_("Preview"))

    @Slot()
    def end(self) -> None:
        """Leave, whatever stands open."""
        self.left.emit()

    @Slot()
    def show_xml(self) -> None:
        """What would be sent if the interview ended now."""
        self.questions.commit()
        XmlDialog(self, self.interview).open()


class XmlDialog(dialogs.Dialog):
    """The submission as a server would get it, for whoever wrote the form."""

    def __init__(self, parent: QWidget, interview: "Interview") -> None:
        super().__init__(parent, _("What would be sent"), width=720)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setMinimumHeight(tall(380))
        self.text.setAccessibleName(_("What would be sent"))
        self.text.setPlainText(indented(interview.submission()))
        self.body.addWidget(self.text)
        self.add_button(_("Copy"), then=self._copy)
        self.add_button(_("Close"), kind="primary").setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())


def indented(submission: bytes) -> str:
    """The XML with a line for each element; it is only looked at."""
    lines: list[str] = []
    depth = 0
    for before, tag in _PARTS.findall(submission.decode()):
        text, closes, is_whole = before.strip(), tag.startswith("</"), tag.endswith("/>") or tag.startswith("<?")
        depth -= closes
        if closes and re.match(rf" *<{re.escape(tag[2:-1])}(| [^>]*[^/])>$", lines[-1]):
            lines[-1] += text + tag
        else:
            lines.append("  " * depth + tag)
        depth += not closes and not is_whole
    return "\n".join(lines)
