"""F36: work.db is damaged: rebuilt from backup and journal, the differences listed, and everything still arrives once.

Every page, every kind of damage and every moment of a kill: tests/sync/care/test_rebuilding.py, test_rebuild_killed.py and
test_rebuild_property.py.
"""

import shutil

import pytest

from tests.fakes.terminal_fixtures import TerminalCity
from tests.fakes.terminals import Terminal
from tests.fakes.worked_home import PAGE, cut, zero_page


def damage(desk: Terminal, kind: str) -> None:
    work = desk.home / "work.db"
    for beside in desk.home.glob("work.db-*"):
        beside.unlink()
    match kind:
        case "header":
            zero_page(work, 0)
        case "page":
            zero_page(work, 1)
        case "truncated":
            cut(work, work.stat().st_size // PAGE // 2 * PAGE)
        case "gone":
            work.unlink()


def notices(desk: Terminal) -> dict[str, dict[str, object]]:
    return {notice["code"]: notice for notice in desk.ask("doctor", expect=None)["notices"]}


@pytest.mark.parametrize(("kind", "backed_up"), [("header", True), ("page", False), ("truncated", True), ("gone", False)])
def test_with_real_processes(terminal_city: TerminalCity, kind: str, backed_up: bool) -> None:
    desk = terminal_city.desk("lurah")
    noted = [desk.ask("act", "r1", "note", "--text", f"catatan {n}", "--no-sync", expect=3)["op_id"] for n in range(2)]
    if backed_up:
        desk.run("sync")
        assert (desk.home / "backup" / "work-1.db").exists()
        noted.append(desk.ask("act", "r1", "note", "--text", "lagi", "--no-sync", expect=3)["op_id"])
    else:
        shutil.rmtree(desk.home / "backup")
    damage(desk, kind)
    desk.run("outbox", expect=None)
    # What nobody met at the start is met in the middle of the day, and mended at the start after it.
    desk.run("outbox", expect=None)
    told = notices(desk)["work-rebuilt"]
    assert told["facts"]["lost"] == 0  # type: ignore[index]
    assert (desk.home / str(told["facts"]["file"])).exists()  # type: ignore[index]
    desk.run("outbox", "--retry")
    assert [terminal_city.times("r1", op_id) for op_id in noted] == [1] * len(noted)
    assert desk.ask("outbox")["operations"] == []
    assert desk.ask("doctor", expect=None)["integrity"] == ["ok"]
