"""One-time codes for many officers at once: from a file of logins into a file of codes that only its owner reads."""

import csv
import os
from datetime import timedelta
from pathlib import Path

from central.officers import OfficerRefusedError, find_by_login
from central.revocation import reset_password
from central.storage import Storage
from officer_app.domain.officers import Officer

_MOST_BYTES = 1024 * 1024


def reset_by_file(storage: Storage, logins: Path, codes: Path, life: timedelta) -> int:
    """Reset the password of each officer that a file names, a login a line; how many.

    OfficerRefusedError before anything is changed where the file cannot be read, names nobody or somebody who is not there, or
    where `codes` is there already. A code is on the disk before the next password is reset.
    """
    wanted = _officers(storage, _logins(logins))
    try:
        handle = os.open(codes, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise OfficerRefusedError(f"{codes} cannot be made: {error.strerror}. Nothing was changed.") from error
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(("login", "name", "code", "until"))
        for officer in wanted:
            code, until = reset_password(storage, officer.login, life)
            table.writerow((officer.login, _harmless(officer.name), code, until.isoformat(timespec="minutes")))
            file.flush()
            os.fsync(file.fileno())
    return len(wanted)


def _logins(file: Path) -> dict[str, int]:
    """Each login with the line that names it first; what stands behind # is a remark."""
    try:
        with file.open("rb") as opened:
            text = opened.read(_MOST_BYTES + 1).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise OfficerRefusedError(f"{file} cannot be read: {error}. Nothing was changed.") from error
    if len(text) > _MOST_BYTES:
        raise OfficerRefusedError(f"{file} is longer than a list of logins. Nothing was changed.")
    found: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        login = line.partition("#")[0].strip()
        if login:
            found.setdefault(login, number)
    if not found:
        raise OfficerRefusedError(f"{file} names no login. Nothing was changed.")
    return found


def _officers(storage: Storage, logins: dict[str, int]) -> list[Officer]:
    found: dict[str, Officer] = {}
    with storage.reading() as connection:
        for login, line in logins.items():
            try:
                officer = find_by_login(connection, login)
            except OfficerRefusedError as error:
                raise OfficerRefusedError(f"Line {line}: {error}") from error
            found.setdefault(officer.id, officer)
    return list(found.values())


def _harmless(text: str) -> str:
    """The text, that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r" else text
