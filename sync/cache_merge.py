"""What a page of the feed does to the cache's rows: by revision only, never by order or time of arrival.

A report is taken in when its revision is newer than what the cache knows of it, a tombstone when it is at least as new; history
is joined whenever it adds a line. So pages may repeat, overlap and come late.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import CLOSED_STATUSES, OperationKind, Status
from sync.cache_schema import OPEN_RIDS
from sync.changes import ChangeSet
from sync.database import Database
from sync.feed import FeedGone, FeedItem, FeedReport, FeedUnknown
from sync.milestones import reached
from sync.moments import to_millis
from sync.report_rows import (
    REPORT_COLUMNS,
    document_of,
    folded_of,
    hashes_of,
    history_of,
    history_without,
    joined_history,
    notes_of,
    report_of,
    row_of,
)
from sync.sql_lists import json_list
from sync.time_doubts import judge_times
from sync.unread_rows import forget_unread, keep_unread

# The last three are counted from histories.
_INSERTED = REPORT_COLUMNS[:-3]
_NOTES = frozenset({OperationKind.NOTE.value})
_SETBACKS = frozenset({OperationKind.RETURN.value, OperationKind.REOPEN.value})
_INSERT = f"INSERT INTO report ({', '.join(_INSERTED)}) VALUES ({', '.join('?' * len(_INSERTED))})"  # noqa: S608
_UPDATE = f"UPDATE report SET {', '.join(f'{column} = ?' for column in _INSERTED)} WHERE rid = ?"  # noqa: S608


@dataclass(frozen=True, slots=True)
class KnownReport:
    """A report that the cache holds."""

    rid: int
    rev: int


@dataclass(frozen=True, slots=True)
class Known:
    """What the cache knows of some ids: reports that it holds, and the revision and kind of those that are gone."""

    reports: dict[str, KnownReport] = field(default_factory=dict)
    gone: dict[str, tuple[int, str]] = field(default_factory=dict)


def known_of(database: Database, ids: Sequence[str]) -> Known:
    """What the cache knows of these ids."""
    wanted = json_list(ids)
    reports = database.rows("SELECT id, rid, rev FROM report WHERE id IN (SELECT value FROM json_each(?))", (wanted,))
    gone = database.rows("SELECT id, rev, kind FROM gone WHERE id IN (SELECT value FROM json_each(?))", (wanted,))
    return Known({row[0]: KnownReport(row[1], row[2]) for row in reports}, {row[0]: (row[1], row[2]) for row in gone})


def merge(database: Database, items: Sequence[FeedItem], at: datetime | None) -> ChangeSet:
    """Take the newest of each report in; inside a transaction."""
    newest, events = _newest(items)
    known = known_of(database, list(newest))
    fresh = [item for item in newest.values() if isinstance(item, FeedReport) and _is_newer(item, known)]
    gone = [item for item in newest.values() if isinstance(item, FeedGone) and _is_departure(item, known)]
    rids = _store_reports(database, fresh, known)
    reached("C15")
    told = _join_histories(database, rids, events, known)
    grown = [(rids[report_id], events[report_id]) for report_id in told]
    judge_times(database, grown, [rids[item.report.id] for item in fresh])
    _index_words(database, fresh, {report_id: events[report_id] for report_id in told}, rids, known)
    keep_unread(database, fresh)
    removed = remove(database, gone, at)
    arrived = {i.report.id for i in fresh if i.report.id not in known.reports and i.report.id not in known.gone}
    reports = frozenset({item.report.id for item in fresh} | told) - removed.removed
    return ChangeSet(reports=reports, arrived=frozenset(arrived), removed=removed.removed)


def remove(database: Database, gone: Sequence[FeedGone], at: datetime | None) -> ChangeSet:
    """Take reports out and remember that they went, so that no stale page brings them back; inside a transaction."""
    known = known_of(database, [item.id for item in gone])
    rids = [report.rid for report in known.reports.values()]
    _forget(database, rids)
    forget_unread(database, [item.id for item in gone])
    database.execute_many(
        "INSERT OR REPLACE INTO gone (id, rev, kind, into_id, reason, at) VALUES (?, ?, ?, ?, ?, ?)",
        [(item.id, item.rev, item.kind, item.into, item.reason, 0 if at is None else to_millis(at)) for item in gone],
    )
    return ChangeSet(removed=frozenset(known.reports))


def forget_readings(database: Database, items: Sequence[FeedReport]) -> None:
    """Let these readings of items replace the former ones, revision and lines of history alike; inside a transaction.

    A report that has gone on to another revision since stays as it is.
    """
    held = known_of(database, [item.report.id for item in items]).reports
    for item in items:
        report = held.get(item.report.id)
        if report is None or report.rev != item.report.rev:
            continue
        database.execute("UPDATE report SET rev = -1 WHERE rid = ?", (report.rid,))
        former = database.value("SELECT doc FROM history WHERE rid = ?", (report.rid,))
        if former is not None:
            kept = history_without(former, {event.seq for event in item.events})
            database.execute("UPDATE history SET doc = ? WHERE rid = ?", (kept, report.rid))


def _newest(items: Sequence[FeedItem]) -> tuple[dict[str, FeedReport | FeedGone], dict[str, FeedReport]]:
    """The item that counts for each report, and the histories that came along (for a report twice in a page: joined)."""
    newest: dict[str, FeedReport | FeedGone] = {}
    events: dict[str, FeedReport] = {}
    for item in items:
        if isinstance(item, FeedUnknown):
            continue
        report_id = _id_of(item)
        former = newest.get(report_id)
        if former is None or _order(item) > _order(former):
            newest[report_id] = item
        if isinstance(item, FeedReport) and item.events:
            earlier = events[report_id].events if report_id in events else ()
            events[report_id] = FeedReport(item.report, (*earlier, *item.events))
    return newest, events


def _id_of(item: FeedReport | FeedGone) -> str:
    return item.report.id if isinstance(item, FeedReport) else item.id


def _order(item: FeedReport | FeedGone) -> tuple[int, int]:
    """By revision; where a report and its tombstone share one, the tombstone is the later word."""
    return (item.report.rev, 0) if isinstance(item, FeedReport) else (item.rev, 1)


def _is_newer(item: FeedReport, known: Known) -> bool:
    report = known.reports.get(item.report.id)
    gone = known.gone.get(item.report.id)
    return (report is None or item.report.rev > report.rev) and (gone is None or item.report.rev > gone[0])


def _is_departure(item: FeedGone, known: Known) -> bool:
    report = known.reports.get(item.id)
    gone = known.gone.get(item.id)
    return (report is None or item.rev >= report.rev) and (gone is None or item.rev > gone[0])


def _store_reports(database: Database, fresh: Sequence[FeedReport], known: Known) -> dict[str, int]:
    """Write the reports; answers the row number of every report that the cache now holds among those known and fresh."""
    held = {report_id: row.rid for report_id, row in known.reports.items()}
    old = [item for item in fresh if item.report.id in held]
    new = [item for item in fresh if item.report.id not in held]
    numbers = _RowNumbers(database)
    rids = dict(held)
    if old:
        _unindex(database, [held[item.report.id] for item in old])
        rids.update((item.report.id, numbers.kept(held[item.report.id], item.report)) for item in old)
        pairs = [(rids[item.report.id], held[item.report.id]) for item in old]
        _renumber(database, [pair for pair in pairs if pair[0] != pair[1]])
        database.execute_many(_UPDATE, ((pair[0], *row_of(item.report), pair[1]) for pair, item in zip(pairs, old, strict=True)))
    if new:
        rids.update((item.report.id, numbers.next(item.report)) for item in new)
        database.execute_many(_INSERT, ((rids[item.report.id], *row_of(item.report)) for item in new))
        back = [(item.report.id,) for item in new if item.report.id in known.gone]
        database.execute_many("DELETE FROM gone WHERE id = ?", back)
    _store_bodies(database, [(rids[item.report.id], item) for item in fresh])
    return rids


class _RowNumbers:
    """Gives row numbers to reports: open ones from OPEN_RIDS on."""

    def __init__(self, database: Database) -> None:
        newest_open = database.value("SELECT max(rid) FROM report WHERE rid >= ?", (OPEN_RIDS,)) or OPEN_RIDS
        newest_closed = database.value("SELECT max(rid) FROM report WHERE rid < ?", (OPEN_RIDS,)) or 0
        self._last = {False: newest_open, True: newest_closed}

    def next(self, report: Report) -> int:
        """A number that no report has."""
        closed = report.status in CLOSED_STATUSES
        self._last[closed] += 1
        return self._last[closed]

    def kept(self, rid: int, report: Report) -> int:
        """The number of a report as it is now: its own, or a new one when it was closed or reopened."""
        return rid if (rid < OPEN_RIDS) == (report.status in CLOSED_STATUSES) else self.next(report)


def _renumber(database: Database, pairs: Sequence[tuple[int, int]]) -> None:
    """Take what hangs on old row numbers to new ones; text, documents and photos are written anew with the report."""
    database.execute_many("UPDATE history SET rid = ? WHERE rid = ?", pairs)
    for table in ("words", "body"):
        database.execute_many(f"DELETE FROM {table} WHERE rid = ?", [(old,) for _, old in pairs])  # noqa: S608


def _store_bodies(database: Database, items: Sequence[tuple[int, FeedReport]]) -> None:
    if not items:
        return
    bodies = ((rid, document_of(item.report)) for rid, item in items)
    database.execute_many("INSERT OR REPLACE INTO body (rid, doc) VALUES (?, ?)", bodies)
    mergers = [(rid, item.report.merged_into) for rid, item in items if _is_merged(item.report)]
    database.execute_many("INSERT OR REPLACE INTO merger (rid, into_id) VALUES (?, ?)", mergers)
    uses = ((sha256, rid) for rid, item in items for sha256 in hashes_of(item.report))
    database.execute_many("INSERT OR IGNORE INTO photo_use (sha256, rid) VALUES (?, ?)", uses)


def _is_merged(report: Report) -> bool:
    return report.status is Status.DUPLICATE and report.merged_into is not None


def _join_histories(database: Database, rids: dict[str, int], events: dict[str, FeedReport], known: Known) -> set[str]:
    """Add the lines of history that are new; answers the reports whose history grew."""
    wanted = {report_id: item for report_id, item in events.items() if report_id in rids}
    held = [rids[report_id] for report_id in wanted if report_id in known.reports]
    former: dict[int, bytes] = dict(
        database.rows("SELECT rid, doc FROM history WHERE rid IN (SELECT value FROM json_each(?))", (json_list(held),))
    )
    grown = {}
    for report_id, item in wanted.items():
        joined = joined_history(former.get(rids[report_id]), item.events)
        if joined is not None:
            grown[report_id] = (rids[report_id], joined)
    database.execute_many("INSERT OR REPLACE INTO history (rid, doc) VALUES (?, ?)", grown.values())
    _remember_people(database, [events[report_id] for report_id in grown])
    _count_setbacks(database, [grown[report_id] for report_id in grown if _has(events[report_id], _SETBACKS)])
    return set(grown)


def _has(item: FeedReport, kinds: frozenset[str]) -> bool:
    return any(event.kind in kinds for event in item.events)


def _count_setbacks(database: Database, histories: Iterable[tuple[int, bytes]]) -> None:
    """How often a result was sent back and a report taken up again: figures of fairness look at them."""
    counted = []
    for rid, document in histories:
        kinds = [event.kind for event in history_of(document)]
        counted.append((kinds.count(OperationKind.RETURN), kinds.count(OperationKind.REOPEN), rid))
    database.execute_many("UPDATE report SET returns = ?, reopens = ? WHERE rid = ?", counted)


def _index_words(
    database: Database, fresh: Sequence[FeedReport], grown: dict[str, FeedReport], rids: dict[str, int], known: Known
) -> None:
    """Let searches look through what is new: reports taken in, and notes that joined a history."""
    new = [item for item in fresh if item.report.id not in known.reports]
    _put_words(database, [(rids[item.report.id], folded_of(item.report, notes_of(item.events))) for item in new])
    taken_in = {item.report.id for item in fresh}
    replaced = [rids[item.report.id] for item in fresh if item.report.id in known.reports]
    noted = [rids[report_id] for report_id, item in grown.items() if report_id not in taken_in and _has(item, _NOTES)]
    # The words of those replaced were taken out when they were.
    _unindex_words(database, noted)
    _put_words(database, [(rid, _folded_anew(database, rid)) for rid in (*replaced, *noted)])


def _folded_anew(database: Database, rid: int) -> str:
    body = database.value("SELECT doc FROM body WHERE rid = ?", (rid,))
    history = database.value("SELECT doc FROM history WHERE rid = ?", (rid,))
    return folded_of(report_of(body), notes_of(history_of(history)) if history is not None else ())


def _put_words(database: Database, words: Sequence[tuple[int, str]]) -> None:
    database.execute_many("INSERT OR REPLACE INTO words (rid, folded) VALUES (?, ?)", words)
    database.execute_many("INSERT INTO words_fts (rowid, folded) VALUES (?, ?)", words)


def _remember_people(database: Database, items: Iterable[FeedReport]) -> None:
    names = {event.actor.id: event.actor.name for item in items for event in item.events if event.actor is not None}
    database.execute_many("INSERT OR REPLACE INTO person (id, name) VALUES (?, ?)", names.items())


def _forget(database: Database, rids: Sequence[int]) -> None:
    if not rids:
        return
    _unindex(database, rids)
    wanted = (json_list(rids),)
    for table in ("report", "words", "body", "history"):
        database.execute(f"DELETE FROM {table} WHERE rid IN (SELECT value FROM json_each(?))", wanted)  # noqa: S608


def _unindex(database: Database, rids: Sequence[int]) -> None:
    """Take the text as it was out of the full-text index, the photos out of theirs, and forget what it was merged into."""
    _unindex_words(database, rids)
    for table in ("photo_use", "merger"):
        database.execute(f"DELETE FROM {table} WHERE rid IN (SELECT value FROM json_each(?))", (json_list(rids),))  # noqa: S608


def _unindex_words(database: Database, rids: Sequence[int]) -> None:
    database.execute(
        """INSERT INTO words_fts (words_fts, rowid, folded)
           SELECT 'delete', rid, folded FROM words WHERE rid IN (SELECT value FROM json_each(?))""",
        (json_list(rids),),
    )
