"""A process that opens the window as `gui.app.run` does and tells when the unlock field can be typed into."""

import json
import os
import sys
import time
from pathlib import Path


def main(folder: Path, asked: int) -> int:
    """Open, look once per turn of the event loop, print how long it took, close."""
    os.environ |= {"SAPA_DATA": str(folder / "Sapa"), "SAPA_PREFERENCES": str(folder / "preferences.ini")}
    import main as program  # the composition root: what it imports belongs to the start

    assert program.has_display()
    from PySide6.QtCore import QTimer

    from gui.app import MainWindow, crash, make_application, paths, tasks

    application = make_application(sys.argv[:1])
    crash.install()
    opened = MainWindow(Path(paths.data_folder()))
    opened.show()
    seen: list[float] = []
    look = QTimer(interval=1)

    def once_per_turn() -> None:
        if can_be_typed_into(application):
            seen.append((time.monotonic_ns() - asked) / 1e9)
        if len(seen) == 2:  # painted meanwhile: the event loop has turned once since the field had the focus
            look.stop()
            application.quit()

    look.timeout.connect(once_per_turn)
    look.start()
    application.exec()
    tasks.close()
    print(json.dumps({"seconds": seen[-1]}))
    return 0


def can_be_typed_into(application: object) -> bool:
    """Whether the focus is in a visible line that hides what is typed."""
    from PySide6.QtWidgets import QLineEdit

    line = application.focusWidget()
    return isinstance(line, QLineEdit) and line.isVisible() and line.echoMode() == QLineEdit.EchoMode.Password


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
