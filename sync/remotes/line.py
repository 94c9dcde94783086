"""One HTTP connection to one central API: what comes back is either its answer, checked, or a LineError.

A captive portal, a proxy or another deployment answers too, often with 200. So no status means anything before the answer has
shown by its `Officer-Instance` header that the central API itself gave it; redirects are never followed, nor even read.
"""

import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import NoReturn, Protocol

import requests
from requests.auth import AuthBase
from urllib3.exceptions import ConnectTimeoutError, HTTPError, MaxRetryError, NameResolutionError, NewConnectionError, ProxyError

from officer_app.build import build_name
from officer_app.domain.compact import CODING
from sync.errors import LineError, NotOurServer, Refused, SignedOut, Unreachable, WrongPassword
from sync.remotes.addresses import BASE_PATH
from sync.remotes.causes import causes
from sync.remotes.packing import ACCEPTED, NOT_KNOWN, Packing
from sync.remotes.quiet_session import QuietSession, bounded_body, skimmed_body
from sync.remotes.sockets import DripError, FloodError
from sync.remotes.trust import tls_failure
from sync.remotes.wire import Problem, read_problem
from sync.retry import asked_wait

INSTANCE = "Officer-Instance"
MIB = 1024 * 1024
SMALL = 1 * MIB
LARGE = 96 * MIB
# Of an answer that is longer only the ends are kept.
SKIMMED = 1024 * MIB
# What may come besides a body: the head, and the marks between its pieces.
_AROUND = 1 * MIB
_AGAIN = frozenset({408, 425, 429})
_PROXYS = frozenset({403, 407, 408, 425, 429})
_UPGRADE = 426
# Reasons to wait that an officer should read in their own words.
_TOLD = frozenset({"too-many-attempts", "storage-full"})
_CAPTIVE = 511
# A HEAD answer has no body to name its problem.
_BARE_SLUGS = {
    401: "token-expired",
    403: "forbidden",
    404: "not-found",
    409: "offset-mismatch",
    410: "upload-gone",
    413: "too-large",
}

log = logging.getLogger(__name__)


class TokenRefused(SignedOut):
    """The central API does not take this token any more; a refresh may mend it."""


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to wait for a connection, and for the next byte; how long the whole may take depends on how much has come."""

    connect: float = 5.0
    stall: float = 30.0


@dataclass(frozen=True, slots=True)
class Reply:
    """A checked answer of the central API; `sent` is how many bytes of body its question had on the line."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    sent: int = 0

    @property
    def mime(self) -> str:
        """The media type without its parameters."""
        return self.headers.get("Content-Type", "").partition(";")[0].strip().lower()


class _Bearer(AuthBase):
    """Sets our token, and keeps requests from putting a password of ~/.netrc in its place."""

    def __init__(self, token: str | None) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._token is not None:
            request.headers["Authorization"] = f"Bearer {self._token}"
        return request


class Requests(Protocol):
    """What sends requests to one server: `Line`, or a line of tests that loses, repeats and spoils."""

    server: str
    instance: str | None

    def request(
        self,
        method: str,
        path: str,
        *,
        token: str | None = None,
        query: Mapping[str, str | int] | None = None,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        limit: int = SMALL,
        wait: float = 0.0,
        stall: float | None = None,
    ) -> Reply:
        """One request; LineError for whatever is not a good answer."""
        ...

    def close(self) -> None:
        """Close the connection."""


