"""A pack's files: which there are, and their content as JSON or as rows, whatever state they are in."""

import csv
import io
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from central.packs.findings import FileBrokenError

MAX_FILE_BYTES = 256 * 1024 * 1024

# The longest cell that the csv module lets through: its limit must fit a C long of 32 bits.
_WIDEST_CELL = 2**31 - 1
_csv_limit = threading.Lock()


def files_of(folder: Path) -> list[str]:
    """The files of a pack as POSIX paths inside it, sorted; hidden ones are left out."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in found if not any(part.startswith(".") for part in path.parts))


def read_text(path: Path) -> str:
    """A file's text; bytes that are not UTF-8 become lone surrogates, so that only the rows that hold them are refused."""
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise FileBrokenError(f"is larger than {MAX_FILE_BYTES // 1024 // 1024} MiB")
        return path.read_bytes().decode("utf-8-sig", errors="surrogateescape")
    except OSError as error:
        raise FileBrokenError(f"cannot be opened: {error.strerror or error}") from error


def read_json(path: Path) -> object:
    """A file's JSON document; NaN and infinities are let through, for each field to be judged by itself."""
    return parse_json(read_text(path))


def parse_json(text: str) -> object:
    """A JSON document; FileBrokenError when it is none."""
    try:
        document: object = json.loads(text)
    except json.JSONDecodeError as error:
        raise FileBrokenError(f"is not JSON: {error.msg} at line {error.lineno}, column {error.colno}", error.lineno) from error
    except (RecursionError, ValueError) as error:
        raise FileBrokenError("is not JSON that can be read: nested too deeply or with a number too long") from error
    return document


def read_rows(path: Path) -> tuple[tuple[str, ...], Iterator[tuple[int, Mapping[str, str] | str]]]:
    """A CSV file's columns and its rows, numbered from 1 after the header; a row of the wrong width comes as the reason why."""
    text = read_text(path)
    records = _records(text)
    header = next(records, [])
    if isinstance(header, str):
        raise FileBrokenError(header)
    columns = tuple(name.strip() for name in header)
    return columns, _rows(columns, records)


def _rows(columns: tuple[str, ...], records: Iterator[list[str] | str]) -> Iterator[tuple[int, Mapping[str, str] | str]]:
    for number, record in enumerate(records, start=1):
        if isinstance(record, str):
            yield number, record
        elif len(record) != len(columns):
            yield number, f"has {len(record)} fields instead of {len(columns)}"
        else:
            yield number, dict(zip(columns, record, strict=True))


def _records(text: str) -> Iterator[list[str] | str]:
    """The records of a CSV text, blank lines left out; what the csv module cannot read comes as a sentence."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        try:
            with _wide_cells():
                record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield f"is not CSV: {error}"
            continue
        if record:
            yield record


@contextmanager
def _wide_cells() -> Iterator[None]:
    # The limit is one for the whole process: it is put back at once, and only one reader at a time may change it.
    with _csv_limit:
        former = csv.field_size_limit(_WIDEST_CELL)
        try:
            yield
        finally:
            csv.field_size_limit(former)
