"""The retry table of docs/faults.md, a row a test: what answers and failures mean for operations, without any I/O."""

from datetime import timedelta

import pytest

from officer_app.domain.vocabulary import OperationKind
from sync.errors import SESSION, LineError, NotOurServer, Refused, SignedOut, Unreachable
from sync.planner import (
    MAX_BATCH,
    MAX_BATCH_BYTES,
    OUTAGE,
    Action,
    Doubt,
    Finish,
    Freeze,
    Release,
    SendPhotos,
    Split,
    Wait,
    after_failure,
    after_foundation,
    after_results,
    batches,
    ends_run,
    is_outage,
    poisoned,
)
from sync.records import OperationState, StoredOperation
from sync.remotes.answers import OperationResult, ResultStatus
from sync.remotes.line import TokenRefused
from tests.fakes.line_failures import busy, delay, gateway

PHOTO = "ab" * 32
A = ("a",)


def seconds(count: float) -> timedelta:
    return timedelta(seconds=count)


def operation(
    op_id: str = "a",
    *,
    size: int = 10,
    transport: int = 0,
    server: int = 0,
    photos: tuple[str, ...] = (),
    report: str | None = None,
) -> StoredOperation:
    return StoredOperation(
        op_id=op_id,
        report_id=report or f"report-of-{op_id}",
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


def conflict(problem: str) -> Finish:
    return Finish(op_id="a", state=OperationState.CONFLICT, problem=problem)


def quarantined(problem: str) -> Finish:
    return Finish(op_id="a", state=OperationState.QUARANTINED, problem=problem)


# What happened to an operation sent alone; what follows; whether the run ends. It had failed three times, on the line and inside.
ROWS: dict[str, tuple[LineError, Action, bool]] = {
    "no connection": (Unreachable(phase="connect"), Wait(A, seconds(16), "unreachable"), True),
    "sent, no answer": (Unreachable(phase="answer"), Doubt(A, seconds(16), "unreachable"), True),
    "408 of the centre": (busy(408, "timeout"), Wait(A, seconds(16), "timeout"), True),
    "408 of a gateway": (gateway(408), Doubt(A, seconds(16), "unreachable"), True),
    "425 of the centre": (busy(425, "too-early"), Wait(A, seconds(16), "too-early"), True),
    "429 with Retry-After": (busy(429, "too-many-attempts", 90), Wait(A, seconds(90), "too-many-attempts"), True),
    "429 of a gateway": (gateway(429, 90), Doubt(A, seconds(90), "unreachable"), True),
    "500 of the centre": (busy(500, "internal"), Wait(A, seconds(16), "internal", by_server=True), False),
    "500 of a gateway": (gateway(500), Doubt(A, seconds(16), "unreachable"), True),
    "502 of a gateway": (gateway(502), Doubt(A, seconds(16), "unreachable"), True),
    "503 with Retry-After": (busy(503, "unavailable", 90), Wait(A, seconds(90), "unavailable"), True),
    "503 of a gateway": (gateway(503, 40), Doubt(A, seconds(40), "unreachable"), True),
    "507 of the centre": (
        Unreachable("storage-full", phase="answer", status=507, problem="storage-full"),
        Wait(A, seconds(16), "storage-full"),
        False,
    ),
    "401, the refresh too": (TokenRefused(problem="token-expired"), Release(A), True),
    "signed out": (SignedOut(), Release(A), True),
    "the app closes": (Unreachable("stopped", phase="connect"), Release(A), True),
    "the app closes while it goes out": (Unreachable("stopped", phase="answer"), Doubt(A, seconds(16), "stopped"), True),
    "401, the refresh gets no answer": (Unreachable(phase=SESSION), Release(A), True),
    "401, the refresh fails inside": (Unreachable(phase=SESSION, status=500, problem="internal"), Release(A), True),
    "401, the refresh is refused": (Refused("forbidden", status=403, phase=SESSION), Release(A), True),
    "401, a stranger answers the refresh": (NotOurServer(reason="shape", phase=SESSION), Release(A), True),
    "403 with our problem": (Refused("forbidden", status=403), quarantined("forbidden"), False),
    "403 without it": (gateway(403), Doubt(A, seconds(16), "unreachable"), True),
    "404 on the target": (Refused("not-found", status=404), conflict("not-found"), False),
    "404 of nobody's": (Refused("internal", status=404), Wait(A, seconds(16), "internal", by_server=True), False),
    "409": (Refused("status-changed", status=409), conflict("status-changed"), False),
    "409 without a word": (Refused("internal", status=409), conflict("status-changed"), False),
    "410 on the target": (Refused("gone", status=410), conflict("gone"), False),
    "412": (Refused("assignee-changed", status=412), conflict("assignee-changed"), False),
    "413": (Refused("too-large", status=413), quarantined("too-large"), False),
    "415": (Refused("not-a-photo", status=415), quarantined("not-a-photo"), False),
    "400": (Refused("validation", status=400), quarantined("validation"), False),
    "422": (Refused("operation-changed", status=422), quarantined("operation-changed"), False),
    "428": (Refused("validation", status=428), quarantined("validation"), False),
    "428 without a word": (Refused("internal", status=428), quarantined("rejected"), False),
    "405, unlisted": (
        Refused("method-not-allowed", status=405),
        Wait(A, seconds(16), "method-not-allowed", by_server=True),
        False,
    ),
    "426": (Refused("upgrade-required", status=426), Freeze(A), True),
    "426 with another word": (Refused("validation", status=426), Freeze(A), True),
    "unknown schema": (Refused("unknown-schema", status=400), Freeze(A), True),
    "a redirect": (NotOurServer(reason="redirect"), Wait(A, seconds(16), "not-our-server"), True),
    "a captive portal": (NotOurServer(reason="no-instance"), Wait(A, seconds(16), "not-our-server"), True),
    "another instance": (NotOurServer(reason="other-instance"), Wait(A, seconds(16), "not-our-server"), True),
    "a certificate": (NotOurServer(reason="certificate"), Wait(A, seconds(16), "not-our-server"), True),
    "2xx of another type": (NotOurServer(reason="type"), Doubt(A, seconds(16), "not-our-server"), True),
    "2xx of another shape": (NotOurServer(reason="shape"), Doubt(A, seconds(16), "not-our-server"), True),
    "2xx about something else": (NotOurServer(reason="echo"), Doubt(A, seconds(16), "not-our-server"), True),
    "2xx garbled": (NotOurServer(reason="garbled"), Doubt(A, seconds(16), "not-our-server"), True),
}


@pytest.mark.parametrize(("error", "follows", "ends"), ROWS.values(), ids=ROWS)
def test_a_row_of_the_retry_table(error: LineError, follows: Action, ends: bool) -> None:
    assert after_failure([operation(transport=3, server=3)], error, delay) == [follows]
    assert ends_run(error) is ends


@pytest.mark.parametrize("row", ["413", "415"])
def test_where_there_is_a_photo_it_needs_attention_whatever_the_word(row: str) -> None:
    error = ROWS[row][0]
    assert isinstance(error, Refused)
    word = {413: "too-large", 415: "not-a-photo"}[error.status]
    found = after_failure([operation(photos=(PHOTO,))], Refused("internal", status=error.status), delay)
    assert found == [quarantined(word)]


# What the centre's result says about one operation.
RESULTS: dict[str, tuple[OperationResult, Action]] = {
    "applied": (result(ResultStatus.APPLIED, rev=7), Finish(op_id="a", state=OperationState.APPLIED, result_rev=7)),
    "already applied": (
        result(ResultStatus.ALREADY_APPLIED, rev=7),
        Finish(op_id="a", state=OperationState.APPLIED, result_rev=7),
    ),
    "conflict": (
        result(ResultStatus.CONFLICT, problem="status-changed", theirs=b"{}"),
        Finish(op_id="a", state=OperationState.CONFLICT, problem="status-changed", theirs=b"{}"),
    ),
    "conflict without a word": (result(ResultStatus.CONFLICT), conflict("conflict")),
    "rejected": (result(ResultStatus.REJECTED, problem="operation-changed"), quarantined("operation-changed")),
    "rejected without a word": (result(ResultStatus.REJECTED), quarantined("rejected")),
    "rejected for its schema": (result(ResultStatus.REJECTED, problem="unknown-schema"), Freeze(A)),
    "photos missing": (result(ResultStatus.MISSING_BLOBS, missing=(PHOTO,)), SendPhotos("a", (PHOTO,))),
    "another's photos missing": (
        result(ResultStatus.MISSING_BLOBS, missing=("cd" * 32,)),
        Wait(A, seconds(2), "missing-blobs", by_server=True),
    ),
    "in progress": (result(ResultStatus.IN_PROGRESS), Wait(A, seconds(2), "in-progress")),
}


@pytest.mark.parametrize(("said", "follows"), RESULTS.values(), ids=RESULTS)
def test_a_result(said: OperationResult, follows: Action) -> None:
    assert after_results([operation(photos=(PHOTO,))], [said], delay) == [follows]


def test_missing_photos_go_up_again_once_in_a_run() -> None:
    said = RESULTS["photos missing"][0]
    again = after_results([operation(photos=(PHOTO,))], [said], delay, asked_before=frozenset({"a"}))
    assert again == [Wait(A, seconds(2), "missing-blobs", by_server=True)]


@pytest.mark.parametrize(
    "row", ["500 of the centre", "403 with our problem", "409", "410 on the target", "413", "400", "405, unlisted"]
)
def test_a_batch_that_the_centre_fails_at_or_refuses_is_split(row: str) -> None:
    operations = [operation(name) for name in "abc"]
    found = after_failure(operations, ROWS[row][0], delay)
    assert found == [Split(((operations[0],), (operations[1], operations[2])))]


@pytest.mark.parametrize(
    "row", ["no connection", "sent, no answer", "503 with Retry-After", "a captive portal", "426", "signed out"]
)
def test_a_batch_that_the_line_failed_stays_together(row: str) -> None:
    (found,) = after_failure([operation("a"), operation("b")], ROWS[row][0], delay)
    assert not isinstance(found, Split | Finish | SendPhotos)
    assert found.op_ids == ("a", "b")


def test_the_most_failed_of_a_batch_says_how_long_it_waits() -> None:
    (found,) = after_failure([operation("a", transport=1), operation("b", transport=4)], Unreachable(phase="connect"), delay)
    assert found == Wait(("a", "b"), seconds(32), "unreachable")


def test_batches_keep_the_order_and_the_bounds() -> None:
    operations = [operation(str(number), size=MAX_BATCH_BYTES // 4) for number in range(9)]
    found = batches(operations)
    assert [op.op_id for batch in found for op in batch] == [str(number) for number in range(9)]
    assert [len(batch) for batch in found] == [4, 4, 1]
    assert [len(batch) for batch in batches([operation(str(number)) for number in range(MAX_BATCH + 1)])] == [MAX_BATCH, 1]
    assert batches([]) == []
    assert len(batches([operation(size=5 * MAX_BATCH_BYTES)])) == 1


def test_what_the_line_failed_goes_later_and_in_ever_smaller_batches() -> None:
    stuck = [operation(f"s{number}", transport=3, report="r1" if number < 2 else None) for number in range(20)]
    follower = operation("f", report="r1")
    fresh = [operation(f"f{number}") for number in range(3)]
    found = batches([*stuck, follower, *fresh])
    assert [op.op_id for op in found[0]] == ["f0", "f1", "f2"]
    assert {len(batch) for batch in found[1:-1]} == {MAX_BATCH >> 3}
    order = [op.op_id for batch in found for op in batch]
    assert order.index("f") > order.index("s1"), "a report's operations keep their order"
    assert [len(batch) for batch in batches([operation(str(number), transport=9) for number in range(3)])] == [1, 1, 1]


@pytest.mark.parametrize(("attempts", "others", "found"), [(0, True, []), (1, True, []), (2, True, ["a"]), (9, False, [])])
def test_poison_is_the_third_failure_while_others_succeed(attempts: int, others: bool, found: list[str]) -> None:
    assert poisoned([operation(server=attempts)], others_succeed=others) == found


@pytest.mark.parametrize(
    ("failed", "others", "found"), [(OUTAGE - 1, False, False), (OUTAGE, False, True), (OUTAGE, True, False)]
)
def test_a_centre_that_fails_at_everything_is_left_alone(failed: int, others: bool, found: bool) -> None:
    assert is_outage([operation(str(number)) for number in range(failed)], others_succeed=others) is found


@pytest.mark.parametrize(
    ("foundation", "follows"),
    [
        (OperationState.QUARANTINED, quarantined("depends-on-quarantined")),
        (OperationState.CONFLICT, conflict("dependency-failed")),
        (OperationState.DISCARDED, conflict("dependency-failed")),
    ],
)
def test_what_builds_on_something_that_fell_needs_a_person_too(foundation: OperationState, follows: Finish) -> None:
    assert after_foundation("a", foundation) == follows
