"""One data folder from creation to the frozen submission: what is kept, what is refused, what can be read of it."""

import multiprocessing
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from model import identity, language
from model.errors import SurveyError
from model.store import files, keys
from model.workspace import DeliveryCounts, Workspace
from tests.model import places
from tests.model.places import FIELDWORK, PASSPHRASE, PERSON, reopened

RATING, REGION, REMARK = "/data/visit/rating", "/data/visit/region", "/data/visit/remark"
SECRET = "Жауапты ешкім оқымасын 8675309"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "desk"


@pytest.fixture
def workspace(folder: Path) -> Iterator[Workspace]:
    with places.workspace(folder) as made:
        yield made


def finished(workspace: Workspace, remark: str = "") -> str:
    interview = workspace.begin("household", language="kk", prefill={REGION: "110000000"})
    for path, value in ((RATING, "5"), (REMARK, remark)):
        workspace.save(interview.answer(path, value))
    workspace.save(interview.complete()).result()
    return interview.id


def code(error: pytest.ExceptionInfo[SurveyError]) -> str:
    return error.value.code


# --- opening


def test_a_folder_is_opened_again_with_its_person_fieldwork_and_device(folder: Path) -> None:
    with places.workspace(folder) as made:
        device = made.device
    with reopened(folder) as again:
        assert (again.person, again.fieldwork, again.device) == (PERSON, FIELDWORK, device)
        assert device.startswith("sapa:")


def test_while_locked_only_name_role_and_fieldwork_can_be_read(folder: Path) -> None:
    places.workspace(folder).close()
    peek = Workspace.peek(folder)
    assert peek is not None
    assert (peek.person, peek.role, peek.fieldwork["kk"]) == ("Айгүл", "interviewer", "Сапа")
    assert Workspace.peek(folder / "other") is None


def test_a_wrong_passphrase_opens_nothing_and_lets_the_right_one_try(folder: Path) -> None:
    places.workspace(folder).close()
    with pytest.raises(SurveyError) as refused:
        Workspace.open(folder, "some other words here")
    assert code(refused) == "unlock.wrong"
    reopened(folder).close()


def test_a_folder_takes_one_sapa_at_a_time(folder: Path, workspace: Workspace) -> None:
    with pytest.raises(SurveyError) as refused:
        reopened(folder)
    assert code(refused) == "workspace.in_use"
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(_opened_elsewhere, (str(folder),)) == "workspace.in_use"
    workspace.close()
    reopened(folder).close()


def _opened_elsewhere(folder: str) -> str:
    try:
        Workspace.open(Path(folder), PASSPHRASE).close()
    except SurveyError as error:
        return error.code
    return "opened"


def test_a_folder_with_data_is_never_made_anew(folder: Path) -> None:
    with places.workspace(folder) as made:
        kept = finished(made)
    with pytest.raises(SurveyError) as refused:
        places.workspace(folder)
    assert code(refused) == "workspace.exists"
    with reopened(folder) as again:
        assert [row.id for row in again.interviews()] == [kept]


def test_a_creation_that_was_cut_off_starts_over(folder: Path) -> None:
    places.workspace(folder).close()
    (folder / keys.FILE).unlink()
    assert Workspace.peek(folder) is None
    places.workspace(folder).close()
    reopened(folder).close()


def test_a_short_passphrase_makes_no_folder(tmp_path: Path) -> None:
    with pytest.raises(SurveyError) as refused:
        Workspace.create(tmp_path / "desk", "short", person=PERSON, fieldwork=FIELDWORK)
    assert code(refused) == "passphrase.short"
    assert not (tmp_path / "desk").exists()


def test_a_damaged_file_is_refused(folder: Path) -> None:
    with places.workspace(folder) as made:
        finished(made)
    file = folder / "sapa.db"
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    with pytest.raises(SurveyError) as refused:
        reopened(folder)
    assert code(refused) == "store.damaged"


def test_a_missing_database_is_told_apart_from_a_missing_folder(folder: Path) -> None:
    with pytest.raises(SurveyError) as refused:
        reopened(folder)
    assert code(refused) == "workspace.missing"
    places.workspace(folder).close()
    (folder / "sapa.db").unlink()
    with pytest.raises(SurveyError) as refused:
        reopened(folder)
    assert code(refused) == "store.damaged"


