"""The choice lists that questionnaires share, made from the reference lists."""

from forms.library.sheets import Row, choice
from forms.library.texts import CRITERIA, own, rows, text

NOT_BEGUN = ("3.2", "2.11", "2.32", "2.33", "4.7", "4.1", "4.8", "3.9")


def named(list_name: str, *keys: str, prefix: str = "") -> list[Row]:
    """Choices whose names are keys of texts.csv, less the prefix."""
    return [choice(list_name, key.removeprefix(prefix), own(key)) for key in keys]


def yes_no() -> list[Row]:
    """Yes or no."""
    return named("yes_no", "yes", "no")


def declined() -> list[Row]:
    """How an interview ends that does not begin, by outcome code; the usual refusal first."""
    found = {row["aapor"]: row for row in rows("outcomes.csv")}
    return [choice("declined", code, text(found[code])) for code in NOT_BEGUN]


def scale() -> list[Row]:
    """The satisfaction scale with the codes that are no mark; "not asked" is no answer."""
    found = [row for row in rows("scale.csv") if row["kind"] != "not_asked"]
    return [choice("scale", row["code"], text(row), kind=row["kind"]) for row in found]


def regions() -> list[Row]:
    """The regions by KATO."""
    return [choice("region", row["kato"], text(row)) for row in rows("regions.csv")]


def centres() -> list[Row]:
    """The centres, each with the region it is filtered by.

    Inside the workbook and not in a CSV: a list from a file has one column of labels, in one language.
    """
    return [choice("centre", row["code"], text(row), region=row["kato"]) for row in rows("centres.csv")]


def services() -> list[Row]:
    """The services, inside the workbook for the same reason."""
    return [choice("service", row["id"], text(row), group=row["group"]) for row in rows("services.csv")]


def channels() -> list[Row]:
    """The channels with the family that decides what is asked."""
    return [choice("channel", row["id"], text(row), family=row["family"]) for row in rows("channels.csv")]


def violations() -> list[Row]:
    """The kinds of violation, once each, and none."""
    kinds = {row["id"]: text(row) for row in rows("violations.csv")}
    kinds["NONE"] = own("none")
    return [choice("violation", kind, words) for kind, words in kinds.items()]


def options(*facts: str) -> list[Row]:
    """The answers to these facts, one list each, called by the fact."""
    return [choice(row["item"], row["code"], text(row)) for row in rows("facts_options.csv") if row["item"] in facts]


def codes() -> list[Row]:
    """The code frame of talks: eight criteria by problem, praise, proposal; then the kinds of violation."""
    kinds = {kind: own(f"kind_{kind}") for kind in ("problem", "praise", "proposal")}
    joined = own("code_of_criterion")
    framed = [
        choice("code", f"{criterion}_{kind}", joined.filled(criterion=CRITERIA[criterion], kind=words))
        for criterion in CRITERIA
        for kind, words in kinds.items()
    ]
    return [*framed, *({**row, "list_name": "code"} for row in violations() if row["name"] != "NONE")]
