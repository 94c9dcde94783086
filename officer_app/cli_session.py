"""`officer-app sign-in` and `officer-app sign-out`."""

import argparse
import getpass
import sys

from officer_app.cli_documents import officer_document
from officer_app.cli_output import put, put_json
from officer_app.cli_words import signed_in_words, signed_out_words
from officer_app.exit_codes import Exit
from officer_app.installation import Installation
from sync.errors import OfficerError


def sign_in(installation: Installation, options: argparse.Namespace) -> Exit:
    """Sign an officer in; the password comes from standard input or is asked for, never from the command line."""
    officer = installation.sign_in(options.url, options.user, _password(by_pipe=options.password_stdin))
    if options.json:
        put_json(officer_document(officer))
        return Exit.DONE
    reader = installation.stores.open_reader()
    try:
        put(signed_in_words(officer, reader.reference().areas))
    finally:
        reader.close()
    return Exit.DONE


def sign_out(installation: Installation, _options: argparse.Namespace) -> Exit:
    """End the session; what was not sent stays and goes out when the same officer signs in again."""
    installation.sign_out()
    put(signed_out_words())
    return Exit.DONE


def _password(*, by_pipe: bool) -> str:
    if by_pipe:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise OfficerError("missing-option", option="--password-stdin")
    return getpass.getpass("Password: ")
