"""What the pages say and do, with a workspace in memory; the real one is met in test_first_start and test_hub."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from exports.report.batch import Step
from gui.core.events import events
from gui.core.syncing import syncing
from gui.home.rows import DraftButton
from gui.reports import making
from model.errors import SurveyError
from tests.gui import looking
from tests.gui.desk import Desk


def page_of(window, name, wait):
    window.show_page(name)
    wait()
    return window.pages[name]


def test_home_shows_what_is_half_done_and_how_far(opened, wait):
    page = page_of(opened, "home", wait)
    said = [button.accessibleName() for button in page.findChildren(DraftButton)]
    assert said[0].startswith("Go on: Citizen survey")
    assert said[0].endswith("section 5 of 9")


def test_a_draft_is_resumed_by_its_id(opened, wait, qtbot):
    page = page_of(opened, "home", wait)
    page.resume_asked.disconnect()
    with qtbot.waitSignal(page.resume_asked) as heard:
        page.findChild(DraftButton).click()
    assert heard.args == ["uuid:1", "survey"]


def test_home_says_what_waits_and_the_top_bar_counts_it(opened, wait):
    page = page_of(opened, "home", wait)
    assert page.sync_title.text() == "4 wait to be sent"
    assert opened.top.waiting.accessibleName() == "4 waiting"


def test_an_empty_home_says_what_will_be_there(window, wait):
    window.enter(Desk("interviewer", is_empty=True))
    page = page_of(window, "home", wait)
    assert page.no_drafts.isVisible()
    assert page.sync_title.text() == "Nothing waits to be sent"


def test_what_cannot_begin_says_why(opened, desk, wait):
    opened.new_interview()
    wait()
    assert desk.begun == ["citizen_survey"]
    assert any("free on the disk" in text for text in looking.texts(QApplication.activeModalWidget()))


def test_a_shopper_cannot_begin_an_interview(window, wait):
    desk = Desk("shopper")
    window.enter(desk)
    window.new_interview()
    wait()
    assert desk.begun == []


def test_sync_says_one_sentence_first_and_why_for_each(opened, wait):
    page = page_of(opened, "sync", wait)
    assert page.sentence.text().startswith("4 wait to be sent, the first since")
    texts = looking.of(page.table)
    assert any("same number is at the hub" in text and "Tell your supervisor" in text for text in texts)
    assert "failed" not in " ".join(looking.texts(opened)).casefold()


def test_a_sync_is_told_to_its_end(opened, wait):
    page = page_of(opened, "sync", wait)
    page.start()
    assert page.cancel.isVisible()
    wait()
    assert page.notice.text.text() == "Sent: 3. Fetched: 2."
    assert page.button.isVisible()
    assert not syncing().is_running


def test_a_sync_that_cannot_reach_the_hub_says_so_and_can_be_tried_again(opened, desk, wait):
    desk.sync_error = SurveyError("hub.off")
    page = page_of(opened, "sync", wait)
    page.start()
    wait()
    assert page.notice.isVisible()
    assert page.button.isEnabled()


def test_ctrl_r_syncs_from_any_page(opened, qtbot, wait):
    opened.show_page("settings")
    opened.rail.buttons["settings"].setFocus()
    opened.sync_now()
    wait()
    assert opened.stack.currentWidget() is opened.pages["sync"]
    assert QApplication.focusWidget() is opened.pages["sync"].button
    assert opened.pages["sync"].notice.text.text().startswith("Sent: 3")


def test_a_code_needs_the_hub_and_is_shown_large(opened, desk, wait):
    page = page_of(opened, "fieldwork", wait)
    page.invite.name.editor.setText("Сәуле")
    page.invite.invite()
    assert "Switch the hub on first" in page.invite.notice.text.text()
    page.hub.toggle()
    wait()
    assert page.hub.address.text() == "http://127.0.0.1:8765"
    page.invite.invite()
    wait()
    assert page.invite.code.text() == "K7QM-4TXW-9P"
    assert desk.invited[0].role == "interviewer"
    assert desk.invited[0].region == "110000000"


def test_the_office_network_comes_with_a_warning(opened, wait):
    page = page_of(opened, "fieldwork", wait)
    assert not page.hub.warning.isVisible()
    page.hub.reach.buttons["office"].click()
    assert page.hub.warning.isVisible()


def test_what_came_in_is_found_by_person_and_counted(opened, wait):
    page = page_of(opened, "fieldwork", wait)
    page.show_view("received")
    page.search.setText("ольга")
    page.search.textEdited.emit("ольга")
    assert page.received.rows.rowCount() == 6
    page.show_view("counts")
    counts = {page.by_person.rows.at(n).name: page.by_person.rows.at(n) for n in range(page.by_person.rows.rowCount())}
    assert counts["Ольга Ким"].interviews + counts["Ольга Ким"].visits == 6


def test_reports_say_that_there_is_nothing_yet(window, wait):
    window.enter(Desk(is_empty=True))
    page = page_of(window, "reports", wait)
    assert page.stack.currentWidget() is page.empty
    assert not page.print.isEnabled()
    assert page.figures["collected"][1].text() == "0"


@pytest.fixture
def paper(monkeypatch):
    """A paper from the made-up summary, in place of one from interviews."""
    from tests.gui.states import specimen

    monkeypatch.setattr(making, "make", specimen)


def test_a_report_shows_its_real_pages_and_can_be_saved(paper, opened, wait, tmp_path):
    page = page_of(opened, "reports", wait)
    assert page.stack.currentWidget() is page.preview
    assert page.preview.paper.pageCount() >= 1
    page._save_to(str(tmp_path / "summary.pdf"))
    wait()
    assert (tmp_path / "summary.pdf").read_bytes().startswith(b"%PDF")
    assert "summary.pdf" in page.notice.text.text()


def test_all_reports_are_named_as_one_is_and_the_news_follows_the_language(paper, opened, wait, tmp_path, monkeypatch):
    from exports.report import batch

    def write(_workspace, folder, wanted):
        for done, name in enumerate(("11-kk.pdf", "KZ-ru.pdf"), 1):
            (folder / (wanted.prefix + name)).write_bytes(b"%PDF")
            yield batch.Step(folder / (wanted.prefix + name), done, 2)

    monkeypatch.setattr(batch, "write", write)
    page = page_of(opened, "reports", wait)
    page._save_all_to(str(tmp_path))
    wait()
    assert sorted(file.name for file in tmp_path.glob("*.pdf")) == ["sapa-11-kk.pdf", "sapa-KZ-ru.pdf"]
    assert page._paper.name == "sapa-11-kk.pdf"
    assert page.notice.text.text() == "Saved 2 files."
    events().speak("ru")
    assert page.notice.text.text() not in ("", "Saved 2 files.")
    events().speak("en")
    wait()


@pytest.mark.parametrize("spoken", ["kk", "ru", "en"])
def test_nothing_of_the_reports_panel_is_squeezed_while_all_are_saved(paper, opened, wait, spoken):
    events().speak(spoken)
    page = page_of(opened, "reports", wait)
    opened.resize(1366, 768)
    page.save_progress.show()
    page._saving_one(Step(Path("sapa-11-kk.pdf"), 1, 63))
    QApplication.processEvents()
    squeezed = [
        widget
        for widget in (page.choices.territory.editor, page.choices.languages, page.print, page.save, page.save_all)
        if widget.height() < widget.minimumSizeHint().height()
    ]
    squeezed += [
        words for words, _figure in page.figures.values() if words.height() < words.heightForWidth(words.width())
    ]
    events().speak("en")
    wait()
    assert squeezed == []


def test_the_pages_can_be_printed(paper, opened, wait, tmp_path):
    page = page_of(opened, "reports", wait)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    page.preview.print_with(printer)
    printed = QPdfDocument(page)
    printed.load(str(tmp_path / "printed.pdf"))
    assert printed.pageCount() == page.preview.paper.pageCount()
    printed.close()


def test_a_folder_that_cannot_be_written_is_said(paper, opened, wait, tmp_path):
    page = page_of(opened, "reports", wait)
    page._save_to(str(tmp_path / "nowhere" / "summary.pdf"))
    wait()
    assert page.notice.text.text().startswith("The file could not be written")


def test_the_data_can_be_checked(opened, wait):
    page = page_of(opened, "settings", wait)
    page.examine()
    wait()
    assert "1204" in page.health.text.text().replace(",", "").replace("\u202f", "")


def test_locking_closes_the_workspace_and_asks_for_the_passphrase(opened, desk, wait):
    opened.lock()
    wait()
    assert desk.is_closed
    assert opened.workspace is None
    assert not opened.rail.isVisible()


def test_a_list_that_is_still_being_read_says_nothing_once_the_window_is_closed(opened, desk, wait, monkeypatch):
    is_closed = Event()

    def order(*_asked, **_named):
        is_closed.wait()
        raise SurveyError("workspace.closed")

    monkeypatch.setattr(type(desk.archive), "order", order)
    monkeypatch.setattr(desk, "close", lambda **_how: is_closed.set())
    opened.show_page("interview")
    opened.close()
    wait()
    assert [window for window in QApplication.topLevelWidgets() if window.isVisible()] == []


def test_closing_with_unsaved_answers_asks_first(opened, desk, wait):
    desk.unsaved = lambda: (object(),)
    opened.close()
    assert opened.isVisible()
    assert not desk.is_closed
    QApplication.activeModalWidget().accept()
    assert desk.is_closed


def test_closing_asks_too_when_only_the_last_words_could_not_be_written(opened, desk, wait):
    asked_before = iter([()])
    desk.unsaved = lambda: next(asked_before, (object(),))
    opened.close()
    assert opened.isVisible()
    assert opened.workspace is desk
    QApplication.activeModalWidget().accept()
    assert desk.is_closed


def test_a_lock_that_would_lose_answers_leaves_the_workspace_open(opened, desk, wait):
    desk.unsaved = lambda: (object(),)
    opened.lock()
    wait()
    assert opened.workspace is desk
    assert opened.rail.isVisible()
    assert not desk.is_closed
    QApplication.activeModalWidget().close()
    desk.unsaved = tuple


def test_what_a_supervisor_writes_is_kept_for_its_territory_and_language_and_printed(paper, opened, wait):
    page = page_of(opened, "reports", wait)
    before = page._paper.pdf
    page.own.findings.editor.setPlainText("Queues until eleven.")
    page.own.actions[0].editor.setPlainText("Open two more windows.")
    page.own.put.click()
    wait()
    assert page._paper.pdf != before
    assert page._paper.said.written == ("Open two more windows.",)
    assert not page.own.put.isEnabled()
    page.choices.territory.editor.set_value("750000000")
    page.choices.territory.editor.chosen.emit("750000000")
    wait()
    assert page.own.findings.editor.toPlainText() == ""
    page.choices.territory.editor.set_value(making.NATIONAL)
    page.choices.territory.editor.chosen.emit(making.NATIONAL)
    wait()


def test_words_too_long_for_the_page_are_said_before_anything_is_printed(paper, opened, wait):
    page = page_of(opened, "reports", wait)
    page.own.findings.editor.setPlainText("a" * 705)
    assert "5" in page.own.findings.hint.text()
    assert page.own.findings.hint.property("kind") == "error"
    assert not page.own.put.isEnabled()
    page.own.findings.editor.setPlainText("a" * 700)
    assert page.own.put.isEnabled()
    opened.show_page("home")  # which keeps them
    wait()


def test_saving_all_can_be_stopped_between_two_files(paper, opened, wait, tmp_path, monkeypatch):
    from exports.report import batch

    page, after_the_first = page_of(opened, "reports", wait), Event()

    def write(_workspace, folder, wanted):
        for done in range(1, 64):
            (folder / f"{done}.pdf").write_bytes(b"%PDF")
            yield Step(folder / f"{done}.pdf", done, 63)
            after_the_first.wait(10)

    monkeypatch.setattr(batch, "write", write)
    page._save_all_to(str(tmp_path))
    assert page.cancel.isVisibleTo(page)
    page.stop_saving()
    after_the_first.set()
    wait()
    assert len(list(tmp_path.glob("*.pdf"))) < 63
    assert not page.cancel.isVisibleTo(page)
    assert page.save_all.isEnabled()


def test_words_that_were_not_put_into_a_report_are_kept_when_another_is_chosen(paper, opened, wait):
    page = page_of(opened, "reports", wait)
    page.choices.languages.set_value("en")
    page.choices.languages.chosen.emit("en")
    wait()
    page.own.findings.editor.setPlainText("Half a sentence")
    page.choices.languages.set_value("ru")
    page.choices.languages.chosen.emit("ru")
    wait()
    assert page.own.findings.editor.toPlainText() == ""
    page.choices.languages.set_value("en")
    page.choices.languages.chosen.emit("en")
    wait()
    assert page.own.findings.editor.toPlainText() == "Half a sentence"


def mean(field, value):
    """Another choice of the paper, as a person makes it."""
    field.set_value(value)
    field.chosen.emit(value)


def test_a_paper_that_cannot_be_made_does_not_take_the_place_of_the_one_that_was_asked_for_since(
    opened, wait, qtbot, monkeypatch
):
    from tests.gui.states import specimen

    is_begun, is_shown = Event(), Event()

    def make(workspace, asked):
        if asked.territory == "750000000":
            is_begun.set()
            is_shown.wait(10)
            raise making.NothingToReportError(making.Contents(0, 0, 0, 0, (), ""))
        return specimen(workspace, asked)

    monkeypatch.setattr(making, "make", make)
    page = page_of(opened, "reports", wait)
    mean(page.choices.territory.editor, "750000000")
    qtbot.waitUntil(is_begun.is_set)
    mean(page.choices.territory.editor, making.NATIONAL)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.preview)
    is_shown.set()
    wait()
    assert page.stack.currentWidget() is page.preview
    assert page.print.isEnabled()


def test_words_that_are_still_being_kept_stand_in_the_next_paper_of_the_same_territory(
    paper, opened, wait, monkeypatch
):
    page, is_made, keep, make = page_of(opened, "reports", wait), Event(), making.keep, making.make

    def kept_slowly(*given):
        is_made.wait(0.5)
        keep(*given)

    def made(*given):
        try:
            return make(*given)
        finally:
            is_made.set()

    monkeypatch.setattr(making, "keep", kept_slowly)
    monkeypatch.setattr(making, "make", made)
    page.own.findings.editor.setPlainText("Queues until eleven.")
    mean(page.choices.base.editor, "answered")
    wait()
    assert page.own.findings.editor.toPlainText() == "Queues until eleven."
    assert page._paper.said.findings == "Queues until eleven."


def test_a_paper_that_cannot_be_written_does_not_end_the_saving_of_all_others(
    paper, opened, wait, qtbot, tmp_path, monkeypatch
):
    from exports.report import batch

    page, is_said = page_of(opened, "reports", wait), Event()

    def write(_workspace, folder, _wanted):
        is_said.wait(10)
        yield Step(folder / "1.pdf", 1, 1)

    monkeypatch.setattr(batch, "write", write)
    page._save_all_to(str(tmp_path))
    page._save_to(str(tmp_path / "nowhere" / "summary.pdf"))
    qtbot.waitUntil(lambda: page.notice.text.text().startswith("The file could not be written"))
    assert page.cancel.isVisibleTo(page)
    is_said.set()
    wait()
    assert not page.cancel.isVisibleTo(page)


def test_words_are_kept_at_once_when_the_page_is_left(paper, opened, wait, monkeypatch):
    kept = []
    monkeypatch.setattr(making, "keep", lambda _workspace, _asked, said: kept.append(said.findings))
    page = page_of(opened, "reports", wait)
    page.own.findings.editor.setPlainText("Queues until eleven.")
    opened.show_page("home")
    wait()
    assert kept == ["Queues until eleven."]


def test_in_a_narrow_window_the_counts_stand_under_one_another_and_names_are_whole(opened, wait, qtbot):
    page = page_of(opened, "fieldwork", wait)
    page.show_view("counts")
    opened.resize(1366, 768)
    qtbot.waitUntil(lambda: page.by_centre.x() > page.by_person.x() and page.by_centre.y() == page.by_person.y())
    opened.resize(911, 485)
    qtbot.waitUntil(lambda: page.by_centre.y() > page.by_person.y())
    assert page.by_person.columnWidth(0) >= page.by_person.sizeHintForColumn(0)


def test_in_a_narrow_window_the_count_of_answers_gives_its_room_to_the_place(opened, wait, qtbot):
    page = page_of(opened, "fieldwork", wait)
    page.show_view("received")
    answers = 5
    opened.resize(1366, 768)
    qtbot.waitUntil(lambda: not page.received.isColumnHidden(answers))
    opened.resize(911, 485)
    qtbot.waitUntil(lambda: page.received.isColumnHidden(answers))
    assert page.received.horizontalScrollBar().maximum() == 0
