"""Decisions about answers and failures, without any I/O."""

from datetime import timedelta

import pytest

from officer_app.domain.vocabulary import OperationKind
from sync.errors import LineError, NotOurServer, Refused, SignedOut, Unreachable
from sync.planner import (
    MAX_BATCH,
    MAX_BATCH_BYTES,
    Doubt,
    Finish,
    PhotoAnew,
    PhotoUnfit,
    PhotoWaits,
    Release,
    SendPhotos,
    Split,
    Wait,
    after_failure,
    after_photo_failure,
    after_results,
    batches,
    dependents,
    ends_run,
    poisoned,
)
from sync.records import OperationState, StoredBlob, StoredOperation
from sync.remotes.answers import OperationResult, ResultStatus

PHOTO = "ab" * 32


def delay(failures: int, asked: float | None) -> timedelta:
    return timedelta(seconds=max(2 * 2**failures, asked or 0))


def operation(
    op_id: str = "a", *, size: int = 10, transport: int = 0, server: int = 0, photos: tuple[str, ...] = ()
) -> StoredOperation:
    return StoredOperation(
        op_id=op_id,
        report_id=f"report-of-{op_id}",
        kind=OperationKind.NOTE,
        state=OperationState.SENDING,
        document=b"x" * size,
        author_id="officer",
        transport_attempts=transport,
        server_attempts=server,
        photos=photos,
    )


def result(status: ResultStatus, op_id: str = "a", **facts: object) -> OperationResult:
    return OperationResult(op_id=op_id, status=status, **facts)  # type: ignore[arg-type]


