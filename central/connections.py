"""Connections of strangers: what one of them may cost in time, bytes and number, and which gives way when there are too many.

A connection waits for a head, brings a body, or is answered. Heads and bodies have to come within a time and a size, answers have
to be taken. When there are more connections than there may be, one that has waited long is closed: whoever has only connected
gives way before who brings a body, who before one that was answered once. Whoever is being answered stays.
"""

import asyncio
import itertools
import logging
from dataclasses import dataclass
from email.utils import formatdate

import msgspec
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from central.problems import PROBLEM_TYPE, problem

_log = logging.getLogger(__name__)
_SWEEPS = 4
# So many heads that did not come are given up at once, and the next ones after a moment: whoever calls has a turn in between.
_AT_ONCE, _MOMENT = 50, 0.02
# So many seconds longer than one that has only connected.
_BODY_STAYS, _KEPT_STAYS = 10.0, 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What connections may cost."""

    connections: int = 8_000
    # From the connection, or on a kept one from its first byte, to the end of the head.
    head_seconds: float = 20.0
    head_bytes: int = 32 * 1024
    headers: int = 100
    # Requests that may come before the one ahead of them was answered.
    heads_ahead: int = 8
    # Beyond the grace a body has to have come at this rate: a phone's poor line does.
    body_grace: float = 60.0
    body_rate: float = 256.0
    body_bytes: int = 24 * 1024 * 1024
    # An answer has to be taken on within this; one that stands still is given up.
    answer_seconds: float = 60.0
    # What all answers together may keep waiting for callers who do not take them.
    answer_bytes: int = 128 * 1024 * 1024


class Crowd:
    """All connections of one event loop, by what they are at."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._open: set[Guarded] = set()
        # Each in the order of when it began.
        self._fresh: dict[Guarded, float] = {}
        self._kept: dict[Guarded, float] = {}
        self._heads: dict[Guarded, float] = {}
        self._bodies: dict[Guarded, float] = {}
        self._answers: dict[Guarded, tuple[float, int]] = {}
        self._sweeping: asyncio.TimerHandle | None = None

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._open)

    def open(self) -> None:
        """Look after them from now on, in the running loop."""
        shortest = min(self.limits.head_seconds, self.limits.body_grace, self.limits.answer_seconds)
        self._sweep_in(min(1.0, shortest / _SWEEPS))

    def close(self) -> None:
        """Look after them no more."""
        if self._sweeping is not None:
            self._sweeping.cancel()

    def enter(self, one: "Guarded") -> bool:
        """Take a new connection; False where none of the others can give way."""
        while len(self._open) >= self.limits.connections:
            waiting = ((self._fresh, 0.0), (self._bodies, _BODY_STAYS), (self._kept, _KEPT_STAYS))
            firsts = [(next(iter(place.items())), stays) for place, stays in waiting if place]
            if not firsts:
                return False
            (longest, _), _ = min(firsts, key=lambda first: first[0][1] + first[1])
            longest.give_up()
            self.leave(longest)
        self._open.add(one)
        self._fresh[one] = self._heads[one] = _now()
        return True

    def leave(self, one: "Guarded") -> None:
        """A connection is gone."""
        self._open.discard(one)
        for place in (self._fresh, self._kept, self._heads, self._bodies, self._answers):
            place.pop(one, None)

    def waits(self, one: "Guarded") -> None:
        """It was answered, and may ask again."""
        if one in self._open:
            self._kept[one] = _now()

    def begins_head(self, one: "Guarded") -> None:
        """The first bytes of a head have come."""
        if one in self._kept:
            self._heads.setdefault(one, _now())

    def begins_body(self, one: "Guarded") -> None:
        """A head is whole."""
        for place in (self._fresh, self._kept, self._heads):
            place.pop(one, None)
        self._bodies[one] = _now()

    def ends_body(self, one: "Guarded") -> None:
        """A request is whole."""
        self._bodies.pop(one, None)

    def stands(self, one: "Guarded", waiting: int) -> None:
        """Its caller does not take the answer on as fast as it comes; so many bytes wait for him."""
        self._answers[one] = _now(), waiting
        sizes = {other: other.waiting_bytes() for other in self._answers}
        total = sum(sizes.values())
        for other in tuple(self._answers):
            if total <= self.limits.answer_bytes:
                return
            total -= sizes[other]
            other.give_up()
            self.leave(other)

    def goes_on(self, one: "Guarded") -> None:
        """Its caller has taken the answer on."""
        self._answers.pop(one, None)

    def _sweep_in(self, seconds: float) -> None:
        self._sweeping = asyncio.get_running_loop().call_later(seconds, self._sweep)

    def _sweep(self) -> None:
        now, limits = _now(), self.limits
        for one, since in tuple(itertools.islice(self._heads.items(), _AT_ONCE)):
            if now - since < limits.head_seconds:
                break
            one.give_up()
            self.leave(one)
        else:
            if self._heads:
                self._sweep_in(_MOMENT)
                return
        for one, since in tuple(self._bodies.items()):
            if one.is_held_back():
                self._bodies[one] = now  # it is not the caller who is slow
            elif now - since > limits.body_grace + one.body_bytes / limits.body_rate:
                one.give_up()
                self.leave(one)
        for one, (since, before) in tuple(self._answers.items()):
            if now - since >= limits.answer_seconds:
                left = one.waiting_bytes()
                if left >= before:
                    one.give_up()
                    self.leave(one)
                else:
                    self._answers[one] = now, left
        self.open()


