"""What the commands of the central API have in common: the data folder, answers in words or as JSON, errors as a sentence."""

import argparse
import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from central.officers import OfficerRefusedError
from central.packs import PackError
from central.purging import PurgeRefusedError
from central.storage import Storage, StorageError

DONE, FAILED = 0, 1


def add_data(command: argparse.ArgumentParser) -> None:
    """The options that say which data folder is meant."""
    command.add_argument("--data", type=Path, required=True, metavar="DIR", help="the folder of the central API")
    command.add_argument("--database", metavar="ADDRESS", help="SQLAlchemy address where it is not DIR/central.db")


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


@contextlib.contextmanager
def opened(options: argparse.Namespace) -> Iterator[Storage]:
    """The data folder that the options name."""
    storage = Storage.open(options.data, database=options.database)
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
