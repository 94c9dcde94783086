"""What an officer does of his own accord: errands picked from the queue that he sees, by the seed."""

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from tests.lab.album import Album
from tests.lab.ledger import Errand
from tests.lab.town import AGENCY, CATEGORIES, FIELD_OFFICERS, HERE, UNIT

Row = dict[str, Any]

_OPEN = frozenset({"waiting", "coordinating", "delegated", "in_progress"})


class Day:
    """Thinks of errands for one officer; each carries words that no other errand has."""

    def __init__(self, album: Album, tag: str) -> None:
        self._random = Random(tag)
        self._album = album
        self._tag = tag
        self._number = 0

    def begin(self, random: Random) -> None:
        """A shift begins: what he thinks of in it hangs on this alone, not on how far the ones before came."""
        self._random = random

    def words(self) -> str:
        """Words for the next errand."""
        self._number += 1
        return f"{self._tag}-{self._number:04d}"

    def errands(self, login: str, rows: Sequence[Row], colleagues: Sequence[str]) -> list[Errand]:
        """What he does next: mostly one thing, sometimes the same photo for two reports; some of it without a connection."""
        offline = self._random.random() < 0.35
        choices = self._field(rows) if login in FIELD_OFFICERS else self._office(rows, colleagues)
        makers, weights = zip(*choices, strict=True)
        make: Callable[[str, bool], list[Errand]] = self._random.choices(makers, weights)[0]
        return make(login, offline)

    def note(self, login: str, rows: Sequence[Row], *, offline: bool = False) -> Errand:
        """A note on any report."""
        words = self.words()
        return Errand(login, self._pick(rows), "note", ("note", "--text", f"Sudah dicek {words}"), words, offline=offline)

    def evidence(self, login: str, rows: Sequence[Row], *, offline: bool = False) -> Errand:
        """A photo for any report."""
        words, photo = self.words(), str(self._album.take())
        argv = ("evidence", "--photo", photo, "--text", f"Foto lapangan {words}")
        return Errand(login, self._pick(rows), "evidence", argv, words, photos=1, offline=offline)

    def take_on(self, login: str, rows: Sequence[Row], *, offline: bool = False) -> Errand | None:
        """Start with a report that waits."""
        waiting = [row for row in rows if row["status"] in ("waiting", "delegated", "coordinating")]
        if not waiting or (login in FIELD_OFFICERS and not [row for row in waiting if row["status"] != "coordinating"]):
            return None
        own = [row for row in waiting if login not in FIELD_OFFICERS or row["status"] != "coordinating"]
        return self._move(login, own, "take-on", offline=offline)

    def result(self, login: str, rows: Sequence[Row], *, offline: bool = False) -> Errand | None:
        """Answer a report in progress with a photo of what was done."""
        running = [row for row in rows if row["status"] == "in_progress"]
        if not running:
            return None
        words, photo = self.words(), str(self._album.take())
        argv = ("result", "--text", f"Sudah diperbaiki {words}", "--photo", photo)
        return Errand(login, self._pick(running), "move", argv, words, photos=1, offline=offline, seen="in_progress")

    def value(self, login: str, rows: Sequence[Row], colleagues: Sequence[str], *, offline: bool = False) -> Errand:
        """Another value for one field of any report."""
        if login in FIELD_OFFICERS:
            return self._relocate(login, rows, offline)
        makers = (self._answer, self._prioritise, self._recategorise, self._relocate)
        if self._random.random() < 0.2:
            return self._assign(login, rows, colleagues, offline)
        return self._random.choice(makers)(login, rows, offline)

    def _field(self, rows: Sequence[Row]) -> list[tuple[Callable[[str, bool], list[Errand]], int]]:
        return [
            (lambda login, off: [self.note(login, rows, offline=off)], 3),
            (lambda login, off: [self.evidence(login, rows, offline=off)], 3),
            (lambda login, off: self._twice(login, rows, off), 1),
            (lambda login, off: self._some(self.take_on(login, rows, offline=off)), 3),
            (lambda login, off: self._some(self.result(login, rows, offline=off)), 4),
            (lambda login, off: [self._relocate(login, rows, off)], 1),
        ]

    def _office(self, rows: Sequence[Row], colleagues: Sequence[str]) -> list[tuple[Callable[[str, bool], list[Errand]], int]]:
        return [
            *self._field(rows),
            (lambda login, off: [self._answer(login, rows, off)], 2),
            (lambda login, off: [self._assign(login, rows, colleagues, off)], 2),
            (lambda login, off: self._some(self.handover(login, rows, offline=off)), 3),
            (lambda login, off: self._some(self._refuse(login, rows, off)), 1),
            (lambda login, off: self._some(self._merge(login, rows, off)), 1),
            (lambda login, off: [self._prioritise(login, rows, off)], 1),
            (lambda login, off: [self._recategorise(login, rows, off)], 1),
        ]

    def _pick(self, rows: Sequence[Row]) -> str:
        return str(self._random.choice(sorted(rows, key=lambda row: str(row["id"])))["id"])

    @staticmethod
    def _some(errand: Errand | None) -> list[Errand]:
        return [] if errand is None else [errand]

    def _move(self, login: str, rows: Sequence[Row], word: str, *more: str, offline: bool) -> Errand:
        words = self.words()
        argv = (word, *more, "--reason", f"Ditangani {words}")
        report = self._pick(rows)
        seen = next(str(row["status"]) for row in rows if row["id"] == report)
        return Errand(login, report, "move", argv, words, offline=offline, seen=seen)

    def _twice(self, login: str, rows: Sequence[Row], offline: bool) -> list[Errand]:
        photo = str(self._album.take())
        errands = []
        for row in self._random.sample(sorted(rows, key=lambda row: str(row["id"])), 2):
            words = self.words()
            argv = ("evidence", "--photo", photo, "--text", f"Foto yang sama {words}", "--role", "before")
            errands.append(Errand(login, str(row["id"]), "evidence", argv, words, photos=1, offline=offline))
        return errands

    def _answer(self, login: str, rows: Sequence[Row], offline: bool) -> Errand:
        words = self.words()
        argv = ("answer", "--text", f"Terima kasih, kami tindak lanjuti {words}")
        return Errand(login, self._pick(rows), "answer", argv, words, offline=offline)

    def _assign(self, login: str, rows: Sequence[Row], colleagues: Sequence[str], offline: bool) -> Errand:
        running = [row for row in rows if row["status"] in _OPEN] or rows
        officer = self._random.choice(colleagues)
        return Errand(login, self._pick(running), "assign", ("assign", "--officer", officer), offline=offline)

    def handover(self, login: str, rows: Sequence[Row], *, offline: bool = False) -> Errand | None:
        """Give a report to an agency or a field unit."""
        running = [row for row in rows if row["status"] in ("waiting", "in_progress")]
        if not running or login in FIELD_OFFICERS:
            return None
        word, *more = self._random.choice((("coordinate", "--agency", AGENCY), ("delegate", "--unit", UNIT)))
        return self._move(login, running, word, *more, offline=offline)

    def _refuse(self, login: str, rows: Sequence[Row], offline: bool) -> Errand | None:
        running = [row for row in rows if row["status"] in ("waiting", "in_progress")]
        return self._move(login, running, "reject", offline=offline) if running else None

    def _merge(self, login: str, rows: Sequence[Row], offline: bool) -> Errand | None:
        running = [row for row in rows if row["status"] in _OPEN]
        if len(running) < 2:
            return None
        report, into = self._random.sample(sorted(running, key=lambda row: str(row["id"])), 2)
        argv = ("merge", "--into", str(into["id"]))
        return Errand(login, str(report["id"]), "merge", argv, offline=offline, seen=str(report["status"]))

    def _prioritise(self, login: str, rows: Sequence[Row], offline: bool) -> Errand:
        priority = str(self._random.randrange(4))
        return Errand(login, self._pick(rows), "prioritise", ("prioritise", "--priority", priority), offline=offline)

    def _recategorise(self, login: str, rows: Sequence[Row], offline: bool) -> Errand:
        argv = ("recategorise", "--category", self._random.choice(CATEGORIES))
        return Errand(login, self._pick(rows), "recategorise", argv, offline=offline)

    def _relocate(self, login: str, rows: Sequence[Row], offline: bool) -> Errand:
        words = self.words()
        east = HERE[0] + self._random.randrange(-9, 10) / 10_000
        argv = ("relocate", "--point", f"{east:.4f},{HERE[1]}", "--address", f"Depan pos RW {words}")
        return Errand(login, self._pick(rows), "relocate", argv, words, offline=offline)
