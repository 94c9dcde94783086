"""What is late and what is at risk as queries: what a number counts is what its query shows.

The definition is the domain's (`officer_app.domain.urgency`); `sync.reading.filters` says these queries in SQL, and nothing else
does: views, groups, figures, notifications and forecasts all ask so.
"""

from dataclasses import replace
from datetime import datetime

from officer_app.domain.urgency import SOON
from officer_app.domain.vocabulary import OPEN_STATUSES
from sync.records import QueueQuery


def late(base: QueueQuery, now: datetime) -> QueueQuery:
    """The reports of a query whose next promise is broken."""
    return due_between(base, None, now)


def at_risk(base: QueueQuery, now: datetime) -> QueueQuery:
    """The reports of a query that are not late, but of which a clock warns."""
    return replace(due_between(base, now, None), warned_by=now)


def breaking_soon(base: QueueQuery, former: datetime, now: datetime) -> QueueQuery:
    """The reports of a query whose next promise breaks within the hour, and did not at a former moment."""
    return due_between(base, former + SOON, now + SOON)


def due_between(base: QueueQuery, begins: datetime | None, ends: datetime | None) -> QueueQuery:
    """The reports of a query whose clock runs and whose next promise breaks between two moments, the second not included."""
    due_from = max((at for at in (base.due_from, begins) if at is not None), default=None)
    due_before = min((at for at in (base.due_before, ends) if at is not None), default=None)
    return replace(base, paused=False, due_from=due_from, due_before=due_before)


def can_be(base: QueueQuery) -> bool:
    """Whether a query has reports whose clock runs at all."""
    return base.paused is not True and (not base.statuses or bool(OPEN_STATUSES & set(base.statuses)))