class Line:
    """Sends requests to one server; `instance` is the deployment that has to answer, None before it is known."""

    def __init__(
        self,
        server: str,
        *,
        clock: Callable[[], datetime],
        stop: threading.Event,
        instance: str | None = None,
        patience: Patience | None = None,
    ) -> None:
        self.server = server
        self.instance = instance
        self._clock = clock
        self._stop = stop
        self._patience = patience or Patience()
        self._session = QuietSession(server, stop)
        self._session.headers["User-Agent"] = f"crop-officer/{build_name()}"
        self._session.headers["Accept-Encoding"] = ACCEPTED
        self._packing = Packing()

    def request(
        self,
        method: str,
        path: str,
        *,
        token: str | None = None,
        query: Mapping[str, str | int] | None = None,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        limit: int = SMALL,
        wait: float = 0.0,
        stall: float | None = None,
    ) -> Reply:
        """One request, after which `wait` seconds of silence are expected; LineError for whatever is not a good answer.

        `stall` bounds the silence closer than the line's own patience does.
        """
        if self._stop.is_set():
            raise Unreachable("stopped", phase="connect")
        send = partial(self._exchange, method, path, token=token, query=query, limit=limit, silence=self._silence(wait, stall))
        small = self._packing.packed(method, path, body)
        reply = self._sent_packed(send, headers or {}, small) if small is not None else None
        if reply is None:
            reply = send(headers=headers or {}, body=body)
        self._judge_status(method, reply)
        return reply

    def close(self) -> None:
        """Close the connection."""
        self._session.close()

    def _silence(self, wait: float, stall: float | None) -> float:
        longest = self._patience.stall + wait
        return longest if stall is None else min(longest, stall)

    def _sent_packed(self, send: Callable[..., Reply], headers: Mapping[str, str], small: bytes) -> Reply | None:
        """The answer to a packed body; None where the server does not understand it: it has done nothing then."""
        try:
            reply = send(headers={**headers, "Content-Encoding": CODING}, body=small)
        except LineError as error:
            if error.facts.get("phase") != "connect":
                self._packing.failed()
            raise
        if reply.status in NOT_KNOWN:
            self._packing.refused()
            return None
        self._packing.arrived()
        return reply

    def _exchange(
        self,
        method: str,
        path: str,
        *,
        token: str | None,
        query: Mapping[str, str | int] | None,
        headers: Mapping[str, str],
        body: bytes | None,
        limit: int,
        silence: float,
    ) -> Reply:
        """One request on the wire, and its answer once it is known to be the central API's."""
        self._session.adapter.allowance.most = limit + _AROUND
        try:
            with self._session.request(
                method,
                f"{self.server}{BASE_PATH}{path}",
                params=query,
                headers=dict(headers),
                data=body,
                auth=_Bearer(token),
                timeout=(self._patience.connect, silence),
                allow_redirects=False,
                stream=True,
            ) as response:
                # The headers are judged first: what is not ours is not even read.
                self._judge_sender(response)
                came = (
                    skimmed_body(response, limit, self._stop) if limit >= SKIMMED else bounded_body(response, limit, self._stop)
                )
                reply = Reply(response.status_code, response.headers, came, len(body or b""))
        except (requests.RequestException, HTTPError, OSError, ValueError) as error:
            self._fail(error)
        self._packing.answered(method, path, reply.headers)
        return reply

    def _judge_sender(self, response: requests.Response) -> None:
        status, instance = response.status_code, response.headers.get(INSTANCE)
        if 300 <= status < 400 and status != 304:
            raise NotOurServer(reason="redirect")
        if instance is not None:
            if self.instance is not None and instance != self.instance:
                raise NotOurServer(reason="other-instance")
        elif status != _CAPTIVE and (status >= 500 or status in _PROXYS):
            raise Unreachable(retry_after=self._asked_wait(response.headers), phase="gateway", status=status)
        else:
            raise NotOurServer(reason="no-instance")

    def _judge_status(self, method: str, reply: Reply) -> None:
        status = reply.status
        if status < 300 or status == 304:
            return
        problem = read_problem(reply.body) if reply.mime == "application/problem+json" else None
        slug = problem.slug if problem else ""
        if status in _AGAIN or status >= 500:
            code = slug if slug in _TOLD else "unreachable"
            raise Unreachable(code, retry_after=self._asked_wait(reply.headers), phase="answer", status=status, problem=slug)
        if problem is None and method == "HEAD":
            problem = Problem(slug=_BARE_SLUGS.get(status, "not-found"), status=status)
        if problem is None and status == 403:
            raise Unreachable(phase="gateway", status=status)
        _refuse(problem or Problem(slug="internal", status=status), status)

    def _asked_wait(self, headers: Mapping[str, str]) -> float | None:
        return asked_wait(headers.get("Retry-After"), headers.get("Date"), self._clock())

    def _fail(self, error: Exception) -> NoReturn:
        if self._stop.is_set():
            raise Unreachable("stopped", phase="answer") from error
        raise line_error(error) from error


def _refuse(problem: Problem, status: int) -> NoReturn:
    if problem.slug == "wrong-password":
        raise WrongPassword
    if status == 401:
        raise TokenRefused(problem=problem.slug)
    if status == _UPGRADE:
        raise Refused("upgrade-required", status=status)
    raise Refused(problem.slug, status=status, detail=problem.detail or "", fields=problem.fields_text())


def line_error(error: Exception) -> LineError:
    """What an error of `requests`, of urllib3 or of the system means for the line."""
    cause = error.args[0] if error.args else None
    if isinstance(cause, MaxRetryError):
        cause = cause.reason
    log.info("no answer: %s (%s)", type(error).__name__, type(cause).__name__)
    if any(isinstance(below, FloodError) for below in causes(error)):
        return NotOurServer(reason="too-long")
    if any(isinstance(below, DripError) for below in causes(error)):
        return NotOurServer(reason="too-slow")
    if isinstance(error, requests.exceptions.SSLError):
        return tls_failure(error)
    if "CA certificate bundle" in str(error):  # requests' plain OSError for a file that is not there
        return NotOurServer("authorities-unreadable", reason="certificate")
    if isinstance(cause, ProxyError) or isinstance(error, requests.exceptions.InvalidProxyURL) or "SOCKS" in str(error):
        return Unreachable("proxy-failed", phase="connect")
    if isinstance(error, requests.exceptions.ContentDecodingError | requests.exceptions.InvalidHeader):
        return NotOurServer(reason="garbled")
    if isinstance(error, requests.exceptions.InvalidURL | requests.exceptions.InvalidSchema):
        return NotOurServer("bad-address")
    if not isinstance(error, OSError | HTTPError):  # a ValueError of http.client: lengths and letters that cannot be
        return NotOurServer(reason="garbled")
    if isinstance(cause, ConnectTimeoutError | NewConnectionError | NameResolutionError):
        return Unreachable(phase="connect")
    return Unreachable(phase="answer")
