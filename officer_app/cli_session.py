"""`officer-app sign-in` and `officer-app sign-out`."""

import argparse
import getpass
import sys

from officer_app.cli_documents import officer_document
from officer_app.cli_output import put, put_json
from officer_app.cli_sealed import export_to
from officer_app.cli_sync import counts_of
from officer_app.cli_words import discard_reason, discarded_words, exported_words, signed_in_words, signed_out_words
from officer_app.exit_codes import Exit
from officer_app.installation import Installation
from sync.errors import OfficerError, Refused


def sign_in(installation: Installation, options: argparse.Namespace) -> Exit:
    """Sign an officer in; the password comes from standard input or is asked for, never from the command line.

    After a one-time code a password is chosen: by pipe it is the second line.
    """
    password = _password(by_pipe=options.password_stdin)
    try:
        officer = installation.sign_in(options.url, options.user, password)
    except Refused as error:
        if error.code != "password-change-needed":
            raise
        chosen = _chosen(by_pipe=options.password_stdin)
        if chosen is None:
            raise
        officer = installation.sign_in(options.url, options.user, password, chosen)
    if options.json:
        put_json(officer_document(officer))
        return Exit.DONE
    reader = installation.stores.open_reader()
    try:
        put(signed_in_words(officer, reader.reference().areas))
    finally:
        reader.close()
    return Exit.DONE


def sign_out(installation: Installation, options: argparse.Namespace) -> Exit:
    """End the session; what was not sent stays and goes out when the same officer signs in again, unless it is discarded."""
    if options.yes_discard is not None and not options.discard:
        raise OfficerError("missing-option", option="--discard")
    exported = export_to(installation, options.export, options) if options.export is not None else 0
    discarded = _discard(installation, options) if options.discard else 0
    installation.sign_out()
    if options.json:
        counts = counts_of(installation)
        put_json({"exported": exported, "discarded": discarded, "kept": counts.unsent + counts.attention})
        return Exit.DONE
    if exported:
        put(exported_words(exported, str(options.export)))
    put("\n".join([discarded_words(discarded), signed_out_words()]) if options.discard else signed_out_words())
    return Exit.DONE


def _discard(installation: Installation, options: argparse.Namespace) -> int:
    """Give up what waits; its number has to be said exactly."""
    officer = installation.officer
    if officer is None:
        raise OfficerError("not-signed-in")
    counts = counts_of(installation)
    waiting = counts.unsent + counts.attention
    if options.yes_discard is None:
        raise OfficerError("missing-option", option=f"--yes-discard {waiting}")
    if options.yes_discard != waiting:
        raise OfficerError("discard-count", count=waiting)
    commands = installation.stores.open_commands()
    try:
        return commands.withdraw_all(officer, options.reason or discard_reason())
    finally:
        commands.close()


def _chosen(*, by_pipe: bool) -> str | None:
    if by_pipe:
        return sys.stdin.readline().rstrip("\r\n") or None
    if not sys.stdin.isatty():
        return None
    chosen = getpass.getpass("This is a one-time code. New password: ")
    if chosen != getpass.getpass("The same again: "):
        raise OfficerError("not-the-same")
    return chosen


def _password(*, by_pipe: bool) -> str:
    if by_pipe:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise OfficerError("missing-option", option="--password-stdin")
    return getpass.getpass("Password: ")
