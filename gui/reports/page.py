"""Reports: what at the left, the real pages at the right; save, save all, print."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QProgressBar, QStackedWidget, QWidget

from gui.core import dialogs, sentences, theme
from gui.core.components import Button, Card, Notice, PrimaryButton, Text, column, row
from gui.core.fields import Choice, Field, Segments
from gui.core.page import EmptyState, Page, scrolling
from gui.core.tasks import Task, tasks
from gui.reports import making
from model import language
from model.language import _, formats, ngettext

if TYPE_CHECKING:
    from model.workspace import Workspace

PANEL = 320


class ReportsPage(Page):
    """One paper at a time; a new choice makes it anew."""

    def __init__(self, workspace: "Workspace", parent: QWidget | None = None) -> None:
        super().__init__(parent, scrolls=False, width=1600)
        self.workspace = workspace
        self._making: Task | None = None
        self._saving: Task | None = None
        self._paper: making.Paper | None = None
        self._contents: making.Contents | None = None
        self._news: Callable[[], tuple[str, str]] = _no_news
        box = row(spacing=theme.L)
        box.addWidget(self._panel())
        box.addWidget(self._pages(), 1)
        self.body.addLayout(box, 1)
        self.territory.editor.set_value(workspace.person.region or making.NATIONAL)
        self.retranslate()
        self.is_dressed = True
        self.redress()

    def redress(self) -> None:
        self.panel.setFixedWidth(theme.px(PANEL))

    # --- building -------------------------------------------------------------------------------------------------

    def _panel(self) -> QWidget:
        panel, cards = QWidget(), QWidget()
        self.panel = panel
        cards.setProperty("kind", "page")
        box, upper = column(panel, spacing=theme.M), column(cards, spacing=theme.M)
        for card in (self._choice_card(), self._contents_card()):
            upper.addWidget(card)
        upper.addStretch(1)
        # In a low window the cards scroll while news stands under them; nothing is squeezed.
        box.addWidget(scrolling(cards), 1)
        self.notice, self.save_progress = Notice("good"), QProgressBar()
        self.save_progress.setRange(0, 0)
        self.save_progress.setTextVisible(False)
        self.save_progress.hide()
        box.addWidget(self.notice)
        box.addWidget(self.save_progress)
        self._add_buttons(box)
        return panel

    def _choice_card(self) -> Card:
        card = Card()
        self.territory, self.languages = Field(Choice()), Segments(language.LANGUAGES)
        self.language_label, spoken = Text("strong"), row()
        spoken.addWidget(self.language_label, 1)
        spoken.addWidget(self.languages)
        self.languages.set_value(language.current())
        self._fill_territories()
        card.box.addWidget(self.territory)
        card.box.addLayout(spoken)
        self.territory.editor.chosen.connect(self.make)
        self.languages.chosen.connect(self.make)
        return card

    def _contents_card(self) -> Card:
        card = Card(spacing=theme.XS)
        self.contents_title = Text("section")
        self.figures = {name: (Text("muted"), Text("strong", wrap=False)) for name in
                        ("collected", "accepted", "excluded", "visits", "version")}  # fmt: skip
        card.box.addWidget(self.contents_title)
        for words, figure in self.figures.values():
            line = row()
            line.addWidget(words, 1)
            line.addWidget(figure)
            card.box.addLayout(line)
        return card

    def _add_buttons(self, box: "QWidget.layout") -> None:
        self.print, self.save = PrimaryButton(symbol="print"), Button(symbol="save")
        self.save_all, buttons = Button(symbol="folder"), column(spacing=theme.S)
        box.addLayout(buttons)
        for button, slot in ((self.print, self.print_it), (self.save, self.save_it), (self.save_all, self.save_them)):
            button.clicked.connect(slot)
            buttons.addWidget(button)
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
        workspace, territory, spoken = self.workspace, self.territory.editor.value(), self.languages.value()
        self._paper = None
        self._tell(_no_news)
        self.stack.setCurrentWidget(self.busy)
        self._allow()
        self._making = tasks().run(
            lambda task: (task, making.make(workspace, territory, spoken)),
            owner=self, done=self._made, failed=self._not_made,
        )  # fmt: skip

    def _made(self, result: object) -> None:
        task, paper = result
        if task is not self._making:
            return
        self._making, self._paper, self._contents = None, paper, paper.contents
        self.preview.show_pdf(paper.pdf)
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
            self._tell(lambda: (sentences.said(error), "bad"))
        self._allow()

    def _allow(self) -> None:
        for button in (self.print, self.save):
            button.setEnabled(self._paper is not None)
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
        workspace = self.workspace
        self.save_progress.show()
        self._saving = tasks().run(lambda task: making.save_all(workspace, Path(chosen), task), owner=self,
                                   done=self._saved_all, failed=self._not_saved, reported=self._saving_one)  # fmt: skip
        self._allow()

    def _saving_one(self, reported: object) -> None:
        number, name = reported
        self._tell(lambda: (_("Saving {name} ({number})").format(name=name, number=number), "accent"))

    def _saved_all(self, number: object) -> None:
        self._end_saving()
        self._tell(lambda: (_saved_files(number), "good"))

    def _saved(self, chosen: object) -> None:
        self._tell(lambda: (_("Saved: {file}").format(file=chosen), "good"))

    def _not_saved(self, error: object) -> None:
        self._end_saving()
        if isinstance(error, OSError):
            self._tell(lambda: (_("The file could not be written: {reason}").format(reason=error.strerror), "bad"))
        else:
            self._tell(lambda: (sentences.said(error), "bad"))

    def _tell(self, news: Callable[[], tuple[str, str]]) -> None:
        """Say this now, and again whenever another language is spoken."""
        self._news = news
        self.notice.say(*news())

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

    def _fill_territories(self) -> None:
        self.territory.editor.fill([(making.NATIONAL, _("Kazakhstan, all regions")), *named_regions()])

    def _say_contents(self) -> None:
        contents = self._contents
        said = {name: "–" for name in self.figures}
        if contents is not None:
            counts = ("collected", "accepted", "excluded", "visits")
            said = {name: formats.number(getattr(contents, name)) for name in counts}
            said["version"] = contents.version[:8]
        for name, (_words, figure) in self.figures.items():
            figure.setText(said[name])

    def retranslate(self) -> None:
        self.head.say(_("Reports"), _("The pages as they are printed."))
        self.territory.say(_("What"))
        self._fill_territories()
        self.language_label.setText(_("Language of the report"))
        self.languages.say(language.SHORT, language.NAMES)
        self.contents_title.setText(_("What is in it"))
        words = {"collected": _("Interviews collected"), "accepted": _("Counted"), "excluded": _("Left out"),
                 "visits": _("Mystery visits"), "version": _("Version")}  # fmt: skip
        for name, (label, _figure) in self.figures.items():
            label.setText(words[name])
        self.print.say(_("Print …"))
        self.save.say(_("Save …"))
        self.save_all.say(_("Save all regions …"))
        self.preview.view.setAccessibleName(_("Pages of the report"))
        self.empty.say(_("No interviews for this report yet"),
                       _("It can be made as soon as the first interviews have come in."))  # fmt: skip
        self.busy.say(_("Making the report"), _("You can go on working meanwhile."))
        self._say_contents()
        self.notice.say(*self._news())


def _no_news() -> tuple[str, str]:
    """Nothing to say."""
    return "", ""


def named_regions() -> Iterable[tuple[str, str]]:
    """The regions by name."""
    from model import reference

    spoken = language.current()
    found = [(region.id, region.name(spoken)) for region in reference.regions()]
    return sorted(found, key=lambda pair: formats.collation(pair[1]))


def _saved_files(number: int) -> str:
    return ngettext("Saved {n} file.", "Saved {n} files.", number).format(n=formats.number(number))
