"""Delivering everything twice and in any order changes nothing at the hub."""

import itertools
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.store.database import connect
from model.sync import multipart, openrosa
from model.sync.hub.chains import project
from model.sync.hub.intake import Outcome, Sender
from model.sync.hub.service import HubService
from model.sync.multipart import Part
from model.sync.protocol import sha256
from tests.model.sync.scene import AIGUL, Scene, submission, xform

SENDER = Sender("sapa:one", AIGUL.id, AIGUL.name, AIGUL.role, AIGUL.region)


def deliver(service: HubService, xml: bytes, files: dict[str, bytes] | None = None) -> Outcome:
    parts = [Part(openrosa.XML_PART, "s.xml", "text/xml", xml)]
    parts += [Part(name, name, "image/jpeg", content) for name, content in (files or {}).items()]
    delivery = service.read_delivery(multipart.join(parts, "B"), "multipart/form-data; boundary=B", SENDER)
    return service.submit(delivery).result()


def standing(service: HubService) -> dict[str, object]:
    """What the hub holds, without when and in which order it came."""
    import json

    told = json.loads(service.changes(0, 1000).result())
    assert not told["more"]
    known = ("id", "sha256", "replaces", "root", "current", "flag", "files", "xml")
    return {(one["id"], one["sha256"]): {name: one[name] for name in known} for one in told["received"]}


@pytest.fixture(scope="module")
def key() -> bytes:
    return b"k" * 32


def hub(folder: Path, name: str, key: bytes) -> HubService:
    service = HubService(lambda: connect(folder / f"{name}.db", key))
    service.catalogue.publish("visit", "1", title="Visit", xml=xform())
    return service


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_a_chain_of_three_versions_ends_the_same_in_all_six_orders(scene: Scene, order: tuple[int, ...]) -> None:
    ids = [f"uuid:{''.join(map(str, order))}-{number}" for number in range(3)]
    chain = [submission(ids[0]), submission(ids[1], replaces=ids[0]), submission(ids[2], replaces=ids[1])]
    statuses = [scene.post(chain[number]).status for number in order]
    assert set(statuses) <= {201, 202}
    kept = {one.instance_id: one for one in scene.received().values() if one.instance_id in ids}
    assert {one.root for one in kept.values()} == {ids[0]}
    assert [kept[one].current for one in ids] == [False, False, True]
    assert {one.flag for one in kept.values()} == {""}


MESSAGES = [
    (submission("uuid:a"), {}),
    (submission("uuid:b", replaces="uuid:a"), {}),
    (submission("uuid:c", replaces="uuid:b"), {}),
    (submission("uuid:c2", replaces="uuid:b"), {}),
    (submission("uuid:d", photo="1.jpg"), {}),
    (submission("uuid:d", photo="1.jpg"), {"1.jpg": b"1"}),
    (submission("uuid:d", photo="1.jpg"), {"stray.jpg": b"2"}),
    (submission("uuid:e", replaces="uuid:never"), {}),
    (submission("uuid:f", replaces="uuid:g"), {}),
    (submission("uuid:g", replaces="uuid:f"), {}),
    (submission("uuid:h", version="9"), {"x.jpg": b"3"}),
    (submission("uuid:i", replaces="uuid:i"), {}),
]


@pytest.fixture(scope="module")
def straight(tmp_path_factory: pytest.TempPathFactory, key: bytes) -> dict[str, object]:
    """What the hub holds after everything came once, in order."""
    service = hub(tmp_path_factory.mktemp("hub"), "straight", key)
    for xml, files in MESSAGES:
        deliver(service, xml, files)
    held = standing(service)
    service.close()
    return held


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(MESSAGES * 2))
def test_everything_twice_in_any_order_leaves_the_same(
    order: list[tuple[bytes, dict[str, bytes]]],
    tmp_path_factory: pytest.TempPathFactory,
    key: bytes,
    straight: dict[str, object],
) -> None:
    mixed = hub(tmp_path_factory.mktemp("hub"), "mixed", key)
    try:
        for xml, files in order:
            assert deliver(mixed, xml, files).status in (201, 202)
        assert standing(mixed) == straight
        assert {one: mixed.counts()[one] for one in ("versions", "quarantined")} == {"versions": 10, "quarantined": 1}
    finally:
        mixed.close()


def test_after_everything_came_again_not_even_the_feed_has_moved(fresh: Scene) -> None:
    for xml, files in MESSAGES:
        deliver(fresh.service, xml, files)
    receipts = {sha256(xml): deliver(fresh.service, xml).receipt for xml, _files in MESSAGES}
    before = fresh.service.counts()
    for xml, files in reversed(MESSAGES):
        again = deliver(fresh.service, xml, files)
        assert again.receipt == receipts[sha256(xml)]
    assert fresh.service.counts() == before


names = st.sampled_from([f"v{number}" for number in range(8)])


@given(replaces=st.dictionaries(names, names | st.just(""), min_size=1))
def test_exactly_one_version_of_a_response_counts(replaces: dict[str, str]) -> None:
    """Of whatever belongs together: circles and rivals too."""
    family = _family_of(min(replaces), replaces)
    placed = project(family)
    assert len({where.root for where in placed.values()}) == 1
    assert [where.is_current for where in placed.values()].count(True) == 1
    assert placed == project(dict(reversed(list(family.items()))))


def _family_of(one: str, replaces: dict[str, str]) -> dict[str, str]:
    family = {one}
    while True:
        more = {a for a, b in replaces.items() if a in family or b in family}
        more |= {replaces[a] for a in more if replaces[a] in replaces}
        if more == family:
            return {a: replaces[a] for a in sorted(family)}
        family = more


def test_among_rivals_the_deepest_counts_then_the_smallest_id() -> None:
    rivals = {"a": "", "c": "a", "b": "a"}
    assert [one for one, where in project(rivals).items() if where.is_current] == ["b"]
    deeper = {**rivals, "d": "c"}
    assert [one for one, where in project(deeper).items() if where.is_current] == ["d"]
