"""F17: an unresolved conflict survives ten good syncs and a restart."""

from officer_app.domain.vocabulary import Status
from sync.changes import Connection
from sync.records import OperationState
from tests.fakes.city_fixtures import Seat, reopened
from tests.fakes.terminal_fixtures import TerminalCity

CONFLICT = OperationState.CONFLICT


def test_until_a_person_decides(seat: Seat) -> None:
    lurah, camat = seat("lurah"), seat("camat")
    lurah.sync()
    camat.sync()
    op_id = lurah.move("r2", Status.COORDINATING, reason="milik dinas", agency="bm")
    camat.move("r2", Status.REJECTED, reason="bukan laporan")
    camat.sync()
    for _ in range(10):
        assert lurah.sync_later().connection is Connection.ONLINE
        assert lurah.state(op_id) is CONFLICT
    lurah = reopened(lurah, seat)
    lurah.sync()
    item = lurah.outbox()[op_id]
    assert (item.state, item.problem) == (CONFLICT, "status-changed")
    card = lurah.reader.card(op_id)
    assert card is not None
    assert card.theirs is not None
    assert (card.base.status, card.mine.status, card.theirs.status) == (
        Status.WAITING,
        Status.COORDINATING,
        Status.REJECTED,
    )


def test_with_real_processes(terminal_city: TerminalCity) -> None:
    desk = terminal_city.desk("lurah")
    desk.ask("act", "r2", "coordinate", "--agency", "bm", "--reason", "milik dinas", "--no-sync", expect=3)
    rejected = terminal_city.caller("camat").do("r2", "move", {"to": "rejected", "reason": "bukan laporan"})
    assert rejected["status"] == "applied"
    for _ in range(3):
        desk.run("sync", expect=4)
    [card] = desk.ask("conflicts", "list", expect=None)["conflicts"]
    assert card["state"] == "conflict"
