"""The photo viewer over a real vault."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.office_desk import OfficeDesk, jpeg
from ui.detail.photo_viewer import PhotoViewer


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    desk = OfficeDesk(qtbot, tmp_path / "home")
    yield desk
    desk.close()


def kept(office: OfficeDesk, seed: int) -> str:
    data = jpeg(seed)
    sha256 = hashlib.sha256(data).hexdigest()
    office.stores.vault.put(sha256, data)
    return sha256


def test_shows_the_chosen_photo_and_those_beside_it(office: OfficeDesk) -> None:
    first, second = kept(office, 1), kept(office, 2)
    viewer = PhotoViewer(office.desk.photos)
    office.qtbot.addWidget(viewer)
    viewer.show_photos([(first, "Before"), (second, "After")], second)
    assert viewer.current() == second
    office.qtbot.waitUntil(lambda: viewer.state() == "" and viewer.view.sceneRect().width() == 64, timeout=5000)
    QTest.keyClick(viewer, Qt.Key.Key_Right)
    assert viewer.current() == first
    QTest.keyClick(viewer, Qt.Key.Key_Left)
    assert viewer.current() == second
    viewer.close()


def test_zoom_and_fit(office: OfficeDesk) -> None:
    photo = kept(office, 1)
    viewer = PhotoViewer(office.desk.photos)
    office.qtbot.addWidget(viewer)
    viewer.show_photos([(photo, "")], photo)
    office.qtbot.waitUntil(lambda: viewer.state() == "", timeout=5000)
    viewer.zoom_in()
    assert not viewer.view.is_fitted()
    QTest.keyClick(viewer, Qt.Key.Key_0)
    assert viewer.view.is_fitted()
    viewer.close()


def test_a_photo_is_turned_and_the_next_one_is_not(office: OfficeDesk) -> None:
    first, second = kept(office, 1), kept(office, 2)
    viewer = PhotoViewer(office.desk.photos)
    office.qtbot.addWidget(viewer)
    viewer.show_photos([(first, ""), (second, "")], first)
    office.qtbot.waitUntil(lambda: viewer.state() == "", timeout=5000)
    size = viewer.view.sceneRect().size()
    QTest.keyClick(viewer, Qt.Key.Key_R)
    assert (viewer.view.turned(), viewer.view.sceneRect().size()) == (90, size.transposed())
    QTest.keyClick(viewer, Qt.Key.Key_Right)
    office.qtbot.waitUntil(lambda: viewer.state() == "", timeout=5000)
    assert viewer.view.turned() == 0
    viewer.close()


def test_before_and_after_are_laid_over_one_another(office: OfficeDesk) -> None:
    first, second = kept(office, 1), kept(office, 2)
    viewer = PhotoViewer(office.desk.photos)
    office.qtbot.addWidget(viewer)
    viewer.show_photos([(first, "Before"), (second, "After")], second, (first, second))
    office.qtbot.waitUntil(viewer.isActiveWindow)
    QTest.keyClick(viewer, Qt.Key.Key_B)
    assert (viewer.compare.isVisible(), viewer.view.isVisible()) == (True, False)
    office.qtbot.waitUntil(lambda: viewer.state() == "", timeout=5000)
    QTest.keyClick(viewer.compare, Qt.Key.Key_Home)
    assert viewer.compare.share() == 0.0
    QTest.keyClick(viewer.compare, Qt.Key.Key_B)
    assert (viewer.compare.isVisible(), viewer.view.isVisible()) == (False, True)
    viewer.show_photos([(first, "Before")], first)
    QTest.keyClick(viewer, Qt.Key.Key_B)
    assert not viewer.compare.isVisible() and not viewer.both.isVisible()
    viewer.close()


def test_a_damaged_photo_says_so(office: OfficeDesk) -> None:
    office.stores.vault.put("d" * 64, b"not a photo")
    viewer = PhotoViewer(office.desk.photos)
    office.qtbot.addWidget(viewer)
    viewer.show_photos([("d" * 64, "")], "d" * 64)
    office.qtbot.waitUntil(lambda: "cannot be read" in viewer.state(), timeout=5000)
    viewer.close()


def test_a_photo_that_did_not_come_says_that_and_nothing_of_unsent_work(office: OfficeDesk) -> None:
    viewer = PhotoViewer(office.desk.photos)
    office.qtbot.addWidget(viewer)
    viewer.show_photos([("e" * 64, "")], "e" * 64)
    office.qtbot.waitUntil(lambda: viewer.state().startswith("Not on this computer yet. "), timeout=5000)
    assert "does not answer" in viewer.state() and "work" not in viewer.state()
    viewer.close()


def test_an_enlarged_photo_is_moved_by_the_arrows_and_the_next_one_comes_by_page_keys(office: OfficeDesk) -> None:
    first, second = kept(office, 1), kept(office, 2)
    viewer = PhotoViewer(office.desk.photos)
    office.qtbot.addWidget(viewer)
    viewer.show_photos([(first, "Before"), (second, "After")], first)
    office.qtbot.waitUntil(lambda: viewer.state() == "" and viewer.isActiveWindow(), timeout=5000)
    viewer.view.zoom(8)
    viewer.view.setFixedSize(160, 120)
    across, down = viewer.view.horizontalScrollBar(), viewer.view.verticalScrollBar()
    across.setValue(0)
    down.setValue(0)
    QTest.keyClick(viewer, Qt.Key.Key_Right)
    QTest.keyClick(viewer, Qt.Key.Key_Down)
    assert across.value() > 0 and down.value() > 0 and viewer.current() == first
    QTest.keyClick(viewer, Qt.Key.Key_Left)
    QTest.keyClick(viewer, Qt.Key.Key_Up)
    assert (across.value(), down.value(), viewer.current()) == (0, 0, first)
    QTest.keyClick(viewer, Qt.Key.Key_PageDown)
    assert viewer.current() == second and viewer.view.is_fitted()
    QTest.keyClick(viewer, Qt.Key.Key_PageUp)
    assert viewer.current() == first
    viewer.close()


def test_only_what_is_here_and_copyable_can_be_copied(office: OfficeDesk) -> None:
    first, second = kept(office, 1), kept(office, 2)
    viewer = PhotoViewer(office.desk.photos)
    office.qtbot.addWidget(viewer)
    viewer.show_photos([(first, "Citizen"), (second, "After")], first, copyable={first})
    office.qtbot.waitUntil(lambda: viewer.copy.isEnabled() and viewer.isActiveWindow(), timeout=5000)
    with office.qtbot.waitSignal(viewer.copy_requested) as asked:
        QTest.keyClick(viewer, Qt.Key.Key_C)
    assert asked.args == [first]
    viewer.show_next()
    assert not viewer.copy.isVisible()
    with office.qtbot.assertNotEmitted(viewer.copy_requested):
        QTest.keyClick(viewer, Qt.Key.Key_C)
    viewer.close()
