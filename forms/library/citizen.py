"""The citizen survey: consent, place, facts, criteria, e-service, profile. Structure only; words are in the lists."""

from forms.library import lists
from forms.library.blocks import AGREED, REFUSED, SEARCHED, agreement, in_order, moment, open_answer, region, unlikely
from forms.library.sheets import Row, Sheets, ask, begin, end, metadata
from forms.library.texts import CRITERIA, FACTS, TERMS, Text, own, rows, text

IN_PERSON = "(${family} = 'centre' or ${family} = 'provider')"
ELECTRONIC = "${family} = 'electronic'"


def sheets(version: str) -> Sheets:
    """The whole questionnaire."""
    survey = [
        *metadata(), *agreement("minutes_survey"), *_place(), *_facts(),
        *_criteria("INF", "ACC", "EMP", "PRO", "DEA", "COS"), *_rights(), *_criteria("FEE", "RES"),
        *_eservice(), *_private(), *_profile(), *_outcome(),
    ]  # fmt: skip
    choices = [
        *lists.yes_no(), *lists.declined(), *lists.regions(), *lists.channels(), *lists.centres(), *lists.services(),
        *lists.scale(), *lists.violations(), *lists.options("F5", "F8", "P1", "P2", "P3", "P4", "P5"),
    ]  # fmt: skip
    return Sheets("citizen_survey", own("title_survey").en, version, tuple(survey), tuple(choices))


def _section(name: str, label: Text, questions: list[Row], also: str = "", **marks: str) -> list[Row]:
    """One screen of questions, after consent and under one more condition."""
    return [begin(name, label, relevant=f"{AGREED} and {also}" if also else AGREED, marks=marks), *questions, end()]


def _place() -> list[Row]:
    return _section("place", own("s_place"), [
        region(),
        ask("select_one channel", "F9", FACTS["F9"], required="yes", marks={"role": "channel"}),
        ask("calculate", "family", calculation="instance('channel')/root/item[name = ${F9}]/family",
            marks={"role": "channel_family"}),
        ask("select_one centre", "centre", TERMS["centre"], required="yes", appearance=SEARCHED,
            relevant="${family} = 'centre'", choice_filter="region = ${region}", marks={"role": "centre"}),
        ask("select_one service", "F10", FACTS["F10"], required="yes", appearance=SEARCHED, marks={"role": "service"}),
        ask("select_one P3", "P3", FACTS["P3"], required="yes", marks={"role": "settlement"}),
    ])  # fmt: skip


def _facts() -> list[Row]:
    return _section("facts", own("s_facts"), [
        *_times(),
        ask("integer", "F4", FACTS["F4"], required="yes", constraint=". >= 1 and . <= 99", message=own("bad_visits"),
            marks={"role": "fact", "fact": "visits"}),
        ask("select_one F5", "F5", FACTS["F5"], required="yes", marks={"role": "fact", "fact": "result"}),
    ])  # fmt: skip


def _times() -> list[Row]:
    """Ticket, call and leaving, or the minutes that the recipient states; and the minutes made of them."""
    return [
        moment("F1", FACTS["F1"], "ticket", hint=own("time_hint"), relevant=IN_PERSON),
        moment("F2", FACTS["F2"], "called", "F1", hint=own("time_hint"), relevant=IN_PERSON),
        moment("F3", FACTS["F3"], "left", "F1", "F2", hint=own("time_hint"), relevant=IN_PERSON),
        ask("integer", "wait_stated", own("wait_stated"), hint=own("wait_stated_hint"), required="yes",
            relevant=f"{IN_PERSON} and (${{F1}} = '' or ${{F2}} = '')", constraint=". >= 0 and . <= 600",
            message=own("bad_minutes"),
            marks={"role": "time", "time": "stated", **unlikely(". <= 240", own("long_wait"))}),
        ask("calculate", "waiting", marks={"role": "time", "time": "waiting"},
            calculation=f"if(${{F1}} != '' and ${{F2}} != '', {in_order('F1', 'F2')}, ${{wait_stated}})"),
        ask("calculate", "serving", marks={"role": "time", "time": "serving"},
            calculation=f"if(${{F2}} != '' and ${{F3}} != '', {in_order('F2', 'F3')}, '')"),
    ]  # fmt: skip


