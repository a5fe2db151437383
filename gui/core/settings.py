"""Preferences of this machine: window, theme, text size, language. What belongs to the data lies in the workspace."""

import os
from pathlib import Path
from typing import Generic, TypeVar

import platformdirs
from PySide6.QtCore import QByteArray, QSettings

T = TypeVar("T", bool, int, str, QByteArray)


class Setting(Generic[T]):
    """One preference with its type; an INI file alone would give back every value as text."""

    def __init__(self, name: str, default: T) -> None:
        self.name, self.default = name, default

    def get(self) -> T:
        """The value, or the default where none was set or the file holds something else."""
        value = _store().value(self.name, self.default, type=type(self.default))
        return value if isinstance(value, type(self.default)) else self.default

    def set(self, value: T) -> None:
        """Keep the value."""
        _store().setValue(self.name, value)


def file() -> Path:
    """The file of the preferences; SAPA_PREFERENCES names another."""
    chosen = os.environ.get("SAPA_PREFERENCES")
    return Path(chosen) if chosen else Path(platformdirs.user_config_dir("Sapa", appauthor=False)) / "preferences.ini"


def _store() -> QSettings:
    return QSettings(str(file()), QSettings.Format.IniFormat)


LANGUAGE = Setting("interface/language", "")
THEME = Setting("interface/theme", "system")
TEXT_SIZE = Setting("interface/text_size", 100)
GEOMETRY = Setting("window/geometry", QByteArray())
RAIL = Setting("window/rail_is_narrow", False)
LAST_FOLDER = Setting("files/last_folder", "")
AUTO_LOCK = Setting("safety/lock_after_minutes", 5)
HUB_OFFICE = Setting("hub/office_network", False)
