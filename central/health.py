"""What of the server works, and which part is down: for whoever watches it, and for the answers while it is down."""

import os
import shutil
import sqlite3

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, SQLAlchemyError

from central.storage import Storage

DATABASE, DISK, PHOTOS = "database", "disk", "photos"
# Where less is free, the next photos and operations fail.
LEAST_FREE = 64 * 1024 * 1024

# SQLite's own words for a file that is gone, damaged or not to be written; "no such table" is none of them.
_FILE_IS_DOWN = ("SQLITE_CANTOPEN", "SQLITE_CORRUPT", "SQLITE_IOERR", "SQLITE_NOTADB", "SQLITE_READONLY", "SQLITE_PERM")


def failing_parts(storage: Storage) -> dict[str, str]:
    """The parts that are down, each with what is wrong; none where all work."""
    found = {}
    try:
        with storage.reading() as connection:
            connection.execute(text("SELECT rev FROM feed")).one()
    except SQLAlchemyError:
        found[DATABASE] = "cannot be read"
    try:
        if shutil.disk_usage(storage.data).free < LEAST_FREE:
            found[DISK] = f"less than {LEAST_FREE // (1024 * 1024)} MiB are free"
    except OSError as error:
        found[DISK] = error.strerror or "cannot be read"
    if not os.access(storage.data / "blobs", os.R_OK | os.W_OK | os.X_OK):
        found[PHOTOS] = "cannot be read and written"
    return found


def is_down(error: DBAPIError) -> bool:
    """Whether an error says that the database cannot be reached or used, and not that it was asked wrongly."""
    if isinstance(error.orig, sqlite3.Error):
        return str(getattr(error.orig, "sqlite_errorname", "")).startswith(_FILE_IS_DOWN)
    return error.connection_invalidated or isinstance(error, OperationalError | InterfaceError)
