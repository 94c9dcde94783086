"""The Officer API of `central/` as calls: each answers checked records or raises a LineError (docs/protocol.md)."""

import hashlib
import logging
import secrets
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from urllib.parse import quote

import msgspec

from officer_app.domain.officers import Officer
from sync.errors import LineError, NotOurServer, Refused
from sync.feed import FeedReport
from sync.field_reading import Unread, is_fit_to_keep, mended
from sync.remotes.account import Account
from sync.remotes.addresses import normalised
from sync.remotes.answers import Document, EventsPage, FeedPage, IndexPage, OperationResult, Ping
from sync.remotes.line import LARGE, MIB, SKIMMED, SMALL, Line, Patience, Reply, Requests
from sync.remotes.session import JSON, Session, json_of
from sync.remotes.tus import PhotoUploads
from sync.remotes.wire import (
    check_collection,
    check_office,
    check_reference,
    read_events,
    read_index,
    read_officer,
    read_page,
    read_ping,
    read_report,
    read_result,
    read_results,
    read_skimmed,
    read_tokens,
)
from sync.retry import http_date
from sync.tokens import Tokens, TokenStore

PHOTO_LIMIT = 24 * MIB
_PHOTO_TYPES = frozenset({"image/jpeg", "image/png", "image/webp"})
_LONGEST_NAME = 100
LEVELS = ("city", "district", "ward", "neighbourhood")

log = logging.getLogger(__name__)


def new_nonce() -> str:
    """A word that no answer prepared beforehand can repeat."""
    return secrets.token_hex(16)


