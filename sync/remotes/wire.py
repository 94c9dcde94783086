"""The Officer API's JSON, decoded once into the domain's records; whatever has another shape is not our server's."""

import logging
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated, TypeVar

import msgspec

from officer_app.domain.officers import Officer
from officer_app.domain.reports import Event, Report
from sync.errors import NotOurServer
from sync.feed import FeedGone, FeedItem, FeedReport, FeedUnknown
from sync.remotes.answers import EventsPage, FeedPage, IndexPage, OperationResult, Ping, ResultStatus
from sync.right_of_way import window_first
from sync.tokens import Tokens

_SLUG = re.compile(r"[a-z][a-z0-9-]{0,63}")
_HASH = re.compile(r"[0-9a-f]{64}")
# An escaped backslash, a pair of surrogates, or half of one: some writers of JSON let that through, its readers do not.
_PAIRS = re.compile(rb"\\\\|\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|(\\u[dD][89a-fA-F][\da-fA-F]{2})")
_PROBLEM = "urn:officer:problem:"
_GONE = frozenset({"left", "merged", "purged"})
_MAX_ID = 200
# Beyond these, a time cannot be told in another zone, nor a deadline be counted from it.
_EARLIEST, _LATEST = datetime(2, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)

Moment = Annotated[datetime, msgspec.Meta(tz=True)]
Id = Annotated[str, msgspec.Meta(min_length=1, max_length=_MAX_ID)]
# One word of a header: with a line break it would be another header, and the error about that would repeat it.
Token = Annotated[str, msgspec.Meta(min_length=1, max_length=4096, pattern=r"^[!-~]+$")]
# As far as a database counts.
MAX_REV = 2**63 - 1
Rev = Annotated[int, msgspec.Meta(ge=0, le=MAX_REV)]
T = TypeVar("T")

log = logging.getLogger(__name__)


class _NotUnderstood(Exception):
    """An item of the feed that this version cannot read."""


class Problem(msgspec.Struct, frozen=True):
    """A problem of RFC 9457, with the slug of its type."""

    slug: str
    status: int
    detail: str | None = None
    fields: dict[str, str] = {}

    def fields_text(self) -> str:
        """The fields and what is wrong with them, in one line."""
        return "; ".join(f"{name}: {reason}" for name, reason in sorted(self.fields.items()))


class _Problem(msgspec.Struct):
    type: str = ""
    status: int = 0
    detail: str | None = None
    fields: dict[str, str] | None = None


class _Ping(msgspec.Struct):
    service: str
    instance: Id
    epoch: Id
    time: Moment
    nonce: str


class _Tokens(msgspec.Struct):
    access_token: Token
    access_expires_at: Moment
    refresh_token: Token
    refresh_expires_at: Moment
    officer: Officer


class _Item(msgspec.Struct):
    kind: str
    rev: Rev
    report: Report | None = None
    events: tuple[Event, ...] = ()
    id: Id | None = None
    into: str | None = None
    reason: str | None = None


_read_item = msgspec.json.Decoder(_Item).decode


class _Bare(msgspec.Struct):
    kind: str
    rev: Rev


class _RawPage(msgspec.Struct):
    epoch: Id
    cursor: Annotated[str, msgspec.Meta(min_length=1, max_length=4096)]
    more: bool
    items: list[msgspec.Raw]


class _IndexItem(msgspec.Struct):
    id: Id
    rev: Rev


class _Index(msgspec.Struct):
    items: list[_IndexItem]
    more: bool


class _Events(msgspec.Struct):
    items: tuple[Event, ...]
    more: bool


class _ReportAnswer(msgspec.Struct):
    report: Report


class _Result(msgspec.Struct):
    op_id: str
    instance: str
    status: ResultStatus
    rev: Rev | None = None
    report: msgspec.Raw = msgspec.Raw(b"null")
    problem: _Problem | None = None
    missing: tuple[str, ...] = ()


class _Results(msgspec.Struct):
    results: list[_Result]


class _Collection(msgspec.Struct):
    type: str


class _Reference(msgspec.Struct):
    version: str
    categories: list[msgspec.Raw]


def read_problem(body: bytes) -> Problem | None:
    """The problem that a body tells, None when it tells none of ours."""
    try:
        found = msgspec.json.decode(body, type=_Problem)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return None
    slug = _slug(found)
    return Problem(slug, found.status, found.detail, found.fields or {}) if slug else None


def read_ping(body: bytes, nonce: str) -> Ping:
    """The answer to a ping; only one that repeats our nonce counts."""
    ping = _decode(body, _Ping)
    if ping.service != "officer-api" or ping.nonce != nonce:
        raise NotOurServer(reason="echo")
    return Ping(instance=ping.instance, epoch=ping.epoch, time=ping.time)


def read_tokens(body: bytes, server: str, instance: str) -> Tokens:
    """The tokens of a session that has just begun or been renewed."""
    given = _decode(body, _Tokens)
    return Tokens(
        access_token=given.access_token,
        access_expires_at=given.access_expires_at,
        refresh_token=given.refresh_token,
        refresh_expires_at=given.refresh_expires_at,
        officer=given.officer,
        server=server,
        instance=instance,
    )


def read_officer(body: bytes) -> Officer:
    """The officer whose token asked."""
    return _decode(body, Officer)


def read_page(body: bytes) -> FeedPage:
    """A page of changes; an item that this version does not understand is kept as it came, the others are read.

    Item by item: decoding a page of thousands in one go would hold up every other thread, and with them the window, for 100 ms.
    """
    try:
        page = msgspec.json.decode(body, type=_RawPage)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        page = _decode(_PAIRS.sub(_whole_pair, body), _RawPage)
    items = tuple(map(_raw_item, window_first.between(page.items)))
    return FeedPage(epoch=page.epoch, items=items, cursor=page.cursor, more=page.more)


