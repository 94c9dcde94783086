"""What became of each report: the steps of its history, each legal in the workflow, with their times, clocks and photos."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeVar

from bench.province.album import Picture
from bench.province.words import ANSWERS, NOTES, REASONS, REFUSALS, RETURNS
from central.packs.photos import MIME, SIZE
from officer_app.domain.vocabulary import OperationKind, PhotoRole, Status

HOUR = 3_600_000

_DRAWS = 4096
# How many of the newest reports are still open falls off from there; 3 of 100 are, of all.
_OPEN_AT_THE_END = 0.9
_OPEN_SHARE = 0.03

Story = tuple[float, tuple[str, ...]]
Person = tuple[str, str, str]
T = TypeVar("T")

_CLOSED: tuple[Story, ...] = (
    (34, ("take", "result", "validate")),
    (14, ("take", "note", "result", "validate")),
    (14, ("delegate", "take", "result", "validate")),
    (14, ("coordinate", "take", "result", "validate")),
    (4, ("assign", "take", "result", "validate")),
    (3, ("take", "result", "send_back", "result", "validate")),
    (1, ("coordinate", "take", "note", "result", "send_back", "result", "validate")),
    (4, ("reject",)),
    (2, ("take", "note", "reject")),
    (4, ("merge",)),
    (1, ("note", "merge")),
)
_OPEN: tuple[Story, ...] = (
    (34, ()),
    (4, ("note",)),
    (20, ("coordinate",)),
    (9, ("delegate",)),
    (16, ("take",)),
    (7, ("take", "note")),
    (10, ("take", "result")),
)
# Hours from one step to this one: the middle and the spread of their logarithm.
_PACE = {
    "take": (0.8, 1.0),
    "note": (1.5, 1.0),
    "result": (2.8, 1.1),
    "validate": (2.0, 0.9),
    "delegate": (0.7, 0.9),
    "coordinate": (1.0, 1.0),
    "assign": (0.5, 0.9),
    "send_back": (2.0, 0.9),
    "reject": (1.2, 1.1),
    "merge": (0.8, 1.0),
}
_TAKE = '{"to":"in_progress","photos":[]}'


@dataclass(frozen=True, slots=True)
class Crew:
    """Who works on a ward's reports: desk officers, the one in the field, the camat who validates."""

    desk: tuple[Person, ...]
    field: Person
    camat: Person


@dataclass(slots=True)
class Life:
    """A report as it stands so far; times in milliseconds, `events` and `photos` as the tables hold them."""

    report_id: str
    at: int
    response_due: int
    resolution_due: int
    red_flag_at: int
    events: list[tuple[object, ...]]
    photos: list[tuple[object, ...]]
    agency_to_be: str
    pictures: tuple[Picture, ...]
    unit_to_be: str
    into: str | None
    status: str = Status.WAITING.value
    responded_at: int | None = None
    resolved_at: int | None = None
    paused_since: int | None = None
    agency: str | None = None
    unit: str | None = None
    assignee: str | None = None
    public_answer: str | None = None
    merged_into: str | None = None


