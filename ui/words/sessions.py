"""Where an officer is signed in, and what became of the password, in words for the window and the terminal."""

from PySide6.QtCore import QCoreApplication

from sync.remotes.answers import OwnSession
from ui.words.times import wib

# As the server asks for.
LEAST_PASSWORD = 8
_LONGEST_NAME = 60


def session_words(session: OwnSession) -> str:
    """One session in a line: which computer, and since when and until when it was seen."""
    name = " ".join((session.device_name or "").split())[:_LONGEST_NAME]
    parts = [name or QCoreApplication.translate("Sessions", "a computer without a name")]
    if session.current:
        parts.append(QCoreApplication.translate("Sessions", "this computer"))
    if session.begun_at is not None:
        parts.append(QCoreApplication.translate("Sessions", "signed in {0}").format(wib(session.begun_at)))
    if session.seen_at is not None and not session.current:
        parts.append(QCoreApplication.translate("Sessions", "last seen {0}").format(wib(session.seen_at)))
    return " · ".join(parts)


def password_changed_words() -> str:
    """That the password is another one now."""
    return QCoreApplication.translate("Sessions", "The password was changed. Your other sessions have ended.")


def session_ended_words() -> str:
    """That a session is over."""
    return QCoreApplication.translate("Sessions", "The session has ended. Work that was not sent stays on that computer.")


def others_ended_words() -> str:
    """That all other sessions are over."""
    return QCoreApplication.translate("Sessions", "All other sessions have ended.")


def password_problem(present: str, chosen: str, again: str) -> str:
    """What is wrong with a password that was typed twice; empty where nothing is."""
    if len(chosen) < LEAST_PASSWORD:
        return QCoreApplication.translate("Sessions", "A password has at least {0} characters.").format(LEAST_PASSWORD)
    if chosen != again:
        return QCoreApplication.translate("Sessions", "The two new passwords are not the same.")
    if chosen == present:
        return QCoreApplication.translate("Sessions", "The new password is the present one.")
    return ""
