"""A status as people see it: a word, a colour and a shape, the same in queue, detail, map and outbox."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from officer_app.domain.vocabulary import Status

# Light and dark shades of domain.md's colours; every one has a contrast of at least 4.5 : 1 against the list's background.
_COLOURS = {
    Status.WAITING: ("#b3261e", "#f2948c"),
    Status.COORDINATING: ("#a84a00", "#f5a862"),
    Status.DELEGATED: ("#a84a00", "#f5a862"),
    Status.IN_PROGRESS: ("#7d6100", "#e8c95a"),
    Status.AWAITING_VALIDATION: ("#1a5fb4", "#86b9f7"),
    Status.DONE: ("#1b6f36", "#74cf93"),
    Status.REJECTED: ("#5c6167", "#b0b5bb"),
    Status.DUPLICATE: ("#5c6167", "#b0b5bb"),
}
# Of a word that this version does not know.
_UNKNOWN_COLOUR, _UNKNOWN_SYMBOL = ("#5c6167", "#b0b5bb"), "?"
_WORD_SHOWN = 40
_SYMBOLS = {
    Status.WAITING: "●",
    Status.COORDINATING: "◆",
    Status.DELEGATED: "◇",
    Status.IN_PROGRESS: "◐",
    Status.AWAITING_VALIDATION: "▲",
    Status.DONE: "✔",
    Status.REJECTED: "✕",
    Status.DUPLICATE: "◎",
}


def unknown_word(word: str) -> str:
    """A word that this version does not know, as it came and marked as such; a word could not even be read where it is empty."""
    if not word:
        return QCoreApplication.translate("Status", "cannot be read")
    return QCoreApplication.translate("Status", "unknown: {0}").format(shown_word(word))


def shown_word(word: str) -> str:
    """A stranger's word in one line that cannot steer anything."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in word)[:_WORD_SHOWN]


def apart_words() -> str:
    """That a report is in other hands than the officer's: an agency's, or the validator's."""
    return QCoreApplication.translate("Status", "Not in our hands now")


def status_word(status: Status) -> str:
    """The status in the officer's language."""
    words = {
        Status.WAITING: QCoreApplication.translate("Status", "Waiting"),
        Status.COORDINATING: QCoreApplication.translate("Status", "Coordinating"),
        Status.DELEGATED: QCoreApplication.translate("Status", "Delegated"),
        Status.IN_PROGRESS: QCoreApplication.translate("Status", "In progress"),
        Status.AWAITING_VALIDATION: QCoreApplication.translate("Status", "Awaiting validation"),
        Status.DONE: QCoreApplication.translate("Status", "Done"),
        Status.REJECTED: QCoreApplication.translate("Status", "Rejected"),
        Status.DUPLICATE: QCoreApplication.translate("Status", "Duplicate"),
    }
    return words[status] if status.is_known else unknown_word(status)


def status_colour(status: Status, dark: bool) -> QColor:
    """The status's colour for a light or a dark background; never the only sign."""
    return QColor(_COLOURS.get(status, _UNKNOWN_COLOUR)[int(dark)])


def status_symbol(status: Status) -> str:
    """The status's shape as one character."""
    return _SYMBOLS.get(status, _UNKNOWN_SYMBOL)
