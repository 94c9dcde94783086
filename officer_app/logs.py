"""The log of one installation: rotating files without tokens or report text, and the last word on unforeseen errors."""

import logging
import os
import re
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from officer_app.paths import log_file

LEVEL_VARIABLE = "OFFICER_APP_LOG"
_FORMAT = "%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"
_KEPT = 5
_SIZE = 1024 * 1024
# A record longer than this repeats something; what it is about stands at its beginning.
_LONGEST = 32 * 1024
# Our own code never logs these; a library's debug line or an error's text might. What follows such a name, quoted or not, goes.
_NAMES = r"(?:access_|refresh_|id_)?token|passwords?|passwd|passphrase|secrets?|api_?key|store_?key|officer_app_passphrase"
_VALUE = r"""b?\\*"(?:[^"\\]|\\.)*"|b?\\*'(?:[^'\\]|\\.)*'|[^\s"',;&})\]]+"""
_SECRETS = (
    (re.compile(r"(?i)\b((?:proxy-)?authorization|(?:set-)?cookie)(\W{1,5}\s*)[^\r\n]+"), r"\1\2***"),
    (re.compile(r"(?i)\b(bearer|basic)\s+[^\s\"',;)}\]]+"), r"\1 ***"),
    (re.compile(rf"(?i)\b({_NAMES})([\\\"']*\s*[:=]\s*|[\"']\s*,\s*)(?:{_VALUE})"), r"\1\2***"),
    (re.compile(r"(?i)\bx'[0-9a-f]{16,}'"), "x'***'"),
    (re.compile(r"(?i)\b([a-z][a-z0-9+.-]*://)[^\s/@\"']*@"), r"\1***@"),
)
# What could make one entry look like several, or steer the terminal of whoever reads the file.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_log = logging.getLogger(__name__)


class SecretFreeFormatter(logging.Formatter):
    """Formats a record and blots out what looks like a token or a password, in tracebacks too.

    Only a record begins at the left: whatever strangers' words it repeats, they cannot pass for another record.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The record's lines, without secrets."""
        text = super().format(record)
        if len(text) > _LONGEST:
            text = f"{text[:_LONGEST]}… ({len(text) - _LONGEST} more)"
        for secret, blot in _SECRETS:
            text = secret.sub(blot, text)
        return _STEERING.sub(_escaped, text).replace("\n", "\n    ")


class _LogFile(RotatingFileHandler):
    """A log that a full disk silences: an officer's command must not end in a logger's traceback."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Say nothing; what went wrong with the work itself is told where it belongs."""


def start(home: Path) -> Path:
    """Log into the home's folder and catch what nobody caught; returns the log file. The level comes from OFFICER_APP_LOG."""
    file = log_file(home)
    file.parent.mkdir(parents=True, exist_ok=True)
    handler = _LogFile(file, maxBytes=_SIZE, backupCount=_KEPT, encoding="utf-8", delay=True, errors="backslashreplace")
    handler.setFormatter(SecretFreeFormatter(_FORMAT))
    root = logging.getLogger()
    stop()
    root.addHandler(handler)
    root.setLevel(_level())
    # These log addresses and header values below WARNING.
    for name in ("urllib3", "PIL", "asyncio"):
        logging.getLogger(name).setLevel(logging.WARNING)
    sys.excepthook = _last_word
    threading.excepthook = _thread_word
    return file


def stop() -> None:
    """Close the log that `start` opened."""
    root = logging.getLogger()
    for handler in [handler for handler in root.handlers if isinstance(handler, RotatingFileHandler)]:
        root.removeHandler(handler)
        handler.close()


def _escaped(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode("ascii")


def _level() -> int:
    named = logging.getLevelNamesMapping().get(os.environ.get(LEVEL_VARIABLE, "").strip().upper())
    return logging.INFO if named is None else named


def _last_word(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    _log.critical("unforeseen error", exc_info=(kind, error, trace))
    files = [handler.baseFilename for handler in logging.getLogger().handlers if isinstance(handler, RotatingFileHandler)]
    where = f" Details: {files[0]}" if files else ""
    sys.stderr.write(f"officer-app: something unforeseen went wrong. What was saved is safe; start the app again.{where}\n")


def _thread_word(arguments: threading.ExceptHookArgs) -> None:
    if arguments.exc_value is not None:
        _last_word(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)
