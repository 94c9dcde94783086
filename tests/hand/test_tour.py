"""Everything that can be pressed is pressed, in every page and state; what the source makes is what was pressed."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hand.conftest import Opening
from tests.hand.display import Display
from tests.hand.tour import Tour
from tests.hand.tour_keys import KEYS, UNSEEN, press_all
from tests.hand.tour_palette import run_all
from tests.hand.tour_shares import ELSEWHERE, LEFT_ALONE, RARE, SHARES, SUPERVISOR, Share
from tests.hand.tour_source import dialogs, maker_of, makers, menus
from tests.hand.town import Town
from ui.frame.keys import Key
from ui.frame.shortcuts import keys_heard

# What came and went by itself, as a banner does, may not be met again.
PASSING = 3
# Long enough to take back what was sent before it leaves.
UNDO = 30


@pytest.fixture
def own_programs(screens: dict[tuple[int, int], Display], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """What is saved goes to a folder of the test's, and a program that only looks opens it."""
    folder = tmp_path / "documents"
    folder.mkdir()
    opener = tmp_path / "xdg-open"
    opener.write_text("#!/bin/sh\\nexit 0\\n")
    opener.chmod(0o755)
    for display in screens.values():
        monkeypatch.setitem(display.environment, "PATH", f"{tmp_path}:{display.environment['PATH']}")
        kept = Path(display.environment["XDG_CONFIG_HOME"])
        kept.mkdir(exist_ok=True)
        (kept / "user-dirs.dirs").write_text(f'XDG_DOCUMENTS_DIR="{folder}"\\n')
    yield folder
    for display in screens.values():
        (Path(display.environment["XDG_CONFIG_HOME"]) / "user-dirs.dirs").unlink()


@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", SHARES)
def test_everything_is_pressed(opening: Opening, town: Town, own_programs: Path, name: str) -> None:
    share = SHARES[name]
    share.prepare(town)
    town.officer(share.login)
    hand = opening(share.login, language=share.language, size=share.size, undo=UNDO)
    hand.until(hand.rows, "the queue has its rows", patience=60)
    tour = Tour(hand, town, tuple(LEFT_ALONE), share.opens)
    for stop in share.stops(town):
        tour.visit(stop)
    assert not short_of(share, tour), "\n".join(tour.diary)
    assert len(tour.missed) <= PASSING, sorted(tour.missed)


def short_of(share: Share, tour: Tour) -> list[str]:
    """What of a share was not pressed: a class of which fewer things were than the source makes, a dialog that never opened."""
    pressed = Counter(maker_of(path) for path in tour.pressed.values())
    fronts = {part for front in tour.fronts for part in front.split(".")}
    few = [
        f"{maker}: {pressed[maker]} of {makers()[maker]}"
        for maker in share.presses
        if pressed[maker] < makers()[maker] - RARE.get(maker, (0, ""))[0]
    ]
    return [*few, *(f"{dialog} did not open" for dialog in share.opens if dialog not in fronts)]


def test_all_that_the_source_makes_belongs_to_a_tour() -> None:
    pressed = [maker for share in SHARES.values() for maker in share.presses]
    opened = [dialog for share in SHARES.values() for dialog in share.opens]
    assert sorted({*pressed, *ELSEWHERE} & makers().keys()) == sorted(makers())
    assert {*opened, *ELSEWHERE} >= dialogs() | menus()


def test_no_exception_outlives_what_it_is_for() -> None:
    known = makers().keys() | dialogs() | menus()
    assert known >= ELSEWHERE.keys()
    assert makers().keys() >= RARE.keys()
    assert not ELSEWHERE.keys() & {name for share in SHARES.values() for name in (*share.presses, *share.opens)}


@pytest.mark.timeout(900)
def test_every_key_changes_what_is_seen(opening: Opening, town: Town) -> None:
    town.officer(SUPERVISOR)
    hand = opening(SUPERVISOR)
    hand.until(hand.rows, "the queue has its rows", patience=60)
    tour = Tour(hand, town)
    assert press_all(tour) == []


def test_the_tour_of_keys_knows_every_key() -> None:
    pressed = {chord for group in KEYS for chord in group.chords}
    assert pressed >= {chord for key in Key for chord in keys_heard(key)}
    assert pressed >= UNSEEN.keys()


@pytest.mark.timeout(900)
def test_every_command_of_the_palette_changes_what_is_seen(opening: Opening, town: Town, own_programs: Path) -> None:
    town.officer(SUPERVISOR)
    hand = opening(SUPERVISOR, undo=UNDO)
    hand.until(hand.rows, "the queue has its rows", patience=60)
    assert run_all(Tour(hand, town), own_programs) == []
