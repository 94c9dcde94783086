"""F01: the answer is lost after the centre committed: one effect."""

from officer_app.domain.vocabulary import Status
from sync.changes import Connection
from sync.records import OperationState
from tests.fakes.city_fixtures import Seat, kinds
from tests.fakes.cutting_proxy import CuttingProxy
from tests.fakes.office import Office
from tests.fakes.small_centre import SmallCentre, answer_lost
from tests.fakes.terminal_fixtures import TerminalCity

SETTLED, UNCERTAIN = OperationState.SETTLED, OperationState.UNCERTAIN


def test_the_same_id_again_is_one_effect(office: Office, centre: SmallCentre) -> None:
    op_id = office.note("r1")
    centre.fail("POST /operations", answer_lost(centre))
    assert office.sync().connection is Connection.OFFLINE
    assert office.state(op_id) is UNCERTAIN
    assert office.sync_later().connection is Connection.ONLINE
    assert office.state(op_id) is SETTLED
    assert centre.applied == {op_id: 1}


def test_a_whole_batch_at_the_real_centre(seat: Seat, proxy: CuttingProxy) -> None:
    lurah = seat("lurah")
    lurah.sync()
    ops = [lurah.move("r1", Status.IN_PROGRESS), *(lurah.note("r1", f"catatan {number}") for number in range(4))]
    proxy.cut_answer_when = lambda heard: b"POST /officer/v1/operations" in heard
    assert lurah.sync().connection is Connection.OFFLINE
    assert [lurah.state(op_id) for op_id in ops] == [UNCERTAIN] * 5
    lurah.sync_later()
    proxy.cut_answer_when = None
    assert lurah.sync_later().connection is Connection.ONLINE
    assert [lurah.state(op_id) for op_id in ops] == [SETTLED] * 5
    assert kinds(lurah, "r1") == ["received", "move", *["note"] * 4]


def test_with_real_processes(terminal_city: TerminalCity) -> None:
    desk = terminal_city.desk("lurah")
    terminal_city.proxy.cut_answer_when = lambda heard: b"POST /officer/v1/operations" in heard
    told = desk.ask("act", "r1", "note", "--text", "jawaban hilang", expect=3)
    assert told["state"] == "uncertain"
    assert terminal_city.times("r1", told["op_id"]) == 1, "the centre did it; only the answer is missing"
    terminal_city.proxy.cut_answer_when = None
    desk.run("outbox", "--retry")
    assert desk.ask("outbox")["operations"] == []
    assert terminal_city.times("r1", told["op_id"]) == 1
