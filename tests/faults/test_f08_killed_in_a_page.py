"""F08: killed between the page and its cursor (C15, C16): neither is there, and the page is taken in at the next run."""

import pytest

from tests.fakes.terminal_fixtures import TerminalCity


@pytest.mark.parametrize("moment", ["C15", "C16"])
def test_with_real_processes(terminal_city: TerminalCity, moment: str) -> None:
    desk = terminal_city.desk("lurah")
    before = desk.ask("doctor", expect=None)["cursor"]
    terminal_city.caller("camat").do("r1", "note", {"text": "dari kecamatan"})
    desk.killed(moment, "sync")
    assert desk.ask("doctor", expect=None)["cursor"] == before, "the cursor never runs ahead of its page"
    assert [event["kind"] for event in desk.show("r1")["events"]] == ["received"]
    desk.run("sync")
    assert [event["kind"] for event in desk.show("r1")["events"]] == ["received", "note"]
    assert desk.ask("doctor", expect=None)["integrity"] == ["ok"]