def read_index(body: bytes) -> IndexPage:
    """A stretch of the index of all reports in scope."""
    index = _decode(body, _Index)
    return IndexPage(revs={item.id: item.rev for item in index.items}, more=index.more)


def read_events(body: bytes) -> EventsPage:
    """A stretch of a report's history."""
    found = _decode(body, _Events)
    if not all(_fit_event(event) for event in found.items):
        raise NotOurServer(reason="shape")
    return EventsPage(events=found.items, more=found.more)


def read_report(body: bytes) -> Report:
    """One report."""
    report = _decode(body, _ReportAnswer).report
    if not is_fit(report):
        raise NotOurServer(reason="shape")
    return _placed(report)


def read_results(body: bytes, op_ids: list[str], instance: str | None) -> list[OperationResult]:
    """One result for each operation, in the order asked; anything else is not the answer to our question."""
    results = _decode(body, _Results).results
    if [result.op_id for result in results] != op_ids:
        raise NotOurServer(reason="echo")
    return [_result(result, instance) for result in results]


def read_result(body: bytes, op_id: str, instance: str | None) -> OperationResult:
    """The stored result of one operation."""
    result = _decode(body, _Result)
    if result.op_id != op_id:
        raise NotOurServer(reason="echo")
    return _result(result, instance)


def check_reference(body: bytes) -> None:
    """NotOurServer unless the bytes are reference data."""
    _decode(body, _Reference)


def check_office(body: bytes) -> None:
    """NotOurServer unless the bytes are what an office shares."""
    found = _decode(body, dict[str, list[msgspec.Raw]])
    if not {"views", "templates"} <= found.keys():
        raise NotOurServer(reason="shape")


def check_collection(body: bytes) -> None:
    """NotOurServer unless the bytes are a GeoJSON FeatureCollection."""
    if _decode(body, _Collection).type != "FeatureCollection":
        raise NotOurServer(reason="shape")


def _decode(body: bytes, shape: Callable[..., T]) -> T:
    try:
        decoded: T = msgspec.json.decode(body, type=shape)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise NotOurServer(reason="shape") from error
    return decoded


def _item(item: _Item) -> FeedItem:
    if item.kind == "report" and item.report is not None and is_fit(item.report) and all(map(_fit_event, item.events)):
        return FeedReport(_placed(item.report), item.events)
    if item.kind in _GONE and item.id is not None:
        return FeedGone(item.id, item.rev, item.kind, item.into, item.reason)
    raise _NotUnderstood


def _whole_pair(found: re.Match[bytes]) -> bytes:
    return found[0] if found[1] is None else rb"\ufffd"


def _raw_item(raw: msgspec.Raw) -> FeedItem:
    try:
        return _item(_read_item(raw))
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError, _NotUnderstood):
        document = bytes(raw)
        bare = _decode(document, _Bare)
        log.warning("an item of the feed could not be understood (%r, rev %d)", bare.kind[:40], bare.rev)
        return FeedUnknown(bare.kind, bare.rev, document)


def _result(result: _Result, instance: str | None) -> OperationResult:
    if instance is not None and result.instance != instance:
        raise NotOurServer(reason="other-instance")
    done = result.status in (ResultStatus.APPLIED, ResultStatus.ALREADY_APPLIED)
    if (done and result.rev is None) or not all(map(_HASH.fullmatch, result.missing)):
        raise NotOurServer(reason="shape")
    given = bytes(result.report)
    theirs = given if given != b"null" else None
    report = _decode(theirs, Report) if theirs is not None else None
    if report is not None and not is_fit(report):
        raise NotOurServer(reason="shape")
    return OperationResult(
        op_id=result.op_id,
        status=result.status,
        rev=result.rev,
        report=_placed(report) if report is not None else None,
        theirs=theirs,
        problem=_why(result.problem),
        missing=result.missing,
    )


def _why(problem: _Problem | None) -> str | None:
    """The word that says most: a refusal word where the detail is one, else the slug."""
    if problem is None:
        return None
    if problem.detail and _SLUG.fullmatch(problem.detail):
        return problem.detail
    return _slug(problem) or "internal"


def _slug(problem: _Problem) -> str | None:
    slug = problem.type.removeprefix(_PROBLEM)
    return slug if slug != problem.type and _SLUG.fullmatch(slug) else None


def is_fit(report: Report) -> bool:
    """What the types cannot say: times to reckon with, hashes that may safely name a file, ids of a sane length."""
    clocks = report.clocks
    moments = (
        report.received_at, report.updated_at, clocks.response_due, clocks.resolution_due, clocks.red_flag_at,
        clocks.responded_at, clocks.resolved_at, clocks.paused_since, *(photo.taken_at for photo in report.attachments),
    )  # fmt: skip
    return (
        0 < len(report.id) <= _MAX_ID
        and 0 <= report.rev <= MAX_REV
        and all(moment is None or _fit_moment(moment) for moment in moments)
        and all(_HASH.fullmatch(photo.sha256) for photo in report.attachments)
    )


def _fit_event(event: Event) -> bool:
    return _fit_moment(event.at) and (event.recorded_at is None or _fit_moment(event.recorded_at))


def _fit_moment(moment: datetime) -> bool:
    return moment.tzinfo is not None and _EARLIEST <= moment < _LATEST


def _placed(report: Report) -> Report:
    """The report; without its point where that is no place on earth, because a wrong place must not cost the report itself."""
    if report.point is None:
        return report
    lon, lat = report.point
    somewhere = abs(lon) <= 180 and abs(lat) <= 90 and (lon, lat) != (0.0, 0.0)
    return report if somewhere else replace(report, point=None)
