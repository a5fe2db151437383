"""Hubs for the tests: one shared by a module where ids keep tests apart, a fresh one where counts matter."""

from collections.abc import Iterator

import pytest

from tests.model.sync.scene import Scene


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    scene = Scene(tmp_path_factory.mktemp("hub"))
    yield scene
    scene.close()


@pytest.fixture
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    scene = Scene(tmp_path_factory.mktemp("hub"))
    yield scene
    scene.close()
