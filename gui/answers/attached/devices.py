"""Cameras and microphones of this computer, asked for once, when a question wants one; only then Qt's part loads."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from PySide6.QtCore import QLoggingCategory, QObject

from gui.core.tasks import tasks


@dataclass(frozen=True, slots=True)
class Devices:
    """What there is."""

    camera: bool = False
    microphone: bool = False


_known: list[Devices] = []


def known() -> Devices:
    """What was found; nothing before anybody looked."""
    return _known[0] if _known else Devices()


def find(owner: QObject, then: Callable[[], object]) -> None:
    """Look for them; `then` is called once it is known, unless it was known before. Loading goes off the event loop."""
    if not _known:
        tasks().run(lambda _task: _loaded(), owner=owner, done=lambda there: _looked(bool(there), then), lane="devices")


def _loaded() -> bool:
    # It tells of its codecs and of what the system lacks; what a person needs to know stands beside the question.
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")
    try:
        import_module("PySide6.QtMultimedia")
    except ImportError:
        return False
    return True


def _looked(there: bool, then: Callable[[], object]) -> None:
    if not _known:
        _known.append(_seen() if there else Devices())
    then()


def _seen() -> Devices:
    from PySide6.QtMultimedia import QMediaDevices

    return Devices(bool(QMediaDevices.videoInputs()), bool(QMediaDevices.audioInputs()))
