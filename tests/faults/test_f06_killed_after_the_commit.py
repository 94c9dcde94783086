"""F06: killed after the commit, before or after the screen said so: it is there at the restart, and arrives once."""

import pytest

from tests.fakes.terminal_fixtures import TerminalCity


@pytest.mark.parametrize("moment", ["C2", "C11", "C13", "C14"])
def test_with_real_processes(terminal_city: TerminalCity, moment: str) -> None:
    desk = terminal_city.desk("lurah")
    desk.killed(moment, "act", "r1", "note", "--text", "sudah tersimpan")
    [found] = desk.ask("outbox", expect=3)["operations"]
    assert found["payload"] == {"text": "sudah tersimpan"}
    desk.run("outbox", "--retry")
    assert desk.ask("outbox")["operations"] == []
    assert terminal_city.times("r1", found["op_id"]) == 1
    assert desk.ask("doctor", expect=None)["integrity"] == ["ok"]
