"""A line in memory: the product's own `Line`, whose requests meet a `ReferenceCentre` and, on the way, mishaps.

Only the socket is replaced: what an answer is worth is judged by the product. Time passes with every request.
"""

import ssl
import threading
from collections.abc import Callable, Mapping
from datetime import timedelta
from email.utils import format_datetime
from functools import cache
from http.client import RemoteDisconnected
from io import BytesIO
from typing import Any
from unittest.mock import patch
from urllib.parse import parse_qsl, urlsplit

import requests
from requests.adapters import BaseAdapter
from requests.structures import CaseInsensitiveDict
from urllib3.exceptions import MaxRetryError, NewConnectionError, ProtocolError
from urllib3.response import HTTPResponse

from sync.milestones import reached
from sync.remotes import sockets
from sync.remotes.addresses import BASE_PATH
from sync.remotes.line import Line
from sync.remotes.trust import trusting_context
from tests.fakes.virtual_time import VirtualTime
from tests.faults.machine.mishaps import Mishap, Trouble, Weather
from tests.faults.machine.reference_answers import Answer, Question, problem_answer
from tests.faults.machine.reference_centre import INSTANCE, ReferenceCentre

SERVER = "http://localhost:1"
_FOREIGN = "ffffffff-0000-4000-8000-000000000000"
_LATENCY = 0.02
_OURS = {"Officer-Instance": INSTANCE, "Tus-Resumable": "1.0.0"}
_GATEWAYS: dict[Mishap, Answer] = {
    Mishap.PORTAL: Answer(200, {"Content-Type": "text/html"}, b"<html>Welcome to this network</html>"),
    Mishap.FOREIGN: Answer(200, {"Content-Type": "application/json", "Officer-Instance": _FOREIGN}, b"{}"),
    Mishap.REDIRECT: Answer(302, {"Location": "http://example.org/login"}, b""),
    Mishap.GATEWAY_BUSY: Answer(503, {"Content-Type": "text/html", "Retry-After": "20"}, b"<html>busy</html>"),
    Mishap.PROXY_FORBIDS: Answer(403, {"Content-Type": "text/html"}, b"<html>blocked</html>"),
}
_REFUSALS: dict[Mishap, tuple[str, int]] = {
    Mishap.EXPIRED: ("token-expired", 401),
    Mishap.FORBIDDEN: ("forbidden", 403),
    Mishap.BUSY: ("unavailable", 503),
    Mishap.TOO_MANY: ("unavailable", 429),
    Mishap.INTERNAL: ("internal", 500),
    Mishap.UPGRADE: ("upgrade-required", 426),
}
_AFTER = frozenset({Mishap.ANSWER_LOST, Mishap.ANSWER_STALLED, Mishap.GATEWAY_LOST, Mishap.GARBLED, Mishap.ECHO})


class MemoryLine(Line):
    """One desk's line; `weather` holds the troubles to come, `log` every request with its moment."""

    def __init__(self, wire: "Wire", clock: Callable[[], Any], stop: threading.Event, instance: str | None = None) -> None:
        # Reading the authorities of the system takes longer than everything else that a line of these does.
        with patch.object(sockets, "trusting_context", _one_context):
            super().__init__(SERVER, clock=clock, stop=stop, instance=instance)
        self._session.mount("http://", wire)


