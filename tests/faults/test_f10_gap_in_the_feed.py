"""F10: a change that commits late is never behind a cursor already handed out: nothing is skipped."""

import threading

from central.reports import insert_reports
from tests.fakes.central_office import HOME, new_report
from tests.fakes.central_process import CentralServer
from tests.fakes.city_fixtures import Seat, reports


def test_a_slow_writer_holds_nothing_back_and_is_not_skipped(seat: Seat, central: CentralServer) -> None:
    lurah = seat("lurah")
    lurah.sync()
    begun, may_commit = threading.Event(), threading.Event()

    def slowly() -> None:
        with central.storage.writing() as tx:
            insert_reports(tx, [new_report("slow", HOME)])
            begun.set()
            assert may_commit.wait(10)

    writer = threading.Thread(target=slowly)
    writer.start()
    assert begun.wait(10)
    lurah.sync()
    assert "slow" not in reports(lurah)
    may_commit.set()
    writer.join()
    with central.storage.writing() as tx:
        insert_reports(tx, [new_report("later", HOME)])
    lurah.sync()
    assert {"slow", "later"} <= reports(lurah)
