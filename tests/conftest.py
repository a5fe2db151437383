"""What all tests share: a data folder and preferences of their own, English, and nothing left running."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from model import language


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test sees this machine's data or preferences, nor another test's language."""
    monkeypatch.setenv("SAPA_DATA", str(tmp_path / "Sapa"))
    monkeypatch.setenv("SAPA_PREFERENCES", str(tmp_path / "preferences.ini"))
    before = language.current()
    language.use("en")
    yield
    language.use(before)