class Guarded(HttpToolsProtocol):
    """HTTP within limits. Its answer to bytes that are no HTTP is a problem of this deployment as well."""

    crowd: Crowd
    instance: str
    body_bytes = 0
    _header_bytes = 0
    # Since the last head was whole.
    _head_bytes = 0
    _brings_body = False
    _refused = False
    _why = "is not HTTP"

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A caller has connected."""
        super().connection_made(transport)
        if not self.crowd.enter(self):
            _log.warning("all connections are taken: new ones are told to come again")
            self._say("503 Service Unavailable", "unavailable", more="Retry-After: 5\r\n")

    def connection_lost(self, exc: Exception | None) -> None:
        """A caller is gone."""
        self.crowd.leave(self)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Bytes of a head or a body."""
        if self._refused or self.parser is None:
            return
        if not self._brings_body:
            self.crowd.begins_head(self)
            self._head_bytes += len(data)
        super().data_received(data)
        if not self._brings_body and self._head_bytes > self.crowd.limits.head_bytes and not self._refused:
            self._why = "the head is too long"
            self.send_400_response(self._why)

    def on_message_begin(self) -> None:
        """A head begins."""
        super().on_message_begin()
        self.body_bytes = self._header_bytes = 0

    def on_header(self, name: bytes, value: bytes) -> None:
        """A line of a head, or of what follows a body in pieces."""
        super().on_header(name, value)
        self._header_bytes += len(name) + len(value)
        if self._header_bytes > self.crowd.limits.head_bytes or len(self.headers) > self.crowd.limits.headers:
            self._why = "the head is too long"
            raise ValueError(self._why)

    def on_headers_complete(self) -> None:
        """A head is whole."""
        if len(self.pipeline) >= self.crowd.limits.heads_ahead:
            self._why = "too many requests before their answers"
            raise ValueError(self._why)
        self._head_bytes, self._brings_body = 0, True
        self.crowd.begins_body(self)
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Bytes of a body; one without an end is given up, also where nobody reads it any more."""
        self.body_bytes += len(body)
        if self.body_bytes > self.crowd.limits.body_bytes:
            self.give_up()
            return
        super().on_body(body)

    def on_message_complete(self) -> None:
        """A request is whole."""
        self._brings_body = False
        self.crowd.ends_body(self)
        super().on_message_complete()
        if self.cycle.response_complete:  # it was answered before all of it had come
            self.crowd.waits(self)

    def on_response_complete(self) -> None:
        """A request was answered."""
        super().on_response_complete()
        if self.cycle.response_complete and not self._brings_body:
            self.crowd.waits(self)

    def pause_writing(self) -> None:
        """The caller does not take the answer on as fast as it comes."""
        super().pause_writing()
        self.crowd.stands(self, self.waiting_bytes())

    def resume_writing(self) -> None:
        """The caller has taken the answer on."""
        super().resume_writing()
        self.crowd.goes_on(self)

    def send_400_response(self, msg: str) -> None:
        """Say that this is no request, and hang up."""
        self._say("400 Bad Request", "validation", fields={"request": self._why})

    def is_held_back(self) -> bool:
        """Whether it is not read from, because what came is not taken yet."""
        return bool(self.flow.read_paused)

    def waiting_bytes(self) -> int:
        """What of answers the caller has not taken yet."""
        return int(self.transport.get_write_buffer_size())

    def give_up(self) -> None:
        """Hang up without a word, whatever still waits to be sent."""
        self._refused = True
        self.transport.abort()

    def _say(self, status: str, slug: str, *, more: str = "", fields: dict[str, str] | None = None) -> None:
        self._refused = True
        body = msgspec.json.encode(problem(slug, fields=fields))
        head = (
            f"HTTP/1.1 {status}\r\nOfficer-Instance: {self.instance}\r\nDate: {formatdate(usegmt=True)}\r\n{more}"
            f"Content-Type: {PROBLEM_TYPE}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        )
        self.transport.write(head.encode() + body)
        self.transport.close()


def guarded(crowd: Crowd, instance: str) -> type[Guarded]:
    """The protocol of a server: uvicorn makes its instances."""
    return type("GuardedHere", (Guarded,), {"crowd": crowd, "instance": instance})


def _now() -> float:
    return asyncio.get_running_loop().time()
