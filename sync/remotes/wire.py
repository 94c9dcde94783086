"""The Officer API's answers, read into the domain's records.

What proves who answers and where the feed stands has to be there: without it, it is not our server's. Everything else is read
field by field where it cannot be read whole (`sync.field_reading`, decision 0035).
"""

import logging
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Annotated, TypeVar

import msgspec

from officer_app.domain.bounds import LATEST, is_moment
from officer_app.domain.officers import Officer
from officer_app.domain.reports import Event
from officer_app.domain.vocabulary import Role
from sync.errors import NotOurServer
from sync.feed import FeedReport, FeedUnknown
from sync.field_reading import FieldReader, Rules, StandIn, UnreadableError, mended
from sync.remotes.answers import EventsPage, FeedPage, IndexPage, OperationResult, Ping, ResultStatus
from sync.remotes.feed_items import Id, Rev, read_item, read_report_alone
from sync.report_fields import HASH, RULES
from sync.report_rows import document_of
from sync.right_of_way import window_first
from sync.tokens import Tokens

_SLUG = re.compile(r"[a-z][a-z0-9-]{0,63}")
_PROBLEM = "urn:officer:problem:"
# The ends of a page that is not kept whole. A text cannot say the like: its quotation marks are escaped.
_FIRST = re.compile(rb'\s*\{\s*"epoch"\s*:\s*"([!#-\[\]-~]{1,200})"')
_LAST = re.compile(rb'[\]}]\s*,\s*"cursor"\s*:\s*"([!#-\[\]-~]{1,4096})"\s*,\s*"more"\s*:\s*(true|false)\s*\}\s*$')
_ITEM_REV, _ITEM_ID = re.compile(rb'"rev"\s*:\s*(\d{1,18})'), re.compile(rb'"id"\s*:\s*"([!#-\[\]-~]{1,200})"')
_NEAR = 2_000
# What tokens live where their times cannot be read (docs/protocol.md).
_ACCESS, _REFRESH = timedelta(minutes=15), timedelta(days=30)

Moment = Annotated[datetime, msgspec.Meta(tz=True)]
# One word of a header: with a line break it would be another header, and the error about that would repeat it.
Token = Annotated[str, msgspec.Meta(min_length=1, max_length=4096, pattern=r"^[!-~]+$")]
T = TypeVar("T")

log = logging.getLogger(__name__)


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
    nonce: str
    time: Moment | None = None


class _Tokens(msgspec.Struct):
    access_token: Token
    refresh_token: Token
    officer: Officer
    access_expires_at: Moment | None = None
    refresh_expires_at: Moment | None = None


class _RawPage(msgspec.Struct):
    epoch: Id
    cursor: Annotated[str, msgspec.Meta(min_length=1, max_length=4096)]
    items: list[msgspec.Raw]
    more: msgspec.Raw = msgspec.Raw(b"null")


class _IndexItem(msgspec.Struct):
    id: Id
    rev: Rev = 0


class _Index(msgspec.Struct):
    items: tuple[_IndexItem, ...]
    more: bool | None = None


class _Events(msgspec.Struct):
    items: tuple[Event, ...]
    more: bool | None = None


class _ReportAnswer(msgspec.Struct):
    report: msgspec.Raw


class _Result(msgspec.Struct):
    op_id: str
    instance: str
    status: str = ""
    rev: Rev | None = None
    problem: _Problem | None = None
    missing: tuple[str, ...] = ()


class _ResultReport(msgspec.Struct):
    report: msgspec.Raw = msgspec.Raw(b"null")


class _Results(msgspec.Struct):
    results: list[msgspec.Raw]


class _Collection(msgspec.Struct):
    type: str


class _Reference(msgspec.Struct):
    version: str
    categories: list[msgspec.Raw]


def _always(value: object) -> StandIn:
    return lambda _, __: value


_FEW = {"login": "", "name": "", "title": "", "roles": frozenset[Role](), "areas": ()}
_RULES = Rules(
    limits={
        _Ping: {"time": lambda at, _: is_moment(at)},
        _Tokens: dict.fromkeys(("access_expires_at", "refresh_expires_at"), lambda at, _: is_moment(at)),
    },
    stand_ins={Officer: {name: _always(value) for name, value in _FEW.items()}},
)
_PINGS, _PROBLEMS = FieldReader(_Ping, _RULES), FieldReader(_Problem, _RULES)
_TOKENS, _OFFICERS = FieldReader(_Tokens, _RULES), FieldReader(Officer, _RULES)
_INDEXES, _RESULTS = FieldReader(_Index, _RULES), FieldReader(_Result, _RULES)
_EVENTS = FieldReader(_Events, RULES)


def read_problem(body: bytes) -> Problem | None:
    """The problem that a body tells, None when it tells none of ours."""
    try:
        found = _PROBLEMS.read(body, LATEST).value
    except UnreadableError:
        return None
    slug = _slug(found)
    return Problem(slug, found.status, found.detail, found.fields or {}) if slug else None


def read_ping(body: bytes, nonce: str, now: datetime | None = None) -> Ping:
    """The answer to a ping; only one that repeats our nonce counts. `now` stands in for a time that cannot be read."""
    ping = _fields(_PINGS, body)
    if ping.service != "officer-api" or ping.nonce != nonce:
        raise NotOurServer(reason="echo")
    return Ping(instance=ping.instance, epoch=ping.epoch, time=ping.time or now or datetime.now(UTC))


