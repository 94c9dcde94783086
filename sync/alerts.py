"""What an officer is told of and can read again later: kept on this computer, encrypted, for each officer.

Told is what others did, never what the officer did. Each thing has a key, so that nothing is told twice, however often a page
of the feed comes. A bounded number of them is kept, each for a bounded time. None holds a citizen's words.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

from officer_app.domain.deadlines import risk_at
from officer_app.domain.officers import Officer
from officer_app.domain.reports import Event, Report
from officer_app.domain.vocabulary import OperationKind, Role, Status
from sync.database import Database
from sync.feed import FeedItem, FeedReport
from sync.moments import to_millis
from sync.records import QueueRow

ALERTS_OF = "alerts:"
KEPT, KEPT_FOR = 200, timedelta(days=30)
# An alert about many reports names so many of them.
MOST_REPORTS = 200
# From this priority on a new report is told by itself.
URGENT = 2
# Clocks of two computers differ, and a page may have been on its way: so long before the last sync counts as new too.
OVERLAP = timedelta(days=1)


class AlertKind(StrEnum):
    """What an alert is about."""

    ASSIGNED = "assigned"
    RETURNED = "returned"
    REOPENED = "reopened"
    DECISION = "decision"
    DUE = "due"
    URGENT = "urgent"
    ARRIVED = "arrived"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """One thing that the officer is told.

    `keys` name what it tells, one for each of `reports`. `number`, `ward` and `categories` say which reports they are, `actor`
    who did it, `mine` whether it was the officer's own result; `operation` is what a decision is about.
    """

    kind: AlertKind
    at: datetime
    keys: tuple[str, ...]
    reports: tuple[str, ...]
    number: str = ""
    categories: tuple[str, ...] = ()
    ward: str = ""
    actor: str = ""
    mine: bool = False
    operation: str | None = None
    read: bool = False

    @property
    def alert_id(self) -> str:
        """What names it."""
        return self.keys[0]


_alerts = msgspec.json.Decoder(list[msgspec.Raw])
_alert = msgspec.json.Decoder(Alert)


def read_alerts(text: str | None) -> tuple[Alert, ...]:
    """The alerts in a JSON list, newest first; one that cannot be understood spoils none of the others."""
    if text is None:
        return ()
    try:
        raw = _alerts.decode(text)
    except msgspec.MsgspecError:
        return ()
    return tuple(found for found in map(_read, raw[:KEPT]) if found is not None)


def _read(raw: msgspec.Raw) -> Alert | None:
    try:
        found = _alert.decode(raw)
    except msgspec.MsgspecError:
        return None
    return found if found.keys and len(found.keys) == len(found.reports) else None


def kept_alerts(database: Database, officer_id: str) -> tuple[Alert, ...]:
    """An officer's alerts in a database that has the facts of the installation as `meta`."""
    return read_alerts(database.value("SELECT value FROM meta WHERE key = ?", (f"{ALERTS_OF}{officer_id}",)))


def keep_alerts(database: Database, officer_id: str, alerts: Iterable[Alert], now: datetime) -> bool:
    """Keep alerts that were not told before; whether there were any. In a transaction of its own, or within the one at hand."""
    with database.writing():
        former = kept_alerts(database, officer_id)
        after = joined(former, alerts, now)
        if after == former:
            return False
        _write(database, officer_id, after)
        return True


def mark_read(database: Database, officer_id: str, alert_ids: Iterable[str] | None) -> None:
    """The officer has read these alerts, or with None all of them."""
    with database.writing():
        wanted = None if alert_ids is None else frozenset(alert_ids)
        former = kept_alerts(database, officer_id)
        after = tuple(replace(one, read=True) if wanted is None or one.alert_id in wanted else one for one in former)
        if after != former:
            _write(database, officer_id, after)


def joined(former: Sequence[Alert], alerts: Iterable[Alert], now: datetime) -> tuple[Alert, ...]:
    """The alerts with new ones, newest first; what was told before is not told again, and what is too old is let go."""
    told = {key for one in former for key in one.keys}
    after = list(former)
    for alert in alerts:
        fresh = _untold(alert, told)
        if fresh is not None:
            told.update(fresh.keys)
            _add(after, fresh)
    # Of what has the same time the later comer stands above.
    after.sort(key=lambda one: one.at, reverse=True)
    return tuple(one for one in after if now - one.at <= KEPT_FOR)[:KEPT]


def _add(alerts: list[Alert], fresh: Alert) -> None:
    """Arrivals that nobody has read yet are one alert."""
    if fresh.kind is AlertKind.ARRIVED:
        for place, one in enumerate(alerts):
            if one.kind is AlertKind.ARRIVED and not one.read and len(one.reports) + len(fresh.reports) <= MOST_REPORTS:
                alerts[place] = replace(
                    fresh,
                    keys=(*one.keys, *fresh.keys),
                    reports=(*one.reports, *fresh.reports),
                    number="",
                    categories=tuple(dict.fromkeys((*one.categories, *fresh.categories))),
                    ward=fresh.ward if fresh.ward == one.ward else "",
                )
                return
    alerts.insert(0, fresh)