def test_batches_keep_the_order_and_the_bounds() -> None:
    operations = [operation(str(number), size=MAX_BATCH_BYTES // 4) for number in range(9)]
    found = batches(operations)
    assert [op.op_id for batch in found for op in batch] == [str(number) for number in range(9)]
    assert [len(batch) for batch in found] == [4, 4, 1]
    assert [len(batch) for batch in batches([operation(str(number)) for number in range(MAX_BATCH + 1)])] == [MAX_BATCH, 1]
    assert batches([]) == []
    assert len(batches([operation(size=5 * MAX_BATCH_BYTES)])) == 1


@pytest.mark.parametrize("status", [ResultStatus.APPLIED, ResultStatus.ALREADY_APPLIED])
def test_done_is_applied_with_its_revision(status: ResultStatus) -> None:
    assert after_results([operation()], [result(status, rev=7)], delay) == [
        Finish(op_id="a", state=OperationState.APPLIED, result_rev=7)
    ]


def test_a_conflict_keeps_theirs() -> None:
    found = after_results([operation()], [result(ResultStatus.CONFLICT, problem="status-changed", theirs=b"{}")], delay)
    assert found == [Finish(op_id="a", state=OperationState.CONFLICT, problem="status-changed", theirs=b"{}")]


def test_rejected_is_quarantined_with_its_reason() -> None:
    found = after_results([operation()], [result(ResultStatus.REJECTED, problem="operation-changed")], delay)
    assert found == [Finish(op_id="a", state=OperationState.QUARANTINED, problem="operation-changed")]


def test_missing_photos_go_up_again_once_in_a_run() -> None:
    asked, answer = operation(photos=(PHOTO,)), result(ResultStatus.MISSING_BLOBS, missing=(PHOTO,))
    assert after_results([asked], [answer], delay) == [SendPhotos("a", (PHOTO,))]
    again = after_results([asked], [answer], delay, asked_before=frozenset({"a"}))
    assert again == [Wait(("a",), timedelta(seconds=2), "missing-blobs", by_server=True)]


def test_a_missing_photo_that_the_operation_does_not_carry_is_the_servers_failure() -> None:
    answer = result(ResultStatus.MISSING_BLOBS, missing=("cd" * 32,))
    assert after_results([operation(photos=(PHOTO,))], [answer], delay) == [
        Wait(("a",), timedelta(seconds=2), "missing-blobs", by_server=True)
    ]


def test_in_progress_waits_and_is_no_failure_of_the_operation() -> None:
    assert after_results([operation(transport=1)], [result(ResultStatus.IN_PROGRESS)], delay) == [
        Wait(("a",), timedelta(seconds=4), "in-progress")
    ]


def test_no_answer_after_sending_is_doubt() -> None:
    found = after_failure([operation("a"), operation("b")], Unreachable(phase="answer"), delay)
    assert found == [Doubt(("a", "b"), timedelta(seconds=2), "unreachable")]


def test_a_gateways_503_is_doubt_because_the_centre_may_have_done_it() -> None:
    error = Unreachable(phase="gateway", status=503, retry_after=40.0)
    assert after_failure([operation()], error, delay) == [Doubt(("a",), timedelta(seconds=40), "unreachable")]


def test_no_connection_waits() -> None:
    assert after_failure([operation(transport=3)], Unreachable(phase="connect"), delay) == [
        Wait(("a",), timedelta(seconds=16), "unreachable")
    ]


def test_the_centres_own_busy_word_waits_as_long_as_it_asks() -> None:
    error = Unreachable(phase="answer", status=503, problem="unavailable", retry_after=90.0)
    assert after_failure([operation()], error, delay) == [Wait(("a",), timedelta(seconds=90), "unavailable")]


@pytest.mark.parametrize("error", [SignedOut(), Unreachable("stopped", phase="connect")])
def test_what_never_went_out_is_released_and_nothing_counted(error: LineError) -> None:
    assert after_failure([operation()], error, delay) == [Release(("a",))]


def test_a_stranger_leaves_the_operation_waiting_and_a_spoilt_answer_leaves_doubt() -> None:
    stranger = after_failure([operation()], NotOurServer(reason="no-instance"), delay)
    spoilt = after_failure([operation()], NotOurServer(reason="echo"), delay)
    assert isinstance(stranger[0], Wait)
    assert isinstance(spoilt[0], Doubt)


@pytest.mark.parametrize(
    "error",
    [
        Refused("validation", status=400),
        Refused("too-large", status=413),
        Unreachable(phase="answer", status=500, problem="internal"),
    ],
)
def test_a_batch_that_the_centre_fails_at_is_split(error: LineError) -> None:
    operations = [operation(name) for name in "abc"]
    assert after_failure(operations, error, delay) == [Split(((operations[0],), (operations[1], operations[2])))]


def test_alone_a_refused_operation_is_quarantined() -> None:
    assert after_failure([operation()], Refused("validation", status=400), delay) == [
        Finish(op_id="a", state=OperationState.QUARANTINED, problem="validation")
    ]


def test_alone_an_operation_that_the_centre_fails_at_waits_and_is_counted() -> None:
    error = Unreachable(phase="answer", status=500, problem="internal")
    assert after_failure([operation(server=4)], error, delay) == [Wait(("a",), delay(4, None), "internal", by_server=True)]


@pytest.mark.parametrize(("attempts", "others", "found"), [(0, True, []), (1, True, []), (2, True, ["a"]), (9, False, [])])
def test_poison_is_the_third_failure_while_others_succeed(attempts: int, others: bool, found: list[str]) -> None:
    assert poisoned([operation(server=attempts)], others_succeed=others) == found


def test_too_old_an_app_freezes_the_outbox() -> None:
    error = Refused("upgrade-required", status=426)
    assert after_failure([operation()], error, delay) == [Wait(("a",), timedelta(seconds=2), "upgrade-required")]
    assert ends_run(error)


def test_dependents_are_found_through_others() -> None:
    waiting = [operation(name) for name in "abcde"]
    links = {"b": ("a",), "c": ("b",), "e": ("d",)}
    assert dependents("a", waiting, links) == ["b", "c"]
    assert dependents("z", waiting, links) == []


def blob(attempts: int = 0) -> StoredBlob:
    return StoredBlob(sha256=PHOTO, size=10, mime="image/jpeg", author_id="officer", upload_url="u", offset=0, attempts=attempts)


@pytest.mark.parametrize("error", [Refused("upload-gone", status=410), Refused("checksum-mismatch", status=422)])
def test_a_photo_whose_upload_is_gone_is_begun_anew_once(error: LineError) -> None:
    assert after_photo_failure(blob(), error, delay, begun_anew=False) == PhotoAnew()
    assert after_photo_failure(blob(1), error, delay, begun_anew=True) == PhotoWaits(timedelta(seconds=4), error.code)


@pytest.mark.parametrize("code", ["not-a-photo", "too-large"])
def test_a_photo_that_the_centre_cannot_take_needs_a_person(code: str) -> None:
    status = {"not-a-photo": 415, "too-large": 413}[code]
    assert after_photo_failure(blob(), Refused(code, status=status), delay, begun_anew=False) == PhotoUnfit(code)


def test_a_full_centre_makes_the_photo_wait_and_the_rest_goes_on() -> None:
    error = Unreachable("storage-full", phase="answer", status=507, problem="storage-full", retry_after=60.0)
    assert after_photo_failure(blob(), error, delay, begun_anew=False) == PhotoWaits(timedelta(seconds=60), "storage-full")
    assert not ends_run(error)
    assert ends_run(Unreachable(phase="answer"))
    assert ends_run(Unreachable(phase="gateway", status=500))
    assert not ends_run(Unreachable(phase="answer", status=500, problem=""))
