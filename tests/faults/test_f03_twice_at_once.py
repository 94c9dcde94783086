"""F03: the same operation twice at once: one effect."""

from concurrent.futures import ThreadPoolExecutor

from tests.fakes.central_office import Caller
from tests.fakes.terminal_fixtures import TerminalCity


def test_two_engines_over_one_outbox(terminal_city: TerminalCity) -> None:
    desk = terminal_city.desk("lurah")
    ops = [desk.ask("act", "r1", "note", "--text", f"{n}", "--no-sync", expect=3)["op_id"] for n in range(3)]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: desk.run("sync", expect=None), range(2)))
    desk.run("outbox", "--retry")
    assert desk.ask("outbox")["operations"] == []
    assert [terminal_city.times("r1", op_id) for op_id in ops] == [1, 1, 1]


def test_many_connections_to_one_process(terminal_city: TerminalCity) -> None:
    first = terminal_city.caller("lurah")
    operation = first.operation("r1", "note", {"text": "sekali saja"})
    callers = [Caller(terminal_city.central.url) for _ in range(8)]
    for caller in callers:
        caller.use(first.tokens)
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda caller: caller.send(operation)[0], callers))
    assert {found["status"] for found in results} <= {"applied", "in_progress"}
    assert first.send(operation)[0]["status"] == "applied"
    assert terminal_city.times("r1", operation["op_id"]) == 1
