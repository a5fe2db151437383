"""Where things lie on this machine: the data folder, and the files the program ships. Frozen or not."""

import os
import sys
from pathlib import Path

import platformdirs


def shipped(*parts: str) -> Path:
    """A file that comes with the program, named from the top of the tree."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen or Path(__file__).resolve().parents[1], *parts)


def data_folder() -> Path:
    """The folder of this person's data; SAPA_DATA names another. Local, never a roaming profile."""
    chosen = os.environ.get("SAPA_DATA")
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("Sapa", appauthor=False, roaming=False))
