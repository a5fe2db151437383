"""The command line on the data folder of a module: whoever asks for `run` has a fixture `folder`."""

import pytest
from click.testing import CliRunner

from main import main
from model.commands import speak
from tests.exports import desk


@pytest.fixture
def run(monkeypatch, folder):
    speak("en")
    monkeypatch.setenv("SAPA_PASSPHRASE", desk.PASSPHRASE)
    return lambda *words: CliRunner().invoke(main, ["--data", str(folder), *map(str, words)])
