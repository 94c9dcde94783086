"""F51: a newer value comes while the officer's form is open, or while they decide: what they saw is what counts."""

from officer_app.domain.operations import Answer
from officer_app.domain.reports import Report
from sync.records import Choice, OperationState
from tests.fakes.city_fixtures import Seat
from tests.fakes.office import Office


def shown(office: Office) -> Report:
    detail = office.reader.detail("r1")
    assert detail is not None
    return detail.report


def say(office: Office, text: str, seen: Report | None = None) -> str:
    return office.commands.record(office.officer, "r1", Answer(text=text), seen=seen)


def test_while_the_form_is_open(seat: Seat) -> None:
    lurah, camat = seat("lurah"), seat("camat")
    lurah.sync()
    camat.sync()
    opened = shown(lurah)
    say(camat, "Petugas datang besok.")
    camat.sync()
    lurah.sync()
    assert shown(lurah).public_answer == "Petugas datang besok.", "it is here, but not what the form was opened on"
    op_id = say(lurah, "Sudah kami cek.", seen=opened)
    lurah.sync()
    assert lurah.state(op_id) is OperationState.CONFLICT
    assert shown(lurah).public_answer == "Petugas datang besok."


def test_while_the_card_is_looked_at(seat: Seat) -> None:
    lurah, camat = seat("lurah"), seat("camat")
    lurah.sync()
    camat.sync()
    op_id = say(lurah, "Sudah kami cek.")
    say(camat, "Petugas datang besok.")
    camat.sync()
    lurah.sync()
    card = lurah.reader.card(op_id)
    assert card is not None
    say(camat, "Petugas datang hari ini.")
    camat.sync()
    lurah.sync()
    [again] = lurah.commands.resolve(lurah.officer, op_id, Choice.SEND_AGAIN, seen=card.theirs)
    lurah.sync()
    assert lurah.state(again) is OperationState.CONFLICT
    newer = lurah.reader.card(again)
    assert newer is not None
    assert newer.theirs is not None
    assert (newer.base.public_answer, newer.theirs.public_answer) == ("Petugas datang besok.", "Petugas datang hari ini.")
    [last] = lurah.commands.resolve(lurah.officer, again, Choice.SEND_AGAIN, seen=newer.theirs)
    lurah.sync()
    assert lurah.state(last) is OperationState.SETTLED
    assert shown(lurah).public_answer == "Sudah kami cek."
