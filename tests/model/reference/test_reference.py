"""The shipped lists: complete in three languages, unique, and consistent with one another."""

import subprocess
import sys
from dataclasses import fields

import pytest

from model import reference
from model.language import speaking
from model.paths import shipped
from model.reference import Named

LISTS = (
    "regions", "frames", "population", "criteria", "scale", "items", "eservice_items", "facts", "options", "channels",
    "service_groups", "services", "centres", "violations", "outcomes", "visit_items", "visit_statuses", "report_terms",
)  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_every_text_is_there_in_three_languages(name):
    for record in getattr(reference, name)():
        if isinstance(record, Named):
            assert all(text.strip() for text in (record.en, record.ru, record.kk)), record


@pytest.mark.parametrize("name", LISTS)
def test_every_list_has_a_version_and_is_read_once(name):
    listing = getattr(reference, name)()
    assert listing.version
    assert getattr(reference, name)() is listing


def test_the_sizes_are_those_of_the_method():
    sizes = {name: len(getattr(reference, name)()) for name in LISTS}
    assert sizes["regions"] == sizes["frames"] == 20
    assert sizes["services"] == reference.published().services == 65
    assert (sizes["items"], sizes["eservice_items"], sizes["visit_items"]) == (28, 9, 30)


def test_what_a_record_points_to_exists():
    for centre in reference.centres():
        assert centre.kato in reference.regions()
        assert centre.windows > 0
        assert centre.type in ("urban", "rural")
    for service in reference.services():
        assert service.group in reference.service_groups()
        assert service.provider_type in ("central", "local", "state_corp", "subordinate")
    for item in (*reference.items(), *reference.visit_items()):
        assert item.criterion in reference.criteria()
    for option in reference.options():
        assert option.item in reference.facts()
    for frame in reference.frames():
        assert frame.frame20_kato in reference.regions()
        assert frame.frame17_kato in reference.regions()


def test_every_region_has_three_centres_or_more():
    for region in reference.regions():
        assert sum(centre.kato == region.kato for centre in reference.centres()) >= 3


def test_no_draft_pretends_to_be_official():
    assert {centre.mark for centre in reference.centres()} == {"draft"}
    assert {service.mark for service in reference.services()} == {"draft"}
    assert not any(service.code for service in reference.services())


def test_the_weights_are_those_of_the_method():
    assert sum(criterion.weight for criterion in reference.criteria()) == 1
    assert [item.id for item in reference.visit_items() if item.critical] == ["M21", "M23", "M25"]
    assert all((item.weight == 0) == item.critical for item in reference.visit_items())
    old_frame: dict[str, float] = {}
    for frame in reference.frames():
        old_frame[frame.frame17_kato] = old_frame.get(frame.frame17_kato, 0) + frame.weight
    assert len(old_frame) == 17
    assert all(abs(total - 1) < 1e-5 for total in old_frame.values())


def test_a_name_is_said_in_the_language_asked_or_spoken():
    kokshetau = reference.centres()["C1101"]
    assert kokshetau.name("kk") == "№ 1 ХҚКО, Көкшетау"
    assert kokshetau.name("ru") == "ЦОН № 1, Кокшетау"
    assert kokshetau.name("en") == "CSC No. 1, Kokshetau"
    with speaking("kk"):
        assert reference.report_terms()["region"].name() == "Өңір"


def test_a_listing_is_looked_up_by_position_and_by_id():
    regions = reference.regions()
    assert regions[0] is regions["100000000"]
    assert "110000000" in regions
    assert regions.get("999999999") is None
    assert regions.keys()[-1] == "790000000"


def test_the_published_figures_add_up():
    found = reference.published()
    assert found.n == 14219
    assert sum(figure.share for figure in found.criteria) / 8 == pytest.approx(74.775)
    assert sum(found.eservice.values()) / 9 == pytest.approx(72.3444, abs=1e-4)
    assert found.criterion("ACC").mean is None
    assert sum(found.channels.values()) == pytest.approx(100)
    assert found.violations[2019]["OT"] == 112
    wave = found.wave(2018)
    assert wave is not None
    assert (wave.mean, wave.share) == (4.66, 72.4)


def test_every_shipped_file_is_named_with_its_version_in_the_sources():
    sources = shipped("model", "reference", "SOURCES.md").read_text(encoding="utf-8")
    folder = shipped("model", "reference")
    files = {path.name for path in folder.iterdir() if path.suffix in (".csv", ".json")} - {"versions.csv"}
    assert files == set(reference.versions())
    for file, version in reference.versions().items():
        assert f"| {file} | {version} |" in sources


def test_importing_the_lists_reads_none_of_them():
    read = "sum(f.cache_info().currsize for f in (r.regions, r.versions, r.published))"
    code = f"import model.reference as r; print({read})"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=shipped(), check=True)
    assert said.stdout.strip() == "0"


def test_records_cannot_be_changed():
    region = reference.regions()[0]
    with pytest.raises(AttributeError):
        region.en = "Elsewhere"
    assert "kato" in {field.name for field in fields(region)}
