"""The words of the terminal about a sealed file: whose work it holds, who signed it, and what that is worth."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from officer_app.cli_output import cut
from sync.sealed.exchange import SealedFile
from sync.sealed.met_keys import Trust
from ui.words.times import wib

_WIDTH = 80
_SHOWN_DIGITS, _GROUP = 16, 4


def file_words(seen: SealedFile) -> str:
    """What is in a file, a line each."""
    return "\n".join((_author_words(seen), _computer_words(seen), _when_words(seen.exported_at), _work_words(seen)))


def trust_words(trust: Trust, public_key: str | None, met_at: datetime | None = None) -> str:
    """Whether a file is signed, and what this computer knows of the key."""
    words = {
        Trust.OWN: QCoreApplication.translate("Cli", "Signature: valid, made on this computer (key {key})"),
        Trust.KNOWN: QCoreApplication.translate(
            "Cli", "Signature: valid, by a key that this computer has known since {time} (key {key})"
        ),
        Trust.FIRST: QCoreApplication.translate(
            "Cli",
            "Signature: valid, by a key that this computer sees for the first time (key {key}). "
            "Ask the officer whether the file is theirs.",
        ),
        Trust.CHANGED: QCoreApplication.translate(
            "Cli",
            "WARNING: signed with ANOTHER KEY (key {key}) than the earlier files of this officer from this computer. Somebody "
            "else may have made the file, or the app was installed anew there. Ask the officer before you take it over.",
        ),
        Trust.UNSIGNED: QCoreApplication.translate(
            "Cli", "Signature: not signed, as by earlier versions of the app. Nobody can tell who made the file."
        ),
        Trust.LAPSED: QCoreApplication.translate(
            "Cli",
            "WARNING: NOT SIGNED, although earlier files of this officer were. Somebody else may have made the file. "
            "Ask the officer before you take it over.",
        ),
    }[trust]
    return words.format(key=key_words(public_key or ""), time=f"{wib(met_at)} WIB" if met_at else "")


def signed_by_words(author: str, computer: str, public_key: str) -> str:
    """Who signed a file that was laid open, where nothing is known of keys."""
    words = QCoreApplication.translate("Cli", "Signature: valid, by {author} on the computer {computer} (key {key})")
    return words.format(author=cut(author, _WIDTH), computer=cut(computer, _WIDTH), key=key_words(public_key))


def key_words(public_key: str) -> str:
    """The beginning of a key, in groups that can be compared by telephone."""
    shown = public_key[:_SHOWN_DIGITS]
    return " ".join(shown[start : start + _GROUP] for start in range(0, len(shown), _GROUP))


def take_over_question() -> str:
    """The question before anything is taken over."""
    return QCoreApplication.translate("Cli", "Take these actions over? [y/N] ")


def is_yes(answer: str) -> bool:
    """Whether an answer to the question means yes, in either language."""
    return answer.strip().casefold() in ("y", "ya", "yes")


def _author_words(seen: SealedFile) -> str:
    name = cut(seen.author_name, _WIDTH)
    if seen.login is not None:
        name = f"{name} ({cut(seen.login, _WIDTH)})"
    return QCoreApplication.translate("Cli", "Officer: {name}").format(name=name)


def _computer_words(seen: SealedFile) -> str:
    computer = cut(seen.computer or "", _WIDTH) or QCoreApplication.translate("Cli", "not known")
    return QCoreApplication.translate("Cli", "Computer: {name}").format(name=computer)


def _when_words(at: datetime) -> str:
    return QCoreApplication.translate("Cli", "Sealed: {time}").format(time=f"{wib(at)} WIB")


def _work_words(seen: SealedFile) -> str:
    numbers = ", ".join(cut(number, _WIDTH) for number in seen.numbers)
    if seen.reports > len(seen.numbers):
        words = QCoreApplication.translate("Cli", "Actions: {count}, on the reports {numbers} and {more} more")
    else:
        words = QCoreApplication.translate("Cli", "Actions: {count}, on the reports {numbers}")
    return words.format(count=seen.operations, numbers=numbers, more=seen.reports - len(seen.numbers))