class Wire(BaseAdapter):
    """Carries the requests of one desk; outlives its lines, as a network outlives the app."""

    def __init__(self, centre: ReferenceCentre, time: VirtualTime) -> None:
        super().__init__()
        self.weather = Weather()
        self.down = False
        self.log: list[tuple[float, str]] = []
        self.bytes_up = 0
        self.besides: dict[Mishap, Callable[[int], object]] = {}
        # Raises when whoever sends is dead: a process that was killed sends nothing more.
        self.alive: Callable[[], None] = lambda: None
        self._centre = centre
        self._time = time
        self._earlier: list[tuple[Question, Answer]] = []
        self._twins: list[tuple[int, Question]] = []

    def forget(self) -> None:
        """No earlier answer can come again: another officer has signed in."""
        self._earlier.clear()

    def forget_reports(self) -> None:
        """Nor one that names no epoch, now that there is another one."""
        self._earlier = [(question, answer) for question, answer in self._earlier if question.path == "/changes"]

    def send(
        self,
        request: requests.PreparedRequest,
        stream: bool = False,
        timeout: Any = None,
        verify: Any = True,
        cert: Any = None,
        proxies: Any = None,
    ) -> requests.Response:
        """One request there and an answer back, or what happens instead."""
        self.alive()
        question = _question(request)
        self.log.append((self._time.monotonic(), f"{question.method} {question.path}"))
        self._time.pass_by(_LATENCY)
        self._let_twins_arrive()
        trouble = self.weather.next(question.method, question.path)
        if self.down:
            trouble = Trouble(0, Mishap.UNREACHABLE)
        answer = self._deliver(question) if trouble is None else self._go_wrong(question, trouble, float(timeout[1]))
        return _response(request, question, answer)

    def close(self) -> None:
        """Nothing is open."""

    def _deliver(self, question: Question) -> Answer:
        self._count_body(question)
        answer = self._centre.ask(question)
        reached("C12")
        self._remember(question, answer)
        return answer

    def _count_body(self, question: Question) -> None:
        if question.method == "PATCH":
            half = len(question.body) // 2
            try:
                reached("C8")
            except BaseException:
                self._centre.ask(_cut(question, half))
                raise
            self.bytes_up += len(question.body)

    def _go_wrong(self, question: Question, trouble: Trouble, stall: float) -> Answer:
        mishap = trouble.mishap
        if mishap in _GATEWAYS:
            return _GATEWAYS[mishap]
        if mishap in _REFUSALS:
            return self._refuse(mishap)
        if mishap in _AFTER:
            return self._spoil(mishap, question, self._deliver(question), stall)
        match mishap:
            case Mishap.UNREACHABLE:
                reason = NewConnectionError(None, "refused")  # type: ignore[arg-type]
                raise requests.ConnectionError(MaxRetryError(None, question.path, reason))  # type: ignore[arg-type]
            case Mishap.STALLED:
                self._time.pass_by(stall)
                raise requests.ReadTimeout("no answer")
            case Mishap.CUT:
                self._centre.ask(_cut(question, len(question.body) * trouble.part // 100))
                raise _broken()
            case Mishap.TWICE:
                self._deliver(question)
            case Mishap.LATE_TWIN:
                self._twins.append((len(self.log) + 1 + trouble.part % 9, question))
            case Mishap.STALE:
                return self._replay(question, trouble.part)
            case Mishap.MEANWHILE | Mishap.AT_WORK | Mishap.BESIDE if mishap in self.besides:
                self.besides[mishap](trouble.part)
        return self._deliver(question)

    def _refuse(self, mishap: Mishap) -> Answer:
        slug, status = _REFUSALS[mishap]
        answer = problem_answer(slug, status)
        now = self._time.now
        told = {**_OURS, **answer.headers, "Date": format_datetime(now, usegmt=True)}
        if mishap is Mishap.BUSY:
            told["Retry-After"] = "40"
        if mishap is Mishap.TOO_MANY:
            told["Retry-After"] = format_datetime(now + timedelta(seconds=50), usegmt=True)
        return Answer(status, told, answer.body)

    def _spoil(self, mishap: Mishap, question: Question, answer: Answer, stall: float) -> Answer:
        if mishap is Mishap.ANSWER_LOST:
            raise _broken()
        if mishap is Mishap.ANSWER_STALLED:
            self._time.pass_by(stall)
            raise requests.ReadTimeout("no answer")
        if mishap is Mishap.GATEWAY_LOST:
            return Answer(502, {"Content-Type": "text/html"}, b"<html>Bad gateway</html>")
        if mishap is Mishap.ECHO and question.path == "/operations":
            body = answer.body.replace(b'"op_id":"0', b'"op_id":"f')
            return Answer(answer.status, answer.headers, body)
        return Answer(answer.status, answer.headers, b'{"well":"no"}' if answer.body else b"")

    def _let_twins_arrive(self) -> None:
        """Requests that the network kept and hands over again now; nobody waits for their answers."""
        due = [question for at, question in self._twins if at <= len(self.log)]
        self._twins = [(at, question) for at, question in self._twins if at > len(self.log)]
        for question in due:
            self._centre.ask(question)

    def _remember(self, question: Question, answer: Answer) -> None:
        if question.method == "GET" and question.path.split("/")[1] in ("changes", "reports") and answer.status == 200:
            self._earlier.append((question, answer))

    def _replay(self, question: Question, part: int) -> Answer:
        """An earlier answer to the same question, or to one for an older place in the feed."""
        fitting = [answer for earlier, answer in self._earlier if _may_come_for(earlier, question)]
        return fitting[part % len(fitting)] if fitting else self._deliver(question)


def _may_come_for(earlier: Question, now: Question) -> bool:
    if (earlier.method, earlier.path) != (now.method, now.path):
        return False
    return now.path != "/changes" or _place(earlier) <= _place(now)


def _place(question: Question) -> tuple[str, int]:
    """Epoch and position of a feed's question, of one without a cursor before all others."""
    cursor = question.query.get("cursor")
    if cursor is None:
        return "", 0
    epoch, position, _, _ = cursor.split("|")
    return epoch, int(position)


@cache
def _one_context() -> ssl.SSLContext:
    return trusting_context()


def _broken() -> requests.ConnectionError:
    return requests.ConnectionError(ProtocolError("Connection aborted.", RemoteDisconnected("closed")))


def _cut(question: Question, length: int) -> Question:
    return Question(question.method, question.path, question.query, question.headers, question.body[:length], whole=False)


def _question(request: requests.PreparedRequest) -> Question:
    parts = urlsplit(request.url or "")
    body = request.body or b""
    return Question(
        request.method or "",
        str(parts.path).removeprefix(BASE_PATH),
        dict(parse_qsl(str(parts.query))),
        CaseInsensitiveDict(request.headers),
        body if isinstance(body, bytes) else str(body).encode(),
    )


def _response(request: requests.PreparedRequest, question: Question, answer: Answer) -> requests.Response:
    headers: Mapping[str, str] = answer.headers
    made = requests.Response()
    made.status_code = answer.status
    made.headers = CaseInsensitiveDict(headers)
    made.raw = HTTPResponse(
        BytesIO(b"" if question.method == "HEAD" else answer.body),
        headers,
        answer.status,
        preload_content=False,
        request_method=question.method,
    )
    made.request = request
    made.url = request.url or ""
    return made
