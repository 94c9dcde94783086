"""Two offices, three officers, one centre and a bad line: everything that can be done in the machine, one method each.

All arguments are plain numbers and words, so that a program of the machine can be read, shrunk and kept as a test. What a method
cannot do in the state that it finds, it leaves undone.
"""

import logging
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path

from officer_app.domain.officers import Officer
from officer_app.domain.operations import Move, Payload, kind_of, photos_of
from officer_app.domain.reports import Report
from sync.errors import CommandRefused, OfficerError
from sync.records import Choice, OperationState
from tests.fakes.virtual_time import VirtualTime
from tests.faults.machine.acts import Act, payload_of, photo_of
from tests.faults.machine.desk import FOLDER, Desk, officers_of
from tests.faults.machine.edits import Edit, edit
from tests.faults.machine.mishaps import Mishap, Trouble
from tests.faults.machine.reference_centre import ReferenceCentre
from tests.faults.machine.reference_ledger import WARDS
from tests.faults.machine.words import Word

_REPORTS = 6


class Turn(Word):
    """What seldom happens at a desk."""

    SIGNS_OUT = "signs-out"  # and another officer signs in
    SIGNS_OVER = "signs-over"  # another officer signs in just so
    LINE_GOES = "line-goes"
    LINE_COMES = "line-comes"
    CACHE_EMPTIED = "cache-emptied"
    IMPATIENCE = "impatience"
    CLOCK_BACK = "clock-back"
    CLOCK_AHEAD = "clock-ahead"
    CLOCK_RIGHT = "clock-right"


class Fate(Word):
    """What befalls the centre."""

    BACKUP = "backup"
    RESTORED = "restored"
    SICK = "sick"  # it fails at one of the operations told, whenever it sees it
    OUTDATES = "outdates"  # it wants a newer app
    RELENTS = "relents"


@dataclass(frozen=True, slots=True)
class Told:
    """An operation that an officer was told is saved; `shown` is the report as they saw it when they began."""

    op_id: str
    officer_id: str
    desk: int
    report_id: str
    photos: tuple[str, ...]
    shown: Report


@dataclass(frozen=True, slots=True)
class Deed:
    """What an officer does to the `report`-th report that he sees; `which` chooses among what can be done there."""

    act: Act
    report: int = 0
    which: int = 0
    photos: tuple[int, ...] = ()

    def __repr__(self) -> str:
        """As it stands in a program."""
        return f"Deed({self.act!r}, {self.report}, {self.which}, {self.photos})"


@dataclass(slots=True)
class Memory:
    """What officers were told, and so may rely on."""

    operations: dict[str, Told] = field(default_factory=dict)
    drafts: dict[tuple[int, str, str, str], str] = field(default_factory=dict)
    attached: set[tuple[int, str, str, str]] = field(default_factory=set)
    forms: dict[tuple[int, str, str], Report] = field(default_factory=dict)


class Complaints(logging.Handler):
    """Errors that the product logged: none is part of any program."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.heard: list[str] = []
        self.setFormatter(logging.Formatter("%(name)s: %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what was said."""
        self.heard.append(self.format(record))


