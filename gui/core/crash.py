"""What happens when something of ours breaks: write it down, keep the work, tell the person. Never an answer in it."""

import logging
import platform
import sys
import traceback
from pathlib import Path
from types import TracebackType

from model import identity, paths
from model.language import _

log = logging.getLogger("gui")


def install() -> None:
    """From now on an error nobody expected becomes a report, and the program goes on."""
    sys.excepthook = happened


def happened(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """The excepthook."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    written = write(kind, trace)
    log.error("an unexpected %s; report in %s", kind.__name__, written)
    sys.__excepthook__(kind, error, trace)
    tell(written)


def write(kind: type[BaseException], trace: TracebackType | None) -> Path | None:
    """The report: where in our code it happened. The error's own text is left out, it might hold an answer."""
    folder = paths.data_folder() / "logs"
    said = [f"Sapa, {platform.platform()}, Python {platform.python_version()}", identity.now().isoformat(),
            kind.__name__, *traceback.format_tb(trace)]  # fmt: skip
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"crash-{identity.now():%Y%m%d-%H%M%S}.txt"
        file.write_text("\n".join(said), encoding="utf-8")
    except OSError:
        return None
    return file


def tell(written: Path | None) -> None:
    """Say what happened, what is safe and what to do, if there is a window to say it in."""
    from PySide6.QtWidgets import QApplication

    from gui.core import dialogs

    window = QApplication.activeWindow() if QApplication.instance() else None
    if window is None or window.property("tells_of_a_crash"):
        return
    window.setProperty("tells_of_a_crash", True)
    text = _(
        "Something in Sapa went wrong. Every answer with a saved time is safe. You can go on; if it happens again, "
        "start Sapa anew and send the report to your supervisor."
    )
    dialog = dialogs.tell(window, _("An unexpected error"), f"{text}\n\n{written}" if written else text)
    dialog.finished.connect(lambda _result: window.setProperty("tells_of_a_crash", False))
