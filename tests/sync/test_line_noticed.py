"""How soon a lost line is seen, and how soon its return: the real engine and long-poll against the real central API."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from sync.changes import Connection, SyncState
from sync.records import OperationState
from sync.remotes import sockets
from sync.waiting import ChangeWaiter
from tests.fakes.central_process import CentralServer
from tests.fakes.city_fixtures import Seat
from tests.fakes.cutting_proxy import CuttingProxy
from tests.fakes.office import Office

LOST_WITHIN, BACK_WITHIN = 5.0, 10.0
ONLINE, OFFLINE, CHECKING = Connection.ONLINE, Connection.OFFLINE, Connection.CONNECTING


class Window:
    """The threads of a window: one syncs, one waits for news; an officer looks at it."""

    def __init__(self, office: Office, url: str) -> None:
        self.office = office
        self.states: list[SyncState] = []
        office.engine._on_state = self.states.append
        office.engine.attend(attended=True)
        api = type(office.api)(url, office.tokens, clock=office.clock, device_id=office.stores.device_id, stop=office.stop)
        waiter = ChangeWaiter(api, office.engine.cursor_to_wait_at, office.engine.wake, office.stop, on_break=office.engine.doubt)
        self.threads = [threading.Thread(target=office.engine.run), threading.Thread(target=waiter.run)]
        for thread in self.threads:
            thread.start()

    def is_at_rest(self, connection: Connection) -> bool:
        """Whether the window shows this, and nothing is under way."""
        return bool(self.states) and self.states[-1].connection is connection and not self.states[-1].busy

    def close(self) -> None:
        """End both threads."""
        self.office.stop.set()
        self.office.engine.wake()
        for thread in self.threads:
            thread.join(20)


@pytest.fixture
def window(seat: Seat, proxy: CuttingProxy) -> Iterator[Window]:
    """An office that has synced and holds a long-poll."""
    made = Window(seat("lurah"), proxy.url)
    wait_for(lambda: made.is_at_rest(ONLINE), 20)
    threading.Event().wait(0.5)
    yield made
    made.close()


def wait_for(done: Callable[[], bool], at_most: float) -> float:
    """Wait until something is so; how many seconds it took."""
    began, pause = time.monotonic(), threading.Event()
    while not done():
        assert time.monotonic() - began <= at_most, f"not within {at_most} s"
        pause.wait(0.02)
    return time.monotonic() - began


def test_a_server_that_died_is_seen_and_its_return_too(window: Window, central: CentralServer) -> None:
    for _ in range(2):
        central.stop()
        wait_for(lambda: window.is_at_rest(OFFLINE), LOST_WITHIN)
        threading.Event().wait(4)  # several tries by now: the next ones are farther apart
        central.start()
        wait_for(lambda: window.is_at_rest(ONLINE), BACK_WITHIN)


def test_while_the_line_is_tried_it_is_not_called_connected(window: Window, central: CentralServer) -> None:
    window.states.clear()
    central.stop()
    wait_for(lambda: window.is_at_rest(OFFLINE), LOST_WITHIN)
    assert window.states[0].connection is CHECKING and window.states[0].busy


def test_what_was_done_without_a_line_goes_out_with_its_return(window: Window, central: CentralServer) -> None:
    central.stop()
    wait_for(lambda: window.is_at_rest(OFFLINE), LOST_WITHIN)
    op_id = window.office.note("r1", "sudah dicek")
    for _ in range(3):  # failures of its own put an operation off by minutes
        work = window.office.stores.open_work()
        work.postpone([op_id], window.office.clock() + timedelta(minutes=5), "unreachable", by_server=False)
        work.close()
    central.start()
    wait_for(lambda: window.office.state(op_id) is OperationState.SETTLED, BACK_WITHIN + 1)


def test_an_office_that_waits_for_the_line_asks_little(window: Window, central: CentralServer, proxy: CuttingProxy) -> None:
    central.stop()
    wait_for(lambda: window.is_at_rest(OFFLINE), LOST_WITHIN)
    before = proxy.accepted
    threading.Event().wait(10)
    assert 1 <= proxy.accepted - before <= 6, "one try each two to eight seconds, by one thread alone"


def test_the_system_watches_a_silent_connection() -> None:
    if not hasattr(socket, "TCP_KEEPIDLE"):
        pytest.skip("this system has no such option")
    found = {(level, name): value for level, name, value in sockets._HEARTBEATS}
    assert found[socket.SOL_SOCKET, socket.SO_KEEPALIVE] == 1
    beats = (found[socket.IPPROTO_TCP, name] for name in (socket.TCP_KEEPIDLE, socket.TCP_KEEPINTVL, socket.TCP_KEEPCNT))
    idle, interval, count = beats
    assert idle + interval * count <= 12
