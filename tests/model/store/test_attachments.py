"""Requirement: a file that is kept is there byte for byte, says nothing to whoever finds it, and cannot be altered."""

from pathlib import Path

import pytest

from model.errors import SurveyError
from model.store import attachments, keys
from model.store.attachments import PIECE, Attachments
from tests.model.photo import MARKER, picture

SIZES = (0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 7)


@pytest.fixture
def kept(tmp_path: Path) -> Attachments:
    return Attachments(tmp_path, keys.new())


def code(caught: pytest.ExceptionInfo[SurveyError]) -> str:
    return caught.value.code


@pytest.mark.parametrize("size", SIZES)
def test_what_is_kept_comes_back_byte_for_byte_from_memory_and_from_a_file(
    kept: Attachments, tmp_path: Path, size: int
) -> None:
    content = picture(size)
    (tmp_path / "chosen.jpg").write_bytes(content)
    for source in (content, tmp_path / "chosen.jpg"):
        file = kept.keep(source)
        assert (kept.read(file.sha256), file.size) == (content, size)
        assert kept.is_sound(file.sha256)


@pytest.mark.parametrize("start", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE + 5, 3 * PIECE + 7])
def test_reading_begins_anywhere(kept: Attachments, start: int) -> None:
    content = picture(3 * PIECE + 7)
    assert b"".join(kept.pieces(kept.keep(content).sha256, start)) == content[start:]


def test_nothing_can_be_read_in_the_folder_and_equal_files_lie_there_once(kept: Attachments, tmp_path: Path) -> None:
    content = MARKER * 2_000
    first, second = kept.keep(content), kept.keep(content)
    assert first == second
    (only,) = kept.folder.iterdir()
    assert MARKER not in only.read_bytes() and first.sha256 not in only.name
    other = Attachments(tmp_path / "other", keys.new())
    other.folder.parent.mkdir()
    other.keep(content)
    assert [path.name for path in other.folder.iterdir()] != [only.name]


@pytest.mark.parametrize("harm", ["flip", "cut", "cut a piece", "swap", "grow"])
def test_every_alteration_is_noticed(kept: Attachments, harm: str) -> None:
    file = kept.keep(picture(4 * PIECE))
    (path,) = kept.folder.iterdir()
    sealed, step = bytearray(path.read_bytes()), PIECE + 16
    match harm:
        case "flip":
            sealed[len(sealed) // 2] ^= 1
        case "cut":
            del sealed[-1:]
        case "cut a piece":
            del sealed[-step:]
        case "swap":
            sealed[16 : 16 + 2 * step] = sealed[16 + step : 16 + 2 * step] + sealed[16 : 16 + step]
        case "grow":
            sealed += bytes(step)
    path.write_bytes(sealed)
    assert not kept.is_sound(file.sha256)
    with pytest.raises(SurveyError) as refused:
        kept.read(file.sha256)
    assert code(refused) == "attachment.damaged"


def test_too_large_a_file_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    small = Attachments(tmp_path, keys.new(), most=1_000_000)
    with pytest.raises(SurveyError) as refused:
        small.keep(picture(1_000_001))
    assert (code(refused), refused.value.params["limit"]) == ("attachment.too_large", "1")
    assert not small.folder.exists()


def test_without_room_for_the_answers_the_file_is_refused(kept: Attachments, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments.files, "free_space", lambda _folder: attachments.ROOM + 999)
    with pytest.raises(SurveyError) as refused:
        kept.keep(picture(1_000))
    assert code(refused) == "attachment.no_room"


def test_a_file_that_cannot_be_read_is_said_to_be_so_and_leaves_nothing(kept: Attachments, tmp_path: Path) -> None:
    for path in (tmp_path / "gone.jpg", tmp_path):
        with pytest.raises(SurveyError) as refused:
            kept.keep(path)
        assert code(refused) == "attachment.unreadable"
    assert not kept.folder.exists()


def test_what_was_never_finished_and_what_nobody_names_is_found(kept: Attachments) -> None:
    needed, other = kept.keep(b"needed"), kept.keep(b"other")
    (kept.folder / ("0" * 32 + ".part")).write_bytes(b"cut off")
    (kept.folder / "notes.txt").write_text("not ours", encoding="utf-8")
    names = {path.name for path in kept.strangers([needed.sha256])}
    assert len(names) == 2 and "notes.txt" not in names
    assert {path.name for path in kept.strangers([needed.sha256, other.sha256])} == {"0" * 32 + ".part"}
