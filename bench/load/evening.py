"""The evening itself: every office waits for changes and does its work, all at once."""

import asyncio
import random
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import msgspec

from bench.load.doings import Doings
from bench.load.line import Answer, Line, LineError
from bench.load.serving import same_path
from bench.load.setting import Office
from bench.load.tally import Page, Tally

BASE = "/officer/v1"

_ROOT = Path(__file__).resolve().parents[2]
_WAIT = "Prefer: wait=25, return=minimal\r\n"
_SIZES = ((1, 50), (2, 12), (3, 10), (4, 7), (6, 6), (10, 7), (20, 5), (50, 3))
_LEAD_SECONDS = 4.0
_REST_SECONDS = 3.0
_FULL_PHOTO_SHARE = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much happens, and in how many seconds the hour passes."""

    seconds: float
    reports: int
    operations: int
    pings: int
    seed: int


class _Photo(msgspec.Struct):
    sha256: str


class _Report(msgspec.Struct):
    id: str
    status: str
    attachments: list[_Photo] = []


class _Item(msgspec.Struct):
    rev: int
    report: _Report | None = None


class _Page(msgspec.Struct):
    items: list[_Item]
    cursor: str
    more: bool


class _Result(msgspec.Struct):
    status: str
    rev: int | None = None
    report: _Report | None = None
    problem: msgspec.Raw = msgspec.Raw(b"")


class _Results(msgspec.Struct):
    results: list[_Result]


Task = tuple[float, str, int]


class Evening:
    """The load generator of one run."""

    def __init__(self, port: int, data: Path, database: str | None, offices: list[Office], plan: Plan) -> None:
        self.tally = Tally()
        self.began = 0.0
        self._port = port
        self._data = data
        self._database = database
        self._offices = offices
        self._plan = plan
        self._dice = random.Random(f"{plan.seed}/evening")
        self._doings = Doings(plan.seed)
        self._page = msgspec.json.Decoder(_Page)
        self._results = msgspec.json.Decoder(_Results)

    async def run(self) -> None:
        """Let the hour pass."""
        self.began = time.monotonic() + _LEAD_SECONDS
        listening = [asyncio.create_task(self._listen(office)) for office in self._offices]
        tasks = self._tasks()
        async with asyncio.TaskGroup() as group:
            group.create_task(self._watch_writer())
            for place, office in enumerate(self._offices):
                group.create_task(self._work(office, sorted(tasks.get(place, []))))
        await asyncio.sleep(_REST_SECONDS)
        for task in listening:
            task.cancel()
        await asyncio.gather(*listening, return_exceptions=True)

    def _tasks(self) -> dict[int, list[Task]]:
        """What each office is to do, and when."""
        dice, plan = self._dice, self._plan
        tasks: dict[int, list[Task]] = {}

        def give(place: int, what: str, size: int = 0) -> None:
            tasks.setdefault(place, []).append((dice.uniform(0, plan.seconds), what, size))

        wards = [place for place, office in enumerate(self._offices) if office.reports]
        shares = [dice.lognormvariate(0, 0.6) for _ in wards]
        sizes, weights = zip(*_SIZES, strict=True)
        left = plan.operations
        while left > 0 and wards:
            size = min(left, dice.choices(sizes, weights)[0])
            give(dice.choices(wards, shares)[0], "batch", size)
            left -= size
        for place in range(len(self._offices)):
            give(place, "index")
            for _ in range(plan.pings):
                give(place, "ping")
        return tasks

    async def _listen(self, office: Office) -> None:
        """The long-poll of one office, and the page that it fetches when there is something: as the app does."""
        line = Line("127.0.0.1", self._port, office.token)
        seen = set(office.reports)
        try:
            while True:
                asked = time.monotonic()
                told = await self._call(line, "GET", f"/changes?limit=1&cursor={office.cursor}", headers=_WAIT)
                if told is not None and not self._page.decode(told.body).more:
                    office.cursor = self._page.decode(told.body).cursor
                    continue
                answer = told and await self._call(line, "GET", f"/changes?limit=500&cursor={office.cursor}")
                came = time.monotonic()
                if answer is None:
                    await asyncio.sleep(0.2)
                    continue
                page = self._page.decode(answer.body)
                office.cursor = page.cursor
                if page.items:
                    self._take(office, page, answer.size, asked, came, seen)
        finally:
            line.close()

    def _take(self, office: Office, page: _Page, size: int, asked: float, came: float, seen: set[str]) -> None:
        reports = [item.report for item in page.items if item.report is not None]
        fresh = [report for report in reports if report.id not in seen]
        seen.update(report.id for report in fresh)
        names = tuple(report.id for report in fresh)
        self.tally.pages.append(Page(asked, came, page.items[0].rev, names, office.is_supervisor))
        self.tally.items += len(page.items)
        self.tally.page_bytes += size
        if not office.is_supervisor:
            for report in fresh:
                office.reports[report.id] = report.status
                office.to_show += [photo.sha256 for photo in report.attachments]

    async def _work(self, office: Office, tasks: list[Task]) -> None:
        """What one office asks for and sends, one thing after the other as on one connection."""
        line = Line("127.0.0.1", self._port, office.token)
        try:
            for due, what, size in tasks:
                await asyncio.sleep(self.began + due - time.monotonic())
                self.tally.late.append(time.monotonic() - self.began - due)
                if what == "batch":
                    await self._send(office, line, size)
                elif what == "ping":
                    await self._timed("ping", line, "GET", "/ping?nonce=bench")
                else:
                    await self._timed("index", line, "GET", "/index")
                await self._show(office, line)
        finally:
            line.close()

    async def _send(self, office: Office, line: Line, size: int) -> None:
        body, chosen = self._doings.batch(office, size)
        answer = await self._timed("operations", line, "POST", "/operations", body=body)
        if answer is None:
            return
        now = time.monotonic()
        for report_id, result in zip(chosen, self._results.decode(answer.body).results, strict=True):
            self.tally.operations += 1
            if result.status not in ("applied", "already_applied"):
                self.tally.refused.append(f"{result.status} {bytes(result.problem).decode()[:200]}")
            if result.report is not None:
                office.reports[report_id] = result.report.status
            if result.rev is not None:
                self.tally.committed.setdefault(result.rev, now)

    async def _show(self, office: Office, line: Line) -> None:
        """The photos of what has just come in, as the window shows them."""
        while office.to_show:
            sha256 = office.to_show.pop()
            await self._timed("thumbnail", line, "GET", f"/attachments/{sha256}?size=thumb")
            if self._dice.random() < _FULL_PHOTO_SHARE:
                await self._timed("photo", line, "GET", f"/attachments/{sha256}?size=full")

    async def _timed(self, kind: str, line: Line, method: str, path: str, *, body: bytes = b"") -> Answer | None:
        began = time.monotonic()
        answer = await self._call(line, method, path, body=body)
        self.tally.seconds[kind].append(time.monotonic() - began)
        return answer

    async def _call(self, line: Line, method: str, path: str, *, body: bytes = b"", headers: str = "") -> Answer | None:
        try:
            answer = await line.call(method, BASE + path, body=body, headers=headers)
        except LineError as error:
            self.tally.errors.append(str(error))
            return None
        if answer.status != 200:
            self.tally.errors.append(f"{method} {path.partition('?')[0]}: {answer.status} {answer.body[:200]!r}")
            return None
        return answer

    async def _watch_writer(self) -> None:
        """Start the process that takes new reports in, and note when each was committed."""
        plan = self._plan
        arguments = ["--begin", str(self.began), "--seconds", str(plan.seconds), "--count", str(plan.reports)]
        arguments += ["--seed", str(plan.seed), *(["--database", self._database] if self._database else [])]
        command = (sys.executable, "-m", "bench.load.writer", str(self._data), *arguments)
        writer = await asyncio.create_subprocess_exec(*command, cwd=_ROOT, env=same_path(), stdout=asyncio.subprocess.PIPE)
        assert writer.stdout is not None
        async for line in writer.stdout:
            name, rev, moment = line.decode().split()
            self.tally.arrivals[name] = self.tally.committed[int(rev)] = float(moment)
        if await writer.wait():
            self.tally.errors.append(f"the writer ended with {writer.returncode}")
