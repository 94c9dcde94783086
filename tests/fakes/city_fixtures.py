"""Fixtures of the small city: the real central API in a thread, a line that can be cut, and officers at their desks."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from officer_app.domain.vocabulary import Status
from sync.changes import Connection
from tests.fakes.central_office import PASSWORD, SetClock
from tests.fakes.central_process import CentralServer
from tests.fakes.cutting_proxy import CuttingProxy, cutting_proxy
from tests.fakes.laid_city import lay_city
from tests.fakes.memory_tokens import MemoryTokens
from tests.fakes.office import Office

Seat = Callable[..., Office]


@pytest.fixture
def clock() -> SetClock:
    """The centre's clock."""
    return SetClock()


@pytest.fixture
def central(tmp_path: Path, clock: SetClock) -> Iterator[CentralServer]:
    """The small city, served."""
    lay_city(tmp_path / "central", clock)
    with CentralServer(tmp_path / "central", clock=clock) as server:
        yield server


@pytest.fixture
def proxy(central: CentralServer) -> Iterator[CuttingProxy]:
    """The line to it."""
    with cutting_proxy("127.0.0.1", central.port) as made:
        yield made


@pytest.fixture
def seat(tmp_path: Path, proxy: CuttingProxy, clock: SetClock) -> Iterator[Seat]:
    """Seats an officer at a desk of his own, signed in: `seat("lurah")`; again at the same desk with the same `tokens`."""
    opened: list[Office] = []

    def take(login: str, *, tokens: MemoryTokens | None = None, home: str | None = None) -> Office:
        office = Office(tmp_path / (home or login), proxy.url, tokens or MemoryTokens())
        office.now = clock.now
        opened.append(office)
        if tokens is None:
            office.api.sign_in(login, PASSWORD)
        return office

    yield take
    for office in opened:
        office.close()


def reopened(office: Office, seat: Seat) -> Office:
    """The same desk after the app was closed and opened again."""
    login = office.officer.login
    office.close()
    return seat(login, tokens=office.tokens)


def break_off(office: Office, proxy: CuttingProxy) -> None:
    """Let a run end in the middle of a photo, then mend the line."""
    proxy.cut_upload_after, proxy.stay_cut = 300 * 1024, True
    assert office.sync().connection is Connection.OFFLINE
    proxy.cut_upload_after, proxy.stay_cut, proxy.refuse = None, False, False


def reports(office: Office) -> set[str]:
    """What the office's cache holds."""
    found = {report_id for changes in office.changes for report_id in changes.reports}
    return {report_id for report_id in found if office.reader.detail(report_id) is not None}


def kinds(office: Office, report_id: str) -> list[str]:
    """The history that the office sees."""
    detail = office.reader.detail(report_id)
    assert detail is not None
    return [event.kind for event in detail.events]


def status(office: Office, report_id: str) -> Status:
    """Where the office sees a report."""
    detail = office.reader.detail(report_id)
    assert detail is not None
    return detail.report.status
