"""Reads the reports that are to leave, in a thread of its own, all of them as they stood at one moment."""

import threading
from collections.abc import Callable, Generator, Iterator
from datetime import datetime

from officer_app.domain.officers import Officer
from officer_app.domain.reports import Report
from papers.privacy import is_private, leaving
from sync.errors import OfficerError
from sync.queue_order import officer_standpoint
from sync.reading import Reader
from sync.records import QueueQuery

_PAGE = 500


class PaperSource:
    """Gives reports as they may leave (`papers.privacy`), and says how far it is.

    `stop` ends it with an OfficerError `paper-stopped`; `told` is called with the number of reports read, in this thread.
    """

    def __init__(
        self, reader: Reader, officer: Officer, now: datetime, stop: threading.Event, told: Callable[[int], None]
    ) -> None:
        self.reader, self.officer, self.now = reader, officer, now
        self.reference = reader.reference()
        self._stop, self._told = stop, told
        self.count = self.private = 0

    def check(self) -> None:
        """Go on, or end because the officer no longer wants it."""
        if self._stop.is_set():
            raise OfficerError("paper-stopped")

    def of_query(self, query: QueueQuery) -> Generator[Report, None, None]:
        """All reports of a query, in its order."""
        after: tuple[object, ...] | None = None
        standpoint = officer_standpoint(self.officer, self.reference, self.now)
        with self.reader.still():
            while True:
                self.check()
                page = self.reader.queue(query, after, _PAGE, standpoint=standpoint)
                ids = [row.report_id for row in page.rows]
                yield from self._given(ids)
                after = page.after
                if after is None:
                    return

    def of_ids(self, report_ids: tuple[str, ...]) -> Generator[Report, None, None]:
        """These reports, in their order, those that are on this computer."""
        with self.reader.still():
            yield from self._given(list(report_ids))

    def assignee(self, officer_id: str | None) -> str:
        """An officer's name, nothing for nobody and for somebody of another office."""
        if officer_id is None:
            return ""
        return self.officer.name if officer_id == self.officer.id else self.reader.officer_name(officer_id) or ""

    def _given(self, ids: list[str]) -> Iterator[Report]:
        found = self.reader.reports(ids)
        for report_id in ids:
            report = found.get(report_id)
            if report is None:
                continue
            self.count += 1
            self.private += is_private(report)
            if self.count % 50 == 0:
                self.check()
                self._told(self.count)
            yield leaving(report)
        self._told(self.count)
