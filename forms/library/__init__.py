"""The questionnaires Sapa ships: where each workbook lies, what it is for and what it is called."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent

FILES = {
    "survey": "citizen_survey.xlsx",
    "visit": "mystery_visit.xlsx",
    "depth": "in_depth_interview.xlsx",
    "focus": "focus_group.xlsx",
}


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A shipped workbook; `role` is survey, visit, depth or focus, `titles` go by language code."""

    role: str
    path: Path
    media: Path
    titles: Mapping[str, str]


@cache
def questionnaires() -> tuple[Questionnaire, ...]:
    """The four questionnaires in the order they are offered."""
    with (FOLDER / "texts.csv").open(encoding="utf-8", newline="") as file:
        texts = {row["key"]: {code: row[code] for code in ("kk", "ru", "en")} for row in csv.DictReader(file)}
    return tuple(Questionnaire(role, FOLDER / name, FOLDER, texts[f"title_{role}"]) for role, name in FILES.items())
