"""What the engine makes of answers that are rare: each decision of the planners seen through a whole run."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from officer_app.domain.operations import Evidence, Relocate
from officer_app.domain.vocabulary import Status
from sync.changes import Connection
from sync.milestones import listening
from sync.records import OperationState
from tests.fakes.memory_office import MemoryOffice, memory_office
from tests.fakes.office import picture, prepared
from tests.faults.machine.edits import Edit, edit
from tests.faults.machine.mishaps import Mishap, Trouble
from tests.faults.machine.reference_answers import Answer, Question, problem_answer
from tests.faults.machine.reference_ledger import WARDS, point_in

QUEUED, CONFLICT, QUARANTINED = OperationState.QUEUED, OperationState.CONFLICT, OperationState.QUARANTINED
SETTLED = OperationState.SETTLED


@pytest.fixture
def office(tmp_path: Path) -> Iterator[MemoryOffice]:
    with memory_office(tmp_path / "home") as made:
        yield made


def answers(office: MemoryOffice, monkeypatch: pytest.MonkeyPatch, slug: str, status: int, path: str = "/operations") -> None:
    """From now on the centre answers so to whatever goes to this path."""
    ask = office.centre.ask

    def asked(question: Question) -> Answer:
        answer = ask(Question("GET", "/ping", {"nonce": "n"})) if question.path.startswith(path) else None
        if answer is None:
            return ask(question)
        told = problem_answer(slug, status)
        return Answer(told.status, {**answer.headers, **told.headers}, told.body)

    monkeypatch.setattr(office.centre, "ask", asked)


@pytest.mark.parametrize(
    ("slug", "status"), [("status-changed", 409), ("assignee-changed", 412), ("gone", 410), ("not-found", 404)]
)
def test_a_refusal_that_speaks_of_the_report_is_a_conflict(
    office: MemoryOffice, monkeypatch: pytest.MonkeyPatch, slug: str, status: int
) -> None:
    take, hand_on = office.move("r1", Status.IN_PROGRESS), office.move("r1", Status.REJECTED, reason="bukan laporan")
    words = office.note("r0")
    with monkeypatch.context() as patch:
        answers(office, patch, slug, status)
        office.sync()
    assert (office.state(take), office.outbox()[take].problem) == (CONFLICT, slug)
    assert (office.state(hand_on), office.outbox()[hand_on].problem) == (CONFLICT, "dependency-failed")
    assert office.state(words) is CONFLICT
    for op_id in (take, hand_on):
        card = office.reader.card(op_id)
        assert card is not None
        assert (card.base.id, card.theirs is not None) == ("r1", True)


def test_a_centre_that_wants_a_newer_app_freezes_the_outbox_and_counts_nothing(office: MemoryOffice) -> None:
    ops = [office.note("r0"), office.evidence("r1", picture())]
    office.centre.outdated = True
    for _ in range(5):
        state = office.sync_later()
        assert (state.connection, state.problem) == (Connection.ONLINE, "upgrade-required")
    assert [(office.state(op_id), office.outbox()[op_id].attempts) for op_id in ops] == [(QUEUED, 0)] * 2
    office.centre.outdated = False
    office.sync()
    assert [office.state(op_id) for op_id in ops] == [SETTLED] * 2


def test_an_operation_of_an_unknown_schema_is_frozen_not_set_aside(office: MemoryOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    op_id = office.note("r0")
    with monkeypatch.context() as patch:
        answers(office, patch, "unknown-schema", 422)
        assert office.sync().problem == "upgrade-required"
    assert (office.state(op_id), office.outbox()[op_id].attempts) == (QUEUED, 0)
    assert office.sync().problem is None
    assert office.state(op_id) is SETTLED


def test_a_centre_that_fails_at_everything_is_not_asked_about_each(office: MemoryOffice) -> None:
    for number in range(40):
        office.centre.ledger.receive(f"x{number}", WARDS[0], office.now_there())
    office.sync()
    ops = [office.note(f"x{number}") for number in range(40)]
    office.centre.sick.update(ops)
    office.wire.log.clear()
    assert office.sync().connection is Connection.OFFLINE
    assert len(office.wire.log) <= 15
    assert sum(office.outbox()[op_id].attempts for op_id in ops) == 3
    office.centre.sick.clear()
    office.sync_later()
    assert {office.state(op_id) for op_id in ops} == {SETTLED}


class Killed(BaseException):
    """The process is no more."""


@pytest.mark.parametrize("steps", range(1, 12))
def test_what_builds_on_something_that_fell_falls_also_after_a_crash_in_between(office: MemoryOffice, steps: int) -> None:
    take, hand_on = office.move("r1", Status.IN_PROGRESS), office.move("r1", Status.REJECTED, reason="bukan laporan")
    edit(office.centre, Edit.CLOSE, 1, 0)
    left = [steps]

    def killer(milestone: str) -> None:
        left[0] -= milestone == "committed"
        if left[0] <= 0:
            raise Killed

    with listening(killer):
        try:
            office.sync()
        except Killed:
            office.engine.close()
    office.sync_later()
    assert (office.state(take), office.state(hand_on)) == (CONFLICT, CONFLICT)


def test_something_that_answers_for_a_photo_does_not_hold_up_the_words(office: MemoryOffice) -> None:
    photo, words = office.evidence("r0", picture()), office.note("r1")
    # Pull and HEAD go well; the POST of the upload meets a filter, the ping after it our centre.
    office.wire.weather.bring([Trouble(2, Mishap.PORTAL)])
    assert office.sync().connection is Connection.NOT_OUR_SERVER
    assert [line for _, line in office.wire.log].index("GET /ping") < len(office.wire.log) - 1
    assert (office.state(photo), office.state(words)) == (QUEUED, SETTLED)
    office.sync_later()
    assert (office.state(photo), office.state(words)) == (SETTLED, SETTLED)


def test_where_the_portal_answers_the_ping_too_no_word_goes_out(office: MemoryOffice) -> None:
    office.evidence("r0", picture())
    office.note("r1")
    office.wire.weather.bring([Trouble(2, Mishap.PORTAL), Trouble(0, Mishap.PORTAL)])
    office.sync()
    assert not [line for _, line in office.wire.log if line == "POST /operations"]


@pytest.mark.parametrize("mishap", [Mishap.FORBIDDEN, Mishap.INTERNAL, Mishap.GARBLED, Mishap.BUSY, Mishap.ANSWER_LOST])
def test_a_session_that_cannot_be_renewed_just_now_says_nothing_about_the_work(office: MemoryOffice, mishap: Mishap) -> None:
    op_id = office.note("r0")
    # Our own token expires in the middle: only the POST of the operation hears of it, and the refresh goes wrong.
    office.wire.weather.bring([Trouble(1, Mishap.EXPIRED), Trouble(0, mishap)])
    office.sync()
    assert (office.state(op_id), office.outbox()[op_id].attempts) == (QUEUED, 0)
    office.sync_later()
    assert office.state(op_id) is SETTLED


def test_a_report_that_was_moved_out_of_sight_lets_its_operation_go(office: MemoryOffice) -> None:
    op_id = office.commands.record(office.officer, "r0", Relocate(point=point_in(3)))
    office.sync()
    assert office.state(op_id) is SETTLED
    assert office.reader.detail("r0") is None


def test_a_restored_centre_gets_the_work_again_however_wrong_the_clock_is(office: MemoryOffice) -> None:
    office.centre.back_up()
    op_id = office.commands.record(office.officer, "r0", Evidence(photos=(office.commands.attach("r0", prepared(picture())),)))
    office.sync()
    office.centre.restore()
    office.computer.jump(days=365)
    office.api.sign_in("one", "rahasia-123")
    office.sync_later()
    assert office.centre.ledger.effects == [op_id]
    assert office.state(op_id) is SETTLED


def test_a_clock_set_back_while_something_waits_neither_hurries_nor_delays_it(office: MemoryOffice) -> None:
    op_id = office.note("r0")
    office.wire.weather.bring([Trouble(1, Mishap.BUSY)])  # asks for 40 seconds
    office.sync()
    office.computer.jump(minutes=-50)
    office.pass_time(seconds=39)
    office.sync()
    assert office.state(op_id) is QUEUED
    office.pass_time(minutes=5)
    office.sync()
    assert office.state(op_id) is SETTLED
