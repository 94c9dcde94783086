"""The engine's view of cache.db: what the centre sent, page by page, each page in one transaction with its cursor."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sync.cache_merge import forget_readings, known_of, merge, remove
from sync.changes import ChangeSet
from sync.database import Database
from sync.feed import FeedGone, FeedItem, FeedReport, FeedUnknown
from sync.field_reading import Unread
from sync.milestones import reached
from sync.moments import from_millis, to_millis
from sync.reference_rows import store_areas, store_reference
from sync.report_rows import history_of
from sync.sql_lists import json_list
from sync.unread_rows import MOST_OF_ONE, beyond_keeping, keep_unknown, keep_unread_document, kept_documents

_CURSOR = "cursor"
_COMPARING = "comparing"
_SYNCED = "last_sync"
_READ_BY = "read_by"
REFERENCE_VERSION = "reference_version"
# A report that the centre's index does not name: whatever was done to it has been taken in.
_MISSING = "missing"
_BEYOND = 2**53
_UNKNOWN_KEPT = 1_000


class CacheStore:
    """Belongs to the one thread that opened it."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def cursor(self) -> str | None:
        """Where the feed goes on, None at its beginning."""
        return self._state(_CURSOR)

    def apply_page(self, items: Sequence[FeedItem], cursor: str, at: datetime) -> ChangeSet:
        """Take a page of the feed in, with its cursor, in one transaction.

        Right to do twice or out of order: a report never goes back to an older revision, and one that is gone stays gone until
        the centre sends a later revision.
        """
        with self._db.writing():
            # During the first sync, all its pages, everything is new: nothing of it is news.
            first = self.cursor() is None or self.last_sync() is None
            changes = merge(self._db, items, at)
            self._keep_unknown([item for item in items if isinstance(item, FeedUnknown)])
            reached("C16")
            self._set_state(_CURSOR, cursor)
        return _without_news(changes) if first else changes

    def apply_reports(self, items: Sequence[FeedReport]) -> ChangeSet:
        """Take reports in that came outside the feed: with an answer, or asked for by id."""
        with self._db.writing():
            return _without_news(merge(self._db, items, None))

    def keep_index(self, ids: Mapping[str, int]) -> ChangeSet:
        """Remove the reports that the centre's index does not name."""
        with self._db.writing():
            surplus = [(report_id, rev) for report_id, rev in self._db.rows("SELECT id, rev FROM report") if report_id not in ids]
            gone = [FeedGone(report_id, rev, _MISSING) for report_id, rev in surplus]
            changes = remove(self._db, gone, None)
            self._set_state(_COMPARING, None)
        return changes

    def begin_anew(self) -> None:
        """Read the feed from its beginning and then compare with the index: what left before that beginning is told nowhere else.

        Whatever the index did not name may be back.
        """
        with self._db.writing():
            self._set_state(_CURSOR, None)
            self._set_state(_COMPARING, "1")
            self._db.execute("DELETE FROM gone WHERE kind = ?", (_MISSING,))

    def is_comparing(self) -> bool:
        """Whether the cache still has to be compared with the centre's index; true until `keep_index`, also after a crash."""
        return self._state(_COMPARING) is not None

    def begin_epoch(self) -> ChangeSet:
        """The centre was restored from a backup: its revisions began anew, so ours say nothing about what is newer.

        The reports stay to be read; each is replaced by whatever the centre sends of it next, or goes by the index.
        """
        with self._db.writing():
            self._db.execute("UPDATE report SET rev = -1")
            self._db.execute("DELETE FROM gone")
            self._db.execute("DELETE FROM history")
            self._set_state(_CURSOR, None)
            self._set_state(_COMPARING, "1")
        return ChangeSet()

    def revs(self, report_ids: Iterable[str]) -> dict[str, int]:
        """The revisions known of these reports, also of those that are gone."""
        known = known_of(self._db, list(report_ids))
        found = {report_id: row.rev for report_id, row in known.reports.items()}
        return found | {report_id: rev for report_id, (rev, _) in known.gone.items()}

    def taken_in(self, report_ids: Iterable[str], *, complete: bool = False) -> dict[str, int]:
        """Up to which revision the cache holds what was done to these reports.

        What is out of sight is past all of them: what was done to it will never be shown here. `complete` says that everything
        was pulled a moment ago: then also a report that the cache never heard of is out of sight.
        """
        wanted = list(report_ids)
        known = known_of(self._db, wanted)
        found = dict.fromkeys(wanted, _BEYOND) if complete else {}
        found |= dict.fromkeys(known.gone, _BEYOND)
        return found | {report_id: row.rev for report_id, row in known.reports.items()}

    def known_events(self, report_id: str) -> frozenset[int]:
        """The numbers of the lines that the cache has of a report's history."""
        found = self._db.value("SELECT h.doc FROM report r JOIN history h ON h.rid = r.rid WHERE r.id = ?", (report_id,))
        return frozenset(event.seq for event in history_of(found)) if found is not None else frozenset()

    def document(self, name: str) -> tuple[str, bytes] | None:
        """A document with its tag."""
        found = self._db.row("SELECT etag, body FROM document WHERE name = ?", (name,))
        return None if found is None else (found[0], found[1])

    def put_document(self, name: str, etag: str, body: bytes, unread: Sequence[Unread] = ()) -> None:
        """Keep a document; reference data and areas become rows too. `unread` names what of it was left out."""
        with self._db.writing():
            self._db.execute("INSERT OR REPLACE INTO document (name, etag, body) VALUES (?, ?, ?)", (name, etag, body))
            self._read_document(name, body, unread)

    def keep_former(self, name: str, unread: Sequence[Unread]) -> None:
        """A document came that cannot be read: the former one stays, and it is told."""
        with self._db.writing():
            keep_unread_document(self._db, name, unread)

    def _read_document(self, name: str, body: bytes, unread: Sequence[Unread] = ()) -> None:
        left_out = tuple(unread)
        if name == "reference":
            left_out += store_reference(self._db, body)
        elif name.startswith("areas/"):
            left_out += store_areas(self._db, name.removeprefix("areas/"), body)
        keep_unread_document(self._db, name, left_out)
        if name == "reference" or name.startswith("areas/"):
            self._set_state(REFERENCE_VERSION, str(int(self._state(REFERENCE_VERSION) or 0) + 1))

    def is_read_by(self, version: str) -> bool:
        """Whether what the cache holds was read by this version."""
        return self._state(_READ_BY) == version

    def kept_items(self) -> tuple[bytes, ...]:
        """Items that a former version could not read, or not whole, as they came."""
        unknown = self._db.rows("SELECT document FROM unknown_item ORDER BY rev")
        return (*(row[0] for row in unknown), *kept_documents(self._db).values())

    def read_again(self, items: Sequence[FeedItem], version: str) -> ChangeSet:
        """Take in what this version reads of the kept items, and the documents; what was not kept is asked for again.

        All in one transaction: a crash before its end does all of it again.
        """
        with self._db.writing():
            fetch = beyond_keeping(self._db)
            whole = [item for item in items if isinstance(item, FeedReport)]
            forget_readings(self._db, whole)
            self._db.execute("DELETE FROM unread WHERE subject LIKE 'item:%'")
            self._db.execute("DELETE FROM unknown_item")
            changes = merge(self._db, items, None)
            self._keep_unknown([item for item in items if isinstance(item, FeedUnknown)])
            for name, body in self._db.rows("SELECT name, body FROM document"):
                self._read_document(name, body)
            if fetch:
                self._db.execute("UPDATE report SET rev = -1 WHERE id IN (SELECT value FROM json_each(?))", (json_list(fetch),))
                self._set_state(_CURSOR, None)
                self._set_state(_COMPARING, "1")
            self._set_state(_READ_BY, version)
        return _without_news(changes)

    def last_sync(self) -> datetime | None:
        """When the cache was last known to hold everything."""
        found = self._state(_SYNCED)
        return None if found is None else from_millis(int(found))

    def mark_synced(self, at: datetime) -> None:
        """Note that the cache holds everything as of now."""
        with self._db.writing():
            self._set_state(_SYNCED, str(to_millis(at)))

    def close(self) -> None:
        """Close the connection."""
        self._db.close()

    def _state(self, key: str) -> str | None:
        found: str | None = self._db.value("SELECT value FROM state WHERE key = ?", (key,))
        return found

    def _set_state(self, key: str, value: str | None) -> None:
        if value is None:
            self._db.execute("DELETE FROM state WHERE key = ?", (key,))
        else:
            self._db.execute("INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)", (key, value))

    def _keep_unknown(self, items: Sequence[FeedUnknown]) -> None:
        """Words of a newer centre are kept for a newer app, a bounded number of them."""
        if not items:
            return
        keep_unknown(self._db, items)
        self._db.execute_many(
            "INSERT OR REPLACE INTO unknown_item (rev, kind, document) VALUES (?, ?, ?)",
            [(item.rev, item.kind, item.document) for item in items if 0 < len(item.document) <= MOST_OF_ONE],
        )
        self._db.execute(
            """DELETE FROM unknown_item
               WHERE rev < (SELECT min(rev) FROM (SELECT rev FROM unknown_item ORDER BY rev DESC LIMIT ?))""",
            (_UNKNOWN_KEPT,),
        )


def _without_news(changes: ChangeSet) -> ChangeSet:
    return ChangeSet(reports=changes.reports, removed=changes.removed)
