"""The mystery visit: briefing, place, times, the 30 lines of the checklist, the score. Structure only."""

from forms.library import lists
from forms.library.blocks import SEARCHED, in_order, moment, open_answer, region
from forms.library.sheets import Row, Sheets, ask, begin, choice, end, metadata
from forms.library.texts import CRITERIA, TERMS, own, rows, text

PASSED = "${passed} = 1"
OBSERVED = "selected('MV1 MV3 MV4', ${status})"
DONE = "${status} = 'MV1'"
TEST = {"t_money": "b", "t_record": "c", "t_name": "a", "t_known": "b", "t_when": "c"}
ITEMS = rows("mystery_items.csv")


def sheets(version: str) -> Sheets:
    """The whole questionnaire."""
    survey = [*metadata(), *_brief(), *_test(), *_plan(), *_times(), *_checklist(), *_result()]
    statuses = [choice("status", row["id"], text(row)) for row in rows("mystery_status.csv")]
    choices = [
        *lists.regions(), *lists.centres(), *lists.services(), *statuses, *lists.named("yesno", "yes", "no", "na"),
        *lists.named("shift", "shift_morning", "shift_midday", "shift_evening", prefix="shift_"), *_test_answers(),
    ]  # fmt: skip
    return Sheets("mystery_visit", own("title_visit").en, version, tuple(survey), tuple(choices))


def _brief() -> list[Row]:
    return [
        begin("briefing", own("s_brief")),
        ask("note", "brief", own("brief"), marks={"role": "briefing"}),
        # The day on which this shopper passed the test of this form: the program fills it in, and asks no more.
        ask("hidden", "certified", marks={"role": "certified"}),
        end(),
    ]


def _test() -> list[Row]:
    """What the briefing said, asked back; nothing is shown before each answer is right."""
    asked = [
        ask(f"select_one {key}", key, own(key), required="yes", constraint=f". = '{right}'", message=own(f"{key}_rule"),
            marks={"role": "test"})
        for key, right in TEST.items()
    ]  # fmt: skip
    passed = " and ".join(f"${{{key}}} = '{right}'" for key, right in TEST.items())
    return [
        begin("test", own("s_test"), relevant="${certified} = ''", marks={"role": "test_section"}), *asked, end(),
        ask("calculate", "passed", calculation=f"if(${{certified}} != '' or ({passed}), 1, '')",
            marks={"role": "passed"}),
    ]  # fmt: skip


def _test_answers() -> list[Row]:
    return [row for key in TEST for row in lists.named(key, *(f"{key}_{sign}" for sign in "abc"), prefix=f"{key}_")]


def _plan() -> list[Row]:
    looked_up = "instance('centres')/root/item[name = ${centre}]"
    return [
        begin("place", own("s_plan"), relevant=PASSED),
        region(),
        ask("select_one centre", "centre", TERMS["centre"], required="yes", appearance=SEARCHED,
            choice_filter="region = ${region}", marks={"role": "centre"}),
        ask("csv-external", "centres"),
        ask("calculate", "settlement", calculation=f"{looked_up}/type", marks={"role": "settlement"}),
        ask("calculate", "windows", calculation=f"{looked_up}/windows", marks={"role": "windows"}),
        ask("calculate", "hours", calculation=f"{looked_up}/hours", marks={"role": "hours"}),
        ask("note", "centre_facts", own("centre_facts"), relevant="${centre} != ''"),
        ask("select_one service", "service", own("scenario"), hint=own("scenario_hint"), required="yes",
            appearance=SEARCHED, marks={"role": "service"}),
        ask("select_one shift", "shift", own("shift"), required="yes", marks={"role": "shift"}),
        end(),
    ]  # fmt: skip


