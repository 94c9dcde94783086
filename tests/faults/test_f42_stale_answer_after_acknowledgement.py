"""F42: a stale answer of an older pull comes after the acknowledgement: the overlay holds until the cache has the revision."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from officer_app.domain.operations import Move
from officer_app.domain.vocabulary import Status
from sync.feed import FeedReport
from sync.records import OperationState
from tests.fakes import synthetic
from tests.fakes.desk_work import DeskWork, desk_work

ME = synthetic.STAFF


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskWork]:
    """Stores with two reports."""
    with desk_work(tmp_path) as found:
        yield found


def test_nothing_flickers_back(desk: DeskWork) -> None:
    before = desk.put("r1", rev=7)
    op_id = desk.commands.record(ME, "r1", Move(to=Status.IN_PROGRESS))
    desk.work.mark_sending([op_id])
    desk.work.finish(op_id, OperationState.APPLIED, result_rev=9)
    assert desk.status("r1") is Status.IN_PROGRESS
    # A page that was on its way since before the answer.
    desk.cache.apply_page([FeedReport(before)], "c8", desk.clock())
    desk.put("r1", rev=8, text="pusat memperbaiki teks")
    assert desk.work.settle(desk.cache.revs(["r1"])) == set()
    assert desk.status("r1") is Status.IN_PROGRESS, "revision 8 is older than the answer"
    desk.put("r1", rev=9, status=Status.IN_PROGRESS)
    assert desk.status("r1") is Status.IN_PROGRESS
    assert desk.work.settle(desk.cache.revs(["r1"])) == {op_id}
    desk.put("r1", rev=10, status=Status.COORDINATING)
    assert desk.status("r1") is Status.COORDINATING
    desk.put("r1", rev=8)
    assert desk.status("r1") is Status.COORDINATING, "nor does a late page bring the past back"
