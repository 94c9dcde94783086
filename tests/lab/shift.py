"""One life of a client: what is to be done in it, under which sky, and how it ends."""

from dataclasses import dataclass
from random import Random

from tests.lab.kills import POINTS, How, Kill


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """What the plan wants of one life of one desk's client.

    `number` makes the shift's own randomness; `rough` is the weather, `skew` what the client's clock is wrong by, `centre_dies`
    after how many seconds the central API is killed (None for not), `meddles` how often the supervisor acts before it, `before`
    how many ordinary errands are done before a named moment counts (0: it counts from the start of the process).
    """

    number: int
    kill: Kill
    rough: bool
    skew: float
    centre_dies: float | None
    meddles: int
    before: int = 0

    @property
    def needs_line(self) -> bool:
        """Whether its moment comes only where the line works."""
        return self.kill.point in _NEED_LINE


_SKEWS = (-3 * 86400.0, 366 * 86400.0, 2 * 86400.0, -86400.0)
_SLOWEST = 2.5
_MOMENTS = 90
# Points that only a line that works leads to.
_NEED_LINE = frozenset({"C7", "C8", "C9", "C10", "C11", "C12", "C13", "C14", "C15", "C16", "C22"})


def plan(seed: int, kills: int, desks: int) -> list[list[Shift]]:
    """Shifts for each desk, `kills` in all: every named point has its share, the rest falls at random moments."""
    random = Random(f"plan:{seed}")
    chosen = _points(random, kills)
    chosen += [_anywhere(random) for _ in range(kills - len(chosen))]
    random.shuffle(chosen)
    shifts: list[list[Shift]] = [[] for _ in range(desks)]
    for number, kill in enumerate(chosen):
        shifts[number % desks].append(_shift(random, number, kill))
    return shifts


def again(shift: Shift, number: int) -> Shift:
    """The same once more, because the client's life ended before the moment came; on a good line this time."""
    kill = Kill(shift.kill.how, shift.kill.point, 1, shift.kill.seconds / 2)
    return Shift(number=number, kill=kill, rough=False, skew=0.0, centre_dies=None, meddles=0)


def _points(random: Random, kills: int) -> list[Kill]:
    names = list(POINTS)
    if kills < 2 * len(names):
        names = random.sample(names, min(len(names), (2 * kills + 2) // 3))
    rounds = max(1, (kills * 11 // 20) // len(names))
    return [_at(name, turn) for turn in range(rounds) for name in names]


def _at(name: str, turn: int) -> Kill:
    # Only the line knows when an answer is lost; a request that is held has its moment on both sides.
    trapped = name == "C12" or (name == "C11" and turn % 2 == 1)
    return Kill(How.TRAP if trapped else How.POINT, name, 1 + turn % POINTS[name])


def _anywhere(random: Random) -> Kill:
    if random.random() < 0.5:
        return Kill(How.MOMENT, "any", random.randint(1, _MOMENTS))
    return Kill(How.CLOCK, seconds=random.uniform(0.05, _SLOWEST))


def _shift(random: Random, number: int, kill: Kill) -> Shift:
    # Another day, and a backup is due.
    wrong = kill.point == "C19" or random.random() < 0.15
    dies = random.uniform(0.2, 2.0) if random.random() < 0.08 and kill.point not in _NEED_LINE else None
    return Shift(
        number=number,
        kill=kill,
        rough=random.random() < 0.7,
        skew=random.choice(_SKEWS) if wrong else 0.0,
        centre_dies=dies,
        meddles=random.choice((0, 1, 1, 2)),
        # An upgrade comes at the very start.
        before=0 if kill.point in ("C17", "C18") else random.choice((0, 1, 2, 3, 4)),
    )
