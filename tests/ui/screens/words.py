"""What `test_screens.py` runs on one screen: in every state all words can be read whole."""

from contextlib import suppress
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.exceptions import TimeoutError
from pytestqt.qtbot import QtBot

from officer_app.translation import install_translator
from tests.ui.access_empty import LEAST, EmptyStates
from tests.ui.access_states import States, findings
from tests.ui.access_words import word_findings
from tests.ui.window_desk import WindowDriver


def settled(qtbot: QtBot, root: QWidget) -> list[str]:
    """What is cut once every part has taken its place."""
    with suppress(TimeoutError):
        qtbot.waitUntil(lambda: not word_findings(root), timeout=500)
    return word_findings(root)


@pytest.mark.parametrize("language", ["id", "en"])
def test_all_words_can_be_read_whole(driver: WindowDriver, qapp: QApplication, language: str) -> None:
    install_translator(language)
    room = qapp.primaryScreen().availableGeometry()
    found = findings(States(driver, (room.width(), room.height())), partial(settled, driver.qtbot))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", ["id", "en"])
def test_all_words_of_a_window_without_reports_can_be_read_whole(driver: WindowDriver, qapp: QApplication, language: str) -> None:
    install_translator(language)
    room = qapp.primaryScreen().availableGeometry()
    found = {name: settled(driver.qtbot, root) for name, root in EmptyStates(driver, (room.width(), room.height())).walk()}
    assert len(found) >= LEAST and not any(found.values()), found
