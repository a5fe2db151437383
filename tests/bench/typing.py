"""From a letter typed in a search over 700 services until the list of what fits is painted."""

import time
from collections.abc import Iterator

from PySide6.QtWidgets import QApplication, QWidget

from gui.answers.base import Option
from gui.answers.search import SearchAnswer
from gui.app import make_application
from gui.core import tasks
from model import reference
from tests.bench.entry import turn
from tests.bench.figures import Figure, median, p95
from tests.gui.typist import Typist

SERVICES = 700
TYPED = ("куәлік", "регистрация", "passport", "тіркеу беру", "справка", "туу", "знач", "licence", "жылж", "эцп")


class Labels:
    """Names of services in three languages, repeated with a number until there are enough of them."""

    def __init__(self) -> None:
        rows = reference.services()
        self.rows = [(rows[n % len(rows)], n // len(rows)) for n in range(SERVICES)]

    def of(self, value: str) -> tuple[str, ...]:
        """One service in all languages."""
        row, again = self.rows[int(value)]
        return tuple(f"{name} {again}" for name in (row.kk, row.ru, row.en))


def search() -> Iterator[Figure]:
    """Every letter of some words in Kazakh, Russian and English."""
    application = make_application(["bench"])
    labels, screen = Labels(), QWidget()
    screen.setProperty("kind", "sheet")
    screen.resize(1000, 700)
    field = SearchAnswer(screen)
    field.setGeometry(20, 20, 800, 44)
    field.texts = labels
    field.show_options(tuple(Option(str(n), labels.of(str(n))[0]) for n in range(SERVICES)))
    screen.show()
    screen.activateWindow()
    field.line.setFocus()
    turn(300)
    taken = [_typed(letter) for word in TYPED for letter in [*word, ""] if letter or not field.line.clear()]
    tasks.close()
    del application
    note = f"p95 of {len(taken)} letters; median {median(taken):.1f}, {max(taken):.0f} at most"
    yield Figure("letter in a search of 700", p95(taken), "ms", 16, note=note)


def _typed(letter: str) -> float:
    """Until everything that follows from it is painted."""
    began = time.perf_counter()
    Typist().type(letter)
    QApplication.processEvents()
    return (time.perf_counter() - began) * 1e3