def _times() -> list[Row]:
    """The moments of the visit, live on the spot; what must be known depends on how it ended."""
    since_ticket, since_arrival = in_order("ticket", "called"), in_order("arrived", "called")
    return [
        begin("times", own("s_times"), relevant=PASSED),
        *_moments(),
        ask("calculate", "waiting", marks={"role": "time", "time": "waiting"},
            calculation=f"if(${{called}} = '', '', if(${{ticket}} != '', {since_ticket}, {since_arrival}))"),
        ask("calculate", "serving", marks={"role": "time", "time": "serving"},
            calculation=f"if(${{called}} != '' and ${{served}} != '', {in_order('called', 'served')}, '')"),
        ask("note", "minutes_note", own("minutes_note"), relevant="${waiting} != ''"),
        ask("integer", "window", own("window"), hint=own("window_hint"), required=DONE,
            constraint=". >= 1 and . <= 200", message=own("bad_window"), marks={"role": "window"}),
        ask("select_one status", "status", own("status"), required="yes", marks={"role": "status"}),
        end(),
    ]  # fmt: skip


def _moments() -> list[Row]:
    until_left = f"{DONE} or ${{status}} = 'MV4'"
    return [
        moment("arrived", own("arrived"), "arrived", required="yes"),
        moment("ticket", own("ticket"), "ticket", "arrived", hint=own("time_hint")),
        moment("called", own("called"), "called", "arrived", "ticket", required=DONE),
        moment("served", own("served"), "served", "called", required=DONE),
        moment("left", own("left"), "left", "arrived", "ticket", "called", "served", required=until_left),
    ]


def _checklist() -> list[Row]:
    """One screen a criterion, in the order in which a visitor meets them: the order of the list."""
    found: list[Row] = []
    for criterion in dict.fromkeys(row["criterion"] for row in ITEMS):
        found.append(begin(criterion.lower(), CRITERIA[criterion], relevant=OBSERVED,
                           marks={"role": "criterion", "criterion": criterion}))  # fmt: skip
        for row in (row for row in ITEMS if row["criterion"] == criterion):
            found += _line(row)
        found.append(end())
    return found


def _line(row: dict[str, str]) -> list[Row]:
    """A line of the checklist; a critical one asks what happened when it fails."""
    critical = row["critical"] == "1"
    marks = {"role": "visit", "criterion": row["criterion"], "weight": row["weight"], "critical": row["critical"]}
    lines = [ask("select_one yesno", row["id"], text(row), required="yes", appearance="likert", marks=marks)]
    if critical:
        lines.append(open_answer(
            f"{row['id']}_what", own("critical"), 1000, hint=own("critical_hint"), required="yes",
            relevant=f"${{{row['id']}}} = 'no'", marks={"role": "incident", "criterion": row["criterion"]},
        ))  # fmt: skip
    return lines


def _result() -> list[Row]:
    return [
        begin("result", own("s_score"), relevant=PASSED),
        ask("calculate", "met", calculation=_weighed("yes"), marks={"role": "met"}),
        ask("calculate", "applicable", calculation=f"{_weighed('yes')} + {_weighed('no')}",
            marks={"role": "applicable"}),
        ask("calculate", "score", calculation="if(${applicable} > 0, round(100 * ${met} div ${applicable}, 1), '')",
            marks={"role": "score"}),
        ask("calculate", "critical_failed", calculation=_failed(), marks={"role": "critical_failed"}),
        ask("note", "score_note", own("score_note"), relevant="${score} != ''"),
        ask("image", "evidence", own("evidence"), hint=own("evidence_hint"), parameters="max-pixels=1600",
            marks={"role": "evidence"}),
        open_answer("comment", own("comment"), 1000, hint=own("comment_hint"), required="${status} != 'MV1'",
                    marks={"role": "comment"}),
        end(),
    ]  # fmt: skip


def _weighed(answer: str) -> str:
    """The weights of the lines with this answer, added up."""
    counted = [row for row in ITEMS if row["critical"] == "0"]
    return " + ".join(f"{row['weight']} * number(${{{row['id']}}} = '{answer}')" for row in counted)


def _failed() -> str:
    return " + ".join(f"number(${{{row['id']}}} = 'no')" for row in ITEMS if row["critical"] == "1")
