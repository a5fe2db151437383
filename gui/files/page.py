"""Data files: which interviews, in which formats, with persons or without; written into a folder of one's choice."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QGridLayout, QProgressBar, QWidget

from gui.core import dialogs, sentences, theme
from gui.core.components import Button, Card, Notice, PrimaryButton, Text, column, row
from gui.core.fields import Choice, Field, Segments
from gui.core.news import News
from gui.core.page import Page
from gui.core.tasks import Task, tasks
from gui.files import making
from model import language
from model.language import _, formats

if TYPE_CHECKING:
    from model.workspace import Workspace

NARROW = 820  # px
WITHOUT, WITH = "without", "with"


class FilesPage(Page):
    """One export at a time."""

    def __init__(self, workspace: "Workspace", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._writing: Task | None = None
        self._folder = ""
        self.cards, beside = row(spacing=theme.L), column(spacing=theme.L)
        self.cards.addWidget(self._formats_card(), 3)
        for card in (self._what_card(), self._persons_card()):
            beside.addWidget(card)
        beside.addStretch(1)
        self.cards.addLayout(beside, 2)
        self.body.addLayout(self.cards)
        self.body.addLayout(self._foot())
        self.body.addStretch(1)
        self.persons.set_value(WITHOUT)
        self.languages.set_value(language.current())
        self.retranslate()
        self._allow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Under one another where two do not fit side by side."""
        is_narrow = self.width() < theme.px(NARROW)
        ways = QBoxLayout.Direction
        self.cards.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)

    # --- building -------------------------------------------------------------------------------------------------

    def _what_card(self) -> Card:
        card = Card()
        self.what_title = Text("section")
        self.form, self.region = Field(Choice()), Field(Choice())
        for part in (self.what_title, self.form, self.region):
            card.box.addWidget(part)
        return card

    def _formats_card(self) -> Card:
        card, grid = Card(), QGridLayout()
        self.formats_title = Text("section")
        self.formats = {name: QCheckBox() for name in making.FORMATS}
        self.meant = {name: Text("muted") for name in making.FORMATS}
        grid.setHorizontalSpacing(theme.L)
        grid.setVerticalSpacing(theme.XS)
        grid.setColumnStretch(1, 1)
        for number, (name, box) in enumerate(self.formats.items()):
            box.setChecked(name in making.CHOSEN_AT_FIRST)
            box.toggled.connect(self._allow)
            grid.addWidget(box, number, 0)
            grid.addWidget(self.meant[name], number, 1)
        self.languages, self.language_label = Segments(language.LANGUAGES), Text("strong")
        spoken = row(spacing=theme.L)
        spoken.addWidget(self.language_label, 1)
        spoken.addWidget(self.languages)
        self.labels, self.semicolons = QCheckBox(), QCheckBox()
        card.box.addWidget(self.formats_title)
        card.box.addLayout(grid)
        card.box.addLayout(spoken)
        card.box.addWidget(self.labels)
        card.box.addWidget(self.semicolons)
        card.box.addStretch(1)
        return card

    def _persons_card(self) -> Card:
        card = Card()
        self.persons_title, self.persons_words = Text("section"), Text("muted")
        self.persons, self.warning = Segments((WITHOUT, WITH)), Notice("warn")
        self.persons.chosen.connect(self._say_persons)
        for part in (self.persons_title, self.persons, self.persons_words, self.warning):
            card.box.addWidget(part)
        return card

    def _foot(self) -> "QWidget.layout":
        box, buttons = column(spacing=theme.M), row(spacing=theme.S)
        self.progress, self.notice = QProgressBar(), News()
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.save, self.cancel = PrimaryButton(symbol="save"), Button(symbol="close")
        self.open_folder = Button(symbol="folder")
        for button, slot in ((self.save, self.choose), (self.cancel, self.stop), (self.open_folder, self.open_it)):
            button.clicked.connect(slot)
            buttons.addWidget(button)
        buttons.addStretch(1)
        box.addWidget(self.notice)
        box.addWidget(self.progress)
        box.addLayout(buttons)
        return box

    # --- writing --------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        self._fill()

    def wanted(self) -> making.Wanted:
        """What is chosen now."""
        return making.Wanted(
            tuple(name for name, box in self.formats.items() if box.isChecked()),
            self.languages.value(), self.form.editor.value(), self.region.editor.value(),
            self.labels.isChecked(), self.semicolons.isChecked(), self.persons.value() == WITH,
        )  # fmt: skip

    @Slot()
    def choose(self) -> None:
        """Where to; with persons only after a second thought."""
        if not self.wanted().personal:
            self._ask_where()
            return
        said = _("The files will hold everything: free texts, exact times, places, devices, and what the questionnaire "
                 "marks as personal. Only those who may see it should get them.")  # fmt: skip
        title = _("Write personal data into files?")
        dialogs.ask(self, title, said, yes=_("Go on"), then=self._ask_where, danger=True)

    def _ask_where(self) -> None:
        dialogs.choose_folder(self, _("Save the data files into a folder"), self.write)

    def write(self, folder: str) -> None:
        """Write into this folder, off the event loop."""
        workspace, wanted = self.workspace, self.wanted()
        self._folder = folder
        self.notice.tell()
        self.progress.setRange(0, 0)
        self._writing = tasks().run(lambda task: making.write(workspace, wanted, folder, task), owner=self,
                                    done=self._written, failed=self._not_written, reported=self._far)  # fmt: skip
        self._allow()

    @Slot()
    def stop(self) -> None:
        """No files after all: what was begun is taken away."""
        if self._writing is not None:
            self._writing.cancel()

    @Slot()
    def open_it(self) -> None:
        """The folder in the system's own window."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder))

    def _far(self, far: object) -> None:
        self.progress.setRange(0, max(far.total, 1))
        self.progress.setValue(far.done)
        self.notice.tell(lambda: (_("Writing {file}").format(file=far.file), "accent"))

    def _written(self, outcome: object) -> None:
        self._writing = None
        if outcome is None:
            self._folder = ""
            self.notice.tell(lambda: (_("Stopped. No files were written."), "accent"))
        else:
            count, interviews, folder = len(outcome.files), outcome.interviews, self._folder
            self.notice.tell(lambda: (_done(count, interviews, folder), "good"))
        self._allow()

    def _not_written(self, error: object) -> None:
        self._writing, self._folder = None, ""
        self.notice.tell(lambda: (sentences.said(error), "bad"))
        self._allow()

    @Slot()
    def _allow(self) -> None:
        """What can be pressed now."""
        busy = self._writing is not None
        self.save.setEnabled(not busy and any(box.isChecked() for box in self.formats.values()))
        self.cancel.setVisible(busy)
        self.progress.setVisible(busy)
        self.open_folder.setVisible(not busy and bool(self._folder))

    # --- words ----------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        self.form.editor.fill([("", _("All questionnaires")), *making.forms(self.workspace)])
        self.region.editor.fill([("", _("Kazakhstan, all regions")), *sentences.regions()])

    @Slot()
    def _say_persons(self) -> None:
        said = _("Nobody can be recognised: no free texts, files, exact times or places; pseudonyms for devices and "
                 "interviewers; rare combinations of region, service, age and sex keep less detail. A note in the "
                 "folder says what was done.")  # fmt: skip
        with_them = self.persons.value() == WITH
        self.persons_words.setText("" if with_them else said)
        self.persons_words.setVisible(not with_them)
        warning = _("Everything, personal data included. Keep such files encrypted and delete them when done.")
        self.warning.say(warning if with_them else "")

    def retranslate(self) -> None:
        self.head.say(_("Data files"), _("The interviews for other programs."))
        self.what_title.setText(_("Which interviews"))
        self.form.say(_("Questionnaire"))
        self.region.say(_("Region"))
        self._fill()
        self.formats_title.setText(_("Which files"))
        for name, (short, meant) in making.FORMATS.items():
            self.formats[name].setText(_(short))
            self.formats[name].setAccessibleDescription(_(meant))
            self.meant[name].setText(_(meant))
        self.language_label.setText(_("Language of the labels"))
        self.languages.say(language.SHORT, language.NAMES)
        self.labels.setText(_("Words instead of codes in XLSX and CSV"))
        self.semicolons.setText(_("CSV with semicolons, as Excel in Kazakh or Russian expects"))
        self.persons_title.setText(_("Personal data"))
        self.persons.say({WITHOUT: _("Leave out"), WITH: _("Include")},
                         {WITHOUT: _("Without personal data"), WITH: _("With personal data")})  # fmt: skip
        self._say_persons()
        self.save.say(_("Save the files …"))
        self.cancel.say(_("Stop"))
        self.open_folder.say(_("Open the folder"))
        self.progress.setAccessibleName(_("How far the files are"))


def _done(count: int, interviews: int, folder: str) -> str:
    said = _("Files written: {files}, from {interviews} interviews. They are in {folder}")
    return said.format(files=formats.number(count), interviews=formats.number(interviews), folder=folder)
