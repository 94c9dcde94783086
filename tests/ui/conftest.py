"""What tests of the window share."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from tests.fakes.map_driver import MapDriver

if TYPE_CHECKING:
    from tests.fakes.window_office import WindowOffice
    from tests.ui.detail_driver import OpenPage
    from tests.ui.window_desk import WindowDriver
    from ui.detail.page import DetailPage


@pytest.fixture(autouse=True)
def nothing_lingers() -> Iterator[None]:
    """Delete at once what a test left to be deleted later, so that no event of the next test reaches it."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


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


@pytest.fixture
def office(tmp_path: Path) -> "Iterator[WindowOffice]":
    """An installation with empty stores."""
    from tests.fakes.window_office import WindowOffice  # noqa: PLC0415 - the map's tests need no stores

    office = WindowOffice(tmp_path)
    yield office
    office.close()


@pytest.fixture
def driver(qtbot: QtBot, office: "WindowOffice") -> "Iterator[WindowDriver]":
    """A window to open and work."""
    from tests.ui.window_desk import WindowDriver  # noqa: PLC0415 - nor the whole window

    driver = WindowDriver(qtbot, office)
    yield driver
    driver.close()


@pytest.fixture
def open_page(qtbot: QtBot, tmp_path: Path) -> "Iterator[OpenPage]":
    """Opens the page of one report for an officer."""
    from officer_app.domain.vocabulary import Role  # noqa: PLC0415 - as above
    from tests.ui.desk_samples import report  # noqa: PLC0415
    from tests.ui.detail_driver import show  # noqa: PLC0415
    from tests.ui.office_desk import OfficeDesk  # noqa: PLC0415

    opened: list[tuple[OfficeDesk, DetailPage]] = []

    def make(roles: frozenset[Role] = frozenset({Role.STAFF}), **changes: object) -> "tuple[OfficeDesk, DetailPage]":
        office = OfficeDesk(qtbot, tmp_path / f"home{len(opened)}", roles=roles)
        office.fill(report(**changes))
        page = show(office)
        opened.append((office, page))
        return office, page

    yield make
    for office, page in opened:
        page.hide()
        page.stop()
        office.close()
