"""Items of the feed as they come over the line, each read on its own (decision 0035)."""

import logging
from dataclasses import replace
from datetime import datetime
from typing import Annotated

import msgspec

from officer_app.domain.bounds import LATEST
from officer_app.domain.reports import Event, Report
from sync.feed import FeedGone, FeedItem, FeedReport, FeedUnknown
from sync.field_reading import FieldReader, Reading, Rules, StandIn, Unread, UnreadableError, cut_short, plain
from sync.report_fields import MAX_ID, MAX_REV, REPORTS, RULES

_GONE = frozenset({"left", "merged", "purged"})
_NAME = 40

Rev = Annotated[int, msgspec.Meta(ge=0, le=MAX_REV)]
Id = Annotated[str, msgspec.Meta(min_length=1, max_length=MAX_ID)]

log = logging.getLogger(__name__)


class _Item(msgspec.Struct, kw_only=True):
    kind: str
    rev: Rev
    report: Report | None = None
    events: tuple[Event, ...] = ()
    id: Id | None = None
    into: str | None = None
    reason: str | None = None


_STAND_INS: dict[type, dict[str, StandIn]] = {_Item: {"kind": lambda _, __: "", "rev": lambda _, __: -1}}
_ITEMS: FieldReader[_Item] = FieldReader(_Item, Rules(RULES.limits, {**RULES.stand_ins, **_STAND_INS}))


def read_item(document: bytes | msgspec.Raw, now: datetime = LATEST) -> FeedItem:
    """An item of the feed.

    A report comes as a report whatever its kind is called; what is neither a report nor a tombstone is kept as it came.
    """
    try:
        reading = _ITEMS.read(document, now)
    except UnreadableError:
        return _unknown("", -1, document)
    item = reading.value
    if item.report is not None:
        return _report(item, item.report, reading, document)
    if item.kind in _GONE and item.id is not None and item.rev >= 0:
        return FeedGone(item.id, item.rev, item.kind, item.into, item.reason)
    return _unknown(item.kind, item.rev, document)


def read_report_alone(document: bytes, now: datetime = LATEST) -> FeedReport:
    """A report that came outside the feed, without its history; UnreadableError where it is none."""
    reading = REPORTS.read(document, now)
    whole = b'{"kind":"report","rev":%d,"report":%b,"events":[]}' % (reading.value.rev, document)
    return FeedReport(placed(reading.value), (), reading.unread, whole if reading.unread else b"")


def placed(report: Report) -> Report:
    """The report; without its point where that is the place of a receiver without a fix."""
    return report if report.point != (0.0, 0.0) else replace(report, point=None)


def _report(item: _Item, report: Report, reading: Reading[_Item], document: bytes | msgspec.Raw) -> FeedReport:
    unread = tuple(replace(field, field=field.field.removeprefix("report.")) for field in reading.unread)
    if item.kind not in ("report", ""):
        unread = (Unread("kind", cut_short(item.kind)), *unread)
    return FeedReport(placed(report), item.events, unread, bytes(document) if unread else b"")


def _unknown(kind: str, rev: int, document: bytes | msgspec.Raw) -> FeedUnknown:
    kept = bytes(document)
    log.warning("an item of the feed could not be understood (%r, rev %d)", kind[:_NAME], rev)
    return FeedUnknown(kind[:MAX_ID], max(rev, 0), kept, _id_of(kept))


def _id_of(document: bytes) -> str:
    """The id of the report that an item which could not be read tells of, empty where it says none."""
    try:
        item = plain(document)
    except UnreadableError:
        return ""
    report = item.get("report") if isinstance(item, dict) else None
    for holder in (item, report):
        found = holder.get("id") if isinstance(holder, dict) else None
        if isinstance(found, str) and 0 < len(found) <= MAX_ID:
            return found
    return ""
