"""What the commands of the central API have in common: the data folder, answers in words or as JSON, errors as a sentence."""

import argparse
import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from central.officers import OfficerRefusedError
from central.packs import PackError
from central.purging import PurgeRefusedError
from central.storage import Storage, StorageError

DONE, FAILED = 0, 1
DATABASE_VARIABLE = "OFFICER_CENTRAL_DATABASE"


def add_data(command: argparse.ArgumentParser) -> None:
    """The options that say which data folder is meant."""
    command.add_argument("--data", type=Path, required=True, metavar="DIR", help="the folder of the central API")
    where = command.add_mutually_exclusive_group()
    address = f"a file that holds the address; {DATABASE_VARIABLE} may hold it as well"
    where.add_argument("--database", metavar="ADDRESS", help="SQLAlchemy address (no password) where it is not DIR/central.db")
    where.add_argument("--database-file", type=Path, metavar="FILE", help=address)


def add_json(command: argparse.ArgumentParser) -> None:
    """The option that asks for JSON; it may stand before the command's name as well."""
    command.add_argument("--json", action="store_true", default=argparse.SUPPRESS)


def answering(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """The command, with its known errors told as sentences."""

    def answered(options: argparse.Namespace) -> int:
        try:
            return run(options)
        except (StorageError, OfficerRefusedError, PackError, PurgeRefusedError) as error:
            sys.stderr.write(f"{error}\n")
            return FAILED

    return answered


def database_of(options: argparse.Namespace) -> str | None:
    """The address of the database; one with a password comes from a file or the environment: anybody reads the process list."""
    if options.database_file is not None:
        try:
            address = str(options.database_file.read_text(encoding="utf-8").strip())
        except (OSError, UnicodeDecodeError) as error:
            raise StorageError(f"The file {options.database_file} with the database's address cannot be read: {error}") from error
        if not address:
            raise StorageError(f"The file {options.database_file} holds no address of a database.")
        return address
    if options.database is None:
        return os.environ.get(DATABASE_VARIABLE, "").strip() or None
    if _holds_password(options.database):
        raise StorageError(
            "The database's address holds a password, and every user of this machine reads the list of processes: give it by "
            f"--database-file or {DATABASE_VARIABLE} instead."
        )
    return str(options.database)


def _holds_password(address: str) -> bool:
    try:
        return make_url(address).password is not None
    except ArgumentError:
        return False


@contextlib.contextmanager
def opened(options: argparse.Namespace) -> Iterator[Storage]:
    """The data folder that the options name."""
    storage = Storage.open(options.data, database=database_of(options))
    try:
        yield storage
    finally:
        storage.close()


def tell(options: argparse.Namespace, value: object, words: str) -> int:
    """Say how it ended, as JSON where that was asked for."""
    sys.stdout.write(as_json(value) if wants_json(options) else words)
    return DONE


def wants_json(options: argparse.Namespace) -> bool:
    """Whether the answer is for a program."""
    return bool(getattr(options, "json", False))


def as_json(value: object) -> str:
    """A value as JSON for people and programs."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n"
