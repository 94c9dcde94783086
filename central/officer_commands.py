"""`officer-app central officers …`: add, list, revoke, deactivate."""

import argparse
import getpass
import sys

from central.command_line import add_data, add_json, answering, opened, tell
from central.officers import add_officer, list_officers
from central.revocation import deactivate, revoke
from officer_app.domain.vocabulary import Role


def register(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `officers` with its sub-commands."""
    officers = kinds.add_parser("officers", help="who may sign in").add_subparsers(metavar="COMMAND", required=True)
    add = officers.add_parser("add", help="add one; his password is asked for")
    add.add_argument("login")
    add.add_argument("--name", required=True)
    add.add_argument("--title", default="")
    add.add_argument("--role", action="append", required=True, choices=[role.value for role in Role], dest="roles")
    add.add_argument("--area", action="append", required=True, dest="areas", metavar="CODE", help="such as 31.75.07.1003")
    add.add_argument("--agency", metavar="CODE")
    add.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    add.add_argument("--replace", action="store_true", help="change the officer if he exists, and let him in again")
    listing = officers.add_parser("list", help="all who may sign in")
    revoking = officers.add_parser("revoke", help="end all sessions of one, such as when a computer was stolen")
    leaving = officers.add_parser("deactivate", help="let one sign in no more; reports and histories keep the name")
    for command in (revoking, leaving):
        command.add_argument("login")
    for command, run in ((add, _add), (listing, _list), (revoking, _revoke), (leaving, _deactivate)):
        add_data(command)
        add_json(command)
        command.set_defaults(run=answering(run))


def _add(options: argparse.Namespace) -> int:
    password = sys.stdin.readline().rstrip("\r\n") if options.password_stdin else getpass.getpass("Password: ")
    with opened(options) as storage:
        officer = add_officer(
            storage,
            login=options.login,
            password=password,
            name=options.name,
            title=options.title,
            roles=[Role(role) for role in options.roles],
            areas=options.areas,
            agency=options.agency,
            replace=options.replace,
        )
    return tell(options, officer, f"{officer.login} may sign in.\n")


def _list(options: argparse.Namespace) -> int:
    with opened(options) as storage, storage.reading() as connection:
        officers = list_officers(connection)
    lines = (f"{o.login}\t{o.name}\t{','.join(sorted(o.roles))}\t{','.join(o.areas)}\n" for o in officers)
    return tell(options, officers, "".join(lines))


def _revoke(options: argparse.Namespace) -> int:
    with opened(options) as storage:
        ended = revoke(storage, options.login)
    return tell(options, {"sessions": ended}, f"{_sessions(ended)} Who knows the password may sign in again.\n")


def _deactivate(options: argparse.Namespace) -> int:
    with opened(options) as storage:
        ended = deactivate(storage, options.login)
    return tell(options, {"sessions": ended}, f"{options.login} may not sign in any more. {_sessions(ended)}\n")


def _sessions(ended: int) -> str:
    return f"{ended} session{'' if ended == 1 else 's'} ended."
