"""What `test_screens.py` runs on one screen: in every state all words can be read whole."""

import pytest
from PySide6.QtWidgets import QApplication

from officer_app.translation import install_translator
from tests.ui.access_states import States, findings
from tests.ui.access_words import word_findings
from tests.ui.window_desk import WindowDriver


@pytest.mark.parametrize("language", ["id", "en"])
def test_all_words_can_be_read_whole(driver: WindowDriver, qapp: QApplication, language: str) -> None:
    install_translator(language)
    room = qapp.primaryScreen().availableGeometry()
    found = findings(States(driver, (room.width(), room.height())), word_findings)
    assert not found, "\n".join(found)
