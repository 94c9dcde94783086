"""The photos of a report's draft as rows and files: kept, taken off, and put in the place of one another.

A file is there before the row that names it, and goes after the last row that names it: a crash leaves a file too many, never one
too few.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

import msgspec

from officer_app.domain.operations import Photo
from sync.database import Database
from sync.errors import PhotoError
from sync.milestones import reached
from sync.moments import to_millis
from sync.photos.vault import PhotoVault
from sync.records import PreparedPhoto
from sync.sql_lists import json_list
from sync.work_schema import DRAFTER

# What is chosen and written about a drafted photo is kept as drafts of fields that end so, with its hash behind.
_ABOUT = ("role", "caption")


class DraftedPhotos:
    """Writes to work.db and the vault; belongs to the one thread that has the database."""

    def __init__(self, database: Database, vault: PhotoVault, clock: Callable[[], datetime]) -> None:
        self._db = database
        self._vault = vault
        self._clock = clock

    def attach(self, report_id: str, prepared: PreparedPhoto) -> Photo:
        """Keep a photo with the report's draft: its file first, then the row that names it."""
        photo = prepared.photo
        with self._db.writing():
            self._vault.put(photo.sha256, prepared.data)
            reached("C5")
            self._db.execute(
                f"""INSERT INTO draft_photo (author_id, report_id, sha256, photo, at) VALUES ({DRAFTER}, ?, ?, ?, ?)
                    ON CONFLICT (author_id, report_id, sha256) DO UPDATE SET photo = excluded.photo""",  # noqa: S608
                (report_id, photo.sha256, msgspec.json.encode(photo), to_millis(self._clock())),
            )
        reached("C6")
        return photo

    def replace(self, report_id: str, sha256: str, prepared: PreparedPhoto) -> Photo:
        """Put a photo in another's place, with what was written about that one; PhotoError when it is not there any more.

        The other's file goes when nothing else needs it.
        """
        photo = prepared.photo
        with self._db.writing():
            if not self._is_drafted(report_id, sha256):
                raise PhotoError("photo-not-found")
            self._vault.put(photo.sha256, prepared.data)
            reached("C5")
            self._db.execute(
                f"""UPDATE OR REPLACE draft_photo SET sha256 = ?, photo = ?
                    WHERE author_id = {DRAFTER} AND report_id = ? AND sha256 = ?""",  # noqa: S608
                (photo.sha256, msgspec.json.encode(photo), report_id, sha256),
            )
            self._rename(report_id, sha256, photo.sha256)
        reached("C6")
        self._drop_file(sha256)
        return photo

    def detach(self, report_id: str, sha256: str) -> None:
        """Take a photo out of the report's draft, with what was written about it; its file goes when nothing else needs it."""
        with self._db.writing():
            self.forget(report_id, [sha256])
        self._drop_file(sha256)

    def forget(self, report_id: str, hashes: Sequence[str]) -> None:
        """Take photos out of the report's draft and leave their files; inside a transaction."""
        self._db.execute(
            f"""DELETE FROM draft_photo
                WHERE author_id = {DRAFTER} AND report_id = ? AND sha256 IN (SELECT value FROM json_each(?))""",  # noqa: S608
            (report_id, json_list(hashes)),
        )
        for sha256 in hashes:
            for about in _ABOUT:
                end = f".{about}.{sha256}"
                self._db.execute(
                    f"""DELETE FROM draft WHERE author_id = {DRAFTER} AND report_id = ? AND substr(field, -?) = ?""",  # noqa: S608
                    (report_id, len(end), end),
                )

    def _drop_file(self, sha256: str) -> None:
        # After the commit, so that a crash leaves a file too many; locked, so that nobody attaches it meanwhile.
        with self._db.writing():
            if not self._is_needed(sha256):
                self._vault.remove(sha256)

    def _rename(self, report_id: str, former: str, fresh: str) -> None:
        if former == fresh:
            return
        for about in _ABOUT:
            end = f".{about}.{former}"
            self._db.execute(
                f"""UPDATE OR REPLACE draft SET field = substr(field, 1, length(field) - ?) || ?
                    WHERE author_id = {DRAFTER} AND report_id = ? AND substr(field, -?) = ?""",  # noqa: S608
                (len(former), fresh, report_id, len(end), end),
            )

    def _is_drafted(self, report_id: str, sha256: str) -> bool:
        return bool(
            self._db.value(
                f"SELECT 1 FROM draft_photo WHERE author_id = {DRAFTER} AND report_id = ? AND sha256 = ?",  # noqa: S608
                (report_id, sha256),
            )
        )

    def _is_needed(self, sha256: str) -> bool:
        return bool(
            self._db.value(
                """SELECT EXISTS (SELECT 1 FROM draft_photo WHERE sha256 = ?)
                   OR EXISTS (SELECT 1 FROM operation_blob WHERE sha256 = ?)""",
                (sha256, sha256),
            )
        )
