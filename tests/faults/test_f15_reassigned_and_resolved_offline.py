"""F15: reassigned at the centre, resolved offline here: shown, and nothing is overwritten."""

from officer_app.domain.operations import Assign, Move
from officer_app.domain.vocabulary import Status
from sync.records import Choice, OperationState
from tests.fakes.city_fixtures import Seat, kinds
from tests.fakes.office import picture, prepared


def test_his_result_waits_for_his_decision(seat: Seat) -> None:
    field, camat = seat("field"), seat("camat")
    field.sync()
    field.move("r1", Status.IN_PROGRESS)
    field.sync()
    camat.sync()
    photo = field.commands.attach("r1", prepared(picture(5)))
    done = Move(to=Status.AWAITING_VALIDATION, answer="Sudah ditambal.", photos=(photo,))
    op_id = field.commands.record(field.officer, "r1", done)
    camat.commands.record(camat.officer, "r1", Assign(officer="o-lurah"))
    camat.sync()
    field.sync()
    item = field.outbox()[op_id]
    assert (item.state, item.problem) == (OperationState.CONFLICT, "assignee-changed")
    detail = field.reader.detail("r1")
    assert detail is not None
    assert (detail.report.status, detail.report.assignee) == (Status.IN_PROGRESS, "o-lurah"), "as the centre has it"
    card = field.reader.card(op_id)
    assert card is not None
    assert {Choice.FIELD_REPORT, Choice.ASK_BACK, Choice.KEEP_DRAFT} <= set(card.choices)
    [sent] = field.commands.resolve(field.officer, op_id, Choice.FIELD_REPORT)
    field.sync()
    assert field.state(sent) is OperationState.SETTLED
    assert kinds(field, "r1") == ["received", "move", "assign", "evidence"]
