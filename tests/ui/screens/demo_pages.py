"""The pages of the window on the demo pack, with a central API of its own that is stopped for those without a line."""

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from officer_app.application import InstalledOffice
from officer_app.domain.vocabulary import PhotoRole, Status
from officer_app.installation import Installation
from sync.changes import Connection
from sync.records import QueueQuery
from tests.fakes.central_process import CentralServer
from ui.frame.main_window import MainWindow
from ui.frame.memory import WindowMemory
from ui.frame.rail import Place
from ui.frame.workplace import Workplace
from widgets.thumbnail import Thumbnail

Language = Literal["id", "en"]
Theme = Literal["light", "dark"]
LOGIN, PASSWORD = "lurah.klender", "demo"
PATIENCE = 60.0
FORMS = ("answer", "note", "result", "coordinate", "assign", "merge", "recategorise", "relocate", "reject")


class DemoDesk:
    """One officer of the demo, signed in; `close` ends everything."""

    def __init__(self, data: Path, work: Path, size: tuple[int, int], language: Language, theme: Theme) -> None:
        shutil.copytree(data, work / "central")
        self._server = CentralServer(work / "central").start()
        self._installation = Installation.open(work / "home", lambda _new: "only for pictures")
        self._installation.sign_in(self._server.url, LOGIN, PASSWORD)
        self._installation.settings.language, self._installation.settings.theme = language, theme
        WindowMemory(work / "home").keep_word("welcome", "read")
        self._office = InstalledOffice(self._installation)
        self.window = MainWindow(self._office)
        self.window.start(size)
        wait_for(lambda: self._desk.state.connection is Connection.ONLINE and not self._desk.state.busy)

    def walk(self) -> Iterator[tuple[str, QWidget]]:
        """Every page, connected at first."""
        yield from self._queue()
        yield from self._forms()
        yield from self._places()
        yield from self._offline()

    def close(self) -> None:
        """End window and server."""
        self.window.close()
        self.window.deleteLater()
        self._office.close()
        self._server.stop()

    @property
    def _desk(self) -> Workplace:
        assert self.window.workplace is not None
        return self.window.workplace

    def _queue(self) -> Iterator[tuple[str, QWidget]]:
        page = self._desk.desk_page
        wait_for(lambda: page.map.pane is not None)
        pause(1_500)
        yield "queue", self.window
        for status in (Status.WAITING, Status.AWAITING_VALIDATION, Status.DONE):
            ids = self._ids(status)
            if ids:
                page.open_report(self._richest(ids))
                pause(600)
                wait_for(self._photos_are_here)
                yield f"report {status}", self.window
        self._desk.go_to(Place.MAP)
        pause(2_000)
        yield "map", self.window
        self._desk.go_to(Place.QUEUE)

    def _forms(self) -> Iterator[tuple[str, QWidget]]:
        page = self._desk.desk_page
        ids = [*self._ids(Status.IN_PROGRESS)[:3], *self._ids(Status.WAITING)[:3]]
        for action in FORMS:
            for report_id in ids:
                page.open_report(report_id)
                if page.detail.start_action(action) and page.detail.panel.form() is not None:
                    pause(200)
                    yield f"form {action}", self.window
                    page.detail.close_form()
                    break

    def _places(self) -> Iterator[tuple[str, QWidget]]:
        for place in (Place.OUTBOX, Place.ALERTS, Place.SUPERVISION, Place.STATISTICS, Place.SETTINGS):
            if place in self._desk.rail.buttons and self._desk.rail.buttons[place].isVisible():
                self._desk.go_to(place)
                pause(1_000)
                yield place.value, self.window
        self._desk.go_to(Place.QUEUE)

    def _offline(self) -> Iterator[tuple[str, QWidget]]:
        page = self._desk.desk_page
        self._server.stop()
        wait_for(lambda: self._desk.state.connection is Connection.OFFLINE)
        wait_for(self._desk.banner.isVisible)
        page.open_report(self._ids(Status.WAITING)[0])
        page.detail.start_action("note")
        form = page.detail.panel.form()
        assert form is not None
        QTest.keyClicks(form.editor("text"), "Petugas PPSU sudah berangkat.")
        yield "offline, a note half typed", self.window
        form.send.click()
        wait_for(lambda: page.detail.panel.form() is None)
        yield "offline", self.window
        self._desk.go_to(Place.OUTBOX)
        pause(300)
        yield "offline, outbox", self.window

    def _photos_are_here(self) -> bool:
        shown = self._desk.desk_page.detail.body.photos.findChildren(Thumbnail)
        return all(not thumbnail.image().isNull() for thumbnail in shown)

    def _ids(self, status: Status) -> list[str]:
        return [row.report_id for row in self._desk.desk.reader.queue(QueueQuery(statuses=(status,))).rows]

    def _richest(self, ids: list[str]) -> str:
        """The one with photos of both sides, or most of a history."""

        def wealth(report_id: str) -> tuple[int, int]:
            detail = self._desk.desk.reader.detail(report_id)
            assert detail is not None
            return sum(photo.role is PhotoRole.AFTER for photo in detail.report.attachments), len(detail.events)

        return max(ids[:40], key=wealth)


def wait_for(done: Callable[[], bool]) -> None:
    """Let the window live until something is so."""
    until = time.monotonic() + PATIENCE
    while not done():
        if time.monotonic() > until:
            raise TimeoutError("the window did not come to the state to be pictured")
        pause(50)


def pause(milliseconds: int) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
