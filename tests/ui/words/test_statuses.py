"""A status is a word, a colour and a shape."""

import pytest
from PySide6.QtGui import QColor

from officer_app.domain.vocabulary import Status
from ui.words.statuses import status_colour, status_symbol, status_word

LIGHT, DARK = QColor("#ffffff"), QColor("#191c20")


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: QColor, second: QColor) -> float:
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("status", Status)
def test_each_status_reads_well_on_light_and_dark_lists(status: Status) -> None:
    assert contrast(status_colour(status, dark=False), LIGHT) >= 4.5
    assert contrast(status_colour(status, dark=True), DARK) >= 4.5


def test_no_two_statuses_look_the_same_without_colour() -> None:
    assert len({status_symbol(status) for status in Status}) == len(Status)
    assert len({status_word(status) for status in Status}) == len(Status)
