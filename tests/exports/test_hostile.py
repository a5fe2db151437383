"""What strangers send in never keeps anybody's paper from being made, and gets no paper of its own."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

import forms
from exports import report, snapshot, summary
from exports.snapshot import Snapshot
from exports.summary.interviews import interviews
from model.store.keys import FLOOR as CHEAP
from model.sync.protocol import Received
from model.workspace import Fieldwork, Person, Workspace
from tests.exports import made

LIBRARY = Path(forms.__file__).parent / "library"
AKMOLA = "110000000"
ODD = ("never", "-1e999", "2026-13-45T99:99", "٣", "../../x", "&lt;b&gt;", "nan", "99999999999999999999")


def odd(text: str) -> Snapshot:
    names = ("today", "F9", "F10", "P3", "centre", "F6", "F7", "P5", "waiting", "wait_stated")
    return made.taken(40, extra=dict.fromkeys(names, text), visits=[{"region": text, "status": text}])


@pytest.mark.parametrize("text", ODD)
def test_whatever_the_answers_say_both_papers_are_made(text: str) -> None:
    found = odd(text)
    assert report.regional_pdf(summary.regional(found, AKMOLA), "kk")
    assert report.national_pdf(summary.national(found), "ru")


def test_what_is_no_day_and_no_number_is_unknown() -> None:
    people = interviews(odd("-1e999"))
    assert people.days == (None, None)
    assert summary.regional(odd("-1e999"), AKMOLA).fieldwork.starts is None


def test_only_regions_of_the_list_get_a_paper() -> None:
    found = snapshot.made(
        [
            made.Submission(f"uuid:{at}", b"<data/>", region=region)
            for at, region in enumerate((AKMOLA, "/x", "119", ""))
        ],
        [],
        {},
        made.FIELDWORK,
    )
    assert found.regions == (AKMOLA,)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with Workspace.create(
        tmp_path_factory.mktemp("desk") / "s",
        "four words of a test",
        person=Person("s1", "Гүлнәр", "supervisor"),
        fieldwork=Fieldwork("f1", {"en": "Quality"}, "2026-Q4"),
        forms=[LIBRARY / "citizen_survey.xlsx"],
        cost=CHEAP,
    ) as workspace:
        yield workspace


def test_a_response_to_a_version_nobody_has_does_not_stop_the_reports(desk: Workspace) -> None:
    entry = desk.forms()[0]
    noon = datetime.fromisoformat("2026-11-24T12:00:00+05:00")
    xml = desk.form(entry.id).start(language="kk", now=noon, seed=1).submission()
    desk.desk.store_received(
        [
            Received(seq, f"uuid:{seq}", "", f"uuid:{seq}", True, "", entry.id, version, f"h{seq}", xml, "d", "p", "P",
                     AKMOLA, noon.isoformat())
            for seq, version in enumerate((entry.version, "9"), 1)
        ],
        2,
    )  # fmt: skip
    assert [one.instance_id for one in snapshot.take(desk).interviews] == ["uuid:1"]
