"""What tests of the window share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.fakes.map_driver import MapDriver


@pytest.fixture(scope="session")
def map_page_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One built page for all tests of a run."""
    return tmp_path_factory.mktemp("map") / "page"


@pytest.fixture
def map_driver(qtbot: QtBot, map_page_cache: Path) -> Iterator[MapDriver]:
    """A map pane to open and work."""
    driver = MapDriver(qtbot, map_page_cache)
    yield driver
    driver.close()
