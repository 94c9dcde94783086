"""What the map's page has to know of words and colours: statuses as everywhere in the window, words in the officer's language."""

import json

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from officer_app.domain.vocabulary import Status
from ui.words.statuses import status_colour, status_symbol, status_word

_BACKGROUNDS = ("#e3e6e8", "#15181b")


def map_background(dark: bool) -> QColor:
    """The colour behind everything on the map."""
    return QColor(_BACKGROUNDS[int(dark)])


def looks(widget: QWidget, dark: bool) -> str:
    """Words, statuses, colours, font and locale for the page, as JSON."""
    palette = widget.palette()
    font = widget.font()
    return json.dumps(
        {
            "dark": dark,
            "locale": widget.locale().bcp47Name() or "id",
            "font": font.family(),
            "text_size": max(11, widget.fontInfo().pixelSize() - 1),
            "accent": palette.color(QPalette.ColorRole.Highlight).name(),
            "statuses": [_status(status, dark) for status in Status],
            "words": _words(),
        }
    )


def _status(status: Status, dark: bool) -> dict[str, str]:
    return {"word": status_word(status), "symbol": status_symbol(status), "colour": status_colour(status, dark).name()}


def _words() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "map": translate("Map", "Map of reports"),
        "zoom_in": translate("Map", "Closer"),
        "zoom_out": translate("Map", "Farther"),
        "fit": translate("Map", "Show the whole area"),
        "legend": translate("Map", "Legend"),
        "approximate_areas": translate("Map", "Area boundaries are approximate"),
        "approximate_position": translate("Map", "Position approximate"),
        "group": translate("Map", "Several reports, with the shares of their statuses"),
        "reports": translate("Map", "Reports here: {count}"),
        "more": translate("Map", "{count} more are not listed"),
        "loading": translate("Map", "One moment …"),
        "none": translate("Map", "No reports to show on the map"),
        "close": translate("Map", "Close"),
        "metres": translate("Map", "m"),
        "kilometres": translate("Map", "km"),
    }
