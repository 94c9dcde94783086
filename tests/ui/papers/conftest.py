"""What tests of papers share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.office_desk import OfficeDesk


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
