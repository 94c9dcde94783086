"""`officer-app reports list` and `officer-app reports show`."""

import argparse
from collections.abc import Iterator
from datetime import datetime

from officer_app.cli_documents import detail_document, row_document, unread_document
from officer_app.cli_names import area_code, category_code, report_id
from officer_app.cli_output import put, put_json, table, warn
from officer_app.cli_words import did_you_mean, queue_cells, queue_head, report_words
from officer_app.clock import utc_now
from officer_app.domain.vocabulary import Status
from officer_app.exit_codes import Exit
from officer_app.installation import Installation
from sync.errors import OfficerError
from sync.queue_order import ANYTIME, Standpoint, officer_standpoint
from sync.reading import Reader
from sync.records import QueueQuery, QueueRow, Reference, Sort
from ui.words.unread_words import unread_report_about, unread_report_title

_PAGE = 200
_WIDTHS = (16, 18, 22, 20, 22, 60)


def rows(installation: Installation, options: argparse.Namespace) -> Exit:
    """List the queue, what is most at risk first."""
    reader, now = _reader(installation), utc_now()
    try:
        reference = reader.reference()
        query = _query(options, reference)
        found = _found(reader, query, options.limit, standpoint=_standpoint(installation, reference, now))
        meant = reader.corrected(query) if query.text and not found else None
        if options.json:
            put_json({"reports": [row_document(row, reference, now) for row in found]})
        else:
            language = options.language or installation.settings.language
            cells = [queue_cells(row, reference, language, now) for row in found]
            put(table(queue_head(), cells, _WIDTHS))
            if meant is not None:
                warn(did_you_mean(meant))
    finally:
        reader.close()
    return Exit.DONE


def show(installation: Installation, options: argparse.Namespace) -> Exit:
    """Show one report whole."""
    reader, now = _reader(installation), utc_now()
    try:
        detail = reader.detail(report_id(reader, options.report))
        if detail is None:
            raise OfficerError("report-not-found", report=options.report)
        unread = reader.unread_of(detail.report.id)
        if options.json:
            put_json({**detail_document(detail, now), "unread": [unread_document(line) for line in unread]})
        else:
            put(report_words(detail, reader.reference(), options.language or installation.settings.language, now))
            if unread:
                put(f"\n{unread_report_title()}: {unread_report_about(unread)}")
    finally:
        reader.close()
    return Exit.DONE


def _reader(installation: Installation) -> Reader:
    # On a shared computer, reports are for the officer who is signed in.
    if installation.officer is None:
        raise OfficerError("not-signed-in")
    return installation.stores.open_reader()


def _query(options: argparse.Namespace, reference: Reference) -> QueueQuery:
    return QueueQuery(
        statuses=tuple(Status(word) for word in options.status),
        categories=tuple(category_code(reference, word) for word in options.category),
        areas=tuple(area_code(reference, word) for word in options.area),
        text=options.text,
        unsent_only=options.unsent,
        sort=Sort(options.sort),
    )


def _standpoint(installation: Installation, reference: Reference, now: datetime) -> Standpoint:
    return officer_standpoint(installation.officer, reference, now) if installation.officer is not None else ANYTIME


def _found(reader: Reader, query: QueueQuery, limit: int, standpoint: Standpoint) -> list[QueueRow]:
    found: list[QueueRow] = []
    for page in _pages(reader, query, limit, standpoint):
        found += page
        if limit and len(found) >= limit:
            return found[:limit]
    return found


def _pages(reader: Reader, query: QueueQuery, limit: int, standpoint: Standpoint) -> Iterator[tuple[QueueRow, ...]]:
    after: tuple[object, ...] | None = None
    while True:
        page = reader.queue(query, after, min(limit, _PAGE) or _PAGE, standpoint=standpoint)
        yield page.rows
        after = page.after
        if after is None:
            return
