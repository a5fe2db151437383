"""Files among the answers in the interview room, over a real workspace: kept, shown, taken back, refused with words."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

import forms
from gui.answers.attached.pad import Pad
from gui.answers.attached.sound import Tape
from gui.entry.page import EntryPage
from model.store import attachments
from model.workspace.rehearsal import Rehearsal
from tests.gui.entry import attached
from tests.gui.entry.conftest import rest, settle


@pytest.fixture
def room(workspace, show, tmp_path: Path):
    workspace.install(attached.form(tmp_path))
    made = show(EntryPage(workspace, workspace.begin("attached", language="en")))
    yield made
    rest(made)


@pytest.fixture
def ticket(tmp_path: Path) -> Path:
    image = QImage(1200, 900, QImage.Format.Format_RGB32)
    image.fill(QColor("#3070a0"))
    image.save(str(tmp_path / "ticket of A. Asanov.jpg"))
    return tmp_path / "ticket of A. Asanov.jpg"


def answer(room: EntryPage, name: str):
    return room.questions.sheets()[0].piece(f"/data/{name}").answer


def value(room: EntryPage, name: str) -> str:
    return room.interview.instance[f"/data/{name}"].value


def kept(room: EntryPage, name: str) -> bytes:
    return room.workspace.attachment(room.interview.id, value(room, name))


def test_a_chosen_photo_is_durable_before_it_is_named_and_shown(room, ticket, qtbot) -> None:
    photo = answer(room, "photo")
    photo.take_file(ticket)
    qtbot.waitUntil(lambda: photo.standing.state == "kept")
    settle(room)
    assert value(room, "photo").endswith(".jpg") and "Asanov" not in value(room, "photo")
    assert photo.state()[0].startswith("Kept ") and not photo.view.pixmap.isNull()
    assert QImage.fromData(kept(room, "photo")).width() == 600
    assert "Kept" in photo.accessibleName()


def test_enter_opens_the_chooser_and_what_is_chosen_there_is_kept(room, ticket, typist, qtbot) -> None:
    typist.press("Enter")
    (dialog,) = room.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(ticket))
    with qtbot.waitActive(room):
        dialog.reject()
        room.activateWindow()
    qtbot.waitUntil(lambda: value(room, "photo") != "")
    settle(room)
    answer(room, "photo").setFocus()
    typist.press("Enter")
    assert room.questions.place == "/data/signed"


def test_delete_removes_the_photo_and_undo_brings_it_back(room, ticket, typist, qtbot) -> None:
    photo = answer(room, "photo")
    photo.take_file(ticket)
    qtbot.waitUntil(lambda: photo.standing.state == "kept")
    before = value(room, "photo")
    photo.setFocus()
    typist.press("Delete")
    assert value(room, "photo") == "" and photo.view.pixmap.isNull()
    typist.press("Ctrl+Z")
    assert value(room, "photo") == before
    settle(room)
    assert not photo.view.pixmap.isNull()


def test_a_photo_can_be_dropped_and_pasted(room, ticket, typist, qtbot) -> None:
    photo, said = answer(room, "photo"), QMimeData()
    said.setUrls([QUrl.fromLocalFile(str(ticket))])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    photo.dropEvent(QDropEvent(QPointF(QPoint(9, 9)), action, said, button, Qt.KeyboardModifier.NoModifier))
    qtbot.waitUntil(lambda: value(room, "photo") != "")
    dropped = value(room, "photo")
    QGuiApplication.clipboard().setImage(QImage(str(ticket)))
    photo.setFocus()
    typist.press("Ctrl+V")
    qtbot.waitUntil(lambda: value(room, "photo") != dropped)
    settle(room)
    assert QImage.fromData(kept(room, "photo")).width() == 600


def test_a_signature_is_drawn_and_kept_as_a_picture(room, typist, qtbot) -> None:
    signed = answer(room, "signed")
    signed.setFocus()
    typist.press("Enter")
    (pad,) = room.findChildren(Pad)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is pad.sheet)
    typist.press("Space", "Right", "Right", "Down")
    QTest.keyPress(pad.sheet, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: signed.standing.state == "kept")
    assert value(room, "signed").endswith(".png")
    assert not QImage.fromData(kept(room, "signed")).isNull()


def test_marks_on_a_picture_are_kept_with_it(room, ticket, qtbot) -> None:
    marked = answer(room, "marked")
    pad = marked.open_pad(QImage(str(ticket)))
    pad.sheet.strokes = [[QPointF(0.1, 0.1), QPointF(0.9, 0.6)]]
    pad.keep()
    qtbot.waitUntil(lambda: marked.standing.state == "kept")
    assert value(room, "marked").endswith(".jpg")
    assert QImage.fromData(kept(room, "marked")).width() == 1200


def test_a_recording_is_kept_as_sound_and_what_runs_is_kept_when_one_leaves(room, qtbot) -> None:
    voice, tape = answer(room, "voice"), Tape(8_000)
    tape.write(QByteArray(b"\x00\x01" * 8_000))
    voice.roll(tape)
    assert voice.state()[0].endswith("0:01")
    voice.commit()
    qtbot.waitUntil(lambda: voice.standing.state == "kept")
    assert kept(room, "voice")[:4] == b"RIFF" and len(kept(room, "voice")) == 16_044


def test_any_file_is_kept_byte_for_byte(room, tmp_path, qtbot) -> None:
    (tmp_path / "refusal.pdf").write_bytes(b"%PDF " + bytes(300_000))
    paper = answer(room, "paper")
    paper.take_file(tmp_path / "refusal.pdf")
    qtbot.waitUntil(lambda: paper.standing.state == "kept")
    settle(room)
    assert kept(room, "paper") == b"%PDF " + bytes(300_000)
    assert value(room, "paper").endswith(".pdf") and "PDF" in paper.view.caption


def test_after_reopening_the_files_are_shown_again(room, ticket, show, qtbot) -> None:
    answer(room, "photo").take_file(ticket)
    qtbot.waitUntil(lambda: value(room, "photo") != "")
    settle(room)
    again = show(EntryPage(room.workspace, room.workspace.resume(room.interview.id)))
    settle(again)
    assert not answer(again, "photo").view.pixmap.isNull()
    rest(again)


def said_beside(room: EntryPage, name: str) -> str:
    return room.questions.sheets()[0].piece(f"/data/{name}").message


def test_what_cannot_be_kept_is_said_beside_the_field_and_answers_nothing(room, tmp_path, monkeypatch, qtbot) -> None:
    (tmp_path / "bad.jpg").write_bytes(b"no picture")
    answer(room, "photo").take_file(tmp_path / "bad.jpg")
    qtbot.waitUntil(lambda: "JPEG" in said_beside(room, "photo"))
    paper = answer(room, "paper")
    paper.take_file(tmp_path / "gone.pdf")
    qtbot.waitUntil(lambda: "cannot be read" in said_beside(room, "paper"))
    monkeypatch.setattr(attachments.files, "free_space", lambda _folder: 5_000_000)
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    paper.take_file(tmp_path / "a.pdf")
    qtbot.waitUntil(lambda: "only 4 MB are free" in said_beside(room, "paper"))
    assert (value(room, "photo"), value(room, "paper"), paper.state()[0]) == ("", "", "NOT kept")


def test_who_leaves_while_a_file_is_kept_leaves_when_it_is_durable(room, ticket, qtbot) -> None:
    with qtbot.waitSignal(room.left):
        answer(room, "photo").take_file(ticket)
        room.leave()
        assert value(room, "photo") == ""
    assert value(room, "photo") != ""
    assert room.workspace.resume(room.interview.id).instance["/data/photo"].value == value(room, "photo")


def test_who_finishes_while_a_file_is_kept_finishes_with_it(room, ticket, qtbot) -> None:
    with qtbot.waitSignal(room.controller.completed):
        answer(room, "photo").take_file(ticket)
        assert room.controller.complete()
    assert value(room, "photo").encode() in room.interview.submission()


def test_the_keys_are_on_the_strip_and_everything_has_a_name(room) -> None:
    assert answer(room, "signed").hints()[0] == ("Enter", "Sign …")
    for name in attached.NAMES:
        shown = answer(room, name)
        assert shown.accessibleName()
        focusable = [one for one in shown.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        assert focusable and all(one.accessibleName() for one in focusable if not one.isHidden())


def test_in_a_preview_a_file_is_shown_and_lies_nowhere(workspace, show, tmp_path, ticket, qtbot) -> None:
    stage = Rehearsal(forms.load(attached.form(tmp_path)), workspace.person, workspace.device)
    room = show(EntryPage(stage, stage.begin("attached", language="en")))
    photo = answer(room, "photo")
    photo.take_file(ticket)
    qtbot.waitUntil(lambda: photo.standing.state == "kept" and not photo.view.pixmap.isNull())
    assert value(room, "photo") == "1.jpg"
    room.close()
