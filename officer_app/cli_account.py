"""`officer-app password` and `officer-app sessions`: what officers do about their own sign-in."""

import argparse
import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from officer_app.cli_output import put, put_json
from officer_app.exit_codes import Exit
from officer_app.installation import Installation
from sync.errors import OfficerError
from sync.remotes.account import Account
from ui.words.sessions import others_ended_words, password_changed_words, session_ended_words, session_words


def password(installation: Installation, options: argparse.Namespace) -> Exit:
    """Change the officer's password; by pipe, the present one and the new one are lines of standard input."""
    present, chosen = _two_lines() if options.password_stdin else _asked()
    with _account(installation) as account:
        account.change_password(present, chosen)
    if options.json:
        put_json({"changed": True})
    else:
        put(password_changed_words())
    return Exit.DONE


def sessions(installation: Installation, options: argparse.Namespace) -> Exit:
    """List where the officer is signed in, or end one of these sessions, or all others."""
    with _account(installation) as account:
        if options.end_others:
            account.end(None)
        elif options.end is not None:
            account.end(options.end)
        found = account.sessions()
    if options.json:
        put_json({"sessions": found})
        return Exit.DONE
    if options.end_others:
        put(others_ended_words())
    elif options.end is not None:
        put(session_ended_words())
    put("\n".join(f"{session.id}  {session_words(session)}" for session in found))
    return Exit.DONE


@contextmanager
def _account(installation: Installation) -> Iterator[Account]:
    api = installation.api()
    if api is None:
        raise OfficerError("not-signed-in")
    try:
        yield api.account
    finally:
        api.close()


def _two_lines() -> tuple[str, str]:
    present, chosen = (sys.stdin.readline().rstrip("\r\n") for _ in range(2))
    return present, chosen


def _asked() -> tuple[str, str]:
    if not sys.stdin.isatty():
        raise OfficerError("missing-option", option="--password-stdin")
    present, chosen = getpass.getpass("Password: "), getpass.getpass("New password: ")
    if chosen != getpass.getpass("The same again: "):
        raise OfficerError("not-the-same")
    return present, chosen
