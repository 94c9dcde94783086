"""`officer-app central officers …`: add, change, list, reset-password, reset-passwords, revoke, deactivate."""

import argparse
import getpass
import sys
from datetime import timedelta
from pathlib import Path

from central import audit
from central.command_line import add_data, add_json, answering, opened, tell
from central.officers import OfficerRefusedError, add_officer, change_officer, list_officers
from central.reset_by_file import reset_by_file
from central.revocation import deactivate, reset_password, revoke
from officer_app.domain.officers import Officer
from officer_app.domain.vocabulary import Role

_MOST_HOURS = 168


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
    changing = officers.add_parser("change", help="change what is named of one, and nothing else")
    changing.add_argument("--name")
    changing.add_argument("--title")
    changing.add_argument("--role", action="append", choices=[role.value for role in Role], dest="roles")
    changing.add_argument("--area", action="append", dest="areas", metavar="CODE", help="all areas of the officer, one for each")
    changing.add_argument("--agency", metavar="CODE")
    resetting = officers.add_parser("reset-password", help="print a one-time code to sign in with and choose a password")
    resetting.add_argument("--hours", type=_hours, default=24, metavar="N", help="how long the code is good, default 24")
    many = officers.add_parser("reset-passwords", help="one-time codes for all officers whom a file names, into another file")
    many.add_argument("logins", type=Path, metavar="LOGINS", help="a login a line; # begins a remark")
    many.add_argument("codes", type=Path, metavar="CODES", help="where the codes go, as CSV; not there yet, for its owner alone")
    many.add_argument("--hours", type=_hours, default=24, metavar="N", help="how long the codes are good, default 24")
    revoking = officers.add_parser("revoke", help="end all sessions of one, such as when a computer was stolen")
    leaving = officers.add_parser("deactivate", help="let one sign in no more; reports and histories keep the name")
    for command in (changing, resetting, revoking, leaving):
        command.add_argument("login")
    runs = (_add, _list, _change, _reset, _reset_many, _revoke, _deactivate)
    for command, run in zip((add, listing, changing, resetting, many, revoking, leaving), runs, strict=True):
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
            replaces=options.replace,
        )
        audit.note(storage, "officer-replaced" if options.replace else "officer-added", _facts(officer))
    return tell(options, officer, f"{officer.login} may sign in.\n")


def _list(options: argparse.Namespace) -> int:
    with opened(options) as storage, storage.reading() as connection:
        officers = list_officers(connection)
    lines = (f"{o.login}\t{o.name}\t{','.join(sorted(o.roles))}\t{','.join(o.areas)}\n" for o in officers)
    return tell(options, officers, "".join(lines))


def _change(options: argparse.Namespace) -> int:
    changes: dict[str, object] = {name: getattr(options, name) for name in ("name", "title", "agency")}
    changes["roles"] = frozenset(Role(role) for role in options.roles) if options.roles else None
    changes["areas"] = tuple(options.areas) if options.areas else None
    wanted = {name: value for name, value in changes.items() if value is not None}
    if not wanted:
        raise OfficerRefusedError("Say what is to change: --name, --title, --role, --area or --agency. Nothing was changed.")
    with opened(options) as storage:
        officer = change_officer(storage, options.login, wanted)
        audit.note(storage, "officer-changed", _facts(officer) | {"changed": ", ".join(sorted(wanted))})
    return tell(options, officer, f"{officer.login}: {', '.join(sorted(wanted))} changed. The password and the sessions stay.\n")


def _reset(options: argparse.Namespace) -> int:
    with opened(options) as storage:
        code, until = reset_password(storage, options.login, timedelta(hours=options.hours))
    words = (
        f"One-time code for {options.login}: {code}\n"
        f"Good until {until:%Y-%m-%d %H:%M} UTC. The officer signs in with it and chooses a password. All sessions were ended.\n"
    )
    return tell(options, {"login": options.login, "code": code, "until": until}, words)


def _reset_many(options: argparse.Namespace) -> int:
    with opened(options) as storage:
        count = reset_by_file(storage, options.logins, options.codes, timedelta(hours=options.hours))
    words = (
        f"One-time codes for {count} officers are in {options.codes}: erase it when they have them. All sessions were ended.\n"
    )
    return tell(options, {"officers": count, "codes": str(options.codes)}, words)


def _hours(text: str) -> int:
    number = int(text)
    if not 1 <= number <= _MOST_HOURS:
        raise argparse.ArgumentTypeError(f"is not a number from 1 to {_MOST_HOURS}")
    return number


def _facts(officer: Officer) -> dict[str, str | int | bool]:
    roles, areas = ",".join(sorted(officer.roles)), ",".join(officer.areas)
    return {"officer": officer.id, "login": officer.login, "roles": roles, "areas": areas, "agency": officer.agency or ""}


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