def test_closing_twice_is_closing_once_and_a_closed_workspace_refuses(workspace: Workspace) -> None:
    workspace.close()
    workspace.close()
    with pytest.raises(SurveyError) as refused:
        workspace.interviews()
    assert code(refused) == "workspace.closed"


# --- interviews


def test_an_interview_is_resumed_at_the_same_question_with_everything_said(folder: Path) -> None:
    with places.workspace(folder) as made:
        interview = made.begin("household", language="en")
        made.save(interview.answer(RATING, "1"))
        made.save(interview.answer("/data/visit/reason", "дөрекі"))
        made.save(interview.answer(RATING, "4"))
        made.save(interview.comment(RATING, "hesitated"))
        made.save(interview.set_language("kk"))
        made.save(interview.go(REMARK))
    with reopened(folder) as again:
        resumed = again.resume(interview.id)
        assert (resumed.place, resumed.language, resumed.comments) == (REMARK, "kk", {RATING: "hesitated"})
        assert resumed.instance[RATING].value == "4"
        again.save(resumed.undo())
        again.save(resumed.undo())
        assert resumed.instance["/data/visit/reason"].value == "дөрекі"
        assert again.resume(interview.id).instance["/data/visit/reason"].relevant


def test_what_is_known_beforehand_is_durable_with_the_beginning(workspace: Workspace) -> None:
    interview = workspace.begin("household", language="en", prefill={REGION: "750000000"})
    row = workspace.interview(interview.id)
    assert row is not None
    assert (row.status, row.region, row.form_id) == ("draft", "750000000", "household")


def test_a_row_says_where_one_is_and_how_far(workspace: Workspace) -> None:
    interview = workspace.begin("household", language="kk", prefill={})
    workspace.save(interview.answer(RATING, "5"))
    workspace.save(interview.go("/data/household/member[1]/name")).result()
    language.use("kk")
    row = workspace.interviews()[0]
    assert (row.place, row.place_label) == ("/data/household/member[1]/name", "Отбасы")
    assert (row.section_index, row.section_count, row.answered, row.asked) == (2, 2, 1, 5)


def test_rows_are_filtered_and_the_last_touched_stands_first(workspace: Workspace) -> None:
    first, second = workspace.begin("household", language="en"), workspace.begin("household", language="en")
    done = finished(workspace)
    workspace.save(first.answer(REMARK, "again")).result()
    assert [row.id for row in workspace.interviews(status="draft")] == [first.id, second.id]
    assert [row.id for row in workspace.interviews(status="complete")] == [done]
    assert workspace.interviews(role="visit") == []


def test_a_clock_that_jumps_changes_neither_order_nor_answers(folder: Path) -> None:
    moments = [datetime(2026, 11, 24, 12, tzinfo=UTC) + timedelta(hours=jump) for jump in (0, 3, -24, -500_000, 1, 0)]
    with places.workspace(folder) as made:
        interview = made.begin("household", language="en")
        for number, moment in enumerate(moments):
            with identity.use_clock(lambda moment=moment: moment):
                made.save(interview.answer(REMARK, f"{number}"))
    with reopened(folder) as again:
        assert [event.new for _, event in again.journal() if event.kind == "answer"] == [*"012345"]
        assert again.resume(interview.id).instance[REMARK].value == "5"


def test_a_withdrawn_draft_is_kept_and_never_sent(workspace: Workspace) -> None:
    interview = workspace.begin("household", language="en")
    workspace.save(interview.withdraw("refused")).result()
    assert workspace.interviews(status="withdrawn")[0].id == interview.id
    assert workspace.outbox() == []
    assert workspace.resume(interview.id).status == "withdrawn"