class Lives:
    """Chooses and plays histories."""

    def __init__(self, dice: random.Random, until: int) -> None:
        self._dice = dice
        self._until = until
        self._closed = [steps for _, steps in _CLOSED]
        self._closed_shares = list(accumulate(share for share, _ in _CLOSED))
        self._open = [steps for _, steps in _OPEN]
        self._open_shares = list(accumulate(share for share, _ in _OPEN))
        self._paces = {word: [int(dice.lognormvariate(*pace) * HOUR) for _ in range(_DRAWS)] for word, pace in _PACE.items()}
        self._steps: dict[str, Callable[[Life, Crew], None]] = {word: getattr(self, f"_{word}") for word in _PACE}

    def choose(self, age: float) -> tuple[str, ...]:
        """The steps of a report; `age` runs from 0 for the newest to 1 for the oldest."""
        dice = self._dice
        is_open = age < 8 * _OPEN_SHARE and dice.random() < _OPEN_AT_THE_END * 2.718 ** (-age * _OPEN_AT_THE_END / _OPEN_SHARE)
        if is_open:
            return dice.choices(self._open, cum_weights=self._open_shares)[0]
        return dice.choices(self._closed, cum_weights=self._closed_shares)[0]

    def play(self, life: Life, steps: tuple[str, ...], crew: Crew) -> None:
        """Let the steps happen to the report, all of them before the end of the province's time."""
        if steps and steps[-1] == "merge" and life.into is None:
            steps = (*steps[:-1], "reject")
        random_ = self._dice.random
        gaps = [self._paces[step][int(random_() * _DRAWS)] for step in steps]
        room, wanted = max(self._until - life.at, 0), sum(gaps)
        if wanted > room:
            gaps = [gap * room // (wanted + 1) for gap in gaps]
        for step, gap in zip(steps, gaps, strict=True):
            life.at += gap
            self._steps[step](life, crew)

    def _take(self, life: Life, crew: Crew) -> None:
        person = crew.field if life.status == "delegated" else self._desk(crew)
        if life.assignee is None and life.status != "coordinating":
            life.assignee = person[0]
        _resume(life)
        self._move(life, person, "in_progress", _TAKE)

    def _delegate(self, life: Life, crew: Crew) -> None:
        life.unit = life.unit_to_be
        self._move(life, self._desk(crew), "delegated", f'{{"to":"delegated","unit":"{life.unit}","photos":[]}}')

    def _coordinate(self, life: Life, crew: Crew) -> None:
        life.agency, life.paused_since = life.agency_to_be, life.at
        reason = self._one(REASONS)
        data = f'{{"to":"coordinating","reason":"{reason}","agency":"{life.agency}","photos":[]}}'
        self._move(life, self._desk(crew), "coordinating", data)

    def _result(self, life: Life, crew: Crew) -> None:
        person = crew.field if self._dice.random() < 0.5 else self._desk(crew)
        life.public_answer, picture = self._one(ANSWERS), self._one(life.pictures)
        if not any(photo[2] == picture.sha256 for photo in life.photos):
            life.photos.append(photo_row(life, picture, PhotoRole.AFTER.value, life.at - 600_000, person[0], None))
        data = f'{{"to":"awaiting_validation","answer":"{life.public_answer}","photos":[{picture.named}]}}'
        self._move(life, person, "awaiting_validation", data)

    def _reject(self, life: Life, crew: Crew) -> None:
        data = f'{{"to":"rejected","reason":"{self._one(REFUSALS)}","photos":[]}}'
        self._move(life, self._desk(crew), "rejected", data)
        life.resolved_at = life.at

    def _validate(self, life: Life, crew: Crew) -> None:
        life.status, life.resolved_at = "done", life.at
        _tell(life, OperationKind.VALIDATE.value, crew.camat, "{}")

    def _send_back(self, life: Life, crew: Crew) -> None:
        life.status = "in_progress"
        _tell(life, OperationKind.RETURN.value, crew.camat, f'{{"reason":"{self._one(RETURNS)}"}}')

    def _merge(self, life: Life, crew: Crew) -> None:
        life.status, life.merged_into, life.resolved_at = "duplicate", life.into, life.at
        life.responded_at = life.responded_at or life.at
        _tell(life, OperationKind.MERGE.value, self._desk(crew), f'{{"into":"{life.into}"}}')

    def _note(self, life: Life, crew: Crew) -> None:
        _tell(life, OperationKind.NOTE.value, self._desk(crew), f'{{"text":"{self._one(NOTES)}"}}')

    def _assign(self, life: Life, crew: Crew) -> None:
        life.assignee = crew.field[0]
        _tell(life, OperationKind.ASSIGN.value, crew.desk[0], f'{{"officer":"{life.assignee}"}}')

    def _move(self, life: Life, person: Person, status: str, data: str) -> None:
        life.status = status
        life.responded_at = life.responded_at or life.at
        _tell(life, OperationKind.MOVE.value, person, data)

    def _desk(self, crew: Crew) -> Person:
        return crew.desk[int(self._dice.random() * len(crew.desk))]

    def _one(self, choices: tuple[T, ...]) -> T:
        return choices[int(self._dice.random() * len(choices))]


def photo_row(
    life: Life, picture: Picture, role: str, taken_at: int, holder: str | None, point: tuple[float, float] | None
) -> tuple[object, ...]:
    """A row of table `attachment`, in the order of its columns."""
    lon, lat = point or (None, None)
    original = picture.original_sha256 if holder else None
    place = len(life.photos) + 1
    return (
        life.report_id, place, picture.sha256, picture.size, MIME, role, *SIZE,
        None, taken_at, lon, lat, original, holder, None, None,
    )  # fmt: skip


def _resume(life: Life) -> None:
    if life.paused_since is not None:
        length = life.at - life.paused_since
        life.resolution_due += length
        life.red_flag_at += length
        life.paused_since = None


def _tell(life: Life, kind: str, person: Person, data: str) -> None:
    # In the order of the columns of table `event`.
    at, place = life.at, len(life.events) + 1
    op_id = f"{at:012x}"
    op_id = f"{op_id[:8]}-{op_id[8:]}-7{place:03x}-8{life.report_id[20:]}"
    life.events.append((life.report_id, place, kind, at, at, *person, op_id, data))
