"""Every page and state of the window for people who do not see well, or use no mouse: names, focus order, contrast, size."""

import pytest
from PySide6.QtWidgets import QApplication

from officer_app.translation import install_translator
from tests.ui.access_names import english_findings, name_findings
from tests.ui.access_states import States, findings
from tests.ui.window_desk import WindowDriver


@pytest.mark.parametrize("language", ["id", "en"])
def test_everything_has_a_name_in_the_windows_language(driver: WindowDriver, qapp: QApplication, language: str) -> None:
    install_translator(language)
    states = States(driver)
    both = findings(states, lambda root: name_findings(root) + (english_findings(root) if language == "id" else []))
    assert not both, "\n".join(both)
