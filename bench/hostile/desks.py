"""Honest desks: each waits for news, sends notes, pings and signs in again; what fails is tried again, as the app does."""

import asyncio
import itertools
import random
import time
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import msgspec

from bench.load.line import Answer, Line, LineError
from bench.load.setting import Office
from bench.province.people import PASSWORD
from bench.province.words import NOTES

BASE = "/officer/v1"

_WAIT = "Prefer: wait=25, return=minimal\r\n"
_PAUSES = (0.2, 0.5, 1.0)
_GIVE_UP_SECONDS = 60.0
# Of all calls; signing in again is rare, but happens while others guess.
_KINDS, _WEIGHTS = ("operations", "ping", "changes", "sign-in"), (50, 25, 23, 2)


@dataclass(slots=True)
class Phase:
    """What honest desks met while one attack ran; seconds from the first try to the answer, tries included."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    retries: int = 0
    sent: int = 0
    arrived: int = 0
    lost: list[str] = field(default_factory=list)


class Desks:
    """The honest offices of one run, all through one event loop."""

    def __init__(self, port: int, offices: list[Office], seed: int) -> None:
        self._port = port
        self._offices = offices
        self._dice = random.Random(f"{seed}/desks")
        self._run = self._dice.getrandbits(32)
        self._numbers = itertools.count(1)
        self.phase = Phase()

    async def wait_for_news(self) -> None:
        """Hold a long-poll for every office until cancelled."""
        async with asyncio.TaskGroup() as group:
            for office in self._offices:
                group.create_task(self._listen(office))

    async def work(self, seconds: float, calls_a_second: float) -> Phase:
        """Work for so long at so many calls a second in all, whatever each of them takes."""
        self.phase = phase = Phase()
        began, lines = time.monotonic(), [Line("127.0.0.1", self._port, office.token) for office in self._offices]
        async with asyncio.TaskGroup() as group:
            for number in range(int(seconds * calls_a_second)):
                await asyncio.sleep(max(0.0, began + number / calls_a_second - time.monotonic()))
                place = number % len(lines)
                kind = self._dice.choices(_KINDS, _WEIGHTS)[0]
                group.create_task(self._one(phase, kind, self._offices[place]))
        for line in lines:
            line.close()
        return phase

    async def _one(self, phase: Phase, kind: str, office: Office) -> None:
        line = Line("127.0.0.1", self._port, office.token)
        method, path, body = self._asked(kind, office)
        began = time.monotonic()
        phase.sent += kind == "operations"
        answer = await self._insisted(phase, line, method, path, body)
        line.close()
        if answer is None:
            phase.lost.append(f"{kind}: no answer in {_GIVE_UP_SECONDS:.0f} s")
            return
        phase.seconds[kind].append(time.monotonic() - began)
        if kind == "operations":
            status = msgspec.json.decode(answer.body)["results"][0]["status"]
            phase.arrived += status == "applied"
            if status != "applied":
                phase.lost.append(f"{kind}: {status}")

    def _asked(self, kind: str, office: Office) -> tuple[str, str, bytes]:
        if kind == "operations":
            return "POST", "/operations", msgspec.json.encode({"operations": [self._note(office)]})
        if kind == "changes":
            return "GET", f"/changes?limit=100&cursor={office.cursor}", b""
        if kind == "sign-in":
            given = {"login": office.officer.login, "password": PASSWORD, "device_id": "bench"}
            return "POST", "/session", msgspec.json.encode(given)
        return "GET", "/ping?nonce=bench", b""

    async def _insisted(self, phase: Phase, line: Line, method: str, path: str, body: bytes) -> Answer | None:
        """The good answer, however often it takes; None when the time is over."""
        ends = time.monotonic() + _GIVE_UP_SECONDS
        for pause in itertools.chain(_PAUSES, itertools.repeat(_PAUSES[-1])):
            try:
                answer = await line.call(method, BASE + path, body=body)
            except LineError:
                answer = None
            if answer is not None and answer.status == 200:
                return answer
            if time.monotonic() > ends:
                return None
            phase.retries += 1
            await asyncio.sleep(pause)
        return None

    def _note(self, office: Office) -> dict[str, Any]:
        now, number = datetime.now(UTC), next(self._numbers)
        return {
            "op_id": f"{int(now.timestamp() * 1000):012x}"[:8] + f"-{number >> 16 & 0xFFFF:04x}-7{number & 0xFFF:03x}"
            f"-8{number >> 12 & 0xFFF:03x}-{self._run:08x}{number & 0xFFFF:04x}",
            "report_id": self._dice.choice(sorted(office.reports)),
            "kind": "note",
            "payload": {"text": self._dice.choice(NOTES)},
            "guard": {},
            "author_id": office.officer.id,
            "device_id": "bench",
            "recorded_at": now,
        }

    async def _listen(self, office: Office) -> None:
        line = Line("127.0.0.1", self._port, office.token)
        try:
            while True:
                try:
                    told = await line.call("GET", f"{BASE}/changes?limit=1&cursor={office.cursor}", headers=_WAIT)
                    if told.status == 200 and msgspec.json.decode(told.body)["more"]:
                        told = await line.call("GET", f"{BASE}/changes?limit=500&cursor={office.cursor}")
                except LineError:
                    await asyncio.sleep(_PAUSES[0])
                    continue
                if told.status == 200:
                    office.cursor = msgspec.json.decode(told.body)["cursor"]
                else:
                    await asyncio.sleep(_PAUSES[-1])
        finally:
            line.close()
