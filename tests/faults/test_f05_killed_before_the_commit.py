"""F05: killed before the commit: it was never shown as saved, and it is not there."""

import pytest

from tests.fakes.terminal_fixtures import TerminalCity


@pytest.mark.parametrize("moment", ["C1", "commit"])
def test_with_real_processes(terminal_city: TerminalCity, moment: str) -> None:
    desk = terminal_city.desk("lurah")
    shown = desk.killed(moment, "act", "r1", "note", "--text", "belum sempat", "--no-sync", "--json")
    assert shown == ""
    assert desk.ask("outbox")["operations"] == []
    assert desk.ask("doctor", expect=None)["integrity"] == ["ok"]
    again = desk.ask("act", "r1", "note", "--text", "belum sempat")
    assert terminal_city.times("r1", again["op_id"]) == 1
