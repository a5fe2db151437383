"""What is kept of a picture: what one sees, upright and no larger than wanted; nothing of who, where and when."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from gui.answers.attached import pictures
from model.errors import SurveyError

SECRET = b"51.1694 N 71.4491 E, A. Asanov"


def painted(width: int = 400, height: int = 300) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#3070a0"))
    image.setText("Author", SECRET.decode())
    return image


def with_exif(jpeg: bytes, orientation: int) -> bytes:
    """The file as a camera would have written it: a block with its position and which side is up."""
    entry = b"\x12\x01\x03\x00\x01\x00\x00\x00" + bytes([orientation, 0, 0, 0])
    block = b"Exif\0\0II*\0\x08\0\0\0\x01\0" + entry + bytes(4) + SECRET
    return jpeg[:2] + b"\xff\xe1" + (len(block) + 2).to_bytes(2, "big") + block + jpeg[2:]


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.jpg"
    painted().save(str(path), quality=80)
    path.write_bytes(with_exif(path.read_bytes(), orientation=6))
    return path


def test_no_hidden_words_are_kept_and_the_picture_stands_upright(photo: Path) -> None:
    assert SECRET in photo.read_bytes()
    kept = pictures.prepared(photo)
    assert SECRET not in kept and b"Exif" not in kept
    assert QImage.fromData(kept).size() == QSize(300, 400)


def test_words_in_a_png_are_left_behind_too(tmp_path: Path) -> None:
    painted().save(str(tmp_path / "a.png"))
    assert SECRET in (tmp_path / "a.png").read_bytes()
    kept = pictures.prepared(tmp_path / "a.png", png=True)
    assert SECRET not in kept and not QImage.fromData(kept).textKeys()


def test_a_large_picture_becomes_as_small_as_the_form_wants(photo: Path) -> None:
    assert QImage.fromData(pictures.prepared(photo, most=120)).size() == QSize(90, 120)
    assert QImage.fromData(pictures.prepared(photo, most=5_000)).size() == QSize(300, 400)


@pytest.mark.qt_log_ignore("JPEG")
@pytest.mark.parametrize(
    "content", [b"", b"no picture", b"\xff\xd8\xff\xe0", b"<svg xmlns='http://www.w3.org/2000/svg'/>"]
)
def test_what_is_no_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.jpg").write_bytes(content)
    with pytest.raises(SurveyError) as refused:
        pictures.prepared(tmp_path / "a.jpg")
    assert refused.value.code == "attachment.no_picture"
    assert pictures.shown(content, QSize(10, 10)).isNull()


def test_a_picture_that_is_gone_is_said_to_be_unreadable(tmp_path: Path) -> None:
    with pytest.raises(SurveyError) as refused:
        pictures.prepared(tmp_path / "gone.jpg")
    assert refused.value.code == "attachment.unreadable"
