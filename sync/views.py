"""Saved views of the queue: what an office or an officer looks at again and again, with times that move along."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

import msgspec

from officer_app.domain.templates import AnswerTemplate
from officer_app.domain.wib import WIB
from sync import urgency
from sync.records import QueueQuery
from sync.templates import shared_template

# The document that the office's shared things come in, and the key under which an officer's own views are kept.
OFFICE = "office"
VIEWS_OF = "views:"
SESSION_OF = "session:"
_MOST = 200
_ANY_DAY = datetime(2020, 1, 1, tzinfo=UTC)


class Urgency(StrEnum):
    """Which reports: the late ones, those at risk, or those whose promise breaks before the day is over (or has)."""

    LATE = "late"
    AT_RISK = "at_risk"
    TODAY = "today"


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView:
    """A named query; `urgency` and `last_days` (received within so many days) are looked up at the moment it is shown."""

    view_id: str
    name: str
    query: QueueQuery
    urgency: Urgency | None = None
    last_days: int | None = None
    shared: bool = False

    def at(self, now: datetime) -> QueueQuery:
        """What it shows now."""
        query = self.query
        if self.urgency is not None:
            query = _urgent(query, self.urgency, now)
        if self.last_days is not None:
            query = replace(query, received_from=now - timedelta(days=self.last_days))
        return query

    def shows(self, query: QueueQuery) -> bool:
        """Whether a query is what it showed at some moment."""
        moved = ["received_from"] if self.last_days is not None else []
        if self.urgency is not None:
            moved += ["due_before", "due_from", "warned_by", "paused"]
        # As set as at any other moment, whatever the moment was.
        then = self.at(_ANY_DAY)
        if any((getattr(then, name) is None) != (getattr(query, name) is None) for name in moved):
            return False
        return replace(query, **{name: getattr(then, name) for name in moved}) == then


@dataclass(frozen=True, slots=True, kw_only=True)
class Folding:
    """Which groups of a list are closed: none but those named in `others`, or with `closed` all but those."""

    closed: bool = False
    others: frozenset[str] = frozenset()

    def is_open(self, key: str) -> bool:
        """Whether the reports of a group are shown."""
        return self.closed == (key in self.others)

    def turned(self, key: str) -> "Folding":
        """With one group opened, or closed."""
        return replace(self, others=self.others ^ {key})


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """What an officer looked at when he left, at which report, and which groups were closed."""

    view: SavedView
    report_id: str | None = None
    folding: Folding = Folding()


class _Shown(msgspec.Struct, omit_defaults=True, kw_only=True):
    query: QueueQuery = QueueQuery()
    urgency: Urgency | None = None
    last_days: int | None = None


class _Session(msgspec.Struct, omit_defaults=True, kw_only=True):
    shown: _Shown
    view: str = ""
    report: str | None = None
    folding: Folding = Folding()


class _Kept(msgspec.Struct, kw_only=True):
    id: str
    name: str
    query: _Shown


class _Office(msgspec.Struct, kw_only=True):
    views: list[msgspec.Raw] = []
    templates: list[msgspec.Raw] = []


def _urgent(query: QueueQuery, asked: Urgency, now: datetime) -> QueueQuery:
    match asked:
        case Urgency.LATE:
            return urgency.late(query, now)
        case Urgency.AT_RISK:
            return urgency.at_risk(query, now)
        case Urgency.TODAY:
            return urgency.due_between(query, None, day_after(now))


def day_after(now: datetime) -> datetime:
    """When the day in Jakarta is over."""
    local = now.astimezone(WIB)
    return (local.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)).astimezone(UTC)


def shown_as_document(view: SavedView) -> dict[str, object]:
    """What a view shows, as a JSON object."""
    shown = _Shown(query=view.query, urgency=view.urgency, last_days=view.last_days)
    document: dict[str, object] = msgspec.to_builtins(shown)
    query = msgspec.to_builtins(view.query)
    plain = msgspec.to_builtins(QueueQuery())
    return document | {"query": {name: value for name, value in query.items() if value != plain[name]}}


def write_session(session: Session) -> str:
    """What an officer looked at when he left, as JSON text."""
    shown = shown_as_document(session.view)
    view = session.view.view_id
    return msgspec.json.encode({"shown": shown, "view": view, "report": session.report_id, "folding": session.folding}).decode()


def read_session(text: str) -> Session | None:
    """What an officer looked at when he left; None where that cannot be understood."""
    try:
        left = msgspec.json.decode(text, type=_Session)
    except msgspec.MsgspecError:
        return None
    shown = left.shown
    view = SavedView(view_id=left.view, name="", query=shown.query, urgency=shown.urgency, last_days=shown.last_days)
    return Session(view=view, report_id=left.report, folding=left.folding)


def write_views(views: Iterable[SavedView]) -> str:
    """Views as JSON text."""
    kept = [{"id": view.view_id, "name": view.name, "query": shown_as_document(view)} for view in views]
    return msgspec.json.encode(kept).decode()


def read_views(text: str | bytes, *, shared: bool = False) -> list[SavedView]:
    """The views in a JSON list; one that cannot be understood is left out and spoils none of the others."""
    try:
        raw = msgspec.json.decode(text, type=list[msgspec.Raw])
    except msgspec.MsgspecError:
        return []
    return [view for view in (_view(entry, shared=shared) for entry in raw[:_MOST]) if view is not None]


def read_office(document: bytes) -> tuple[list[SavedView], list[AnswerTemplate]]:
    """The views and templates that the office shares."""
    try:
        office = msgspec.json.decode(document, type=_Office)
    except msgspec.MsgspecError:
        return [], []
    views = [view for view in (_view(entry, shared=True) for entry in office.views) if view is not None]
    templates = [found for found in map(shared_template, office.templates) if found is not None]
    return views, templates


def _view(raw: msgspec.Raw, *, shared: bool) -> SavedView | None:
    try:
        kept = msgspec.json.decode(raw, type=_Kept)
    except msgspec.MsgspecError:
        return None
    shown = kept.query
    return SavedView(
        view_id=kept.id, name=kept.name, query=shown.query, urgency=shown.urgency, last_days=shown.last_days, shared=shared
    )
