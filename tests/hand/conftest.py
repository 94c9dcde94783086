"""A screen, a town and hands for tests; skipped where the machine has no such screen, an error with CI=true."""

import json
import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest

from tests.hand.display import Display, missing_tools
from tests.hand.hand import Hand
from tests.hand.shared import SharedDesk
from tests.hand.town import CHIEF, Town, TownPlan

SMALL = (1024, 700)
OFFICE = (1366, 768)
# As shipped it is ten seconds; tests wait for the centre, and two are enough to undo.
UNDO = 2
_LONG = ("test_walk", "test_tour")


class Opening(Protocol):
    """Opens a window for an officer of the town."""

    def __call__(
        self,
        login: str = CHIEF,
        *,
        size: tuple[int, int] = OFFICE,
        scale: float = 1.0,
        language: str = "id",
        undo: int = UNDO,
    ) -> Hand: ...


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the long walks and tours first, so that no worker ends with one alone, and tests of the shared window last.

    A test with a town of its own ends the shared window.
    """
    items.sort(key=lambda item: ("hand" in getattr(item, "fixturenames", ()), item.path.stem not in _LONG))


@pytest.fixture(scope="session")
def screens(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[tuple[int, int], Display]]:
    """Screens by their size, switched on before the first test so that none of them counts as its leftover."""
    missing = missing_tools()
    if missing:
        words = "needs " + ", ".join(f"{name} of {package}" for name, package in sorted(missing.items()))
        (pytest.fail if os.environ.get("CI", "").lower() == "true" else pytest.skip)(words)
    with ExitStack() as running:
        on = {size: Display(tmp_path_factory.mktemp("screen"), size) for size in (OFFICE, SMALL)}
        for display in on.values():
            running.callback(display.stop)
            display.start()
        yield on


@pytest.fixture(scope="session")
def plan(tmp_path_factory: pytest.TempPathFactory) -> TownPlan:
    """The town that is copied for each test."""
    return TownPlan(tmp_path_factory.mktemp("plan"))


@pytest.fixture(scope="session")
def desk(
    screens: dict[tuple[int, int], Display], plan: TownPlan, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[SharedDesk]:
    """The window that many tests share."""
    folder = tmp_path_factory.mktemp("desk")
    shared = SharedDesk(plan, screens[OFFICE], folder, lambda home: keep_setting(home, "undo_seconds", UNDO))
    yield shared
    shared.end()


@pytest.fixture
def begun(request: pytest.FixtureRequest) -> Hand | None:
    """The shared window where a test uses it, back at the queue."""
    if "hand" not in request.fixturenames:
        return None
    desk: SharedDesk = request.getfixturevalue("desk")
    return desk.begin()


@pytest.fixture(autouse=True)
def no_leftovers(begun: Hand | None, no_leftovers: None) -> None:
    """As everywhere; the shared window is there before and stays."""


@pytest.fixture
def town(request: pytest.FixtureRequest) -> Iterator[Town]:
    """A town that answers: the one beside the shared window, or one of the test's own."""
    if "hand" in request.fixturenames:
        desk: SharedDesk = request.getfixturevalue("desk")
        yield desk.town()
        return
    # All towns of a plan answer at its address, one at a time.
    desk = request.getfixturevalue("desk")
    desk.end()
    town = request.getfixturevalue("plan").build(request.getfixturevalue("tmp_path"))
    yield town
    town.stop()


@pytest.fixture
def opening(screens: dict[tuple[int, int], Display], town: Town) -> Iterator[Opening]:
    """Opens windows that end with the test; what a window logged as an error fails it."""
    hands: list[Hand] = []

    def open_window(
        login: str = CHIEF,
        *,
        size: tuple[int, int] = OFFICE,
        scale: float = 1.0,
        language: str = "id",
        undo: int = UNDO,
    ) -> Hand:
        keep_setting(town.home(login), "undo_seconds", undo)
        hand = Hand(screens[size], town.home(login), language=language, scale=scale)
        hands.append(hand)
        hand.open()
        return hand

    yield open_window
    for hand in hands:
        hand.stop()
    assert not [error for hand in hands for error in hand.errors()]


def keep_setting(home: Path, name: str, value: object) -> None:
    """Set what the page of settings would set, before the window opens."""
    file = home / "settings.json"
    known = json.loads(file.read_text("utf-8")) if file.exists() else {}
    home.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({**known, name: value}), "utf-8")


@pytest.fixture
def hand(desk: SharedDesk, begun: Hand) -> Iterator[Hand]:
    """The chief of Klender before the queue, 1366 x 768 in Indonesian; the window is shared and comes back to there."""
    yield begun
    desk.check()
