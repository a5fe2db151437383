"""The paper of the reports room is the one that everybody else prints."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from exports import report
from exports.report import Wanted
from gui.reports import making
from tests.exports import made

AKMOLA, ALMATY = "110000000", "750000000"


@pytest.fixture
def shelf():
    """Interviews and visits of two regions, as a workspace hands them out."""
    survey, checklist = made.citizen(), made.visit()
    found = made.Population(240, regions=(AKMOLA, ALMATY)).submissions(survey)
    seen = [
        made.Submission(
            f"uuid:v{at}", made.xml(checklist, {"region": AKMOLA, "status": "MV1"}), form_id="mystery_visit"
        )
        for at in range(3)
    ]
    return SimpleNamespace(
        submissions=lambda *, role: found if role == "survey" else seen,
        form=lambda form_id, _version: survey if form_id == "citizen_survey" else checklist,
        fieldwork=made.FIELDWORK,
        waves=SimpleNamespace(figures=list),
        setting=lambda _name, default="": default,
    )


@pytest.mark.parametrize("territory", [AKMOLA, ALMATY])
def test_a_region_shown_alone_is_the_paper_that_is_saved_with_all_others(shelf, territory, tmp_path: Path):
    paper = making.make(shelf, making.Asked(territory, "en"))
    file = next(report.write_all(shelf, tmp_path, Wanted((territory,), ("en",), cover=False)))
    assert paper.pdf == file.read_bytes()


def test_the_panel_counts_the_territory_of_the_paper(shelf):
    asked = (making.Asked(territory, "en") for territory in (AKMOLA, making.NATIONAL))
    region, country = (making.make(shelf, one).contents for one in asked)
    assert (region.collected, region.accepted, region.excluded, region.visits) == (120, 120, 0, 3)
    assert (country.collected, country.accepted, country.excluded, country.visits) == (240, 240, 0, 3)
    assert making.make(shelf, making.Asked(ALMATY, "en")).contents.visits == 0


def test_a_region_without_interviews_says_so_although_others_have_some(shelf):
    with pytest.raises(making.NothingToReportError) as refused:
        making.make(shelf, making.Asked("390000000", "en"))
    assert refused.value.contents.collected == 0
