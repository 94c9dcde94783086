"""F14: merged at the centre while the officer worked offline: notes and evidence go to the canonical report, the status asks."""

from officer_app.domain.operations import Merge
from officer_app.domain.vocabulary import Status
from sync.records import Choice, OperationState
from tests.fakes.city_fixtures import Seat, kinds, status
from tests.fakes.office import picture


def test_words_and_photos_follow_and_the_move_waits(seat: Seat) -> None:
    lurah, camat = seat("lurah"), seat("camat")
    lurah.sync()
    camat.sync()
    note, photo = lurah.note("r1", "sama dengan yang di sebelah"), lurah.evidence("r1", picture(4))
    move = lurah.move("r1", Status.IN_PROGRESS)
    camat.commands.record(camat.officer, "r1", Merge(into="r2"))
    camat.sync()
    lurah.sync()
    lurah.sync_later()
    assert [lurah.state(op_id) for op_id in (note, photo)] == [OperationState.SETTLED] * 2
    assert kinds(lurah, "r2")[-2:] == ["note", "evidence"], "retargeted"
    item = lurah.outbox()[move]
    assert (item.state, item.problem) == (OperationState.CONFLICT, "status-changed")
    assert (status(lurah, "r1"), status(lurah, "r2")) == (Status.DUPLICATE, Status.WAITING)
    card = lurah.reader.card(move)
    assert card is not None
    assert card.theirs is not None
    assert card.theirs.merged_into == "r2"
    assert Choice.WITHDRAW in card.choices