def read_tokens(body: bytes, server: str, instance: str, now: datetime | None = None) -> Tokens:
    """The tokens of a session that has just begun or been renewed."""
    now = now or datetime.now(UTC)
    given = _fields(_TOKENS, body, now)
    return Tokens(
        access_token=given.access_token,
        access_expires_at=given.access_expires_at or now + _ACCESS,
        refresh_token=given.refresh_token,
        refresh_expires_at=given.refresh_expires_at or now + _REFRESH,
        officer=given.officer,
        server=server,
        instance=instance,
    )


def read_officer(body: bytes) -> Officer:
    """The officer whose token asked."""
    return _fields(_OFFICERS, body)


def read_page(body: bytes, now: datetime = LATEST) -> FeedPage:
    """A page of changes, item by item; `now` is the server's or this computer's, whichever is later.

    Decoding a page of thousands in one go would hold up every other thread, and with them the window, for 100 ms.
    """
    page = _decode(body, _RawPage)
    items = tuple(read_item(raw, now) for raw in window_first.between(page.items))
    return FeedPage(epoch=page.epoch, items=items, cursor=page.cursor, more=_more(page.more, bool(items)))


def read_skimmed(body: bytes) -> FeedPage:
    """The ends of a page whose only item is too long: where the feed goes on, and which item is passed over."""
    first, last = _FIRST.match(body), _LAST.search(body)
    if first is None or last is None:
        raise NotOurServer(reason="too-long")
    rev, report_id = _ITEM_REV.search(body[:_NEAR]), _ITEM_ID.search(body[:_NEAR])
    item = FeedUnknown("too-long", int(rev[1]) if rev else 0, b"", report_id[1].decode() if report_id else "")
    return FeedPage(epoch=first[1].decode(), items=(item,), cursor=last[1].decode(), more=last[2] == b"true")


def read_index(body: bytes) -> IndexPage:
    """A stretch of the index of all reports in scope; not `whole` where an entry could not be read."""
    try:
        reading = _INDEXES.read(body, LATEST)
    except UnreadableError as error:
        raise NotOurServer(reason="shape") from error
    index, revs = reading.value, {item.id: item.rev for item in reading.value.items}
    more = index.more if index.more is not None else bool(revs)
    return IndexPage(revs=revs, more=more, whole=not any(field.field.startswith("items.") for field in reading.unread))


def read_events(body: bytes, now: datetime = LATEST) -> EventsPage:
    """A stretch of a report's history."""
    found = _fields(_EVENTS, body, now)
    return EventsPage(events=found.items, more=found.more if found.more is not None else bool(found.items))


def read_report(body: bytes, now: datetime = LATEST) -> FeedReport:
    """One report."""
    return _report(bytes(_decode(body, _ReportAnswer).report), now)


def read_results(body: bytes, op_ids: list[str], instance: str | None, now: datetime = LATEST) -> list[OperationResult]:
    """One result for each operation, in the order asked; anything else is not the answer to our question."""
    results = _decode(body, _Results).results
    if len(results) != len(op_ids):
        raise NotOurServer(reason="echo")
    return [read_result(bytes(raw), op_id, instance, now) for raw, op_id in zip(results, op_ids, strict=True)]


def read_result(body: bytes, op_id: str, instance: str | None, now: datetime = LATEST) -> OperationResult:
    """The stored result of one operation; its status is `UNREADABLE` where nobody can tell from it what was done."""
    result = _fields(_RESULTS, body)
    if result.op_id != op_id:
        raise NotOurServer(reason="echo")
    if instance is not None and result.instance != instance:
        raise NotOurServer(reason="other-instance")
    report = _report_of_result(body, now)
    rev = result.rev if result.rev is not None or report is None else report.report.rev
    return OperationResult(
        op_id=result.op_id,
        status=_status(result.status, rev),
        rev=rev,
        report=report,
        # What could not be read of it is left out here too: it may travel to another computer in a sealed file.
        theirs=None if report is None else document_of(report.report) if report.unread else _theirs(body),
        problem=_why(result.problem),
        missing=tuple(filter(HASH.fullmatch, result.missing)),
    )


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
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        try:
            decoded = msgspec.json.decode(mended(body), type=shape)
        except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
            raise NotOurServer(reason="shape") from error
    return decoded


def _fields(reader: FieldReader[T], body: bytes, now: datetime = LATEST) -> T:
    try:
        reading = reader.read(body, now)
    except UnreadableError as error:
        raise NotOurServer(reason="shape") from error
    for field in reading.unread:
        log.warning("a field of an answer could not be read: %s", field.field)
    return reading.value


def _more(raw: msgspec.Raw, otherwise: bool) -> bool:
    """Whether there is more; where that cannot be read, as long as something comes."""
    return {b"true": True, b"false": False}.get(bytes(raw), otherwise)


def _report(document: bytes, now: datetime) -> FeedReport:
    try:
        return read_report_alone(document, now)
    except UnreadableError as error:
        raise NotOurServer(reason="shape") from error


def _theirs(body: bytes) -> bytes:
    return bytes(_decode(body, _ResultReport).report)


def _report_of_result(body: bytes, now: datetime) -> FeedReport | None:
    """The report that comes with a result; None without one, and where it is none that could be shown: the feed brings it."""
    theirs = _theirs(body)
    try:
        return None if theirs == b"null" else read_report_alone(theirs, now)
    except UnreadableError:
        log.warning("the report that came with a result could not be read")
        return None


def _status(word: str, rev: int | None) -> ResultStatus:
    if word not in tuple(ResultStatus):
        log.warning("an operation's result has a status that this version does not know: %r", word[:40])
        return ResultStatus.UNREADABLE
    status = ResultStatus(word)
    done = status in (ResultStatus.APPLIED, ResultStatus.ALREADY_APPLIED)
    return ResultStatus.UNREADABLE if done and rev is None else status


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
