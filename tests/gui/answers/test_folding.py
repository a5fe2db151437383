"""Finding a service by any part of any word, in any language, on any keyboard."""

import pytest

from gui.answers.folding import fold, match, retyped

SERVICES = [
    ("Өмірге келген баланы тіркеу", "Регистрация рождения ребёнка", "Registration of a birth"),
    (
        "Ұлттық куәландырушы орталықтың тіркеу куәлігін (ЭЦҚ) беру",
        "Выдача регистрационного свидетельства (ЭЦП)",
        "Digital signature",
    ),
    ("Неке қиюды тіркеу", "Регистрация брака", "Registration of a marriage"),
]
TEXTS = [tuple(fold(label) for label in labels) for labels in SERVICES]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("тирке", [1, 2, 0]),
        ("киюд", [2]),
        ("омир", [0]),
        ("эцк", [1]),
        ("эцп", [1]),
        ("marri", [2]),
        ("брака рег", [2]),
        ("жоқ", []),
    ],
)
def test_a_part_of_a_word_finds_whatever_the_keyboard(typed: str, found: list[int]) -> None:
    assert set(match(typed, TEXTS)) == set(found)


def test_every_kazakh_letter_is_forgiven() -> None:
    assert fold("Құүңөіәғһ Ё-й") == "кууноиагх е й"


def test_a_label_that_starts_with_it_comes_first() -> None:
    assert match("неке", TEXTS)[0] == 2
    assert match("регистрация", TEXTS)[0] in (0, 2)


def test_nothing_typed_finds_everything_in_its_order() -> None:
    assert match("", TEXTS) == [0, 1, 2]


def test_words_that_begin_so_come_before_those_that_only_contain_it() -> None:
    texts = [("тиркеу",), ("отиркеме",), ("жаңа тиркеу",)]
    assert match("тирке", texts) == [0, 2, 1]


def test_a_word_that_begins_so_in_another_language_comes_before_a_part_of_a_shown_one() -> None:
    assert match("рег", [("прегаз", "x"), ("x", "регистрация")]) == [1, 0]


def test_the_same_keys_are_found_on_another_layout() -> None:
    assert match(retyped("ytrt")[0], TEXTS) == match("неке", TEXTS) != []
    assert retyped("re2ksr")[0].startswith("куәл")
    assert retyped("ьфккш")[1] == "marri"
