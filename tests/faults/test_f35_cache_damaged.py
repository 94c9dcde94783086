"""F35: cache.db is damaged: it is set aside and fetched again, and the outbox is as it was."""

import pytest

from tests.fakes.terminal_fixtures import TerminalCity


@pytest.mark.parametrize("damage", ["header", "middle", "truncated", "gone"])
def test_with_real_processes(terminal_city: TerminalCity, damage: str) -> None:
    desk = terminal_city.desk("lurah")
    op_id = desk.ask("act", "r1", "note", "--text", "belum terkirim", "--no-sync", expect=3)["op_id"]
    cache = desk.home / "cache.db"
    data = bytearray(cache.read_bytes())
    if damage == "gone":
        cache.unlink()
    else:
        at = {"header": 0, "middle": 2 * 4096, "truncated": 0}[damage]
        data[at : at + 4096] = bytes(4096)
        cache.write_bytes(data[: len(data) // 3] if damage == "truncated" else data)
    for log in desk.home.glob("cache.db-*"):
        log.unlink()
    desk.run("sync", expect=None)
    desk.run("sync", expect=None)
    assert [row["id"] for row in sorted(desk.reports(), key=lambda row: str(row["id"]))] == ["p1", "r1", "r2"]
    desk.run("outbox", "--retry")
    assert terminal_city.times("r1", op_id) == 1
    assert desk.ask("doctor", expect=None)["integrity"] == ["ok"]
