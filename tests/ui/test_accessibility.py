"""Every page and state of the window for people who do not see well, or use no mouse: names, focus order, contrast, size."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication

from officer_app.translation import install_translator
from tests.ui.access_colours import contrast_findings
from tests.ui.access_focus import focus_findings
from tests.ui.access_look import look_findings
from tests.ui.access_names import english_findings, name_findings
from tests.ui.access_room import room_findings
from tests.ui.access_states import SIZE, States, findings
from tests.ui.window_desk import WindowDriver
from ui.frame.main_window import SMALLEST
from ui.theme import apply_theme
from widgets.lettering import scaled


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """The light theme, before and after."""
    apply_theme(qapp, "light")
    yield
    apply_theme(qapp, "light")


@pytest.mark.parametrize("language", ["id", "en"])
def test_everything_has_a_name_in_the_windows_language(driver: WindowDriver, qapp: QApplication, language: str) -> None:
    install_translator(language)
    states = States(driver)
    both = findings(states, lambda root: name_findings(root) + (english_findings(root) if language == "id" else []))
    assert not both, "\n".join(both)


def test_tab_goes_to_everything_once_in_reading_order_and_one_sees_where(driver: WindowDriver, qapp: QApplication) -> None:
    install_translator("id")
    found = findings(States(driver), focus_findings)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_stands_out_from_its_ground_and_one_thing_has_one_look(driver: WindowDriver, qapp: QApplication, theme: str) -> None:
    install_translator("id")
    apply_theme(qapp, theme)
    found = findings(States(driver), lambda root: contrast_findings(root) + look_findings(root))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", ["id", "en"])
def test_everything_fits_the_offices_screen(driver: WindowDriver, qapp: QApplication, language: str) -> None:
    install_translator(language)
    found = findings(States(driver), partial(room_findings, screen=SIZE))
    assert not found, "\n".join(found)


def test_everything_fits_a_narrow_window_too(driver: WindowDriver, qapp: QApplication) -> None:
    install_translator("id")
    found = findings(States(driver, SMALLEST), partial(room_findings, screen=SIZE))
    assert not found, "\n".join(found)


def test_letters_twice_as_large_leave_everything_within_reach(driver: WindowDriver, qapp: QApplication) -> None:
    install_translator("id")
    former = qapp.font()
    qapp.setFont(scaled(former, 2.0))
    try:
        found = findings(States(driver), partial(room_findings, screen=SIZE))
    finally:
        qapp.setFont(former)
    assert not found, "\n".join(found)
