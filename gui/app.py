"""run(): the application with its language and theme, the window, and the end of everything."""

import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from gui.core import crash, icons, tasks, theme
from gui.core.events import events
from gui.core.housekeeping import Housekeeping
from gui.core.settings import LANGUAGE, TEXT_SIZE, THEME
from gui.main_window import MainWindow
from model import language, paths


class Dress(QObject):
    """Keeps theme and Qt's own words in step with the person's choice and the desktop's."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._qt = {code: QTranslator(self) for code in ("ru", "kk")}
        application.styleHints().colorSchemeChanged.connect(self.dress)
        events().language_changed.connect(self.speak)
        self.speak(language.current())
        self.dress()

    @Slot()
    def dress(self) -> None:
        """The theme as it is chosen now."""
        theme.apply(THEME.get(), TEXT_SIZE.get())

    @Slot(str)
    def speak(self, chosen: str) -> None:
        """Qt's own dialogs and buttons in this language; what its Kazakh leaves out is said in Russian."""
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for translator in self._qt.values():
            QApplication.removeTranslator(translator)
        for code in {"kk": ("ru", "kk"), "ru": ("ru",)}.get(chosen, ()):  # the last one is asked first
            if self._qt[code].load(f"qtbase_{code}", folder):
                QApplication.installTranslator(self._qt[code])
        QLocale.setDefault(QLocale(chosen))


def make_application(argv: list[str]) -> QApplication:
    """The application, speaking and dressed."""
    application = QApplication.instance() or QApplication(argv)
    application.setApplicationName("Sapa")
    application.setDesktopFileName("sapa")
    application.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus, False)
    if LANGUAGE.get():
        language.use(LANGUAGE.get())
    Dress(application)
    Housekeeping(application)
    application.setWindowIcon(QIcon(icons.pixmap("sapa", "accent", size=64)))
    return application


def run(argv: list[str]) -> int:
    """Open the window and stay until it is closed."""
    application = make_application(argv)
    crash.install()
    window = MainWindow(Path(paths.data_folder()))
    window.appear()
    code = application.exec()
    tasks.close()
    return code


if __name__ == "__main__":
    sys.exit(run(sys.argv))
