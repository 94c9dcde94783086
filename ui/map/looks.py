"""What the map's page has to know of words and colours: statuses as everywhere in the window, words in the officer's language."""

import json

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from officer_app.domain.vocabulary import OPEN_STATUSES, Status
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
            "statuses": [*(_status(status, dark) for status in Status), _unknown(dark)],
            "words": _words() | _layer_words() | _mode_words(),
        }
    )


def _status(status: Status, dark: bool) -> dict[str, str | bool]:
    return {
        "word": status_word(status),
        "symbol": status_symbol(status),
        "colour": status_colour(status, dark).name(),
        "open": status in OPEN_STATUSES,
    }


def _unknown(dark: bool) -> dict[str, str | bool]:
    """How reports look whose status this version does not know."""
    unknown = Status.read("")
    return {**_status(unknown, dark), "word": QCoreApplication.translate("Map", "Unknown status"), "open": True}


def _words() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "map": translate("Map", "Map of reports"),
        "zoom_in": translate("Map", "Zoom in"),
        "zoom_out": translate("Map", "Zoom out"),
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


def _layer_words() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "open_here": translate("Map", "Open reports: {count}"),
        "open_by_city": translate("Map", "Open reports by city"),
        "open_by_district": translate("Map", "Open reports by kecamatan"),
        "open_by_ward": translate("Map", "Open reports by kelurahan"),
        "open_by_neighbourhood": translate("Map", "Open reports by RW"),
        "unplaced": translate("Map", "{count} more at approximate places"),
        "per_kilometre": translate("Map", "Reports per km²"),
        "per_hectare": translate("Map", "Reports per hectare"),
        "up_to": translate("Map", "up to {count}"),
        "around": translate("Map", "About {count} reports within {distance}"),
        "flood": translate("Map", "Flood"),
        "floods": translate("Map", "Floods"),
        "flood_1": translate("Map", "take care, depth unknown"),
        "flood_2": translate("Map", "10–70 cm"),
        "flood_3": translate("Map", "71–150 cm"),
        "flood_4": translate("Map", "over 150 cm"),
        "dry": translate("Map", "No area is flooded"),
        "as_of": translate("Map", "as of {time}"),
        "since": translate("Map", "since {time}"),
    }


def _mode_words() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "doing_measure": translate("Map", "Measure: click each point, or arrows and Enter. Backspace removes one, Esc ends."),
        "doing_choose": translate("Map", "Choose the place: click, or arrows and Enter. Esc leaves it as it was."),
        "doing_copy": translate("Map", "Copy a place: click, or arrows and Enter. Esc leaves."),
        "from_former": translate("Map", "{distance} from the former place"),
        "way": translate("Map", "{distance} · with the next point {further}"),
    }
