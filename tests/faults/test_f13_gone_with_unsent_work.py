"""F13: a report left the area, or was deleted, with unsent work on it: the local copy stays, and a person decides."""

import pytest

from central import schema
from officer_app.domain.operations import Relocate
from officer_app.domain.vocabulary import Status
from sync.records import OperationState
from tests.fakes.central_office import NEXT
from tests.fakes.central_process import CentralServer
from tests.fakes.city_fixtures import Seat
from tests.fakes.office import picture
from tests.fakes.terminal_fixtures import TerminalCity

CONFLICT = OperationState.CONFLICT


def test_it_left_the_area(seat: Seat, central: CentralServer) -> None:
    lurah, camat = seat("lurah"), seat("camat")
    lurah.sync()
    camat.sync()
    ops = [lurah.move("r1", Status.IN_PROGRESS), lurah.note("r1", "sudah di lokasi"), lurah.evidence("r1", picture(3))]
    camat.commands.record(camat.officer, "r1", Relocate(point=(106.87, -6.25)))
    camat.sync()
    with central.storage.reading() as connection:
        assert connection.execute(schema.report.select().where(schema.report.c.id == "r1")).mappings().one()["ward"] == NEXT
    lurah.sync()
    assert [lurah.state(op_id) for op_id in ops] == [CONFLICT] * 3
    assert {item.problem for item in lurah.outbox().values()} == {"not-in-scope"}
    pinned = lurah.reader.detail("r1")
    assert pinned is not None
    assert pinned.report.text.startswith("Jalan rusak")
    assert lurah.reader.rows(["r1"]) == {}, "it is not in the lists any more"


@pytest.mark.parametrize("reason", ["permintaan pelapor"])
def test_it_was_erased_with_real_processes(terminal_city: TerminalCity, reason: str) -> None:
    desk = terminal_city.desk("lurah")
    op_id = desk.ask("act", "r1", "note", "--text", "sudah di lokasi", "--no-sync", expect=3)["op_id"]
    terminal_city.purge("r1", reason)
    desk.run("sync", expect=4)
    [found] = desk.ask("outbox", expect=4)["operations"]
    assert (found["op_id"], found["state"], found["problem"]) == (op_id, "conflict", "gone")
    assert desk.show("r1")["report"]["id"] == "r1", "the local copy stays to be read and exported"
