"""A window that has nothing to show yet, or nothing any more, brought to each of its states."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from officer_app.domain.vocabulary import Role
from sync.changes import Connection, SyncState
from tests.fakes.window_office import LURAH
from tests.ui.window_desk import WindowDriver
from ui.frame.rail import Place
from ui.frame.workplace import Workplace

LEAST = 11


class EmptyStates:
    """Opens a window without reports and walks it."""

    def __init__(self, driver: WindowDriver, size: tuple[int, int]) -> None:
        self._driver = driver
        office = driver.office
        office.officer = replace(LURAH, roles=frozenset({Role.STAFF, Role.SUPERVISOR}))
        office.take_desk(office.officer)
        office.state = SyncState(connection=Connection.ONLINE, busy=True)
        self._desk: Workplace = driver.open(size=size)

    @property
    def window(self) -> QWidget:
        """The window."""
        return self._driver.main()

    def walk(self) -> Iterator[tuple[str, QWidget]]:
        """Before the first sync, and with all work done."""
        self._desk.banner._offline.setInterval(0)
        yield self._told("first sync", Connection.ONLINE, last_sync=None, busy=True, progress=1_200)
        yield self._told("first sync, offline", Connection.OFFLINE, last_sync=None)
        yield self._told("first sync, session ended", Connection.SIGNED_OUT, last_sync=None)
        yield self._told("not our server", Connection.NOT_OUR_SERVER, problem="not-our-server")
        yield self._told("disk full", Connection.ONLINE, problem="disk-full")
        yield self._told("no report waiting", Connection.ONLINE)
        for place in (Place.OUTBOX, Place.ALERTS, Place.SUPERVISION):
            self._desk.go_to(place)
            yield self._shown(f"nothing in {place.value}")
        page = self._desk.oversight.supervision
        assert page is not None
        page.to_overview.click()
        yield self._shown("nothing in the overview")
        self._desk.go_to(Place.STATISTICS)
        yield self._shown("nothing in the statistics")

    def _told(self, name: str, connection: Connection, **facts: object) -> tuple[str, QWidget]:
        self._driver.office.tell(connection, **facts)
        quiet = connection is Connection.ONLINE and "problem" not in facts
        self._driver.qtbot.waitUntil(lambda: self._desk.banner.isVisible() is not quiet)
        return self._shown(name)

    def _shown(self, name: str) -> tuple[str, QWidget]:
        return name, self.window
