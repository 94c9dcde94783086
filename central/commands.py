"""`officer-app central …`: serve, load, officers, openapi, restored."""

import argparse
import getpass
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec

from central.app import openapi_document
from central.officers import OfficerRefusedError, add_officer, list_officers
from central.packs import PackError, load_pack
from central.service import LOOPBACK, serve
from central.storage import Storage, StorageError
from officer_app.domain.vocabulary import Role

DONE, FAILED = 0, 1

_PORT = 8765


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `central` with its sub-commands; each sets `run` to a function from options to an exit code."""
    central = subparsers.add_parser("central", help="the central API: serve, load, officers")
    kinds = central.add_subparsers(metavar="COMMAND", required=True)
    _add_serve(kinds)
    _add_load(kinds)
    _add_officers(kinds)
    kinds.add_parser("openapi", help="print the API's document (OpenAPI 3.1)").set_defaults(run=_openapi)
    restored = kinds.add_parser("restored", help="say that the data came from a backup: clients send their last work again")
    _add_data(restored)
    restored.set_defaults(run=_answer(_restored))


def _add_serve(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = kinds.add_parser("serve", help="answer officers' clients until Ctrl-C")
    _add_data(command)
    command.add_argument("--port", type=int, default=_PORT, metavar="N", help=f"default {_PORT}; 0 takes a free one")
    command.add_argument("--host", default=LOOPBACK, help=f"default {LOOPBACK}, this machine only")
    command.set_defaults(run=_answer(_serve))


def _add_load(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = kinds.add_parser("load", help="take a pack in: areas, taxonomy, agencies, officers, reports")
    command.add_argument("pack", type=Path, metavar="PACK", help="the pack's folder")
    _add_data(command)
    command.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
    command.add_argument("--shift-to-now", action="store_true", help="move all times so that the newest report is minutes old")
    command.set_defaults(run=_answer(_load))


def _add_officers(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    officers = kinds.add_parser("officers", help="who may sign in").add_subparsers(metavar="COMMAND", required=True)
    add = officers.add_parser("add", help="add one; his password is asked for")
    add.add_argument("login")
    add.add_argument("--name", required=True)
    add.add_argument("--title", default="")
    add.add_argument("--role", action="append", required=True, choices=[role.value for role in Role], dest="roles")
    add.add_argument("--area", action="append", required=True, dest="areas", metavar="CODE", help="such as 31.75.07.1003")
    add.add_argument("--agency", metavar="CODE")
    add.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    add.add_argument("--replace", action="store_true", help="change the officer if he exists")
    listing = officers.add_parser("list", help="all of them")
    for command, run in ((add, _add_one), (listing, _list_all)):
        _add_data(command)
        command.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
        command.set_defaults(run=_answer(run))


def _add_data(command: argparse.ArgumentParser) -> None:
    command.add_argument("--data", type=Path, required=True, metavar="DIR", help="the folder of the central API")
    command.add_argument("--database", metavar="ADDRESS", help="SQLAlchemy address where it is not DIR/central.db")


def _answer(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    def answered(options: argparse.Namespace) -> int:
        try:
            return run(options)
        except (StorageError, OfficerRefusedError, PackError) as error:
            sys.stderr.write(f"{error}\n")
            return FAILED

    return answered


def _serve(options: argparse.Namespace) -> int:
    def ready(port: int) -> None:
        sys.stdout.write(f"Officer API on http://{options.host}:{port}\n")
        sys.stdout.flush()

    serve(options.data, options.port, options.host, ready, database=options.database)
    return DONE


def _load(options: argparse.Namespace) -> int:
    storage = Storage.open(options.data, database=options.database)
    try:
        summary = load_pack(storage, options.pack, now=storage.clock(), shift_to_now=options.shift_to_now)
    finally:
        storage.close()
    sys.stdout.write(_json(summary.as_json()) if _as_json(options) else summary.as_text())
    return DONE


def _add_one(options: argparse.Namespace) -> int:
    password = sys.stdin.readline().rstrip("\r\n") if options.password_stdin else getpass.getpass("Password: ")
    storage = Storage.open(options.data, database=options.database)
    try:
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
    finally:
        storage.close()
    sys.stdout.write(_json(officer) if _as_json(options) else f"{officer.login} may sign in.\n")
    return DONE


def _list_all(options: argparse.Namespace) -> int:
    storage = Storage.open(options.data, database=options.database)
    try:
        with storage.reading() as connection:
            officers = list_officers(connection)
    finally:
        storage.close()
    if _as_json(options):
        sys.stdout.write(_json(officers))
        return DONE
    for officer in officers:
        roles, areas = ",".join(sorted(officer.roles)), ",".join(officer.areas)
        sys.stdout.write(f"{officer.login}\t{officer.name}\t{roles}\t{areas}\n")
    return DONE


def _restored(options: argparse.Namespace) -> int:
    storage = Storage.open(options.data, database=options.database)
    try:
        storage.renew_epoch()
    finally:
        storage.close()
    sys.stdout.write("Clients will compare what they hold and send their work of the last 30 days again.\n")
    return DONE


def _openapi(_: argparse.Namespace) -> int:
    sys.stdout.write(openapi_document().decode())
    return DONE


def _as_json(options: argparse.Namespace) -> bool:
    return bool(getattr(options, "json", False))


def _json(value: object) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n"
