"""Colours with a meaning, each readable on light and on dark palettes; meaning never rests on them alone."""

from enum import Enum

from PySide6.QtGui import QColor, QPalette


class Tone(Enum):
    """What a colour says: the value is its light and its dark shade, None follows the palette's text."""

    PLAIN = None
    MUTED = "muted"
    GOOD = ("#17702f", "#4cc26c")
    WARNING = ("#8f5f00", "#e0b040")
    BAD = ("#c62828", "#ff8a80")
    INFO = ("#0b63b5", "#6cb6ff")
    PUBLIC = ("#7a3fb0", "#c9a2f2")


def is_dark(palette: QPalette) -> bool:
    """Whether a palette has light text on a dark ground."""
    return palette.color(QPalette.ColorRole.Window).lightness() < 128


def tone_colour(tone: Tone, palette: QPalette) -> QColor:
    """The shade of a tone for a palette."""
    text = palette.color(QPalette.ColorRole.WindowText)
    if tone is Tone.PLAIN:
        return text
    if tone is Tone.MUTED:
        return mixed(text, palette.color(QPalette.ColorRole.Window), 0.66)
    return QColor(tone.value[1 if is_dark(palette) else 0])


def ground_colour(tone: Tone, palette: QPalette) -> QColor:
    """A faint ground of a tone, to stand behind ordinary text."""
    share = 0.18 if is_dark(palette) else 0.09
    return mixed(tone_colour(tone, palette), palette.color(QPalette.ColorRole.Base), share)


def row_ground(palette: QPalette, *, selected: bool, hovered: bool = False) -> QColor:
    """The ground of a list's row: as faint as every tone needs to be read on it."""
    if is_dark(palette):
        share = (0.20 if selected else 0.0) + (0.06 if hovered else 0.0)
    else:
        share = (0.12 if selected else 0.02 if hovered else 0.0) + (0.02 if hovered else 0.0)
    return mixed(palette.color(QPalette.ColorRole.Highlight), palette.color(QPalette.ColorRole.Base), share)


def line_colour(palette: QPalette) -> QColor:
    """The colour of a thin separating line."""
    return mixed(palette.color(QPalette.ColorRole.WindowText), palette.color(QPalette.ColorRole.Window), 0.18)


def mixed(colour: QColor, ground: QColor, share: float) -> QColor:
    """`share` of a colour over a ground."""
    rest = 1.0 - share
    return QColor.fromRgbF(
        colour.redF() * share + ground.redF() * rest,
        colour.greenF() * share + ground.greenF() * rest,
        colour.blueF() * share + ground.blueF() * rest,
    )
