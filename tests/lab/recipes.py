"""What leads past each crash point: the errands that an officer does in a shift, so that the moment comes."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any

from tests.lab.kills import How, Kill
from tests.lab.ledger import Errand
from tests.lab.officer import Officer
from tests.lab.town import DESKS

if TYPE_CHECKING:
    from tests.lab.desk import Desk

Follow = Callable[["Desk", Officer, Random], None]


@dataclass(frozen=True, slots=True)
class Recipe:
    """`follow` is done again and again until the client is killed; before, the client `upgrades` to a newer version or not."""

    follow: Follow
    upgrades: bool = False


def recipe_of(kill: Kill) -> Recipe:
    """How to get there."""
    return _RECIPES.get(kill.point, _ANYTHING) if kill.how in (How.POINT, How.TRAP) else _ANYTHING


def _seated(desk: "Desk", officer: Officer) -> list[dict[str, Any]]:
    """The queue, with somebody signed in; nothing where the line does not let him, or there is nothing."""
    if not officer.sit_down(desk.memory.login):
        return []
    rows = officer.queue()
    if not rows:
        officer.sync()
        rows = officer.queue()
    return rows


def work_on(desk: "Desk", officer: Officer, random: Random) -> None:
    """An ordinary stretch of the day."""
    if random.random() < 0.15:
        desk.memory.login = random.choice(DESKS[desk.name])
    rows = _seated(desk, officer)
    if not rows:
        return
    toss = random.random()
    if toss < 0.55:
        officer.do(desk.day.errands(desk.memory.login, rows, desk.colleagues()))
    elif toss < 0.67:
        _crossed(desk, officer, random, rows)
    elif toss < 0.77:
        _overtaken(desk, officer, random, rows)
    elif toss < 0.86:
        officer.decide(random)
    elif toss < 0.95:
        officer.sync()
    else:
        officer.retry()


def _crossed(desk: "Desk", officer: Officer, random: Random, rows: list[dict[str, Any]]) -> None:
    """He moves reports on without a line while the centre is at the same ones; then all of it meets."""
    wanted = (desk.day.take_on, desk.day.result, desk.day.handover)
    made = [random.choice(wanted)(desk.memory.login, rows, offline=True) for _ in range(2)]
    # One for each report: a second one would be decided on a screen that the first has changed.
    errands = list({errand.report: errand for errand in made if errand is not None}.values())
    officer.do(errands)
    for errand in errands:
        desk.supervisor.meddle(random, errand.report)
    officer.sync()


def _overtaken(desk: "Desk", officer: Officer, random: Random, rows: list[dict[str, Any]]) -> None:
    """He gives fields other values without a line while the centre is at the same ones; then all of it meets."""
    made = [desk.day.value(desk.memory.login, rows, desk.colleagues(), offline=True) for _ in range(2)]
    officer.do(made)
    for errand in made:
        if random.random() < 0.8:
            desk.supervisor.overtake(random, errand.report, errand.kind)
    officer.sync()


def _photo(desk: "Desk", officer: Officer, random: Random) -> None:
    _one(desk, officer, lambda login, rows: desk.day.evidence(login, rows))


def _photo_offline(desk: "Desk", officer: Officer, random: Random) -> None:
    _one(desk, officer, lambda login, rows: desk.day.evidence(login, rows, offline=True))


def _words(desk: "Desk", officer: Officer, random: Random) -> None:
    _one(desk, officer, lambda login, rows: desk.day.note(login, rows))


def _one(desk: "Desk", officer: Officer, errand: Callable[[str, list[dict[str, Any]]], Errand]) -> None:
    rows = _seated(desk, officer)
    if rows:
        officer.do([errand(desk.memory.login, rows)])
        officer.retry()


def _news(desk: "Desk", officer: Officer, random: Random) -> None:
    desk.supervisor.touch(random, 3)
    if officer.sit_down(desk.memory.login):
        officer.sync()


def _another_day(desk: "Desk", officer: Officer, random: Random) -> None:
    rows = _seated(desk, officer)
    if rows:
        officer.do([desk.day.note(desk.memory.login, rows, offline=True)])
    officer.sync()


def _change_of_officers(desk: "Desk", officer: Officer, random: Random) -> None:
    rows = _seated(desk, officer)
    if rows:
        officer.do([desk.day.note(desk.memory.login, rows, offline=True)])
    if random.random() < 0.2:
        officer.sign_out_and_discard()
    else:
        officer.sign_out()
    officer.sit_down(random.choice(DESKS[desk.name]))


def _old_tokens(desk: "Desk", officer: Officer, random: Random) -> None:
    rows = _seated(desk, officer)
    if rows:
        officer.do([desk.day.note(desk.memory.login, rows, offline=True)])
    desk.centre.expire_tokens(desk.memory.login)
    officer.sync()


def _conflict(desk: "Desk", officer: Officer, random: Random) -> None:
    """Take a report on without a line while the centre hands it on: a card, and a person who decides."""
    rows = _seated(desk, officer)
    errand = desk.day.take_on(desk.memory.login, rows, offline=True) if rows else None
    if errand is not None:
        officer.do([errand])
        desk.supervisor.take_away(errand.report)
    officer.sync()
    officer.decide(random)


_ANYTHING = Recipe(work_on)
_RECIPES: dict[str, Recipe] = {
    **dict.fromkeys(("C3", "C4", "C5", "C6"), Recipe(_photo_offline)),
    **dict.fromkeys(("C7", "C8", "C9", "C10"), Recipe(_photo)),
    **dict.fromkeys(("C11", "C12", "C13", "C14"), Recipe(_words)),
    **dict.fromkeys(("C15", "C16"), Recipe(_news)),
    **dict.fromkeys(("C17", "C18"), Recipe(work_on, upgrades=True)),
    "C19": Recipe(_another_day),
    "C20": Recipe(_conflict),
    "C21": Recipe(_change_of_officers),
    "C22": Recipe(_old_tokens),
}
