"""Which operations may go out, without any database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.work_queue import Waiting, fallen, next_due, sendable

NOW = 1_000


def waiting(op_id: str, report_id: str = "r", **facts: object) -> Waiting:
    return Waiting(op_id, report_id, **facts)  # type: ignore[arg-type]


# What waits, in its order; the states of foundations; what goes out now.
ROWS: dict[str, tuple[list[Waiting], dict[str, str], list[str]]] = {
    "in the order recorded": ([waiting("a"), waiting("b"), waiting("c", "s")], {}, ["a", "b", "c"]),
    "one that is not due holds up its report": (
        [waiting("a", next_try=NOW + 1), waiting("b"), waiting("c", "s")],
        {},
        ["c"],
    ),
    "one that is due now goes": ([waiting("a", next_try=NOW)], {}, ["a"]),
    "photos first": ([waiting("a", photos_missing=True), waiting("b"), waiting("c", "s")], {}, ["c"]),
    "with what it builds on just before it": ([waiting("a"), waiting("b", depends_on=("a",))], {"a": "queued"}, ["a", "b"]),
    "not before what it builds on": (
        [waiting("a", "s", next_try=NOW + 1), waiting("b", depends_on=("a",))],
        {"a": "uncertain"},
        [],
    ),
    "after what it builds on": ([waiting("b", depends_on=("a",))], {"a": "applied"}, ["b"]),
    "what it builds on needs a person": (
        [waiting("b", depends_on=("a",)), waiting("c")],
        {"a": "conflict"},
        ["c"],
    ),
    "what it builds on is long forgotten": ([waiting("b", depends_on=("a",))], {}, ["b"]),
}


@pytest.mark.parametrize(("queue", "foundations", "found"), ROWS.values(), ids=ROWS)
def test_what_goes_out_now(queue: list[Waiting], foundations: dict[str, str], found: list[str]) -> None:
    assert sendable(queue, foundations, NOW, limit=50) == found


def test_no_more_than_asked_for() -> None:
    assert sendable([waiting(str(number), str(number)) for number in range(9)], {}, NOW, limit=3) == ["0", "1", "2"]


@pytest.mark.parametrize(
    ("queue", "photos", "due"),
    [
        ([], None, None),
        ([waiting("a", next_try=7), waiting("b", next_try=3)], None, 7),
        ([waiting("a", next_try=7), waiting("b", "s", next_try=3)], None, 3),
        ([waiting("a", next_try=7, photos_missing=True)], 9, 9),
        ([waiting("a", next_try=7)], 2, 2),
        ([waiting("b", depends_on=("x",), next_try=1)], None, None),
    ],
)
def test_when_something_is_due(queue: list[Waiting], photos: int | None, due: int | None) -> None:
    assert next_due(queue, {"x": "conflict"}, photos) == due


@pytest.mark.parametrize("state", ["conflict", "quarantined", "discarded"])
def test_what_builds_on_something_that_fell_falls_too(state: str) -> None:
    queue = [waiting("b", depends_on=("a",)), waiting("c", depends_on=("b",)), waiting("d"), waiting("e", depends_on=("x",))]
    assert fallen(queue, {"a": state, "b": "queued", "x": "applied"}) == {"b": state, "c": state}


QUEUES = st.lists(
    st.builds(
        Waiting,
        op_id=st.uuids().map(str),
        report_id=st.sampled_from("rst"),
        next_try=st.sampled_from([0, NOW, NOW + 1]),
        photos_missing=st.booleans(),
    ),
    max_size=12,
)


@given(queue=QUEUES, limit=st.integers(1, 12))
def test_each_report_goes_out_from_its_first_on_without_gaps(queue: list[Waiting], limit: int) -> None:
    found = sendable(queue, {}, NOW, limit)
    for report_id in "rst":
        own = [operation for operation in queue if operation.report_id == report_id]
        sent = [operation for operation in own if operation.op_id in found]
        assert sent == own[: len(sent)]
        assert all(operation.next_try <= NOW and not operation.photos_missing for operation in sent)
