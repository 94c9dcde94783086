"""F16: two officers resolve the same report: the first decides the status, both are kept and named."""

from officer_app.domain.operations import Move
from officer_app.domain.vocabulary import Status
from sync.records import OperationState
from tests.fakes.city_fixtures import Seat, status
from tests.fakes.office import picture, prepared

SETTLED = OperationState.SETTLED


def test_both_results_stand_in_the_history(seat: Seat) -> None:
    lurah, camat = seat("lurah"), seat("camat")
    lurah.sync()
    lurah.move("r1", Status.IN_PROGRESS)
    lurah.sync()
    camat.sync()
    ops = []
    for number, office in enumerate((camat, lurah)):
        photo = office.commands.attach("r1", prepared(picture(20 + number)))
        result = Move(to=Status.AWAITING_VALIDATION, answer=f"Beres {number}", photos=(photo,))
        ops.append(office.commands.record(office.officer, "r1", result))
    camat.sync()
    lurah.sync()
    assert (camat.state(ops[0]), lurah.state(ops[1])) == (SETTLED, SETTLED)
    camat.sync()
    for office in (lurah, camat):
        detail = office.reader.detail("r1")
        assert detail is not None
        moves = [event for event in detail.events if event.kind == "move" and event.data.get("photos")]
        assert [event.actor.name for event in moves if event.actor] == ["Dewi", "Siti Rahma"]
        assert len(detail.report.attachments) == 3, "the citizen's photo and both officers'"
        assert detail.report.public_answer == "Beres 0", "the first decided what the citizen reads"
        assert status(office, "r1") is Status.AWAITING_VALIDATION


def test_different_decisions_end_in_one_status_and_a_conflict(seat: Seat) -> None:
    lurah, camat = seat("lurah"), seat("camat")
    lurah.sync()
    camat.sync()
    first = camat.move("r2", Status.REJECTED, reason="bukan laporan")
    second, note = lurah.move("r2", Status.COORDINATING, reason="milik dinas", agency="bm"), lurah.note("r2", "sudah dilihat")
    camat.sync()
    lurah.sync()
    assert camat.state(first) is SETTLED
    assert lurah.state(second) is OperationState.CONFLICT
    assert lurah.state(note) is SETTLED
    assert status(lurah, "r2") is Status.REJECTED
