"""The words of the questionnaires in three languages: read from the reference lists and from texts.csv."""

import csv
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
REFERENCE = HERE.parents[1] / "model" / "reference"


class Text(NamedTuple):
    """One text in English, Russian and Kazakh."""

    en: str
    ru: str
    kk: str

    def filled(self, **others: "Text") -> "Text":
        """With other texts put in at their placeholders, each in its own language."""
        return Text(*(
            words.format(**{name: other[place] for name, other in others.items()}) for place, words in enumerate(self)
        ))  # fmt: skip


def rows(file: str) -> list[dict[str, str]]:
    """The rows of one reference list."""
    with (REFERENCE / file).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def text(row: dict[str, str]) -> Text:
    """The three names of a row."""
    return Text(row["en"], row["ru"], row["kk"])


def own(key: str) -> Text:
    """A text of the questionnaires themselves."""
    return OWN[key]


def consent(minutes: str) -> Text:
    """The oral consent, for an interview of this length."""
    parts = {name: own(name) for name in ("organisation", "client", "phone")}
    return own("consent").filled(minutes=own(minutes), **parts)


with (HERE / "texts.csv").open(encoding="utf-8", newline="") as _file:
    OWN = {row["key"]: text(row) for row in csv.DictReader(_file)}
FACTS = {row["id"]: text(row) for row in rows("facts_citizen.csv")}
CRITERIA = {row["id"]: text(row) for row in rows("criteria.csv")}
TERMS = {row["key"]: text(row) for row in rows("report_terms.csv")}
