"""Throwing away what nobody can ask for any more."""

import contextlib
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from central import schema
from central.clock import to_millis
from central.cursors import CURSOR_LIFE
from central.guesses import FAILURE_WINDOW, KNOWN_LIFE
from central.storage import Storage
from central.unused_photos import erase_strays, erase_unused

RESULT_LIFE = timedelta(days=180)

_HOUR = timedelta(hours=1)
# A cursor is good for its whole life to the hour, so what it may still have to tell of is kept a little longer.
_TOMBSTONE_LIFE = CURSOR_LIFE + timedelta(days=1)


def clear_away(storage: Storage) -> None:
    """Delete old tombstones, results, sessions, failures and uploads, unused photos, and files that belong to none."""
    with storage.writing() as tx:

        def before(age: timedelta) -> int:
            return to_millis(tx.now - age)

        session, upload = schema.session, schema.upload
        tx.execute(delete(schema.departure).where(schema.departure.c.at < before(_TOMBSTONE_LIFE)))
        for table in (schema.operation, schema.conflicted_operation):
            tx.execute(delete(table).where(table.c.at < before(RESULT_LIFE)))
        tx.execute(delete(schema.login_failure).where(schema.login_failure.c.at < before(FAILURE_WINDOW)))
        tx.execute(delete(schema.known_source).where(schema.known_source.c.at < before(KNOWN_LIFE)))
        # An ended session stays for as long as its tokens would be good: a token of a session that is not known at all may be one
        # that a restore forgot.
        tx.execute(delete(session).where(session.c.refresh_expires < before(_HOUR)))
        tx.execute(delete(upload).where(upload.c.expires_at < before(_HOUR)))
        known = set(tx.execute(select(upload.c.id)).scalars())
        now = tx.now
    _clear_files(storage, known, now)
    erase_unused(storage)
    erase_strays(storage, now)


def _clear_files(storage: Storage, uploads: set[str], now: datetime) -> None:
    old = (now - _HOUR).timestamp()
    left = [path for path in storage.uploads.iterdir() if path.name not in uploads]
    left += (storage.data / "blobs").glob("new-*")
    for path in left:
        # A photo that is being stored right now takes its place, and its name here is gone.
        with contextlib.suppress(FileNotFoundError):
            if path.stat().st_mtime < old:
                path.unlink()
