"""Distances in words, with the commas and points of the window's language."""

from PySide6.QtCore import QCoreApplication, QLocale

_KILOMETRE = 1_000
_FINE = 10_000


def distance_words(metres: float) -> str:
    """A distance: "147 m", "3,3 km", "11.436 km"."""
    if round(metres) < _KILOMETRE:
        return QCoreApplication.translate("Evidence", "{0} m").format(round(metres))
    kilometres = QLocale().toString(metres / _KILOMETRE, "f", 1 if metres < _FINE else 0)
    return QCoreApplication.translate("Evidence", "{0} km").format(kilometres)
