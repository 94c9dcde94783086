"""Who is woken by what: only those whom a change concerns, and nobody sleeps through one."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest

from central.codings import PLAIN, Taken
from central.cursors import Cursor, scope_of
from central.feed import Feed
from central.news import News, read_news
from central.pages import Pages
from central.reports import find_report, insert_reports, update_report
from central.storage import Storage
from central.waiting import Waiting
from officer_app.domain.officers import Officer
from officer_app.domain.vocabulary import Role
from tests.fakes.central_office import FAR, HOME, NEXT, OFFICERS, SetClock, new_report, seed

T = TypeVar("T")

BY_LOGIN = {officer.login: officer for officer in OFFICERS}
LURAH, CAMAT, PROVINCE, OUTSIDER, DINAS = (BY_LOGIN[login] for login in ("lurah", "camat", "province", "outsider", "dinas"))
SECONDS = 20.0


class Committed:
    """What would be read of a database."""

    def __init__(self) -> None:
        self.news = News(7, "e")

    async def look(self, _since: int) -> News:
        return self.news

    def commit(self, *wards: str, agency: str | None = None) -> None:
        self.news = News(self.news.rev + 1, "e", frozenset((ward, agency) for ward in wards))


def run(scene: Callable[[Waiting, Committed], Awaitable[None]]) -> None:
    async def play() -> None:
        waiting, committed = Waiting(), Committed()
        async with asyncio.timeout(SECONDS), waiting.open(committed.look):
            await scene(waiting, committed)

    asyncio.run(play())


async def until(waiting: Waiting, count: int) -> None:
    while waiting.count < count:
        await asyncio.sleep(0)


def test_only_those_are_woken_whom_it_concerns() -> None:
    async def scene(waiting: Waiting, committed: Committed) -> None:
        tasks = [asyncio.create_task(waiting.wait(o, waiting.known, SECONDS)) for o in (LURAH, CAMAT, PROVINCE, OUTSIDER, DINAS)]
        await until(waiting, len(tasks))
        committed.commit(HOME)
        waiting.ring()
        assert await asyncio.gather(*tasks[:3]) == [True, True, True]
        assert not tasks[3].done()
        assert not tasks[4].done()
        committed.commit(FAR, agency="bm")
        assert await asyncio.gather(*tasks[3:]) == [True, True]

    run(scene)


def test_what_another_process_commits_is_seen_without_a_bell() -> None:
    async def scene(waiting: Waiting, committed: Committed) -> None:
        task = asyncio.create_task(waiting.wait(LURAH, waiting.known, SECONDS))
        await until(waiting, 1)
        committed.commit(HOME)
        assert await task

    run(scene)


def test_nobody_sleeps_through_what_was_told_between_reading_and_waiting() -> None:
    async def scene(waiting: Waiting, committed: Committed) -> None:
        seen = waiting.known
        await _tell(waiting, committed, HOME)
        await _tell(waiting, committed, FAR)
        assert await waiting.wait(LURAH, seen, SECONDS)
        assert not await waiting.wait(LURAH, waiting.known, 0.01)
        assert await waiting.wait(LURAH, seen - 1, SECONDS), "from before it was looked at all"

    run(scene)


def test_the_server_stops() -> None:
    async def scene(waiting: Waiting, _: Committed) -> None:
        task = asyncio.create_task(waiting.wait(LURAH, waiting.known, SECONDS))
        await until(waiting, 1)
        waiting.close()
        assert not await task
        assert not await waiting.wait(LURAH, waiting.known, SECONDS)

    run(scene)


def test_told_is_only_what_was_looked_at_a_moment_ago() -> None:
    async def scene(waiting: Waiting, committed: Committed) -> None:
        assert not waiting.is_told(LURAH, "e", waiting.known)
        await _tell(waiting, committed, FAR)
        assert waiting.is_told(LURAH, "e", waiting.known - 1)
        assert not waiting.is_told(OUTSIDER, "e", waiting.known - 1)
        assert not waiting.is_told(LURAH, "another", waiting.known)

    run(scene)


def test_news_of_a_database(storage: Storage) -> None:
    seed(storage)
    with storage.reading() as connection:
        first = read_news(connection, 0)
        assert read_news(connection, first.rev).places == frozenset()
    assert set(first.places or ()) == {(HOME, None), (NEXT, None), (FAR, None)}
    with storage.writing() as tx:
        before = find_report(tx.connection, "r1")
        assert before is not None
        update_report(tx, before, replace(before, ward=NEXT))
    with storage.reading() as connection:
        moved = read_news(connection, first.rev)
    assert set(moved.places or ()) == {(HOME, None), (NEXT, None)}, "who lost the report is told as well"
    storage.renew_epoch()
    with storage.reading() as connection:
        restored = read_news(connection, moved.rev)
    assert restored.epoch != moved.epoch
    assert restored.concerns(OUTSIDER), "a revision without a report is for all"


@pytest.mark.parametrize("roles", [frozenset({Role.STAFF}), frozenset({Role.AGENCY})])
@pytest.mark.parametrize("areas", [(HOME,), ("31.75.07",), ("31.75",), ("31",), (FAR,), (FAR, HOME), ()])
@pytest.mark.parametrize("agency", [None, "bm", "sda"])
def test_news_concern_whoever_may_see_the_report(roles: frozenset[Role], areas: tuple[str, ...], agency: str | None) -> None:
    officer = Officer("o", "o", "O", "", roles, areas, "bm")
    assert News(1, "e", frozenset({(HOME, agency)})).concerns(officer) == officer.in_scope(HOME, agency)


def test_officers_of_one_scope_at_one_place_share_a_page(tmp_path: Path) -> None:
    storage = Storage.open(tmp_path, clock=SetClock())
    seed(storage)
    feed, reads = Feed(storage), list[str]()

    async def read(work: Callable[..., T], *arguments: Any) -> T:
        reads.append("")
        return await asyncio.to_thread(work, *arguments)

    async def scene() -> None:
        uses_much = False
        pages = Pages(storage, feed, read, lambda: uses_much)
        cursors = [_cursor(storage, feed, PROVINCE, floor) for floor in (0, 1, 2)]
        first = await asyncio.gather(*(pages.shared(PROVINCE, cursor, 500, PLAIN, known=5) for cursor in cursors))
        assert len(reads) == 1
        assert len({page.cursor for page in first}) == 1
        await pages.shared(CAMAT, _cursor(storage, feed, CAMAT, 0), 500, PLAIN, known=5)
        assert len(reads) == 2, "another scope"
        await pages.shared(PROVINCE, cursors[0], 500, Taken(gzip=True), known=5)
        with storage.writing() as tx:
            insert_reports(tx, [new_report("late", HOME)])
        await pages.shared(PROVINCE, cursors[0], 500, PLAIN, known=6)
        assert len(reads) == 4, "other bytes, and later news"
        with storage.writing() as tx:
            insert_reports(tx, [new_report("later", HOME)])
        now = await asyncio.gather(*(pages.now(PROVINCE, cursor, 500, PLAIN) for cursor in cursors))
        assert all(page.brings_something for page in now)
        assert len(reads) == 8, "each asks for the last revision; one page for all"
        beginner = _cursor(storage, feed, PROVINCE, 4)
        for _ in range(2):
            await pages.shared(PROVINCE, beginner, 500, PLAIN, known=6)
        assert len(reads) == 10, "who is not done with the first fetch is told by where he began"
        uses_much = True
        for _ in range(2):
            await pages.shared(PROVINCE, cursors[0], 500, PLAIN, known=6)
        assert len(reads) == 11, "whose page is made beside other work does not make the others wait for it"

    asyncio.run(scene())
    storage.close()


def _cursor(storage: Storage, feed: Feed, officer: Officer, floor: int) -> str:
    page = feed.changes(officer, None, 1)
    issued = int(storage.clock().timestamp() * 1000)
    return Cursor(page.epoch, 3, floor, scope_of(officer), issued).written()


async def _tell(waiting: Waiting, committed: Committed, ward: str) -> None:
    """Have something told, by way of somebody who waits for it."""
    task = asyncio.create_task(waiting.wait(PROVINCE, waiting.known, SECONDS))
    await until(waiting, 1)
    committed.commit(ward)
    waiting.ring()
    await task
