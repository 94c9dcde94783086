"""A person's decisions carried out, each whole or not at all: what is recorded instead, what comes back, what is given up."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from officer_app.domain.officers import Officer
from officer_app.domain.operations import Evidence, Move, Payload, photos_of
from officer_app.domain.reports import Report
from officer_app.domain.text import TextRefusedError, checked
from sync.database import Database
from sync.decisions.choices import RESUMED, Situation, choices, replacements
from sync.decisions.rows import bring_back, decide, dependents, set_aside, standing
from sync.decisions.words import draft_of
from sync.errors import CommandRefused, PhotoError
from sync.milestones import reached
from sync.photos.vault import PhotoVault
from sync.reading import Reader
from sync.records import Choice, PreparedPhoto

# Records an action on a report as it stands, relying on what was seen of it where that is given; answers its operation's id.
Record = Callable[[Officer, Report, Payload, Report | None], str]


class Decisions:
    """Decides on the connection of `Commands`, inside its transactions."""

    def __init__(
        self, database: Database, reader: Reader, vault: PhotoVault, clock: Callable[[], datetime], record: Record
    ) -> None:
        self._db = database
        self._reader = reader
        self._vault = vault
        self._clock = clock
        self._record = record

    def resolve(
        self, officer: Officer, op_id: str, choice: Choice, reason: str | None, seen: Report | None = None
    ) -> tuple[str, ...]:
        """Carry out a choice; CommandRefused when it is not possible (any more), with nothing changed.

        `seen` is the report as the card showed it: what is recorded instead replaces nothing newer.
        """
        words = _words(reason)
        situation = self._situation(officer, op_id, choice)
        if choice is Choice.WITHDRAW and words is None:
            raise CommandRefused("needs-reason")
        # Pictures take their time: they are made smaller before anybody has to wait.
        smaller = self._smaller(situation) if choice is Choice.RECOMPRESS else ()
        with self._db.writing():
            # Once more, because only from here on nobody else writes.
            situation = self._situation(officer, op_id, choice)
            now = self._clock()
            set_aside(self._db, dependents(self._db, op_id), now, officer.id)
            if smaller:
                situation = self._with_photos(situation, smaller)
            recorded = tuple(self._instead(officer, situation, choice, words, seen))
            if choice in RESUMED:
                fields = draft_of(situation.item.payload)
                bring_back(self._db, situation.item.report_id, fields, situation.photos, now)
            reached("C20")
            decide(self._db, op_id, now, officer.id, choice.value, reason=words, operations=recorded)
        return recorded

    def give_up(self, officer: Officer, op_ids: Sequence[str], choice: str, reason: str) -> None:
        """Give up operations, one line of the audit each; inside a transaction."""
        words = _words(reason)
        if words is None:
            raise CommandRefused("needs-reason")
        for op_id in op_ids:
            decide(self._db, op_id, self._clock(), officer.id, choice, reason=words)

    def _situation(self, officer: Officer, op_id: str, choice: Choice) -> Situation:
        found = self._reader.situation(op_id, officer)
        if found is None:
            raise CommandRefused("already-decided")
        if found.item.author_id != officer.id:
            raise CommandRefused("other-officer")
        carried = photos_of(found.item.payload)
        lost = frozenset(photo.sha256 for photo in carried if self._vault.get(photo.sha256) is None)
        situation = replace(found, lost=lost)
        if choice not in choices(situation):
            raise CommandRefused("choice-not-possible")
        return situation

    def _instead(
        self, officer: Officer, situation: Situation, choice: Choice, words: str | None, seen: Report | None
    ) -> list[str]:
        recorded = []
        for report_id, payload in replacements(choice, situation, words):
            shown = seen if seen is not None and seen.id == report_id else None
            recorded.append(self._record(officer, self._standing(situation, report_id), payload, shown))
        return recorded

    def _standing(self, situation: Situation, report_id: str) -> Report:
        """The report as it is seen in this transaction, with what it recorded already."""
        if report_id == situation.item.report_id and situation.theirs is not None:
            return standing(self._db, situation.theirs, situation.officer_id, situation.reference)
        detail = self._reader.detail(report_id)
        if detail is None:
            raise CommandRefused("no-such-report", report=report_id)
        return detail.report

    def _smaller(self, situation: Situation) -> tuple[PreparedPhoto, ...]:
        # With the first photo, as in the window's darkroom.
        from sync.photos.preparing import recompress  # noqa: PLC0415

        made = []
        for photo in photos_of(situation.item.payload):
            data = self._vault.get(photo.sha256)
            if data is None:
                raise PhotoError("photo-not-found")
            made.append(recompress(photo, data))
        return tuple(made)

    def _with_photos(self, situation: Situation, smaller: Sequence[PreparedPhoto]) -> Situation:
        for prepared in smaller:
            self._vault.put(prepared.photo.sha256, prepared.data)
        payload = situation.item.payload
        if isinstance(payload, Move | Evidence):
            payload = replace(payload, photos=tuple(prepared.photo for prepared in smaller))
        return replace(situation, item=replace(situation.item, payload=payload))


def _words(reason: str | None) -> str | None:
    try:
        return None if reason is None else checked(reason, required=False) or None
    except TextRefusedError as error:
        raise CommandRefused(error.code) from error
