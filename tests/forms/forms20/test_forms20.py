"""Twenty forms from import to submission: every one loads, can be filled, resumes to the same, and the hub takes it."""

from datetime import UTC, datetime

import pytest

import forms
from forms import xlsform, xml
from forms.check import report
from forms.xlsform import Job
from model import identity
from model.sync import receipts
from tests.forms.forms20 import FORMS, MEDIA
from tests.forms.forms20.filler import fill
from tests.model.sync.scene import Scene

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
SEEDS = (1, 2, 3)


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    scene = Scene(tmp_path_factory.mktemp("hub"))
    yield scene
    scene.close()


def converted(path):
    """As a table of our own: on the spot, without a process for each."""
    return xlsform.convert(path.read_text(encoding="utf-8"))


@pytest.fixture(params=FORMS, ids=[path.stem for path in FORMS])
def form(request):
    loaded = forms.loads(converted(request.param).xml, media=MEDIA)
    assert (loaded.id, loaded.version) == (request.param.stem, "1")
    return loaded


def test_there_are_twenty():
    assert len(FORMS) == 20


@pytest.mark.parametrize("seed", SEEDS)
def test_it_is_filled_to_the_end_and_resumes_to_the_same(form, seed):
    instance = form.start(now=NOON, seed=seed, device="test", instance_id=identity.new_id())
    assert fill(instance, seed) > 0
    assert instance.problems() == []
    sent = instance.submission(end=NOON)
    again = form.resume(sent, now=NOON)
    assert again.problems() == []
    assert again.submission(end=NOON) == sent


def test_the_hub_takes_it(form, hub):
    media = {path.name: path.read_bytes() for path in MEDIA.iterdir()}
    hub.service.catalogue.publish(form.id, form.version, title=form.title(), xml=form.xml, media=media)
    for seed in SEEDS:
        instance = form.start(now=NOON, seed=seed, device="test", instance_id=identity.new_id())
        fill(instance, seed)
        reply = hub.post(instance.submission(end=NOON))
        assert (reply.status, reply.told.nature) == (201, "submit_success")
        assert receipts.is_genuine(reply.receipt, hub.service.public_key)


def test_it_speaks_each_of_its_languages(form):
    for language in form.languages or ("",):
        instance = form.start(now=NOON, seed=1, language=language)
        for node in instance.nodes():
            assert isinstance(node.label, str)
            assert [choice.label for choice in node.choices] != ["-"]


@pytest.mark.parametrize("path", FORMS, ids=[path.stem for path in FORMS])
def test_a_check_finds_no_error(path):
    job = Job(path.read_bytes(), ".md", path.stem, every=True, is_trusted=True)
    found = report(xlsform.converter.work(job), MEDIA)
    assert [one for one in found if one.blocking] == []
    assert {one.code for one in found} & {"check.never_asked", "check.never_valid", "check.unknown_choice"} == set()


def test_what_was_answered_stands_in_the_submission(hub):
    form = forms.loads(converted(next(p for p in FORMS if p.stem == "household_roster")).xml)
    instance = form.start(now=NOON, seed=1)
    fill(instance, 1)
    root = xml.parse(instance.submission(end=NOON))
    size = int(root.find("place").find("size").text)
    assert len(list(root.find_all("member"))) == size
