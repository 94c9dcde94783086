"""What tests of decisions share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.office_desk import OfficeDesk


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    """A desk with empty stores."""
    desk = OfficeDesk(qtbot, tmp_path / "home")
    yield desk
    desk.close()
