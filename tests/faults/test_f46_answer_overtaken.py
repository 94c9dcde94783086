"""F46: an answer written offline, and another one that the citizen has read by then: a card, and nothing is overwritten."""

from officer_app.domain.operations import Answer, Move, Note
from officer_app.domain.vocabulary import Status
from sync.records import Choice, OperationState
from tests.fakes.city_fixtures import Seat
from tests.fakes.office import Office, picture, prepared

THEIRS, MINE = "Petugas datang besok.", "Sudah kami cek."


def answer_of(office: Office, report_id: str = "r1") -> str | None:
    detail = office.reader.detail(report_id)
    assert detail is not None
    return detail.report.public_answer


def overtaken(seat: Seat) -> tuple[Office, Office, str]:
    """The lurah answers without a line; the camat answers; then the lurah has a line again."""
    lurah, camat = seat("lurah"), seat("camat")
    lurah.sync()
    camat.sync()
    op_id = lurah.commands.record(lurah.officer, "r1", Answer(text=MINE))
    camat.commands.record(camat.officer, "r1", Answer(text=THEIRS))
    camat.sync()
    lurah.sync()
    return lurah, camat, op_id


def test_it_waits_for_a_person_and_the_citizen_reads_what_he_read(seat: Seat) -> None:
    lurah, camat, op_id = overtaken(seat)
    item = lurah.outbox()[op_id]
    assert (item.state, item.problem) == (OperationState.CONFLICT, "value-changed")
    card = lurah.reader.card(op_id)
    assert card is not None
    assert card.theirs is not None
    assert (card.base.public_answer, card.mine.public_answer, card.theirs.public_answer) == (None, MINE, THEIRS)
    camat.sync()
    assert answer_of(lurah) == answer_of(camat) == THEIRS


def test_seen_and_meant_it_replaces(seat: Seat) -> None:
    lurah, camat, op_id = overtaken(seat)
    [again] = lurah.commands.resolve(lurah.officer, op_id, Choice.SEND_AGAIN)
    lurah.sync()
    assert lurah.state(again) is OperationState.SETTLED
    camat.sync()
    assert answer_of(camat) == MINE


def test_or_stays_as_a_note(seat: Seat) -> None:
    lurah, camat, op_id = overtaken(seat)
    [note] = lurah.commands.resolve(lurah.officer, op_id, Choice.FIELD_REPORT)
    lurah.sync()
    assert lurah.state(note) is OperationState.SETTLED
    camat.sync()
    detail = camat.reader.detail("r1")
    assert detail is not None
    assert detail.report.public_answer == THEIRS
    assert MINE in str(detail.events[-1].data["text"])


def test_the_answer_of_a_result_is_no_other(seat: Seat) -> None:
    lurah, camat = seat("lurah"), seat("camat")
    lurah.sync()
    lurah.move("r1", Status.IN_PROGRESS)
    lurah.sync()
    camat.sync()
    photo = lurah.commands.attach("r1", prepared(picture(46)))
    result = Move(to=Status.AWAITING_VALIDATION, answer=MINE, photos=(photo,))
    op_id = lurah.commands.record(lurah.officer, "r1", result)
    note = lurah.commands.record(lurah.officer, "r1", Note(text="foto menyusul"))
    camat.commands.record(camat.officer, "r1", Answer(text=THEIRS))
    camat.sync()
    lurah.sync()
    assert (lurah.outbox()[op_id].problem, lurah.state(note)) == ("value-changed", OperationState.SETTLED)
    assert answer_of(lurah) == THEIRS
