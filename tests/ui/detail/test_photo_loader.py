"""Photos come from this computer first, then over the line, and never twice at once."""

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from sync.errors import OfficerError, Unreachable
from tests.fakes.office import picture
from tests.fakes.window_office import WindowOffice
from ui.detail.photo_loader import THUMB_SIDE, PhotoLoader, decode

HERE, THERE, NOWHERE = "aa" * 32, "bb" * 32, "cc" * 32


@pytest.fixture
def fetched() -> list[str]:
    return []


@pytest.fixture
def loader(qtbot: QtBot, office: WindowOffice, fetched: list[str]) -> Iterator[PhotoLoader]:
    office.stores.vault.put_fetched(HERE, "thumb", picture(1, side=400))

    def fetch(sha256: str, size: str) -> bytes:
        fetched.append(sha256)
        if sha256 == NOWHERE:
            raise Unreachable()
        return picture(2)

    loader = PhotoLoader(office.stores.vault, fetch)
    yield loader
    loader.stop()


def answer(qtbot: QtBot, signal: object, ask: Callable[[], None]) -> list[object]:
    with qtbot.waitSignal(signal, timeout=10_000) as told:
        ask()
    return list(told.args)


def test_a_photo_of_this_computer_needs_no_line(qtbot: QtBot, loader: PhotoLoader, fetched: list[str]) -> None:
    sha256, size, image = answer(qtbot, loader.loaded, lambda: loader.request(HERE))
    assert (sha256, size, fetched) == (HERE, "thumb", [])
    assert isinstance(image, QImage) and max(image.width(), image.height()) == THUMB_SIDE


def test_another_comes_over_the_line(qtbot: QtBot, loader: PhotoLoader, fetched: list[str]) -> None:
    _, _, image = answer(qtbot, loader.loaded, lambda: loader.request(THERE, "full"))
    assert isinstance(image, QImage) and image.width() == 120 and fetched == [THERE]


def test_without_a_line_the_error_is_told(qtbot: QtBot, loader: PhotoLoader) -> None:
    sha256, _, error = answer(qtbot, loader.failed, lambda: loader.request(NOWHERE))
    assert sha256 == NOWHERE and isinstance(error, OfficerError) and error.code == "unreachable"
    answer(qtbot, loader.failed, lambda: loader.request(NOWHERE))


def test_a_slow_line_does_not_hold_up_what_is_here(qtbot: QtBot, office: WindowOffice) -> None:
    office.stores.vault.put_fetched(HERE, "thumb", picture(1))
    let_go = threading.Event()

    def fetch(sha256: str, size: str) -> bytes:
        let_go.wait(10)
        return picture(3)

    loader = PhotoLoader(office.stores.vault, fetch)
    loader.request(THERE)
    answer(qtbot, loader.loaded, lambda: loader.request(HERE))
    let_go.set()
    loader.stop()


def test_the_same_photo_wanted_twice_is_fetched_once(qtbot: QtBot, loader: PhotoLoader, fetched: list[str]) -> None:
    loader.request(THERE)
    answer(qtbot, loader.loaded, lambda: loader.request(THERE))
    assert fetched == [THERE]


def test_bytes_that_are_no_photo_give_no_image() -> None:
    assert decode(b"<svg><script/></svg>").isNull()
    assert decode(b"").isNull()
