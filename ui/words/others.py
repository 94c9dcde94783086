"""How much of whose work waits on this computer: a name and a number, never what it is."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from sync.records import OthersWork

LONGEST_NAME = 60


def others_words(others: Sequence[OthersWork]) -> str:
    """One calm sentence a line for each officer, empty where nobody's work waits."""
    return "\n".join(_sentence(work) for work in others)


def others_short(others: Sequence[OthersWork]) -> str:
    """The same for a narrow place: how much altogether, and whose where it is one officer's."""
    count = sum(work.count for work in others)
    if not count:
        return ""
    if len(others) == 1:
        return QCoreApplication.translate("Others", "%n wait(s) for {0}", "", count).format(_name(others[0], 24))
    return QCoreApplication.translate("Others", "%n wait(s) for other officers", "", count)


def _sentence(work: OthersWork) -> str:
    words = QCoreApplication.translate("Others", "%n action(s) of {0} wait here until that officer signs in", "", work.count)
    return words.format(_name(work))


def _name(work: OthersWork, longest: int = LONGEST_NAME) -> str:
    name = " ".join(work.name.split())
    return name if len(name) <= longest else f"{name[: longest - 1]}…"
