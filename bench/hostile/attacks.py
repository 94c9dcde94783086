"""The attacks: each goes on until it is cancelled, and counts what it is answered."""

import asyncio
import contextlib
import hashlib
import io
import itertools
import os
import random
from base64 import b64encode, urlsafe_b64encode
from collections import Counter
from collections.abc import Awaitable, Callable
from functools import cache
from typing import Any

import msgspec
from PIL import Image

from bench.load.line import Line, LineError
from officer_app.domain.compact import CODING, packed

BASE = "/officer/v1"
ATTACKS = ("guessers", "idle", "bombs", "photos", "texts", "cursors")

_LINES = 12
_IDLE, _DRIPS = 3_000, 200
_DRIP_SECONDS = 2.0
_MIB = 1024 * 1024


class Attacker:
    """One attacker who holds two accounts and calls from the address that the honest desks have."""

    def __init__(self, port: int, accounts: list[dict[str, str]], victims: list[str]) -> None:
        self.answers: Counter[str] = Counter()
        self._port = port
        self._accounts = accounts
        self._victims = victims
        self._dice = random.Random(os.urandom(8))
        self._numbers = itertools.count(1)

    async def attack(self, kind: str) -> None:
        """Go on with one kind until cancelled."""
        if kind == "idle":
            await self._idle()
            return
        one: Callable[[Line, dict[str, str]], Awaitable[None]] = {
            "guessers": self._guess,
            "bombs": self._bomb,
            "photos": self._photo,
            "texts": self._text,
            "cursors": self._cursor,
        }[kind]
        async with asyncio.TaskGroup() as group:
            for number in range(_LINES):
                group.create_task(self._again(kind, one, self._accounts[number % len(self._accounts)]))

    async def _again(self, kind: str, one: Callable[[Line, dict[str, str]], Awaitable[None]], account: dict[str, str]) -> None:
        line = Line("127.0.0.1", self._port, account["token"])
        try:
            while True:
                try:
                    await one(line, account)
                except LineError:
                    self.answers[f"{kind}: cut off"] += 1
                    await asyncio.sleep(0.05)
        finally:
            line.close()

    async def _call(self, line: Line, kind: str, method: str, path: str, body: bytes = b"", headers: str = "") -> Any:
        answer = await line.call(method, BASE + path, body=body, headers=headers)
        self.answers[f"{kind}: {answer.status}"] += 1
        return answer

    async def _guess(self, line: Line, _: dict[str, str]) -> None:
        login = self._dice.choice([*self._victims, f"nobody{self._dice.randrange(10_000)}"])
        given = {"login": login, "password": f"guess{self._dice.random()}", "device_id": f"d{self._dice.random()}"}
        await self._call(line, "guessers", "POST", "/session", msgspec.json.encode(given))

    async def _bomb(self, line: Line, account: dict[str, str]) -> None:
        headers = f"Content-Encoding: {CODING}\r\n"
        await self._call(line, "bombs", "POST", "/operations", _zeros(), headers)
        nested = b"[" * 120_000 + b"]" * 120_000
        operation = msgspec.json.encode(self._note(account, "x"))[:-1] + b',"more":' + nested + b"}"
        await self._call(line, "bombs", "POST", "/operations", packed(b'{"operations":[' + operation + b"]}"), headers)
        await self._call(line, "bombs", "GET", "/openapi.json")

    async def _photo(self, line: Line, _: dict[str, str]) -> None:
        number = next(self._numbers)
        data = another(progressive(99, 6_000) if number % 3 == 0 else progressive(24, 2_560), number)
        facts = {"sha256": hashlib.sha256(data).hexdigest(), "size": str(len(data)), "mime": "image/jpeg"}
        metadata = ",".join(f"{name} {b64encode(value.encode()).decode()}" for name, value in facts.items())
        tus = "Tus-Resumable: 1.0.0\r\n"
        begun = await self._created(line, f"{tus}Upload-Length: {len(data)}\r\nUpload-Metadata: {metadata}\r\n")
        if begun is not None:
            headers = f"{tus}Upload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\n"
            answer = await line.call("PATCH", begun, body=data, headers=headers)
            self.answers[f"photos: {answer.status}"] += 1

    async def _created(self, line: Line, headers: str) -> str | None:
        answer = await line.call("POST", f"{BASE}/uploads", headers=headers + "Content-Length: 0\r\n")
        self.answers[f"photos: {answer.status}"] += 1
        return answer.location

    async def _text(self, line: Line, account: dict[str, str]) -> None:
        # Of each kind: control characters, which are refused, and what may be said, so much of it that it is fat.
        texts = ("\u0001\u2028\U0001f600" * 1_000, "Sampah \U0001f600 " * 1_200)
        notes = [self._note(account, text) for text in texts for _ in range(20)]
        await self._call(line, "texts", "POST", "/operations", msgspec.json.encode({"operations": notes}))
        view = {"name": "v", "query": {"text": "x" * 60_000}}
        await self._call(line, "texts", "PUT", f"/office/views/v{next(self._numbers)}", msgspec.json.encode(view))
        await self._call(line, "texts", "GET", "/office")

    async def _cursor(self, line: Line, account: dict[str, str]) -> None:
        dice = self._dice
        forged = f"1.{account['epoch']}.{dice.randrange(50)}.0.{account['scope']}.{account['now']}"
        for cursor in (urlsafe_b64encode(forged.encode()).decode().rstrip("="), dice.randbytes(60).hex()):
            path = f"/changes?limit={dice.randrange(1, 2_000)}&cursor={cursor}"
            await self._call(line, "cursors", "GET", path, headers=dice.choice(["", "Prefer: wait=1\r\n"]))
        await self._call(line, "cursors", "GET", "/index?limit=10000")

    def _note(self, account: dict[str, str], text: str) -> dict[str, object]:
        number = next(self._numbers)
        return {
            "op_id": f"01900000-{number >> 12 & 0xFFFF:04x}-7{number & 0xFFF:03x}-8000-{self._dice.getrandbits(48):012x}",
            "report_id": account["report"],
            "kind": "note",
            "payload": {"text": text},
            "guard": {},
            "author_id": account["id"],
            "device_id": "hostile",
            "recorded_at": "2026-11-30T08:00:00Z",
        }

    async def _idle(self) -> None:
        """Connections that say nothing, and heads and bodies that drip; each is opened again when it was closed."""
        async with asyncio.TaskGroup() as group:
            for number in range(_IDLE + _DRIPS):
                group.create_task(self._hold(b"" if number < _IDLE else _DRIP[number % len(_DRIP)]))

    async def _hold(self, begins: bytes) -> None:
        while True:
            with contextlib.suppress(OSError):
                reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
                self.answers["idle: opened"] += 1
                writer.write(begins)
                while not reader.at_eof():
                    # Not `wait_for`: before Python 3.12 it goes on where bytes come as it is cancelled, and the phase never ends.
                    with contextlib.suppress(TimeoutError):
                        async with asyncio.timeout(_DRIP_SECONDS):
                            await reader.read(4096)
                    if begins:
                        writer.write(b"x")
                writer.close()
            await asyncio.sleep(0.1)


_DRIP = (
    b"GET /officer/v1/ping?nonce=",
    b"POST /officer/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 10000\r\n\r\n",
)


@cache
def _zeros() -> bytes:
    """32 KB that unpack to 31 MiB."""
    return packed(b'{"operations":["' + b"0" * (31 * _MIB) + b'"]}')


@cache
def progressive(scans: int, side: int) -> bytes:
    """A JPEG in so many scans."""
    out = io.BytesIO()
    image = Image.linear_gradient("L").resize((side, side)).convert("RGB")
    image.save(out, "JPEG", quality=40, progressive=True, comment=b"comment 00000000")
    whole = out.getvalue()
    last = whole[whole.rindex(b"\xff\xda") : -2]
    return whole[:-2] + last * (scans - whole.count(b"\xff\xda")) + b"\xff\xd9"


def another(photo: bytes, number: int) -> bytes:
    """The same picture in other bytes."""
    return photo.replace(b"comment 00000000", b"comment %08d" % number)


def prepare() -> None:
    """Make what takes long to make before the time runs."""
    _zeros()
    progressive(99, 6_000)
    progressive(24, 2_560)
