"""What `officer-app doctor` tells about the self-care of the stores: backups, journal, notices, ballast, the last check."""

import threading
from datetime import datetime

from officer_app.cli_documents import Document
from officer_app.cli_words import words_of
from officer_app.clock import utc_now
from officer_app.installation import Installation
from sync.care.backups import Backup
from sync.care.caretaker import CHECKED, Caretaker
from sync.care.journal import Told
from sync.care.notices import Notice
from sync.errors import OfficerError
from sync.moments import from_millis
from sync.stores import Stores


def look_after(installation: Installation, *, thorough: bool) -> None:
    """Do what the caretaker of the window would do now."""
    caretaker = Caretaker(installation.stores, clock=utc_now, stop=threading.Event(), on_notice=lambda _: None)
    caretaker.run_once(thorough=thorough)


def notice_words(notice: Notice) -> str:
    """A notice in one sentence: what happened, what is safe, what to do."""
    return words_of(OfficerError(notice.code, **notice.facts))


def care_document(stores: Stores, problems: list[str], *, check_backups: bool) -> Document:
    """How the stores are cared for; `problems` gets the codes of what needs a person."""
    backups = [stores.backups.examine(path, whole=check_backups) for path in stores.backups.files()]
    if any(backup.problems for backup in backups):
        problems.append("backup-damaged")
    notices = stores.notices()
    problems += [notice.code for notice in notices if notice.code not in problems]
    return {
        "backups": [_backup_document(backup, checked=check_backups) for backup in backups],
        "journal": _journal_document(stores),
        "notices": [_notice_document(notice) for notice in notices],
        "ballast": {"bytes": stores.ballast.size()},
        "last_check": _last_check(stores),
    }


def dismiss_notices(stores: Stores) -> None:
    """Take the notices away; they have been shown."""
    for notice in stores.notices():
        stores.dismiss(notice.code)


def _backup_document(backup: Backup, *, checked: bool) -> Document:
    return {
        "file": backup.path.name,
        "at": backup.at,
        "age_s": round((utc_now() - backup.at).total_seconds()),
        "bytes": backup.size,
        "operations": backup.operations,
        "verified": None if not checked and not backup.problems else not backup.problems,
        "problems": list(backup.problems),
    }


def _journal_document(stores: Stores) -> Document:
    read = stores.journal.read()
    if read is None:
        return {"entries": 0, "whole": False, "last": None}
    told = [saying for saying in read.sayings if isinstance(saying, Told)]
    return {
        "entries": len(read.sayings),
        "whole": read.is_whole,
        "last": from_millis(told[-1].line[1]) if told else None,
    }


def _notice_document(notice: Notice) -> Document:
    return {"code": notice.code, "facts": notice.facts, "lines": list(notice.lines), "words": notice_words(notice)}


def _last_check(stores: Stores) -> datetime | None:
    work = stores.open_work()
    try:
        found = work.get_meta(CHECKED)
    finally:
        work.close()
    return None if found is None else from_millis(int(found))
