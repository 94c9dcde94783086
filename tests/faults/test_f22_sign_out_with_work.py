"""F22: sign-out with ten operations unsent, another officer signs in: nothing is sent under that name, nothing is mixed."""

from sync.changes import Connection
from sync.records import OperationState
from tests.fakes.central_office import PASSWORD
from tests.fakes.city_fixtures import Seat, kinds
from tests.fakes.terminal_fixtures import TerminalCity

SETTLED = OperationState.SETTLED


def test_the_work_waits_for_its_officer(seat: Seat) -> None:
    lurah = seat("lurah", home="shared")
    lurah.sync()
    ops = [lurah.note("r1", f"{number}") for number in range(10)]
    lurah.api.sign_out()
    assert lurah.sync().connection is Connection.SIGNED_OUT
    lurah.close()
    camat = seat("camat", home="shared")
    camat.sync()
    assert kinds(camat, "r1") == ["received"]
    camat.api.sign_out()
    camat.close()
    lurah = seat("lurah", home="shared")
    lurah.sync()
    assert [lurah.state(op_id) for op_id in ops] == [SETTLED] * 10


def test_with_real_processes_on_one_computer(terminal_city: TerminalCity) -> None:
    desk = terminal_city.desk("lurah")
    ops = [desk.ask("act", "r1", "note", "--text", f"{n}", "--no-sync", expect=3)["op_id"] for n in range(3)]
    desk.run("sign-out")
    desk.sign_in(terminal_city.proxy.url, "camat", PASSWORD)
    desk.run("sync")
    assert desk.ask("outbox")["operations"] == [], "nothing of another officer's is shown"
    assert [event["kind"] for event in terminal_city.history("r1")] == ["received"]
    own = desk.ask("act", "r1", "note", "--text", "dari camat")["op_id"]
    desk.run("sign-out")
    desk.sign_in(terminal_city.proxy.url, "lurah", PASSWORD)
    desk.run("outbox", "--retry")
    assert desk.ask("outbox")["operations"] == []
    actors = {event["op_id"]: event["actor"]["id"] for event in terminal_city.history("r1") if event.get("op_id")}
    assert actors == {own: "o-camat", **dict.fromkeys(ops, "o-lurah")}


def test_the_centre_takes_no_work_under_anothers_token(terminal_city: TerminalCity) -> None:
    lurah, camat = terminal_city.caller("lurah"), terminal_city.caller("camat")
    operation = lurah.operation("r1", "note", {"text": "dari lurah"})
    refused = camat.send(operation)[0]
    assert (refused["status"], refused["problem"]["detail"]) == ("rejected", "wrong-author")
    assert terminal_city.times("r1", operation["op_id"]) == 0
    assert lurah.send(operation)[0]["status"] == "applied", "and the try under the wrong name stands in nobody's way"
    assert camat.send(operation)[0]["status"] == "rejected", "nor is its result told to others"
    assert terminal_city.times("r1", operation["op_id"]) == 1
