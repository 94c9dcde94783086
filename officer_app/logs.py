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
# Our own code never logs these; a library's debug line might.
_SECRETS = re.compile(r"(?i)(bearer\s+|(?:access|refresh)_token[\"']?\s*[:=]\s*[\"']?|password[\"']?\s*[:=]\s*[\"']?)[^\s\"',}]+")
_log = logging.getLogger(__name__)


class SecretFreeFormatter(logging.Formatter):
    """Formats a record and blots out what looks like a token or a password, in tracebacks too."""

    def format(self, record: logging.LogRecord) -> str:
        """The record's line, without secrets."""
        return _SECRETS.sub(r"\1***", super().format(record))


def start(home: Path) -> Path:
    """Log into the home's folder and catch what nobody caught; returns the log file. The level comes from OFFICER_APP_LOG."""
    file = log_file(home)
    file.parent.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(file, maxBytes=_SIZE, backupCount=_KEPT, encoding="utf-8", delay=True)
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