def _criteria(*criteria: str) -> list[Row]:
    """One screen a criterion: a grid of its items over the scale. Feedback is asked of those who complained."""
    found: list[Row] = []
    for criterion in criteria:
        complained = criterion == "FEE"
        lead = own("lead_fee" if complained else "lead")
        items = [row for row in rows("items_citizen.csv") if row["criterion"] == criterion]
        questions = [
            ask("note", f"{criterion}_lead", lead, marks={"role": "lead"}),
            *(_rated(row, {"role": "item", "criterion": criterion, "weight": "1"}) for row in items),
        ]
        condition = "${F7} = 'yes'" if complained else ""
        found += _section(
            criterion.lower(), CRITERIA[criterion], questions, condition,
            role="criterion", criterion=criterion, rotate="yes",
        )  # fmt: skip
    return found


def _rated(row: dict[str, str], marks: dict[str, str]) -> Row:
    return ask("select_one scale", row["id"], text(row), required="yes", appearance="likert", marks=marks)


def _rights() -> list[Row]:
    return _section("rights", own("s_rights"), [
        ask("select_multiple violation", "F6", FACTS["F6"], required="yes", message=own("bad_none"),
            constraint="not(selected(., 'NONE') and count-selected(.) > 1)",
            marks={"role": "fact", "fact": "violations"}),
        ask("select_one yes_no", "F7", own("complained"), required="yes", marks={"role": "fact", "fact": "complaint"}),
        open_answer("F7_to", own("addressee"), 100, hint=own("addressee_hint"), lines=False, relevant="${F7} = 'yes'",
                    marks={"role": "fact", "fact": "addressee"}),
    ])  # fmt: skip


def _eservice() -> list[Row]:
    lead = ask("note", "E_lead", own("lead_eservice"), marks={"role": "lead"})
    items = [_rated(row, {"role": "eservice", "weight": "1"}) for row in rows("items_eservice.csv")]
    return _section("eservice", own("s_eservice"), [lead, *items], ELECTRONIC, role="eservice_section")


def _private() -> list[Row]:
    return _section("private", own("s_private"), [
        ask("select_one F8", "F8", FACTS["F8"], hint=own("private_hint"), required="yes",
            marks={"role": "fact", "fact": "payment", "turn": "respondent"}),
        open_answer("F11", FACTS["F11"], 500, hint=own("suggestion_hint"),
                    marks={"role": "fact", "fact": "suggestion"}),
    ])  # fmt: skip


def _profile() -> list[Row]:
    kinds = {"P1": "sex", "P2": "age", "P4": "recipient", "P5": "language"}
    return _section("profile", own("s_profile"), [
        ask(f"select_one {fact}", fact, FACTS[fact], required="yes", marks={"role": "profile", "profile": kind})
        for fact, kind in kinds.items()
    ])  # fmt: skip


def _outcome() -> list[Row]:
    """The outcome code, by the share of the asked scale items that have a mark; of a refusal, the one it was given."""
    items = [(row["criterion"], row["id"]) for row in rows("items_citizen.csv")]
    items += [("E", row["id"]) for row in rows("items_eservice.csv")]
    parts = list(dict.fromkeys(part for part, _ in items))
    sizes = {part: sum(1 for one, _ in items if one == part) for part in parts}
    always = sum(size for part, size in sizes.items() if part not in ("FEE", "E"))
    asked = f"{always} + {sizes['FEE']} * number(${{F7}} = 'yes') + {sizes['E']} * number({ELECTRONIC})"
    valid = [
        ask("calculate", f"valid_{part}",
            calculation=" + ".join(f"number(${{{item}}} <= 5)" for one, item in items if one == part))
        for part in parts
    ]  # fmt: skip
    share = "(" + " + ".join(f"${{valid_{part}}}" for part in parts) + f") div ({asked})"
    reached = "if(${valid_share} > 0.8, '1.1', if(${valid_share} >= 0.5, '1.2', '2.12'))"
    return [
        *valid,
        ask("calculate", "valid_share", calculation=share),
        ask("calculate", "outcome", calculation=f"if({AGREED}, {reached}, {REFUSED})",
            marks={"role": "outcome"}),
    ]  # fmt: skip
