"""What all commands of an installation have in common: home, log, language, the passphrase, and errors in words or as JSON."""

import argparse
import getpass
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from officer_app import logs
from officer_app.cli_output import put, put_json, warn
from officer_app.cli_words import speak, words_of
from officer_app.exit_codes import Exit, exit_of
from officer_app.installation import Installation
from officer_app.paths import home_path, make_home
from sync.errors import OfficerError

_STOP = threading.Event()


def answer(options: argparse.Namespace) -> int:
    """Run the command that the options name; an error ends it with one sentence for people, or as JSON for scripts."""
    speak(options.language or "id")
    try:
        with opened(options) as installation:
            return _run(installation, options)
    except OfficerError as error:
        if options.json:
            put_json({"error": {"code": error.code, "facts": error.facts}})
        else:
            warn(words_of(error))
        return exit_of(error)


@contextmanager
def opened(options: argparse.Namespace) -> Iterator[Installation]:
    """The installation of the home that the options name."""
    home = home_path(options.home)
    make_home(home)
    logs.start(home)
    installation = Installation.open(home, ask_passphrase)
    speak(options.language or installation.settings.language)
    try:
        yield installation
    finally:
        installation.close()
        logs.stop()


def ask_passphrase(new: bool) -> str | None:
    """Ask at the terminal, twice for a new passphrase; None where nobody can answer."""
    if not sys.stdin.isatty():
        return None
    if not new:
        return getpass.getpass("Passphrase of this installation: ")
    put("This computer has no keyring: choose a passphrase. Without it nobody can read what is stored here, neither can you.")
    first = getpass.getpass("New passphrase: ")
    if first != getpass.getpass("The same again: "):
        warn("The two are not the same.")
        return None
    return first


def stop_event() -> threading.Event:
    """Set when the terminal asks to end; what was saved stays saved."""
    return _STOP


def _run(installation: Installation, options: argparse.Namespace) -> Exit:
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, _ask_to_stop)
    module, _, function = options.run.partition(":")
    result: Exit = getattr(import_module(module), function)(installation, options)
    return result


def _ask_to_stop(number: int, _frame: object) -> None:
    _STOP.set()
    signal.signal(number, signal.SIG_DFL)  # asked twice, it ends at once
