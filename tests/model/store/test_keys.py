"""Key slots: a passphrase opens the key it wrapped, for the user it was made for, and nothing else does."""

import json
from pathlib import Path
from typing import Any

import pytest

from model.errors import SurveyError
from model.store import keys
from tests.model.places import CHEAP, PASSPHRASE


def kept(folder: Path, user: str = "p1") -> keys.Vault:
    vault = keys.new()
    keys.keep(folder, vault, PASSPHRASE, user=user, shown={"person": "Айгүл", "role": "interviewer"}, cost=CHEAP)
    return vault


def refused(folder: Path, passphrase: str) -> str:
    with pytest.raises(SurveyError) as error:
        keys.unlock(folder, passphrase)
    return error.value.code


def test_the_passphrase_opens_the_same_key(tmp_path: Path) -> None:
    assert keys.unlock(kept(tmp_path) and tmp_path, PASSPHRASE) == keys.unlock(tmp_path, PASSPHRASE)
    assert len(keys.unlock(tmp_path, PASSPHRASE).key) == 32


def test_a_letter_is_the_same_however_a_keyboard_composes_it(tmp_path: Path) -> None:
    whole, apart = "сегізінші й қайда", "сегізінші \u0438\u0306 қайда"
    keys.keep(tmp_path, keys.new(), whole, user="p1", shown={}, cost=CHEAP)
    assert keys.unlock(tmp_path, apart) == keys.unlock(tmp_path, whole)


def test_another_passphrase_opens_nothing(tmp_path: Path) -> None:
    kept(tmp_path)
    assert refused(tmp_path, PASSPHRASE + " ") == "unlock.wrong"


def test_no_key_file_is_no_workspace(tmp_path: Path) -> None:
    assert refused(tmp_path, PASSPHRASE) == "workspace.missing"


@pytest.mark.parametrize("passphrase", ["", "123456", "elevenchars", "   short    "])
def test_a_short_passphrase_is_refused(passphrase: str, tmp_path: Path) -> None:
    with pytest.raises(SurveyError) as error:
        keys.keep(tmp_path, keys.new(), passphrase, user="p1", shown={}, cost=CHEAP)
    assert error.value.code == "passphrase.short"
    assert not keys.exists(tmp_path)


def test_a_slot_that_is_moved_to_another_user_or_database_does_not_open(tmp_path: Path) -> None:
    kept(tmp_path)
    file = tmp_path / keys.FILE
    content = json.loads(file.read_text("utf-8"))
    content["slots"][0]["u"] = "p2"
    file.write_text(json.dumps(content), "utf-8")
    assert refused(tmp_path, PASSPHRASE) == "unlock.wrong"
    content["slots"][0]["u"] = "p1"
    content["database"] = "0" * 32
    file.write_text(json.dumps(content), "utf-8")
    assert refused(tmp_path, PASSPHRASE) == "unlock.wrong"


def test_a_slot_of_another_kind_beside_it_is_left_alone(tmp_path: Path) -> None:
    vault = kept(tmp_path)
    file = tmp_path / keys.FILE
    content = json.loads(file.read_text("utf-8"))
    content["slots"].insert(0, {"t": "recovery", "w": "later"})
    file.write_text(json.dumps(content), "utf-8")
    assert keys.unlock(tmp_path, PASSPHRASE) == vault
    keys.show(tmp_path, {"person": "Әсел"})
    assert json.loads(file.read_text("utf-8"))["slots"] == content["slots"]


def test_what_is_shown_while_locked_is_readable_and_changes_without_the_key(tmp_path: Path) -> None:
    kept(tmp_path)
    keys.show(tmp_path, {"person": "Әсел", "role": "shopper", "language": "ru", "practice": True})
    peek = keys.peek(tmp_path)
    assert peek is not None
    assert (peek.person, peek.role, peek.language, peek.practice) == ("Әсел", "shopper", "ru", True)
    assert keys.unlock(tmp_path, PASSPHRASE).key
    assert keys.peek(tmp_path / "nowhere") is None


def test_the_key_is_not_in_the_file_nor_in_what_is_printed(tmp_path: Path) -> None:
    vault = kept(tmp_path)
    assert vault.key.hex() not in (tmp_path / keys.FILE).read_text("utf-8")
    assert vault.key.hex() not in repr(vault)
    assert vault.derived("hub") not in (vault.key, vault.derived("media"))


def test_the_cost_is_never_below_the_floor() -> None:
    assert keys.calibrated().memory >= keys.FLOOR.memory


@pytest.mark.parametrize(
    "change",
    [
        {"w": "###"},
        {"w": "AAAA"},
        {"w": "A"},
        {"salt": "AA=="},
        {"m": 2**31},
        {"m": 0},
        {"m": "x"},
        {"tc": 10**9},
        {"p": None},
    ],
)
def test_a_changed_slot_is_called_damaged_whatever_is_wrong_with_it(change: dict[str, Any], tmp_path: Path) -> None:
    kept(tmp_path)
    file = tmp_path / keys.FILE
    content = json.loads(file.read_text("utf-8"))
    content["slots"][0].update(change)
    file.write_text(json.dumps(content), "utf-8")
    assert refused(tmp_path, PASSPHRASE) == "store.damaged"


@pytest.mark.parametrize("content", ["", "{", "[]", '{"slots": 1, "database": "x"}', "\x00" * 400])
def test_a_key_file_that_cannot_be_read_is_damaged_and_not_missing(content: str, tmp_path: Path) -> None:
    (tmp_path / keys.FILE).write_text(content, "utf-8")
    assert refused(tmp_path, PASSPHRASE) == "store.damaged"
    assert keys.peek(tmp_path) is None


def test_what_is_no_slot_and_what_is_shown_wrongly_are_passed_over(tmp_path: Path) -> None:
    kept(tmp_path)
    file = tmp_path / keys.FILE
    content = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps({**content, "slots": [1, {}, *content["slots"]], "shown": [1]}), "utf-8")
    assert len(keys.unlock(tmp_path, PASSPHRASE).key) == 32
    assert keys.peek(tmp_path) is not None
