"""F11: the cursor has expired: the client compares with the centre's index, wipes nothing and keeps its work."""

from datetime import timedelta

from sync.changes import Connection
from sync.records import OperationState
from tests.fakes.central_office import SetClock
from tests.fakes.city_fixtures import Seat, kinds, reports
from tests.fakes.office import Office
from tests.fakes.small_centre import SmallCentre

SETTLED = OperationState.SETTLED


def test_the_index_decides_what_is_gone(office: Office, centre: SmallCentre) -> None:
    centre.put("r2")
    office.sync()
    op_id = office.note("r2")
    centre.feed = [item for item in centre.feed if item["report"]["id"] != "r1"]
    centre.feed.append({**centre.feed[0], "rev": 7, "report": {**centre.feed[0]["report"], "rev": 7, "text": "baru"}})
    centre.expired_before = 99
    assert office.sync().connection is Connection.ONLINE
    assert office.state(op_id) is SETTLED
    found = office.reader.detail("r2")
    assert found is not None
    assert found.report.text == "baru"
    assert office.reader.detail("r1") is None


def test_after_ninety_days_at_the_real_centre(seat: Seat, clock: SetClock) -> None:
    lurah, camat = seat("lurah"), seat("camat")
    lurah.sync()
    draft = ("r1", "answer", "setengah jadi")
    lurah.commands.keep_draft(*draft)
    op_id = lurah.note("r1", "sebelum libur panjang")
    camat.sync()
    camat.note("r2", "selama itu")
    camat.sync()
    # The session outlives the cursor only where the officer signs in again.
    clock.move(timedelta(days=91))
    lurah.now = clock.now
    lurah.api.sign_in("lurah", "rahasia-sekali")
    assert lurah.sync().connection is Connection.ONLINE
    assert reports(lurah) == {"r1", "p1", "r2"}
    assert lurah.state(op_id) is SETTLED
    assert kinds(lurah, "r2") == ["received", "note"]
    assert lurah.reader.drafts("r1") == {"answer": "setengah jadi"}
