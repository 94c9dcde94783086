"""What tests of papers share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.office_desk import OfficeDesk
from tests.ui.papers.paper_desk import language


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    """The window speaks English, whatever the test before spoke."""
    with language("en"):
        yield


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    """A desk with stores."""
    office = OfficeDesk(qtbot, tmp_path / "home")
    yield office
    office.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where papers go."""
    made = tmp_path / "out"
    made.mkdir()
    return made
