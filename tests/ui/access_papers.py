"""Work orders for ticked reports, and two photos over one another, as states of the window."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.fakes.photo_bytes import jpeg
from widgets.thumbnail import Thumbnail

if TYPE_CHECKING:
    from tests.ui.access_states import States


def papers(states: "States") -> Iterator[tuple[str, QWidget]]:
    """The dialog of work orders, and the photos before and after of a report that waits for validation."""
    page, vault = states.desk.desk_page, states.driver.office.stores.vault
    page.queue.view.queue.tick([f"report-{number:05}" for number in (2, 10, 30)], on=True)
    QTest.mouseClick(page.bulk.orders, Qt.MouseButton.LeftButton)
    assert page.papers.dialog is not None
    yield states.given(page.papers.dialog, "work orders")
    page.bulk.go_back()
    for number, sha256 in enumerate(("cd" * 32, "ef" * 32)):
        vault.put_fetched(sha256, "full", jpeg(640, 480 + 160 * number))
    states.desk.open_report("report-00003")
    QTest.mouseClick(page.detail.body.photos.findChildren(Thumbnail)[0], Qt.MouseButton.LeftButton)
    viewer = page.detail.viewer()
    assert viewer is not None
    QTest.mouseClick(viewer.both, Qt.MouseButton.LeftButton)
    states.driver.qtbot.waitUntil(lambda: viewer.compare.isVisible() and not viewer.state())
    yield states.given(viewer, "before and after")
