"""audit.csv: what of the journal it tells, in the columns a form asks for, and how it goes with the interview."""

import csv
import io
import json
from dataclasses import replace
from datetime import datetime

import pytest

from forms import Audit, loads, xlsform, xml
from model.changes import Event
from model.interview.audit import audit
from model.interview.interview import Interview
from tests.model.interview.test_paradata import RATING, REMARK, slept, timed

VISIT, END = "/data/visit", "/data/closing"
WHOLE = Audit(changes=True, user=True)


def place(section: str, position: int) -> str:
    return json.dumps({"section": position, "sections": 4, "at": section})


def rows(events: list[Event], asked: Audit = WHOLE) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(audit(events, "p1", asked).decode(), newline="")))


def told(events: list[Event]) -> list[tuple[str, str, int]]:
    """Event, node and seconds of each row."""
    return [
        (row["event"], row["node"], (int(row["end"]) - int(row["start"])) // 1000 if row["end"] else 0)
        for row in rows(events)
    ]


HELD = timed(
    ("begin", "", "", "{}", 0),
    ("place", RATING, "", place(VISIT, 1), 0),
    ("answer", RATING, "", "2", 4),
    ("place", REMARK, RATING, place(VISIT, 1), 5),
    ("place", END, REMARK, place(END, 2), 9),
    ("place", REMARK, END, place(VISIT, 1), 12),
    ("answer", REMARK, "", 'жақсы, "өте"', 20),
    ("complete", "", "", "{}", 23),
)


def test_every_second_belongs_to_what_was_looked_at() -> None:
    assert told(HELD) == [
        ("form start", "", 0),
        ("question", RATING, 4),
        ("question", REMARK, 4),
        ("group questions", VISIT, 9),
        ("question", END, 3),
        ("group questions", END, 3),
        ("jump", REMARK, 0),
        ("question", REMARK, 8),
        ("group questions", VISIT, 8),
        ("end screen", "", 3),
        ("form save", "", 0),
        ("form exit", "", 0),
        ("form finalize", "", 0),
    ]


def test_values_are_quoted_as_spreadsheets_read_them() -> None:
    assert b',"\xd0\xb6\xd0\xb0\xd2\x9b\xd1\x81\xd1\x8b, ""\xd3\xa9\xd1\x82\xd0\xb5""",p1\n' in audit(HELD, "p1", WHOLE)
    assert next(row for row in rows(HELD) if row["new-value"].startswith("жақсы"))["new-value"] == 'жақсы, "өте"'


@pytest.mark.parametrize(
    ("asked", "columns"),
    [
        (Audit(), "event,node,start,end"),
        (Audit(changes=True), "event,node,start,end,old-value,new-value"),
        (Audit(user=True, reasons=True), "event,node,start,end,user,change-reason"),
        (Audit(location=True), "event,node,start,end,latitude,longitude,accuracy"),
    ],
)
def test_there_are_the_columns_that_the_form_asks_for_and_no_answer_beyond_them(asked: Audit, columns: str) -> None:
    written = audit(HELD, "p1", asked).decode()
    assert written.splitlines()[0] == columns
    assert ("жақсы" in written) == asked.changes
    assert {len(row) for row in csv.reader(written.splitlines())} == {columns.count(",") + 1}


def test_times_are_milliseconds_of_the_world_s_clock() -> None:
    began = datetime.fromisoformat(HELD[0].wall)
    assert rows(HELD)[0]["start"] == str(round(began.timestamp() * 1000))


def test_a_pause_is_not_work() -> None:
    slow = timed(("begin", "", "", "{}", 0), ("answer", RATING, "", "2", 5000))
    assert told(slow)[1] == ("question", RATING, 300)
    assert int(rows(slow)[1]["end"]) - int(rows(slow)[0]["start"]) == 5_000_000


def test_sleep_is_not_work_either_and_times_after_it_are_those_of_the_clock_on_the_wall() -> None:
    events = slept(counted=True)
    assert told(events)[1:3] == [("question", RATING, 4), ("question", REMARK, 10)]
    after = round(datetime.fromisoformat(events[2].wall).timestamp() * 1000)
    assert rows(events)[2]["end"] == str(after)


def test_another_run_of_the_program_is_a_form_left_and_resumed() -> None:
    later = [*HELD[:4], *(replace(event, run="another") for event in HELD[6:])]
    assert [one[0] for one in told(later)][2:5] == ["form exit", "form resume", "question"]


def test_a_step_taken_back_is_told_as_what_it_did() -> None:
    steps = timed(
        ("begin", "", "", "{}", 0),
        ("answer", RATING, "", "2", 1),
        ("undo", RATING, "2", "", 2),
        ("add", "/data/person", "", "", 3),
        ("undo", "/data/person", "", "", 4),
        ("redo", "/data/person", "", "", 5),
        ("remove", "/data/person[2]", "", "", 6),
    )
    assert [one[:2] for one in told(steps)[2:]] == [
        ("question", RATING),
        ("add repeat", "/data/person"),
        ("delete repeat", "/data/person"),
        ("add repeat", "/data/person"),
        ("delete repeat", "/data/person[2]"),
    ]
    assert rows(steps)[2]["old-value"] == "2"


def test_why_an_unlikely_answer_is_right_stands_in_its_column_and_takes_no_time() -> None:
    reason = timed(("reason", RATING, "2", "Кезек ұзақ болды", 4.5))[0]
    asked = Audit(reasons=True)
    found = rows([*HELD[:3], reason, *HELD[3:]], asked)
    assert [(row["event"], row["node"], row["change-reason"]) for row in found if row["change-reason"]] == [
        ("change reason", RATING, "Кезек ұзақ болды")
    ]
    assert [row for row in found if row["event"] != "change reason"] == rows(HELD, asked)


def test_the_clock_may_be_set_without_changing_a_duration() -> None:
    turned = [*HELD[:2], *(replace(event, wall="1999-01-01T00:00:00+00:00") for event in HELD[2:])]
    assert told(turned) == told(HELD)


def test_delivery_and_files_are_no_steps_of_the_form() -> None:
    beside = timed(("file", RATING, "", "{}", 3))[0]
    after = replace(beside, kind="sending", run="another")
    assert told([*HELD[:2], beside, *HELD[2:], after]) == told(HELD)


ASKING = """
| survey   |         |       |       |                                         |
|          | type    | name  | label | parameters                              |
|          | audit   | audit |       | track-changes=true identify-user=true   |
|          | text    | a     | A     |                                         |
"""


def begun(table: str) -> Interview:
    form = loads(xlsform.convert(table.lstrip()).xml)
    return Interview.begin(form, language="", device="d", person="p7")[0]


def test_a_form_that_asks_for_a_log_gets_it_and_names_it_once_it_is_over() -> None:
    interview = begun(ASKING)
    interview.answer("/data/a", "иә")
    assert b"<audit/>" in interview.submission()
    interview.complete()
    assert xml.parse(interview.submission()).find("meta").find("audit").text == "audit.csv"
    assert interview.audit().splitlines()[0] == b"event,node,start,end,old-value,new-value,user"
    assert ",иә,p7" in interview.audit().decode()
    again = Interview.replay(interview.events, interview.form)
    assert (again.submission(), again.audit()) == (interview.submission(), interview.audit())


def test_a_form_that_asks_for_none_gets_none() -> None:
    interview = begun("".join(line for line in ASKING.splitlines(keepends=True) if "track" not in line))
    interview.complete()
    assert (interview.audit(), interview.form.audit) == (b"", None)
    assert b"audit.csv" not in interview.submission()