class World:
    """All of it; `close` it in the end."""

    def __init__(self, *, forgetful: bool = False) -> None:
        self.complaints = Complaints()
        logging.getLogger().addHandler(self.complaints)
        self.time = VirtualTime()
        self.centre = ReferenceCentre(self.time.clock, forgetful=forgetful)
        for number in range(_REPORTS):
            self.centre.ledger.receive(f"r{number}", WARDS[number % len(WARDS)], self.time.now)
        self._folder = tempfile.TemporaryDirectory(prefix="officer-world-", dir=FOLDER)
        self.desks = [Desk(number, Path(self._folder.name), self.centre, self.time) for number in range(2)]
        self.memory = Memory()
        for desk in self.desks:
            desk.wire.besides = {
                Mishap.MEANWHILE: lambda part: self.centre_edits(list(Edit)[part % len(Edit)], part // 7, part // 3),
                Mishap.AT_WORK: partial(self._at_work, desk.number),
                Mishap.BESIDE: lambda _, desk=desk: desk.sync_beside(),  # type: ignore[misc]
            }
            desk.sign_in(officers_of(desk.number)[0])
            desk.sync()

    def close(self) -> None:
        """End it."""
        logging.getLogger().removeHandler(self.complaints)
        for desk in self.desks:
            desk.close()
        self._folder.cleanup()

    # officers

    def work(self, desk: int, deeds: Sequence[Deed]) -> None:
        """An officer does some things, one after the other."""
        for deed in deeds:
            self.act(desk, deed)

    def act(self, desk: int, deed: Deed) -> None:
        """An officer does something, with photos or without."""
        at, officer, report_id = self.desks[desk], self.desks[desk].officer, self._seen(desk, deed.report)
        if officer is None or report_id is None:
            return
        found = at.reader.detail(report_id)
        if found is None:
            return
        prepared = [photo_of(number, len(self.memory.operations)) for number in dict.fromkeys(deed.photos)]
        others = [name for name in self._all_seen(desk) if name != report_id]
        payload = payload_of(deed.act, deed.which, found.report, officer, [one.photo for one in prepared], others)
        if payload is None:
            return
        for one in prepared:
            at.doing(lambda one=one: at.commands.attach(report_id, one))  # type: ignore[misc]
        self._drafts_go(desk, officer.id, report_id, payload)
        opened = self.memory.forms.pop((desk, officer.id, report_id), None)
        try:
            op_id = at.doing(lambda: at.commands.record(officer, report_id, payload, seen=opened))
        except (CommandRefused, OfficerError):
            return
        if op_id is not None:
            self._tell(op_id, desk, officer.id, opened or found.report, payload)
            at.wake()

    def open_form(self, desk: int, report: int) -> None:
        """An officer opens a form; what they do to this report next, they do on what it shows now."""
        at, officer, report_id = self.desks[desk], self.desks[desk].officer, self._seen(desk, report)
        found = at.reader.detail(report_id) if officer is not None and report_id is not None else None
        if officer is not None and found is not None:
            self.memory.forms[desk, officer.id, found.report.id] = found.report

    def draft(self, desk: int, report: int, field_name: str, text: str) -> None:
        """An officer types something and does not send it."""
        at, officer, report_id = self.desks[desk], self.desks[desk].officer, self._seen(desk, report)
        if officer is None or report_id is None:
            return
        key = (desk, officer.id, report_id, field_name)
        self.memory.drafts.pop(key, None)
        if at.doing(lambda: (at.commands.keep_draft(report_id, field_name, text), True)) and text:
            self.memory.drafts[key] = text

    def attach(self, desk: int, report: int, photo: int) -> None:
        """An officer chooses a photo and does not send it."""
        at, officer, report_id = self.desks[desk], self.desks[desk].officer, self._seen(desk, report)
        if officer is None or report_id is None:
            return
        kept = at.doing(lambda: at.commands.attach(report_id, photo_of(photo, len(self.memory.operations))))
        if kept is not None:
            self.memory.attached.add((desk, officer.id, report_id, kept.sha256))

    def resolve(self, desk: int, card: int, choice: int) -> None:
        """An officer decides about something that needs him."""
        at, officer = self.desks[desk], self.desks[desk].officer
        cards = at.reader.cards()
        if officer is None or not cards:
            return
        chosen = cards[card % len(cards)]
        taken = chosen.choices[choice % len(chosen.choices)]
        reason = "sudah dibicarakan" if taken in (Choice.WITHDRAW, Choice.ASK_BACK, Choice.ASK_REOPEN) else None
        try:
            at.doing(lambda: at.commands.resolve(officer, chosen.item.op_id, taken, reason=reason))
        except (CommandRefused, OfficerError, NotImplementedError):
            return

    # computers and lines

    def sync(self, desk: int, troubles: Sequence[Trouble] = ()) -> None:
        """One run of the engine on a line with troubles."""
        at = self.desks[desk]
        at.wire.weather.bring(troubles)
        before = len(at.wire.log)
        at.sync()
        self._check_flood(desk, len(at.wire.log) - before, runs=1)

    def live(self, desk: int, minutes: int, troubles: Sequence[Trouble] = ()) -> None:
        """The engine's own loop for some minutes."""
        at = self.desks[desk]
        at.wire.weather.bring(troubles)
        before = len(at.wire.log)
        at.live(minutes)
        self._check_flood(desk, len(at.wire.log) - before, runs=minutes + 2)

    def arm(self, desk: int, steps: int, at: str = "") -> None:
        """The process will be killed at the n-th milestone, of this name or any, from now."""
        self.desks[desk].bomb.arm(steps, at)

    def kill(self, desk: int) -> None:
        """The process is killed while it does nothing."""
        self.desks[desk].restart()

    def turn(self, desk: int, turn: Turn) -> None:
        """Something seldom happens at a desk."""
        at = self.desks[desk]
        match turn:
            case Turn.SIGNS_OUT:
                next_one = self._next_officer(desk)
                at.sign_out()
                at.sign_in(next_one)
            case Turn.SIGNS_OVER:
                at.sign_in(self._next_officer(desk))
            case Turn.LINE_GOES | Turn.LINE_COMES:
                at.wire.down = turn is Turn.LINE_GOES
            case Turn.CACHE_EMPTIED:
                at.rebuild()
            case Turn.IMPATIENCE:
                at.doing(at.commands.retry_now)
            case Turn.CLOCK_BACK:
                at.clock.jump(days=-3)
            case Turn.CLOCK_AHEAD:
                at.clock.jump(days=365)
            case Turn.CLOCK_RIGHT:
                at.clock.skew = timedelta(0)

    def wait(self, minutes: int) -> None:
        """Time passes: tokens expire, what waits is due."""
        self.time.pass_by(60.0 * minutes)

    # the centre

    def centre_edits(self, doing: Edit, which: int, choice: int) -> None:
        """The centre does something of its own."""
        edit(self.centre, doing, which, choice)

    def befall(self, fate: Fate, which: int) -> None:
        """Something befalls the centre."""
        match fate:
            case Fate.BACKUP:
                self.centre.back_up()
            case Fate.RESTORED:
                self.centre.restore()
                for desk in self.desks:
                    desk.wire.forget_reports()
            case Fate.SICK:
                told = list(self.memory.operations)
                if told:
                    self.centre.sick.add(told[-1 - which % len(told)])
            case Fate.OUTDATES | Fate.RELENTS:
                self.centre.outdated = fate is Fate.OUTDATES

    # what was told

    def states(self, desk: int) -> dict[str, tuple[OperationState, str]]:
        """The state and the author of every operation at a desk."""
        rows = self.desks[desk].reader._db.rows("SELECT op_id, state, author_id FROM work.operation ORDER BY seq")
        return {row[0]: (OperationState(row[1]), row[2]) for row in rows}

    def _at_work(self, desk: int, part: int) -> None:
        self.act(desk, Deed(list(Act)[part % len(Act)], part // 8, part // 5, (part,)))

    def _next_officer(self, desk: int) -> Officer:
        former, all_of_them = self.desks[desk].officer, officers_of(desk)
        place = all_of_them.index(former) if former in all_of_them else -1
        return all_of_them[(place + 1) % len(all_of_them)]

    def _tell(self, op_id: str, desk: int, officer_id: str, shown: Report, payload: Payload) -> None:
        hashes = tuple(photo.sha256 for photo in photos_of(payload))
        self.memory.operations[op_id] = Told(op_id, officer_id, desk, shown.id, hashes, shown)

    def _drafts_go(self, desk: int, officer_id: str, report_id: str, payload: Payload) -> None:
        """With an action goes the draft that it was typed in; should it fail, nothing is expected of that draft any more."""
        base = f"move.{payload.to.value}" if isinstance(payload, Move) else kind_of(payload).value
        here = (desk, officer_id, report_id)
        for key in [key for key in self.memory.drafts if key[:3] == here]:
            if key[3] == base or key[3].startswith(f"{base}."):
                del self.memory.drafts[key]
        self.memory.attached -= {(*here, photo.sha256) for photo in photos_of(payload)}

    def _all_seen(self, desk: int) -> list[str]:
        return sorted(row[0] for row in self.desks[desk].reader._db.rows("SELECT id FROM report"))

    def _seen(self, desk: int, which: int) -> str | None:
        names = self._all_seen(desk)
        return names[which % len(names)] if names else None

    def _check_flood(self, desk: int, requests: int, *, runs: int) -> None:
        """A run asks for what there is to do, and then it ends: no attempt follows another without a pause."""
        work = len([1 for state, _ in self.states(desk).values() if state is not OperationState.DISCARDED])
        reports = len(self.centre.ledger.reports) + len(self.centre.ledger.departures)
        assert requests <= runs * (40 + 12 * work + 2 * reports), f"{requests} requests in {runs} runs"
