"""Bodies read ahead: nothing that arrived is lost, nothing that does not come is waited for."""

import asyncio
from collections.abc import Iterable
from typing import Any

import pytest

from central.problems import ProblemError
from central.transfers import Incoming, Turns, take_in

CUT = {"type": "http.disconnect"}


def piece(body: bytes, *, more: bool = True) -> dict[str, Any]:
    return {"type": "http.request", "body": body, "more_body": more}


class Line:
    """An ASGI receive that says what it is told, then nothing."""

    def __init__(self, messages: Iterable[dict[str, Any]]) -> None:
        self._messages = iter(messages)

    async def __call__(self) -> Any:
        message = next(self._messages, None)
        if message is None:
            await asyncio.Event().wait()
        return message


async def taken(messages: Iterable[dict[str, Any]], *, room: int = 1000, late: bool = False) -> bytes:
    kept = bytearray()

    async def sink(data: bytes) -> None:
        kept.extend(data)

    async with Incoming(Line(messages)).reading() as incoming:
        if late:
            for _ in range(20):
                await asyncio.sleep(0)
        await take_in(incoming, asyncio.Event(), room, sink)
    return bytes(kept)


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize(
    ("messages", "expected"),
    [
        ([piece(b"ab"), piece(b"cd", more=False)], b"abcd"),
        ([piece(b"ab"), piece(b""), piece(b"cd"), CUT], b"abcd"),
        ([CUT], b""),
        ([piece(b"", more=False)], b""),
        ([piece(b"x" * 900), piece(b"y" * 100, more=False)], b"x" * 900 + b"y" * 100),
    ],
)
def test_all_that_arrived_is_given_on(messages: list[dict[str, Any]], expected: bytes, late: bool) -> None:
    assert asyncio.run(taken(messages, late=late)) == expected


def test_more_than_there_is_room_for() -> None:
    with pytest.raises(ProblemError, match="too-large"):
        asyncio.run(taken([piece(b"x" * 1001, more=False)]))


def test_silence_ends_the_wait() -> None:
    async def silent() -> bytes:
        async with Incoming(Line([piece(b"ab")])).reading() as incoming:
            stop = asyncio.Event()
            first = await incoming.next(stop, seconds=5)
            return first + await incoming.next(stop, seconds=0.01)

    assert asyncio.run(silent()) == b"ab"


def test_stop_still_takes_what_lies_there() -> None:
    async def stopped() -> bytes:
        async with Incoming(Line([piece(b"ab")])).reading() as incoming:
            stop = asyncio.Event()
            stop.set()
            return await incoming.next(stop) + await incoming.next(stop)

    assert asyncio.run(stopped()) == b"ab"


def test_reader_stops_ahead_of_a_slow_consumer() -> None:
    async def slow() -> tuple[int, int]:
        sent = 0

        async def endless() -> Any:
            nonlocal sent
            sent += 1
            return piece(b"x" * 65_536)

        async with Incoming(endless).reading() as incoming:
            for _ in range(100):
                await asyncio.sleep(0)
            before = sent
            await incoming.next(asyncio.Event())
            for _ in range(100):
                await asyncio.sleep(0)
            return before, sent

    before, after = asyncio.run(slow())
    assert before * 65_536 <= 1024 * 1024 + 65_536
    assert after > before


def test_next_turn_ends_the_one_before() -> None:
    async def two() -> list[str]:
        turns, told = Turns(), []

        async def first() -> None:
            async with turns.turn("u") as stop:
                told.append("first holds")
                await stop.wait()
                told.append("first gives way")

        holding = asyncio.create_task(first())
        await asyncio.sleep(0)
        async with turns.turn("u") as stop:
            told.append("second holds")
            assert not stop.is_set()
        await holding
        assert not turns._places
        return told

    assert asyncio.run(two()) == ["first holds", "first gives way", "second holds"]