class OfficerApi:
    """One officer's line to one central API; several threads may use it, though each long-poll should have its own.

    `instance` pins the deployment; without it, the one of the stored tokens is pinned, or the one met when signing in.
    """

    def __init__(
        self,
        server: str,
        tokens: TokenStore,
        *,
        clock: Callable[[], datetime],
        device_id: str,
        device_name: str = "",
        stop: threading.Event | None = None,
        instance: str | None = None,
        patience: Patience | None = None,
        nonce: Callable[[], str] = new_nonce,
        line: Requests | None = None,
    ) -> None:
        stop = stop or threading.Event()
        self.server = normalised(server)
        self._line = line or Line(self.server, clock=clock, stop=stop, instance=instance, patience=patience)
        self._session = Session(self._line, tokens, stop)
        self._device_id, self._device_name = device_id, device_name[:_LONGEST_NAME]
        self._clock = clock
        self._nonce = nonce
        self.photos = PhotoUploads(self._send)

    @property
    def officer(self) -> Officer:
        """The officer whose tokens are used; SignedOut when there is none."""
        return self._session.tokens().officer

    @property
    def instance(self) -> str | None:
        """The deployment that has to answer, None before it is known."""
        return self._line.instance

    def close(self) -> None:
        """Close the connection."""
        self._line.close()

    def ping(self, stall: float | None = None) -> Ping:
        """Who answers, within `stall` seconds of silence where they are fewer; no token goes out before this is our server."""
        nonce = self._nonce()
        reply = self._line.request("GET", "/ping", query={"nonce": nonce}, headers=JSON, stall=stall)
        ping = read_ping(json_of(reply), nonce, self._clock())
        if ping.instance != reply.headers.get("Officer-Instance"):
            raise NotOurServer(reason="other-instance")
        return ping

    @property
    def account(self) -> Account:
        """What the officer does about their own sign-in."""
        return Account(lambda method, path, body: self._call(method, path, body=body))

    def sign_in(self, login: str, password: str, new_password: str | None = None) -> Tokens:
        """Begin a session and keep its tokens; WrongPassword when name and password do not fit.

        Refused with `password-change-needed` where the password is a one-time code and no `new_password` comes with it.
        """
        self._line.instance = self.ping().instance
        asked = {"login": login, "password": password, "device_id": self._device_id}
        if self._device_name:
            asked["device_name"] = self._device_name
        if new_password is not None:
            asked["new_password"] = new_password
        reply = self._line.request("POST", "/session", headers=JSON, body=msgspec.json.encode(asked))
        tokens = read_tokens(json_of(reply), self.server, self._line.instance, self._clock())
        self._session.begin(tokens)
        return tokens

    def sign_out(self) -> None:
        """End the session: here at once, at the centre when it can be reached."""
        try:
            self._call("DELETE", "/session")
        except LineError as error:
            log.info("the session was ended here only: %s", error.code)
        finally:
            self._session.end()

    def forget(self) -> None:
        """Forget the tokens here: they are good for nothing any more."""
        self._session.end()

    def me(self) -> Officer:
        """The officer as the centre knows him now."""
        return read_officer(json_of(self._call("GET", "/me")))

    def reference(self, etag: str | None = None) -> Document | None:
        """Categories, agencies, units, officers and workflow; None when they are still those of the tag."""
        return self._document("/reference", etag, check_reference)

    def office(self, etag: str | None = None) -> Document | None:
        """Saved views and templates that the office shares; None when they are still those of the tag."""
        return self._document("/office", etag, check_office)

    def put_shared(self, kind: str, item_id: str, body: Mapping[str, object], tag: str | None = None) -> str:
        """Share a view or a template (`kind` views or templates), or put it in the place of the one with its id; its new tag.

        With a tag only in the place of the one that has it; Refused with `item-changed` otherwise.
        """
        reply = self._call("PUT", _shared_path(kind, item_id), headers=_matching(tag), body=msgspec.json.encode(body))
        return reply.headers.get("ETag", "").strip('"')

    def drop_shared(self, kind: str, item_id: str, tag: str | None = None) -> None:
        """Share a view or a template no longer; with a tag only the one that has it."""
        self._call("DELETE", _shared_path(kind, item_id), headers=_matching(tag))

    def areas(self, level: str, etag: str | None = None) -> Document | None:
        """The areas of one level as GeoJSON; None when they are still those of the tag."""
        return self._document(f"/areas?level={level}", etag, check_collection)

    def roads(self, etag: str | None = None) -> Document | None:
        """Roads as GeoJSON; None when they are still those of the tag."""
        return self._document("/roads", etag, check_collection)

    def floods(self, etag: str | None = None) -> Document | None:
        """The state of the floods as GeoJSON; None when it is still that of the tag."""
        return self._document("/floods", etag, check_collection)

    def changes(self, cursor: str | None, limit: int = 500) -> FeedPage:
        """What changed since the cursor."""
        query: dict[str, str | int] = {"limit": limit}
        if cursor is not None:
            query["cursor"] = cursor
        reply = self._call("GET", "/changes", query=query, headers=JSON, limit=LARGE)
        return replace(read_page(json_of(reply), self._now(reply)), at=http_date(reply.headers.get("Date")))

    def pass_over(self, cursor: str | None) -> FeedPage:
        """The page with one item that is longer than an answer may be: the item by its id and revision, without its content."""
        query: dict[str, str | int] = {"limit": 1} if cursor is None else {"limit": 1, "cursor": cursor}
        reply = self._call("GET", "/changes", query=query, headers=JSON, limit=SKIMMED)
        return replace(read_skimmed(json_of(reply)), at=http_date(reply.headers.get("Date")))

    def await_changes(self, cursor: str, wait: int) -> bool:
        """Whether there is anything after the cursor; where nothing is, the answer is held up to so many seconds."""
        headers = {**JSON, "Prefer": f"wait={wait}, return=minimal"}
        query: dict[str, str | int] = {"limit": 1, "cursor": cursor}
        page = read_page(json_of(self._call("GET", "/changes", query=query, headers=headers, limit=LARGE, wait=float(wait))))
        return bool(page.items) or page.more

    def index(self, after: str | None = None, limit: int = 2000) -> IndexPage:
        """Ids and revisions of all reports in scope, by id."""
        query: dict[str, str | int] = {"limit": limit}
        if after is not None:
            query["after"] = after
        return read_index(json_of(self._call("GET", "/index", query=query, limit=LARGE)))

    def report(self, report_id: str) -> FeedReport:
        """One report, without its history; Refused with `not-found` outside the officer's scope."""
        reply = self._call("GET", f"/reports/{quote(report_id, safe='')}", limit=LARGE)
        return read_report(json_of(reply), self._now(reply))

    def events(self, report_id: str, after: int = 0, limit: int = 200) -> EventsPage:
        """A report's history after an event's number."""
        path = f"/reports/{quote(report_id, safe='')}/events"
        reply = self._call("GET", path, query={"after": after, "limit": limit}, limit=LARGE)
        return read_events(json_of(reply), self._now(reply))

    def attachment(self, sha256: str, size: str) -> bytes:
        """A photo's bytes, `thumb` or `full`; the full ones are those of the hash."""
        path = f"/attachments/{quote(sha256, safe='')}"
        headers = {"Accept": ", ".join(sorted(_PHOTO_TYPES)), "Accept-Encoding": "identity"}
        reply = self._call("GET", path, query={"size": size}, headers=headers, limit=PHOTO_LIMIT)
        if reply.status != 200 or reply.mime not in _PHOTO_TYPES:
            raise NotOurServer(reason="type")
        if size == "full" and hashlib.sha256(reply.body).hexdigest() != sha256:
            raise NotOurServer(reason="checksum")
        return reply.body

    def operations(self, documents: Sequence[bytes], op_ids: Sequence[str]) -> list[OperationResult]:
        """Send operations, each as the very bytes that were recorded, and answer a result for each."""
        body = b'{"operations":[' + b",".join(documents) + b"]}"
        reply = self._call("POST", "/operations", body=body, limit=LARGE)
        return read_results(json_of(reply), list(op_ids), self._line.instance, self._now(reply))

    def operation(self, op_id: str) -> OperationResult | None:
        """The stored result of an operation, None when the centre has none."""
        try:
            reply = self._call("GET", f"/operations/{quote(op_id, safe='')}", limit=LARGE)
        except Refused as error:
            if error.status == 404:
                return None
            raise
        return read_result(json_of(reply), op_id, self._line.instance, self._now(reply))

    def _now(self, reply: Reply) -> datetime:
        """Now by this computer or by the server, whichever is later: a clock that is behind makes nothing unreadable."""
        told, here = http_date(reply.headers.get("Date")), self._clock()
        return max(told, here) if told is not None else here

    def _document(self, path: str, etag: str | None, check: Callable[[bytes], None]) -> Document | None:
        headers = {**JSON, "Accept": "application/json, application/geo+json"}
        if etag is not None:
            headers["If-None-Match"] = etag
        reply = self._call("GET", path, headers=headers, limit=LARGE)
        if reply.status == 304 and etag is not None:
            return None
        if reply.status != 200 or reply.mime not in ("application/json", "application/geo+json"):
            raise NotOurServer(reason="type")
        check(reply.body)
        # Whoever reads it later need not mind how deep it goes, nor what letters are in it.
        body = reply.body if is_fit_to_keep(reply.body) else mended(reply.body)
        return Document(reply.headers.get("ETag", ""), body, () if body == reply.body else (Unread("shape", ""),))

    def _send(self, method: str, path: str, *, headers: Mapping[str, str], body: bytes | None = None) -> Reply:
        return self._call(method, path, headers=headers, body=body)

    def _call(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str | int] | None = None,
        headers: Mapping[str, str] = JSON,
        body: bytes | None = None,
        limit: int = SMALL,
        wait: float = 0.0,
    ) -> Reply:
        return self._session.authorised(
            lambda token: self._line.request(
                method, path, token=token, query=query, headers=headers, body=body, limit=limit, wait=wait
            )
        )


def _shared_path(kind: str, item_id: str) -> str:
    return f"/office/{kind}/{quote(item_id, safe='')}"


def _matching(tag: str | None) -> Mapping[str, str]:
    return JSON if tag is None else {**JSON, "If-Match": f'"{tag}"'}
