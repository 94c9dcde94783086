"""`officer-app doctor`: how an installation stands, for whoever has to help; it shows no secrets."""

import argparse
import platform
import shutil
import sys
import threading
from pathlib import Path

import PySide6
import sqlcipher3
from keyring.errors import KeyringError

from officer_app.build import build_name
from officer_app.cli_answer import opened
from officer_app.cli_documents import Document, counts_document, officer_document, unread_document
from officer_app.cli_output import put, put_json
from officer_app.cli_words import speak, words_of
from officer_app.clock import utc_now
from officer_app.credentials import keyring_name
from officer_app.doctor_care import care_document, dismiss_notices, look_after
from officer_app.exit_codes import Exit, exit_of
from officer_app.installation import Installation
from officer_app.paths import home_path, log_file
from sync.errors import LineError, OfficerError

_MIN_FREE = 200 * 1024 * 1024
_CLOCK_TOLERANCE = 120.0


def answer(options: argparse.Namespace) -> int:
    """Examine the home; 0 when all is well, 4 when something needs a person."""
    speak(options.language or "en")
    home = home_path(options.home)
    document: Document = {"versions": versions(), "paths": _paths(home), "disk": _disk(home)}
    problems: list[str] = ["disk-nearly-full"] if _free(home) < _MIN_FREE else []
    ended = Exit.DONE
    try:
        with opened(options) as installation:
            document |= _examine(installation, options, problems)
            if options.dismiss:
                dismiss_notices(installation.stores)
    except OfficerError as error:
        problems.append(error.code)
        document["error"] = {"code": error.code, "facts": error.facts, "words": words_of(error)}
        ended = exit_of(error)
    document["problems"] = problems
    if options.json:
        put_json(document)
    else:
        put("\n".join(_lines(document)))
    return Exit.NEEDS_PERSON if problems and ended is Exit.DONE else ended


def versions() -> dict[str, str]:
    """The versions that matter, SQLite's and SQLCipher's from the library in use."""
    database = sqlcipher3.connect(":memory:")
    try:
        sqlite = str(database.execute("SELECT sqlite_version()").fetchone()[0])
        cipher = str(database.execute("PRAGMA cipher_version").fetchone()[0])
    finally:
        database.close()
    return {
        "officer-app": build_name(),
        "python": platform.python_version(),
        "sqlite": sqlite,
        "sqlcipher": cipher,
        "qt": PySide6.__version__,
        "system": platform.platform(),
    }


def _examine(installation: Installation, options: argparse.Namespace, problems: list[str]) -> Document:
    look_after(installation, thorough=True)
    damage = installation.stores.check()
    if damage:
        problems.append("store-damaged")
    care = care_document(installation.stores, problems, check_backups=options.check_backups)
    cache = installation.stores.open_cache()
    reader = installation.stores.open_reader()
    try:
        counts = reader.counts()
        unread = [unread_document(line) for line in reader.unread()]
        store: Document = {"cursor": cache.cursor(), "last_sync": cache.last_sync(), "counts": counts_document(counts)}
    finally:
        reader.close()
        cache.close()
    if counts.attention:
        problems.append("needs-decision")
    if counts.unread:
        problems.append("not-fully-read")
    officer = installation.officer
    return {
        "integrity": damage or ["ok"],
        **store,
        "unread": unread,
        **care,
        "secrets": {"kind": installation.secrets_kind, "keyring": _keyring()},
        "installation": installation.identity.id,
        "device": installation.stores.device_id,
        "officer": officer_document(officer) if officer else None,
        "server": installation.settings.server,
        "connection": _connection(installation, problems),
    }


def _connection(installation: Installation, problems: list[str]) -> Document:
    if not installation.settings.server:
        return {"state": "never-signed-in"}
    api = installation.api(threading.Event()) or installation.line(installation.settings.server)
    try:
        ping = api.ping()
    except LineError as error:
        return {"state": error.code, "words": words_of(error)}
    finally:
        api.close()
    ahead = (utc_now() - ping.time).total_seconds()
    if abs(ahead) > _CLOCK_TOLERANCE:
        problems.append("clock-wrong")
    return {"state": "online", "instance": ping.instance, "epoch": ping.epoch, "clock_ahead_s": round(ahead, 1)}


def _keyring() -> str:
    try:
        return keyring_name()
    except KeyringError as error:
        return type(error).__name__


def _paths(home: Path) -> Document:
    return {"home": str(home), "log": str(log_file(home)), "python": sys.executable, "program": str(Path(__file__).parent)}


def _disk(home: Path) -> Document:
    used = sum(map(_size, home.rglob("*"))) if home.is_dir() else 0
    return {"free_bytes": _free(home), "home_bytes": used}


def _size(path: Path) -> int:
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:  # another process took it away this moment
        return 0


def _free(home: Path) -> int:
    there = next(folder for folder in (home, *home.parents) if folder.is_dir())
    return shutil.disk_usage(there).free


def _lines(document: Document, prefix: str = "") -> list[str]:
    lines: list[str] = []
    for name, value in document.items():
        if isinstance(value, dict):
            lines += _lines(value, f"{prefix}{name}.")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            lines += _lines({f"{name}.{number}": entry for number, entry in enumerate(value, 1)}, prefix)
        elif isinstance(value, list):
            lines.append(f"{prefix}{name}: {', '.join(map(str, value)) or '-'}")
        else:
            lines.append(f"{prefix}{name}: {'-' if value is None else value}")
    return lines