def test_below_a_hundred_mebibytes_no_interview_begins_but_a_draft_goes_on(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = workspace.begin("household", language="en")
    monkeypatch.setattr(files, "free_space", lambda _: 99 * files.MEBIBYTE)
    with pytest.raises(SurveyError) as refused:
        workspace.begin("household", language="en")
    assert code(refused) == "store.full"
    workspace.save(draft.answer(RATING, "5")).result()


def test_an_unknown_interview_or_form_is_said_to_be_unknown(workspace: Workspace) -> None:
    with pytest.raises(SurveyError) as refused:
        workspace.resume("uuid:nobody")
    assert code(refused) == "interview.unknown"
    with pytest.raises(SurveyError) as refused:
        workspace.begin("census", language="en")
    assert code(refused) == "form.none"


# --- questionnaires


def test_a_draft_goes_on_with_the_version_it_began_with(workspace: Workspace, tmp_path: Path) -> None:
    draft = workspace.begin("household", language="en")
    newer = tmp_path / "household.xml"
    newer.write_bytes(places.HOUSEHOLD.read_bytes().replace(b'version="1">', b'version="2">'))
    assert workspace.install(newer).version == "2"
    assert [entry.version for entry in workspace.forms()] == ["2"]
    assert workspace.begin("household", language="en").form.version == "2"
    assert workspace.resume(draft.id).form.version == "1"


def test_other_bytes_under_a_known_version_are_refused(workspace: Workspace, tmp_path: Path) -> None:
    other = tmp_path / "household.xml"
    other.write_bytes(places.HOUSEHOLD.read_bytes().replace(b"Remark", b"Remarks"))
    with pytest.raises(SurveyError) as refused:
        workspace.install(other)
    assert code(refused) == "form.version_taken"
    workspace.install(places.HOUSEHOLD)
    assert len(workspace.forms()) == 1


# --- finished


def test_finishing_puts_the_frozen_bytes_into_the_outbox_with_a_number(workspace: Workspace) -> None:
    ids = [finished(workspace, f"{n}") for n in range(3)]
    parcels = workspace.outbox()
    assert [(parcel.number, parcel.instance_id, parcel.state) for parcel in parcels] == [
        (number, one, "waiting") for number, one in enumerate(ids, 1)
    ]
    assert workspace.delivery_counts() == DeliveryCounts(finished=3, waiting=3)
    own = list(workspace.submissions("household"))
    assert [one.sha256 for one in own] == [parcel.sha256 for parcel in parcels]
    assert {one.region for one in own} == {"110000000"}
    assert workspace.resume(ids[0]).submission() == own[0].xml


def test_settings_are_kept_and_do_not_touch_those_of_the_store(workspace: Workspace) -> None:
    assert workspace.setting("colour", "none") == "none"
    workspace.set_setting("colour", "blue")
    workspace.set_setting("device", "mine")
    assert workspace.setting("colour") == "blue"
    assert workspace.device.startswith("sapa:")


def test_the_full_check_finds_nothing_in_honest_work(workspace: Workspace) -> None:
    interview = workspace.begin("household", language="en")
    workspace.save(interview.add("/data/household/member"))
    workspace.save(interview.answer("/data/household/member[2]/name", "Үсен"))
    workspace.save(interview.remove("/data/household/member[1]"))
    workspace.save(interview.undo())
    finished(workspace)
    workspace.flush()
    health = workspace.verify()
    assert (health.is_sound, health.rows) == (True, len(list(workspace.journal())))


def test_no_answer_can_be_read_in_any_file(folder: Path) -> None:
    workspace = places.workspace(folder)
    finished(workspace, SECRET)
    draft = workspace.begin("household", language="kk")
    workspace.save(draft.answer(REMARK, SECRET))
    workspace.save(draft.comment(REMARK, SECRET)).result()
    _expect_nothing_readable(folder)
    workspace.close()
    _expect_nothing_readable(folder)


def _expect_nothing_readable(folder: Path) -> None:
    contents = {file.name: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    assert "sapa.db" in contents
    for word in (SECRET, "8675309", "household", "110000000", "/data/visit"):
        for spelled in (word.encode(), word.encode("utf-16-le")):
            assert [name for name, content in contents.items() if spelled in content] == []


def test_a_folder_that_cannot_be_written_is_named_and_nothing_is_made(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file stands where the folder should be", encoding="utf-8")
    with pytest.raises(SurveyError) as refused:
        Workspace.create(
            tmp_path / "taken" / "Sapa", PASSPHRASE, person=PERSON, fieldwork=FIELDWORK, forms=(), cost=keys.FLOOR
        )
    assert code(refused) == "store.unwritable"


def test_half_a_character_in_a_comment_keeps_nothing_from_being_saved(workspace: Workspace) -> None:
    interview = workspace.begin("household", language="kk")
    for path, text in ((REMARK, "жарты \ud83d"), (RATING, "бүтін \ud83d\ude00")):
        workspace.save(interview.comment(path, text)).result()
    workspace.save(interview.answer(REMARK, "a\ud800b")).result()
    again = workspace.resume(interview.id)
    assert again.comments == {REMARK: "жарты \ufffd", RATING: "бүтін 😀"}
    assert workspace.unsaved() == ()
