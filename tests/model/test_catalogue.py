"""Every text of the program in every language, and the proofreader that guards it."""

import ast
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir

from model import language
from model.language import catalogue, proofreading


@pytest.fixture(scope="module")
def texts():
    return catalogue.collect()


@pytest.mark.parametrize("spoken", catalogue.TRANSLATIONS)
def test_every_text_has_a_translation_without_fault(spoken, texts):
    assert catalogue.report(spoken, catalogue.updated(spoken, texts))[1:] == []


@pytest.mark.parametrize(("spoken", "forms"), [("kk", 2), ("ru", 3)])
def test_a_catalogue_has_the_plural_forms_of_its_language(spoken, forms, texts):
    assert catalogue.updated(spoken, texts).num_plurals == forms


@pytest.mark.parametrize("spoken", catalogue.TRANSLATIONS)
def test_a_catalogue_keeps_no_text_that_is_gone(spoken, texts):
    with (catalogue.FOLDER / f"{spoken}.po").open("rb") as file:
        kept = catalogue.read_po(file, locale=spoken)
    assert [message.id for message in catalogue.texts_of(kept) if message.id not in texts] == []
    assert not kept.obsolete


@pytest.mark.parametrize(
    ("n", "expected"), [(1, "1 визит"), (3, "3 визита"), (11, "11 визитов"), (21, "21 визит"), (114, "114 визитов")]
)
def test_a_russian_count_takes_the_form_of_its_number(n, expected):
    with language.speaking("ru"):
        assert language.ngettext("{n} visit", "{n} visits", n).format(n=n) == expected


@pytest.mark.parametrize("n", [1, 2, 5, 21])
def test_a_kazakh_noun_stays_singular_after_a_number(n):
    with language.speaking("kk"):
        assert language.ngettext("{n} visit", "{n} visits", n).format(n=n) == f"{n} сапар"


def test_the_kazakh_catalogue_uses_every_letter_of_its_own(texts):
    said = " ".join(str(message.string) for message in catalogue.texts_of(catalogue.updated("kk", texts))).lower()
    assert [letter for letter in "әғқңөұүһі" if letter not in said] == []


def test_texts_inside_an_f_string_are_collected(tmp_path):
    source = tmp_path / "strip.py"
    source.write_text("line = f\"{_('Table {n}').format(n=1)}: {ngettext('one', 'many', 2)}\"\n", encoding="utf-8")
    with source.open("rb") as file:
        found = [(name, said) for _line, name, said, _comments in catalogue.marked(file, (), (), {})]
    assert sorted(found) == [("_", "Table {n}"), ("ngettext", ("one", "many", None))]


def test_no_text_is_put_together_before_it_is_translated():
    put_together = (ast.JoinedStr, ast.BinOp)
    wrong = [
        f"{file.relative_to(catalogue.ROOT)}:{call.lineno}"
        for file in sources()
        for _name, call in catalogue.calls(ast.parse(file.read_bytes()))
        if any(isinstance(arg, put_together) for arg in call.args[:2])
    ]
    assert wrong == []


def sources() -> list[Path]:
    folders = (catalogue.ROOT / name for name in ("forms", "model", "exports", "gui"))
    return [catalogue.ROOT / "main.py", *(file for folder in folders for file in sorted(folder.rglob("*.py")))]


def test_the_words_of_click_are_clicks_own():
    folder = Path(click.__file__).parent
    found = extract_from_dir(str(folder), [("**.py", "python")], keywords=catalogue.KEYWORDS)
    known = {said for _file, _line, said, _comments, _context in found}
    tree = ast.parse((catalogue.ROOT / "model/language/clicks_words.py").read_bytes())
    words = next(node for node in tree.body if isinstance(node, ast.Assign) and node.targets[0].id == "CLICKS_WORDS")
    marked = [
        call.args[0].value if name == "N_" else (call.args[0].value, call.args[1].value)
        for name, call in catalogue.calls(words)
    ]
    assert marked
    assert [said for said in marked if said not in known] == []


FAULTS = [
    ("ru", "Saved {time}", "Сохранено {час}", "other placeholders"),
    ("ru", "{value!r} is a file.", "{value} – это файл.", "other placeholders"),
    ("ru", "Saved", " Сохранено", "other spaces"),
    ("ru", "Not saved", "Не  сохранено", "other spaces"),
    ("ru", "Nothing is lost.", "Ничего не потеряно", "ends otherwise"),
    ("ru", "The form “{form}”", "Анкета “{form}”", "quotes"),
    ("ru", "Saved", "Coхранено", "Latin and Cyrillic"),
    ("ru", "Saved", "Сақталды", "letters of another alphabet"),
    ("kk", "Hub", "Hub", "a word in Latin letters"),
    ("kk", "Centre", "Oрталық", "Latin and Cyrillic"),
    ("kk", "Place", "Місце є", "letters of another alphabet"),
]


@pytest.mark.parametrize(("spoken", "source", "said", "fault"), FAULTS)
def test_a_fault_of_a_translation_is_found(spoken, source, said, fault):
    (found,) = proofreading.faults(spoken, Message(source, said), 2)
    assert found.startswith(fault)


def test_a_plural_without_all_its_forms_is_found():
    message = Message(("{n} visit", "{n} visits"), ("{n} визит", "{n} визита"))
    assert list(proofreading.faults("ru", message, 3)) == ["has 2 plural forms, not 3"]


def test_a_fuzzy_translation_is_found():
    assert list(proofreading.faults("ru", Message("Centre", "Центр", flags=["fuzzy"]), 3)) == ["is marked fuzzy"]


@pytest.mark.parametrize(
    ("spoken", "source", "said"),
    [("kk", "Start Sapa anew.", "Sapa-ны қайта іске қосыңыз."), ("ru", "{n} PDFs in {folder}", "PDF ({n}) в {folder}")],
)
def test_a_sound_translation_has_no_fault(spoken, source, said):
    assert list(proofreading.faults(spoken, Message(source, said), 2)) == []
