"""F04: the same key with another payload: 422 `operation-changed`, quarantine, and the first one stands."""

from officer_app.domain.operations import Note
from sync.records import OperationState
from tests.fakes.central_office import Caller
from tests.fakes.central_process import CentralServer
from tests.fakes.city_fixtures import Seat


def test_the_second_payload_is_kept_for_a_person(seat: Seat, central: CentralServer) -> None:
    lurah = seat("lurah")
    lurah.sync()
    op_id = lurah.note("r1", "yang ini dicatat di sini")
    by_hand = Caller(central.url, "lurah")
    operation = by_hand.operation("r1", "note", {"text": "yang lain dengan kunci yang sama"}, op_id=op_id)
    assert by_hand.send(operation)[0]["status"] == "applied"
    lurah.sync()
    item = lurah.outbox()[op_id]
    assert (item.state, item.problem) == (OperationState.QUARANTINED, "operation-changed")
    assert item.payload == Note(text="yang ini dicatat di sini"), "kept whole"
    events = [event for event in by_hand.get("/reports/r1/events")["items"] if event.get("op_id") == op_id]
    assert [event["data"]["text"] for event in events] == ["yang lain dengan kunci yang sama"]
    assert by_hand.send({**operation, "payload": {"text": "dan lagi"}})[0]["problem"]["status"] == 422
