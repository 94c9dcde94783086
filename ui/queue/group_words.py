"""Groups of the queue in words: by what, what each is called, and what its header says."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from officer_app.domain.vocabulary import Status
from sync.queue_groups import Due
from sync.records import NOBODY, Group, Reference
from ui.words.names import area_name, category_name
from ui.words.statuses import status_word


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a group: `number` and `late` are None while they are being counted."""

    key: str
    name: str
    number: int | None
    late: int | None
    is_open: bool


def group_words(group: Group | None) -> str:
    """By what reports are told apart."""
    words = {
        None: QCoreApplication.translate("Groups", "No groups"),
        Group.STATUS: QCoreApplication.translate("Groups", "By status"),
        Group.CATEGORY: QCoreApplication.translate("Groups", "By category"),
        Group.AREA: QCoreApplication.translate("Groups", "By area"),
        Group.OFFICER: QCoreApplication.translate("Groups", "By officer"),
        Group.AGENCY: QCoreApplication.translate("Groups", "By agency"),
        Group.DUE: QCoreApplication.translate("Groups", "By when due"),
    }
    return words[group]


def group_name(group: Group, key: str, reference: Reference, officer_name: Callable[[str], str | None]) -> str:
    """What a group is called."""
    match group:
        case Group.STATUS:
            return status_word(Status.read(key))
        case Group.CATEGORY:
            return category_name(reference, key)
        case Group.AREA:
            return area_name(reference, key)
        case Group.OFFICER:
            return (officer_name(key) or key) if key != NOBODY else QCoreApplication.translate("Groups", "Nobody")
        case Group.AGENCY:
            return reference.agencies.get(key, key) if key != NOBODY else QCoreApplication.translate("Groups", "No agency")
        case Group.DUE:
            return due_words(Due(key))


def due_words(due: Due) -> str:
    """When a promise breaks."""
    words = {
        Due.LATE: QCoreApplication.translate("Groups", "Late"),
        Due.TODAY: QCoreApplication.translate("Groups", "Due today"),
        Due.TOMORROW: QCoreApplication.translate("Groups", "Due tomorrow"),
        Due.WEEK: QCoreApplication.translate("Groups", "Due this week"),
        Due.LATER: QCoreApplication.translate("Groups", "Due later"),
        Due.PAUSED: QCoreApplication.translate("Groups", "Clock paused"),
        Due.CLOSED: QCoreApplication.translate("Groups", "Closed"),
    }
    return words[due]


def number_words(header: Header) -> str:
    """How many reports a group has, as its header shows it."""
    if header.number is None:
        return QCoreApplication.translate("Groups", "counting…")
    return QCoreApplication.translate("Groups", "%Ln report(s)", "", header.number)


def late_words(header: Header) -> str:
    """How many of a group's reports are late, empty where none is known to be."""
    return QCoreApplication.translate("Groups", "%Ln late", "", header.late) if header.late else ""


def header_words(header: Header) -> str:
    """A header as a screen reader says it: group Menteng, 12 reports, 3 late, open."""
    stands = (
        QCoreApplication.translate("Groups", "open")
        if header.is_open
        else QCoreApplication.translate("Groups", "closed", "a group whose reports are hidden")
    )
    said = QCoreApplication.translate("Groups", "group {0}").format(header.name)
    return ", ".join(filter(None, (said, number_words(header), late_words(header), stands)))
