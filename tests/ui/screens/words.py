"""What `test_screens.py` runs on one screen: in every state all words can be read whole."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from officer_app.translation import install_translator
from tests.ui.access_states import States, findings
from tests.ui.access_words import word_findings
from tests.ui.window_desk import WindowDriver


def settled(root: QWidget) -> list[str]:
    """What is cut once every part has taken its place."""
    found = word_findings(root)
    if found:
        QTest.qWait(200)
        found = word_findings(root)
    return found


@pytest.mark.parametrize("language", ["id", "en"])
def test_all_words_can_be_read_whole(driver: WindowDriver, qapp: QApplication, language: str) -> None:
    install_translator(language)
    room = qapp.primaryScreen().availableGeometry()
    found = findings(States(driver, (room.width(), room.height())), settled)
    assert not found, "\n".join(found)
