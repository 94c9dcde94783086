"""What the window and the terminal read; never waits for the network, never writes."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

import msgspec

from officer_app.domain.officers import Officer
from officer_app.domain.operations import Photo
from officer_app.domain.reports import Report
from officer_app.domain.templates import AnswerTemplate
from officer_app.domain.vocabulary import OPEN_STATUSES, Status
from sync.alerts import ALERTS_OF, Alert, read_alerts
from sync.cache import REFERENCE_VERSION
from sync.database import Database
from sync.decisions.choices import Situation
from sync.figure_records import Grouping, MeasureLine, Period, StandingLine
from sync.forecast import Forecast
from sync.overlay import LIVE_STATES, OWN, Overlay
from sync.queue_groups import GroupLine
from sync.queue_order import ANYTIME, Key, Standpoint, matches
from sync.reading import decisions, drafts, figures, outbox, spelling
from sync.reading.drafts import DRAFTED, Drafted
from sync.reading.duplicates import Alike, candidates, fixed_before, nearby
from sync.reading.facets import Facets, Tally, facets, tally
from sync.reading.followers import followers_of
from sync.reading.forecast import forecasts
from sync.reading.groups import group_lines
from sync.reading.own_items import OwnItems
from sync.reading.points import points_of_query, points_of_query_among
from sync.reading.queue_pages import count_rows, read_page
from sync.records import (
    Counts,
    DecisionCard,
    MapPoints,
    OthersWork,
    OutboxItem,
    QueuePage,
    QueueQuery,
    QueueRow,
    Reference,
    ReportDetail,
)
from sync.reference_rows import read_reference
from sync.report_rows import hashes_of, history_of, queue_row, report_of
from sync.sql_lists import json_list
from sync.unread_rows import UnreadLine, count_unread, read_unread, read_unread_of
from sync.views import OFFICE, SavedView, read_office

_photo = msgspec.json.Decoder(Photo)


class Reader(OwnItems):
    """One query-only connection to the cache with work.db attached; belongs to the one thread that opened it.

    work.db is read before the cache: an operation that has just been settled is then never missing from both.
    """

    def __init__(self, database: Database) -> None:
        self._db = database
        self._overlay = Overlay()
        self._overlaid_at: tuple[object, ...] | None = None
        self._reference = Reference()
        self._reference_version: str | None = None

    def queue(
        self, query: QueueQuery, after: Key | None = None, limit: int = 200, *, standpoint: Standpoint = ANYTIME
    ) -> QueuePage:
        """The rows behind `after` in the query's order; a page may be short before the end, but is empty only there.

        All pages of a list are read from one standpoint.
        """
        with self._snapshot() as overlay:
            return read_page(self._db, overlay, query, after, limit, standpoint=standpoint)

    def rows(self, report_ids: Iterable[str]) -> dict[str, QueueRow]:
        """The rows of these reports, of those that are in scope."""
        wanted = set(report_ids)
        with self._snapshot() as overlay:
            own = {shown.row.report_id: shown.row for shown in overlay.shown() if shown.row.report_id in wanted}
            documents = self._db.rows(
                """SELECT b.doc, w.folded || ifnull((SELECT folded FROM category WHERE code = r.category), ''),
                          r.returns, r.reopens, r.doubts
                   FROM report r JOIN body b ON b.rid = r.rid JOIN words w ON w.rid = r.rid
                   WHERE r.id IN (SELECT value FROM json_each(?))""",
                (json_list(wanted - overlay.reports.keys()),),
            )
        rows = (
            queue_row(report_of(document), setbacks=(returns, reopens, doubts), searched=searched)
            for document, searched, returns, reopens, doubts in documents
        )
        return own | {row.report_id: row for row in rows}

    def matches(self, query: QueueQuery, row: QueueRow) -> bool:
        """Whether a row belongs to a query."""
        return matches(query, row)

    def find(self, number_or_id: str) -> str | None:
        """The id of the report with this number, however it is parted, or id; None when this computer does not have it."""
        text = number_or_id.strip()
        given = json_list((text, text.upper(), "".join(char for char in text.upper() if char.isalnum())))
        with self._db.snapshot():
            found: str | None = self._db.value(
                "SELECT id FROM report WHERE id = ? OR number IN (SELECT value FROM json_each(?))", (text, given)
            )
            return found or self._db.value(
                f"""SELECT report_id FROM work.operation
                    WHERE state IN {LIVE_STATES} AND {OWN}
                      AND (report_id = ? OR number IN (SELECT value FROM json_each(?)))""",  # noqa: S608
                (text, given),
            )

    def detail(self, report_id: str) -> ReportDetail | None:
        """One report whole, None when this computer does not have it."""
        with self._snapshot() as overlay:
            report = self._report(report_id, overlay)
            if report is None:
                return None
            history = self._db.value("SELECT h.doc FROM report r JOIN history h ON h.rid = r.rid WHERE r.id = ?", (report_id,))
            operations = outbox.items_of(self._db, report_id)
        events = history_of(history) if history is not None else ()
        truncated = bool(events) and events[0].seq > 1
        return ReportDetail(report=report, events=events, operations=operations, truncated_history=truncated)

    @contextmanager
    def still(self) -> Iterator[None]:
        """Everything read inside is as it stood at one moment; short, because the cache's log grows meanwhile."""
        with self._snapshot():
            yield

    def reports(self, report_ids: Iterable[str]) -> dict[str, Report]:
        """These reports whole, of those that are in scope, with the officer's unsettled operations laid over them."""
        wanted = set(report_ids)
        with self._snapshot() as overlay:
            own = {shown.report.id: shown.report for shown in overlay.shown() if shown.report.id in wanted}
            documents = self._db.rows(
                "SELECT b.doc FROM report r JOIN body b ON b.rid = r.rid WHERE r.id IN (SELECT value FROM json_each(?))",
                (json_list(wanted - overlay.reports.keys()),),
            )
        return own | {report.id: report for report in (report_of(row[0]) for row in documents)}

    def map_points(self, query: QueueQuery, limit: int = 1_000_000) -> MapPoints:
        """The reports of a query that have a place, `limit` at most: open ones before closed ones."""
        with self._snapshot() as overlay:
            return points_of_query(self._db, overlay, query, limit)

    def points(self, query: QueueQuery, report_ids: Iterable[str]) -> MapPoints:
        """The places of those of these reports that belong to a query and have one."""
        with self._snapshot() as overlay:
            return points_of_query_among(self._db, overlay, query, report_ids)

    def outbox(self, limit: int = 500) -> list[OutboxItem]:
        """What is not settled, newest last."""
        with self._db.snapshot():
            return outbox.items(self._db, limit)

    def card(self, op_id: str) -> DecisionCard | None:
        """What there is to decide about an operation, None when nothing is."""
        with self._snapshot():
            return next(iter(decisions.cards(self._db, self._reference, 1, op_id)), None)

    def cards(self, limit: int = 200) -> list[DecisionCard]:
        """Everything that needs a decision of the officer whose desk this is, oldest first."""
        with self._snapshot():
            return decisions.cards(self._db, self._reference, limit)

    def situation(self, op_id: str, officer: Officer) -> Situation | None:
        """What an officer's decision about an operation hangs on, None when there is nothing to decide."""
        with self._snapshot():
            return decisions.situation(self._db, self._reference, op_id, officer)

    def operations_named(self, start: str) -> list[str]:
        """The ids that begin so, at most two, among all that the officer whose desk this is ever recorded here."""
        with self._db.snapshot():
            return decisions.named(self._db, start)

    def others(self) -> tuple[OthersWork, ...]:
        """Whose work besides this officer's waits on this computer, and how much; never what it is."""
        with self._db.snapshot():
            return outbox.of_others(self._db)

    def everybody(self) -> tuple[OthersWork, ...]:
        """Whose work waits on this computer, and how much, while nobody is signed in."""
        with self._db.snapshot():
            return outbox.of_everybody(self._db)

    def counts(self) -> Counts:
        """Figures for the status bar and the rail."""
        with self._snapshot() as overlay:
            tally = self._db.rows("SELECT status, number FROM tally")
            by_status = {Status(status): number for status, number in tally if status in OPEN_STATUSES}
            photos = self._db.value(
                f"""SELECT count(DISTINCT b.sha256) FROM work.operation JOIN work.operation_blob ob USING (op_id)
                    JOIN work.blob b ON b.sha256 = ob.sha256
                    WHERE state IN ('queued', 'sending', 'uncertain') AND NOT b.stored AND {OWN}"""  # noqa: S608
            )
            others = outbox.of_others(self._db)
            unread = count_unread(self._db)
        for shown in overlay.shown():
            for status, step in ((shown.cached, -1), (shown.row.status, 1)):
                if status in OPEN_STATUSES:
                    by_status[status] = by_status.get(status, 0) + step
        rows = [overlaid.row for overlaid in overlay.reports.values()]
        return Counts(
            open_by_status={status: count for status, count in by_status.items() if count},
            unsent=sum(row.unsent for row in rows),
            attention=sum(row.attention for row in rows),
            photos_unsent=photos,
            others=sum(found.count for found in others),
            unread=unread,
        )

    def unread(self) -> tuple[UnreadLine, ...]:
        """What could not be read of the server's answers, the same once, most frequent first."""
        with self._db.snapshot():
            return read_unread(self._db)

    def unread_of(self, report_id: str) -> tuple[UnreadLine, ...]:
        """What could not be read of one report."""
        return read_unread_of(self._db, report_id)

    def unread_fields(self, report_id: str) -> frozenset[str]:
        """The fields of a report that this version could not read."""
        rows = self._db.rows("SELECT field FROM unread WHERE subject = ?", (report_id,))
        return frozenset(row[0] for row in rows)

    def standings(self, base: QueueQuery, grouping: Grouping, now: datetime) -> tuple[StandingLine, ...]:
        """What is open now within a query, by group; walks all open reports, so not for the GUI thread."""
        with self._snapshot() as overlay:
            return figures.standings(self._db, overlay, base, grouping, now)

    def group_lines(self, query: QueueQuery, moment: datetime, standpoint: Standpoint = ANYTIME) -> tuple[GroupLine, ...]:
        """The groups of a query with their counts; walks all its reports, so not for the GUI thread."""
        with self._snapshot() as overlay:
            return group_lines(self._db, overlay, query, moment, standpoint)

    def tally(self, query: QueueQuery) -> Tally:
        """How many reports a query has and by status; walks all its reports, so not for the GUI thread."""
        with self._snapshot() as overlay:
            return tally(self._db, overlay, query)

    def facets(self, query: QueueQuery, now: datetime) -> Facets:
        """How many reports each filter would leave of a query; walks them once for each, so not for the GUI thread."""
        with self._snapshot() as overlay:
            return facets(self._db, overlay, query, now)

    def corrected(self, query: QueueQuery) -> str | None:
        """What a search may have meant to say; reads thousands of reports, so not for the GUI thread."""
        with self._snapshot() as overlay:
            return spelling.corrected(self._db, overlay, query)

    def measures(self, base: QueueQuery, grouping: Grouping, period: Period, now: datetime) -> tuple[MeasureLine, ...]:
        """How the reports of a period within a query were answered, by group; walks them all, so not for the GUI thread."""
        with self._snapshot() as overlay:
            return figures.measures(self._db, overlay, base, grouping, period, now, self._reference)

    def forecasts(self, base: QueueQuery, now: datetime) -> tuple[Forecast, ...]:
        """Which promises of the open reports within a query will probably break; walks all reports, so not for the GUI thread."""
        with self._snapshot() as overlay:
            return forecasts(self._db, overlay, base, self._reference.calendar, now)

    def reference(self) -> Reference:
        """Categories, agencies, officers, area names and the workflow; empty before the first sync."""
        with self._db.snapshot():
            self._refresh_reference()
        return self._reference

    def duplicates(self, report_id: str, limit: int = 8) -> list[Alike]:
        """Reports that may tell of the same thing as this one, likeliest first."""
        return self._around(report_id, lambda report: candidates(self._db, report, limit))

    def fixed_before(self, report_id: str, limit: int = 5) -> list[Alike]:
        """Earlier fixes of the same matter at the same place, newest first: it may have come again."""
        return self._around(report_id, lambda report: fixed_before(self._db, report, limit))

    def nearby(self, report_id: str, metres: float = 300.0, limit: int = 20) -> list[Alike]:
        """Open reports around this one, nearest first."""
        return self._around(report_id, lambda report: nearby(self._db, report, metres, limit))

    def followers(self, report_id: str) -> tuple[int, list[Report]]:
        """How many reports were merged into this one, and the newest of them."""
        with self._snapshot() as overlay:
            return followers_of(self._db, overlay, report_id)

    def document(self, name: str) -> bytes | None:
        """A document as it came: areas, roads."""
        found: bytes | None = self._db.value("SELECT body FROM document WHERE name = ?", (name,))
        return found

    def document_tag(self, name: str) -> str | None:
        """What names a document's content, None where there is no such document."""
        found: str | None = self._db.value("SELECT etag || ':' || length(body) FROM document WHERE name = ?", (name,))
        return found

    def office(self) -> tuple[list[SavedView], list[AnswerTemplate]]:
        """Saved views and templates that the office shares."""
        found = self.document(OFFICE)
        return read_office(found) if found is not None else ([], [])

    def alerts(self, officer_id: str) -> tuple[Alert, ...]:
        """What an officer was told of, newest first."""
        return read_alerts(self._db.value("SELECT value FROM work.meta WHERE key = ?", (f"{ALERTS_OF}{officer_id}",)))

    def count(self, query: QueueQuery, most: int = 200) -> int:
        """How many reports a query has, counted up to a limit."""
        with self._snapshot() as overlay:
            return count_rows(self._db, overlay, query, most)

    def used_elsewhere(self, report_id: str, hashes: Iterable[str]) -> set[str]:
        """Which of these photos, by the hash of what was sent or of its original, hang on other reports, or are about to."""
        wanted = set(hashes)
        listed = json_list(wanted)
        with self._snapshot() as overlay:
            cached = self._db.rows(
                """SELECT DISTINCT p.sha256 FROM photo_use p JOIN report r ON r.rid = p.rid
                   WHERE p.sha256 IN (SELECT value FROM json_each(?)) AND r.id <> ?""",
                (listed, report_id),
            )
            drafted = self._db.rows("SELECT photo FROM work.draft_photo WHERE report_id <> ?", (report_id,))
        own = [overlaid.report for other, overlaid in overlay.reports.items() if other != report_id]
        photos = [_photo.decode(row[0]) for row in drafted]
        used = {row[0] for row in cached} | {sha for photo in photos for sha in (photo.sha256, photo.facts.original_sha256)}
        return wanted & used.union(*(hashes_of(report) for report in own))

    def drafts(self, report_id: str) -> dict[str, str]:
        """What was typed and not sent, by field."""
        return drafts.texts_of(self._db, report_id)

    def drafted(self, limit: int = 200) -> list[Drafted]:
        """The reports with something that was typed or attached and not sent, the one that was changed last first."""
        with self._db.snapshot():
            return drafts.drafted(self._db, limit)

    def reports_drafted(self) -> list[str]:
        """The ids of those reports."""
        return drafts.reports_drafted(self._db)

    def draft_changed_at(self, report_id: str, base: str) -> datetime | None:
        """When a draft of a report was last changed; `base` is what the names of its fields begin with."""
        return drafts.changed_at(self._db, report_id, base)

    def draft_photos(self, report_id: str) -> list[Photo]:
        """The photos attached and not sent, in their order."""
        rows = self._db.rows(
            f"SELECT photo FROM work.draft_photo WHERE report_id = ? AND {DRAFTED} ORDER BY seq",  # noqa: S608
            (report_id,),
        )
        return [_photo.decode(row[0]) for row in rows]

    def officer_name(self, officer_id: str) -> str | None:
        """The name of an officer who shares an area, or who did something in a history."""
        colleague = self.reference().officers.get(officer_id)
        if colleague is not None:
            return colleague.name
        found: str | None = self._db.value("SELECT name FROM person WHERE id = ?", (officer_id,))
        return found

    def interrupt(self) -> None:
        """End the query at hand, from any thread: it fails with StoreError in its own."""
        self._db.interrupt()

    def close(self) -> None:
        """Close the connection."""
        self._db.close()

    @contextmanager
    def _snapshot(self) -> Iterator[Overlay]:
        with self._db.snapshot():
            work = self._db.value("SELECT max(rowid) FROM work.meta"), self._db.value("PRAGMA work.data_version")
            state = (*work, self._db.value("SELECT count(*) FROM state"), self._db.value("PRAGMA main.data_version"))
            if state != self._overlaid_at:
                self._refresh_reference()
                self._overlay.refresh(self._db, self._reference.workflow, self._reference.working)
                self._overlaid_at = state
            yield self._overlay

    def _around(self, report_id: str, look: Callable[[Report], list[Alike]]) -> list[Alike]:
        with self._snapshot() as overlay:
            report = self._report(report_id, overlay)
            return [] if report is None else look(report)

    def _refresh_reference(self) -> None:
        version = self._db.value("SELECT value FROM state WHERE key = ?", (REFERENCE_VERSION,))
        if version != self._reference_version:
            self._reference = read_reference(self._db)
            self._reference_version = version

    def _report(self, report_id: str, overlay: Overlay) -> Report | None:
        overlaid = overlay.reports.get(report_id)
        if overlaid is not None:
            return overlaid.report
        document = self._db.value("SELECT b.doc FROM report r JOIN body b ON b.rid = r.rid WHERE r.id = ?", (report_id,))
        return None if document is None else report_of(document)