def _untold(alert: Alert, told: set[str]) -> Alert | None:
    pairs = [pair for pair in zip(alert.keys, alert.reports, strict=True) if pair[0] not in told]
    if not pairs:
        return None
    if len(pairs) == len(alert.keys):
        return alert
    return replace(alert, keys=tuple(key for key, _ in pairs), reports=tuple(report for _, report in pairs))


def _write(database: Database, officer_id: str, alerts: Sequence[Alert]) -> None:
    text = msgspec.json.encode(alerts).decode()
    database.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (f"{ALERTS_OF}{officer_id}", text))


def alerts_of_page(
    items: Iterable[FeedItem], officer: Officer, since: datetime, known: Callable[[str], frozenset[int]]
) -> list[Alert]:
    """What a page of the feed tells of what others did; `known` are the numbers of the events that this computer has of a report.

    What happened long before `since`, the last sync, is not news.
    """
    found = []
    for item in items:
        if isinstance(item, FeedReport):
            for event in item.events:
                alert = _of_event(item, event, officer) if event.at >= since - OVERLAP else None
                if alert is not None and event.seq not in known(item.report.id):
                    found.append(alert)
    return found


def alerts_of_arrivals(items: Iterable[FeedItem], arrived: frozenset[str], told: Iterable[Alert], at: datetime) -> list[Alert]:
    """What is told of reports that came in: urgent ones one by one, the others together; none that was told of already."""
    named = {report for alert in told for report in alert.reports}
    open_ones = {
        item.report.id: item.report
        for item in items
        if isinstance(item, FeedReport) and item.report.id in arrived - named and item.report.is_open
    }
    urgent = [report for report in open_ones.values() if report.priority >= URGENT]
    others = [report for report in open_ones.values() if report.priority < URGENT][:MOST_REPORTS]
    found = [_about(report, AlertKind.URGENT, f"urgent:{report.id}", at) for report in urgent]
    if others:
        found.append(together(AlertKind.ARRIVED, others, at))
    return found


def decision_alert(op_id: str, report_id: str, number: str, at: datetime) -> Alert:
    """An action that the server could not take as it is: the officer has to decide."""
    key = f"{AlertKind.DECISION}:{op_id}"
    return Alert(kind=AlertKind.DECISION, at=at, keys=(key,), reports=(report_id,), number=number, operation=op_id)


def due_alert(rows: Sequence[QueueRow], at: datetime) -> Alert:
    """Reports whose next deadline is near; one that was put off is told again."""
    wards = {row.ward for row in rows}
    return Alert(
        kind=AlertKind.DUE,
        at=at,
        keys=tuple(f"{AlertKind.DUE}:{row.report_id}:{to_millis(risk_at(row.clocks))}" for row in rows),
        reports=tuple(row.report_id for row in rows),
        number=rows[0].number if len(rows) == 1 else "",
        categories=tuple(dict.fromkeys(row.category for row in rows)),
        ward=rows[0].ward if len(wards) == 1 else "",
    )


def together(kind: AlertKind, reports: Sequence[Report], at: datetime) -> Alert:
    """One alert about several reports."""
    first = reports[0]
    wards = {report.ward for report in reports}
    return Alert(
        kind=kind,
        at=at,
        keys=tuple(f"{kind}:{report.id}" for report in reports),
        reports=tuple(report.id for report in reports),
        number=first.number if len(reports) == 1 else "",
        categories=tuple(dict.fromkeys(report.category for report in reports)),
        ward=first.ward if len(wards) == 1 else "",
    )


def _of_event(item: FeedReport, event: Event, officer: Officer) -> Alert | None:
    if event.actor is None or event.actor.id == officer.id:
        return None
    kind = _kind_of(event, officer)
    if kind is None:
        return None
    mine = item.report.assignee == officer.id or _last_sender(item.events, event.seq) == officer.id
    if kind in (AlertKind.RETURNED, AlertKind.REOPENED) and not (mine or officer.roles & {Role.STAFF, Role.FIELD}):
        return None
    alert = _about(item.report, kind, f"{kind}:{item.report.id}:{event.seq}", event.at)
    return replace(alert, actor=event.actor.name, mine=mine)


def _kind_of(event: Event, officer: Officer) -> AlertKind | None:
    match event.kind:
        case OperationKind.ASSIGN if event.data.get("officer") == officer.id:
            return AlertKind.ASSIGNED
        case OperationKind.RETURN:
            return AlertKind.RETURNED
        case OperationKind.REOPEN:
            return AlertKind.REOPENED
        case OperationKind.PRIORITISE:
            priority = event.data.get("priority")
            return AlertKind.URGENT if isinstance(priority, int) and priority >= URGENT else None
        case _:
            return None


def _last_sender(events: Sequence[Event], before: int) -> str | None:
    """Who sent the result that an event is about."""
    sent = [
        event.actor.id
        for event in events
        if event.seq < before and event.actor is not None and event.data.get("to") == Status.AWAITING_VALIDATION
    ]
    return sent[-1] if sent else None


def _about(report: Report, kind: AlertKind, key: str, at: datetime) -> Alert:
    return Alert(
        kind=kind, at=at, keys=(key,), reports=(report.id,), number=report.number, categories=(report.category,), ward=report.ward
    )
