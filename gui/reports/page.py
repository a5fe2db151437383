"""Reports: what at the left, the real pages at the right; save, save all, print."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QProgressBar, QStackedWidget, QWidget

from gui.core import dialogs, sentences, theme
from gui.core.components import Button, Card, PrimaryButton, Text, column, row
from gui.core.news import News
from gui.core.page import EmptyState, Page, scrolling
from gui.core.tasks import Task, tasks
from gui.reports import making
from gui.reports.choices import Choices
from gui.reports.own_words import OwnWords
from model.language import N_, _, formats, ngettext

if TYPE_CHECKING:
    from model.workspace import Workspace

PANEL = 320
WORDS = "words"  # the lane in which a supervisor's words are kept
REASONS = {
    "duplicate": N_("received twice"),
    "withdrawn": N_("withdrawn by the respondent"),
    "no_consent": N_("no consent"),
    "incomplete": N_("incomplete"),
    "returned": N_("returned to the interviewer"),
    "rejected": N_("rejected at review"),
}


class ReportsPage(Page):
    """One paper at a time; a new choice makes it anew."""

    def __init__(self, workspace: "Workspace", parent: QWidget | None = None) -> None:
        super().__init__(parent, scrolls=False, width=1600)
        self.workspace = workspace
        self._making: Task | None = None
        self._asked = making.Asked()
        self._saving: Task | None = None
        self._paper: making.Paper | None = None
        self._contents: making.Contents | None = None
        box = row(spacing=theme.L)
        box.addWidget(self._panel())
        box.addWidget(self._pages(), 1)
        self.body.addLayout(box, 1)
        self.choices.start(workspace.person.region or making.NATIONAL)
        self.retranslate()
        self.is_dressed = True
        self.redress()

    def redress(self) -> None:
        self.panel.setFixedWidth(theme.px(PANEL))
        self.own.redress()

    # --- building -------------------------------------------------------------------------------------------------

    def _panel(self) -> QWidget:
        panel, cards = QWidget(), QWidget()
        self.panel = panel
        cards.setProperty("kind", "page")
        box, upper = column(panel, spacing=theme.M), column(cards, spacing=theme.M)
        self.choices, self.own = Choices(), OwnWords()
        self.choices.changed.connect(self.make)
        self.own.given.connect(self._put)
        self.own.paused.connect(self._keep)
        for card in (self.choices, self._contents_card(), self.own):
            upper.addWidget(card)
        upper.addStretch(1)
        # In a low window the cards scroll while news stands under them; nothing is squeezed.
        self.cards = scrolling(cards)
        box.addWidget(self.cards, 1)
        self.notice, self.save_progress = News(), QProgressBar()
        self.save_progress.setTextVisible(False)
        self.save_progress.hide()
        box.addWidget(self.notice)
        box.addWidget(self.save_progress)
        self._add_buttons(box)
        return panel

    def _contents_card(self) -> Card:
        card = Card(spacing=theme.XS)
        self.contents_title = Text("section")
        self.figures = {name: (Text("muted"), Text("strong", wrap=False)) for name in
                        ("wave", "collected", "accepted", "excluded", "visits", "version")}  # fmt: skip
        card.box.addWidget(self.contents_title)
        self.reasons = Text("caption")
        for name, (words, figure) in self.figures.items():
            line = row()
            line.addWidget(words, 1)
            line.addWidget(figure)
            card.box.addLayout(line)
            if name == "excluded":
                card.box.addWidget(self.reasons)
        return card

    def _add_buttons(self, box: "QWidget.layout") -> None:
        self.print, self.save = PrimaryButton(symbol="print"), Button(symbol="save")
        self.save_all, self.cancel = Button(symbol="folder"), Button(symbol="close")
        self.cancel.hide()
        for button, slot in ((self.print, self.print_it), (self.save, self.save_it),
                             (self.save_all, self.save_them), (self.cancel, self.stop_saving)):  # fmt: skip
            button.clicked.connect(slot)
        pair = row(spacing=theme.S)
        pair.addWidget(self.print, 1)
        pair.addWidget(self.save, 1)
        box.addLayout(pair)
        box.addWidget(self.save_all)
        box.addWidget(self.cancel)
        self._allow()

    def _pages(self) -> QWidget:
        from gui.reports.preview import Preview

        self.stack, self.preview = QStackedWidget(), Preview()
        self.empty, self.busy = EmptyState("reports"), EmptyState("clock")
        self.busy_bar = QProgressBar()
        self.busy_bar.setRange(0, 0)
        self.busy_bar.setTextVisible(False)
        self.busy_bar.setFixedWidth(theme.px(240))
        self.busy.actions.addWidget(self.busy_bar)
        for view in (self.empty, self.busy, self.preview):
            self.stack.addWidget(view)
        return self.stack

    # --- making ---------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        if self._paper is None and self._making is None:
            self.make()

    @Slot()
    def make(self) -> None:
        """The chosen paper, off the event loop; an earlier one that is still being made is not waited for."""
        if self._paper is not None:
            self.own.tell()  # of the paper that was shown until now
        if self._making is not None:
            self._making.forget()
        self._asked, self._paper = self.choices.asked(), None
        self.notice.tell()
        self.stack.setCurrentWidget(self.busy)
        self._allow()
        # Behind whatever is still to be kept: the paper is made with it, and the fields show it again.
        self._making = tasks().run(lambda _task: None, owner=self, done=self._make_now, lane=WORDS)

    def _make_now(self, _kept: object) -> None:
        workspace, asked = self.workspace, self._asked
        self._making = tasks().run(
            lambda _task: making.make(workspace, asked), owner=self, done=self._made, failed=self._not_made
        )

    def _keep(self, said: object) -> None:
        """Keep the supervisor's words with the data; the lane keeps them in the order they were written."""
        workspace, asked = self.workspace, self._asked
        tasks().run(lambda _task: making.keep(workspace, asked, said), owner=self, failed=self._not_saved, lane=WORDS)

    def _put(self, said: object) -> None:
        """Keep them and show the paper with them."""
        workspace, asked = self.workspace, self._asked
        tasks().run(lambda _task: making.keep(workspace, asked, said), owner=self, done=self._kept,
                    failed=self._not_saved, lane=WORDS)  # fmt: skip

    def _kept(self, _result: object) -> None:
        self.make()

    def _made(self, paper: object) -> None:
        self._making, self._paper, self._contents = None, paper, paper.contents
        self.preview.show_pdf(paper.pdf)
        self.own.show_texts(paper.said or self.own.none)
        self.choices.offer_centres(paper.contents.centres)
        self.stack.setCurrentWidget(self.preview)
        self._say_contents()
        self._allow()

    def _not_made(self, error: object) -> None:
        self._making = None
        self.stack.setCurrentWidget(self.empty)
        if isinstance(error, making.NothingToReportError):
            self._contents = error.contents
            self._say_contents()
        else:
            self.notice.tell(lambda: (sentences.said(error), "bad"))
        self._allow()

    def _allow(self) -> None:
        for button in (self.print, self.save):
            button.setEnabled(self._paper is not None)
        self.own.setEnabled(self._paper is not None)
        self.cancel.setVisible(self._saving is not None)
        self.save_all.setEnabled(self._paper is not None and self._saving is None)

    # --- saving and printing ----------------------------------------------------------------------------------------

    @Slot()
    def save_it(self) -> None:
        """This paper as a file."""
        dialogs.save_file(self, _("Save the report"), self._paper.name, "PDF (*.pdf)", self._save_to)

    def _save_to(self, chosen: str) -> None:
        paper = self._paper
        tasks().run(lambda _task: Path(chosen).write_bytes(paper.pdf) and chosen, owner=self, done=self._saved,
                    failed=self._not_saved)  # fmt: skip

    @Slot()
    def save_them(self) -> None:
        """Every region and the country, three languages, into a folder."""
        dialogs.choose_folder(self, _("Save all reports into a folder"), self._save_all_to)

    def _save_all_to(self, chosen: str) -> None:
        workspace, asked, centres = self.workspace, self.choices.asked(), self.choices.with_centres()
        self.save_progress.setRange(0, 0)
        self.save_progress.show()
        self._saving = tasks().run(
            lambda task: making.save_all(workspace, Path(chosen), asked, task, centres=centres),
            owner=self, done=self._saved_all, failed=self._not_all_saved, reported=self._saving_one,
        )  # fmt: skip
        self._allow()

    @Slot()
    def stop_saving(self) -> None:
        """No further file; those that are there stay."""
        if self._saving is not None:
            self._saving.cancel()

    def _saving_one(self, step: object) -> None:
        self.save_progress.setRange(0, step.total)
        self.save_progress.setValue(step.done)
        said = {"name": step.file.name, "number": formats.number(step.done), "total": formats.number(step.total)}
        self.notice.tell(lambda: (_("Saving {name} ({number} of {total})").format(**said), "accent"))

    def _saved_all(self, number: object) -> None:
        self._end_saving()
        self.notice.tell(lambda: (_saved_files(number), "good"))

    def _saved(self, chosen: object) -> None:
        self.notice.tell(lambda: (_("Saved: {file}").format(file=chosen), "good"))

    def _not_all_saved(self, error: object) -> None:
        self._end_saving()
        self._not_saved(error)

    def _not_saved(self, error: object) -> None:
        if isinstance(error, OSError):
            said = N_("The file could not be written: {reason}")
            self.notice.tell(lambda: (_(said).format(reason=error.strerror), "bad"))
        else:
            self.notice.tell(lambda: (sentences.said(error), "bad"))

    def _end_saving(self) -> None:
        self._saving = None
        self.save_progress.hide()
        self._allow()

    @Slot()
    def print_it(self) -> None:
        """This paper on a printer."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setFullPage(True)
        dialog = QPrintDialog(self._printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._print_now)
        QDialog.open(dialog)  # QPrintDialog's own open() wants a receiver

    @Slot()
    def _print_now(self) -> None:
        self.preview.print_with(self._printer)

    # --- words ------------------------------------------------------------------------------------------------------

    def _say_contents(self) -> None:
        contents = self._contents
        said = {name: "–" for name in self.figures}
        said["wave"] = self.workspace.fieldwork.wave
        if contents is not None:
            counts = ("collected", "accepted", "excluded", "visits")
            said |= {name: formats.number(getattr(contents, name)) for name in counts}
            said["version"] = contents.version[:8]
        for name, (_words, figure) in self.figures.items():
            figure.setText(said[name])
        reasons = contents.reasons if contents else ()
        self.reasons.setText(", ".join(f"{_(REASONS.get(code, code))}: {formats.number(n)}" for code, n in reasons))
        self.reasons.setVisible(bool(reasons))

    def retranslate(self) -> None:
        self.head.say(_("Reports"), _("The pages as they are printed."))
        self.contents_title.setText(_("What is in it"))
        words = {"wave": _("Wave"), "collected": _("Interviews collected"), "accepted": _("Counted"),
                 "excluded": _("Left out"), "visits": _("Mystery visits"), "version": _("Version")}  # fmt: skip
        for name, (label, _figure) in self.figures.items():
            label.setText(words[name])
        self.print.say(_("Print …"))
        self.save.say(_("Save …"))
        self.save_all.say(_("Save all regions …"))
        self.cancel.say(_("Stop saving"))
        self.preview.view.setAccessibleName(_("Pages of the report"))
        self.empty.say(_("No interviews for this report yet"),
                       _("It can be made as soon as the first interviews have come in."))  # fmt: skip
        self.busy.say(_("Making the report"), _("You can go on working meanwhile."))
        self._say_contents()


def _saved_files(number: int) -> str:
    return ngettext("Saved {n} file.", "Saved {n} files.", number).format(n=formats.number(number))
