"""What an officer does, each one transaction on work.db: when a command returns, it is on the disk."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from officer_app.domain.effects import apply
from officer_app.domain.evidence import lacks_evidence
from officer_app.domain.macros import Macro
from officer_app.domain.officers import Officer
from officer_app.domain.operations import Move, Payload, Photo, Validate, kind_of, photos_of
from officer_app.domain.reports import Report
from officer_app.domain.templates import AnswerTemplate
from sync import outbox_rows
from sync.alerts import Alert, keep_alerts, mark_read
from sync.care.ballast import with_room
from sync.database import Database
from sync.decisions.taken import Decisions
from sync.drafted_photos import DraftedPhotos
from sync.errors import CommandRefused, PhotoError
from sync.guarding import relied_on
from sync.ids import new_uuid7
from sync.leaving_area import LeavingArea
from sync.macros import MACROS_OF, write_macros
from sync.milestones import reached
from sync.moments import to_millis
from sync.own_results import is_own_result
from sync.payload_checks import check_payload, clean_payload
from sync.photos.vault import PhotoVault
from sync.reading import Reader
from sync.records import Choice, NewOperation, PreparedPhoto
from sync.sealed.exchange import SealedExchange, SealedFile
from sync.sealed.rows import SIGN_OUT, open_ids
from sync.sealed.signing import Signer
from sync.sql_lists import json_list
from sync.template_uses import USES_OF, read_uses, with_one_more, write_uses
from sync.templates import TEMPLATES_OF, write_templates
from sync.undoing import undo
from sync.views import SESSION_OF, VIEWS_OF, SavedView, write_views
from sync.work_schema import DRAFTER

# Out with it at once.
NO_HOLD = timedelta(0)
_MAX_DRAFT_BYTES = 1024 * 1024
_NOTHING_SEEN: Mapping[str, Report] = {}
_OWN = "author_id = ifnull((SELECT value FROM meta WHERE key = 'author'), author_id)"


class Commands:
    """Belongs to the one thread that opened it."""

    def __init__(
        self,
        database: Database,
        reader: Reader,
        vault: PhotoVault,
        *,
        clock: Callable[[], datetime],
        device_id: str,
        signer: Signer,
        make_room: Callable[[], bool] = lambda: False,
    ) -> None:
        self.make_room = make_room
        self._db = database
        self._reader = reader
        self._vault = vault
        self._clock = clock
        self._device_id = device_id
        self._photos = DraftedPhotos(database, vault, clock)
        self._decisions = Decisions(database, reader, vault, clock, self._insert)
        self._leaving = LeavingArea(reader)
        self._sealed = SealedExchange(database, reader, vault, signer, clock)

    @with_room
    def record(
        self, officer: Officer, report_id: str, payload: Payload, *, hold: timedelta = NO_HOLD, seen: Report | None = None
    ) -> str:
        """Record an action of an officer and answer the id of its operation; CommandRefused when it is not possible.

        The draft that the action was typed in goes in the same transaction. For as long as `hold` it stays on this computer and
        can be undone. `seen` is the report as the officer's form showed it, without one as it stands now.
        """
        # From here on nobody else writes: what is checked is what is built on.
        with self._db.writing():
            self._check_desk(officer)
            op_id = self._record(officer, report_id, payload, hold, seen)
            reached("C1")
        reached("C2")
        return op_id

    @with_room
    def record_all(
        self,
        officer: Officer,
        actions: Sequence[tuple[str, Payload]],
        *,
        hold: timedelta = NO_HOLD,
        seen: Mapping[str, Report] = _NOTHING_SEEN,
    ) -> tuple[dict[str, str], dict[str, CommandRefused]]:
        """Record an action on each of several reports, all in one transaction: operation ids, and refusals, by report.

        A report whose action is not possible is left as it was; the others are recorded. Drafts of the reports stay: the action
        was not typed in them.
        """
        recorded: dict[str, str] = {}
        refused: dict[str, CommandRefused] = {}
        with self._db.writing():
            self._check_desk(officer)
            for report_id, payload in actions:
                try:
                    recorded[report_id] = self._record(officer, report_id, payload, hold, seen.get(report_id), from_draft=False)
                except CommandRefused as refusal:  # raised before anything of it was written
                    refused[report_id] = refusal
            reached("C1")
        reached("C2")
        return recorded, refused

    @with_room
    def record_steps(
        self,
        officer: Officer,
        steps: Sequence[tuple[str, Sequence[Payload]]],
        *,
        hold: timedelta = NO_HOLD,
        seen: Mapping[str, Report] = _NOTHING_SEEN,
    ) -> tuple[dict[str, tuple[str, ...]], dict[str, CommandRefused]]:
        """Record several actions on each of several reports, all in one transaction: operation ids, and refusals, by report.

        A report of which one step is not possible is left as it was, whole. What is typed in forms stays as it is.
        """
        recorded: dict[str, tuple[str, ...]] = {}
        refused: dict[str, CommandRefused] = {}
        with self._db.writing():
            self._check_desk(officer)
            for report_id, payloads in steps:
                try:
                    planned = self._planned(officer, report_id, payloads)
                except CommandRefused as refusal:  # raised before anything of it was written
                    refused[report_id] = refusal
                else:
                    shown = seen.get(report_id)
                    recorded[report_id] = tuple(self._insert(officer, *step, shown, hold=hold) for step in planned)
            reached("C1")
        reached("C2")
        return recorded, refused

    @with_room
    def undo(self, officer: Officer, op_ids: Sequence[str], *, as_drafts: bool = True) -> frozenset[str]:
        """Take back actions that have not left this computer, with what builds on them; answers the reports concerned.

        All of them or none: CommandRefused("too-late-to-undo") when one has gone out or has been decided about. What was typed
        and attached comes back as a draft; with `as_drafts` false only what was attached.
        """
        with self._db.writing():
            self._check_desk(officer)
            reports = undo(self._db, officer.id, op_ids, self._clock(), as_drafts=as_drafts)
            reached("C1")
        reached("C2")
        return reports

    @with_room
    def attach(self, report_id: str, prepared: PreparedPhoto) -> Photo:
        """Keep a photo with the report's draft: its file first, then the row that names it."""
        return self._photos.attach(report_id, prepared)

    @with_room
    def replace_photo(self, report_id: str, sha256: str, prepared: PreparedPhoto) -> Photo:
        """Put a photo in a drafted one's place (parts of it are covered); that one's file goes when nothing else needs it."""
        return self._photos.replace(report_id, sha256, prepared)

    @with_room
    def detach(self, report_id: str, sha256: str) -> None:
        """Take a photo out of the report's draft; its file goes when nothing else needs it."""
        self._photos.detach(report_id, sha256)

    @with_room
    def keep_draft(self, report_id: str, field: str, text: str) -> None:
        """Keep what is being typed; an empty text removes it."""
        self._check_draft(text)
        with self._db.writing():
            if text:
                self._db.execute(
                    f"INSERT OR REPLACE INTO draft (author_id, report_id, field, text, at) VALUES ({DRAFTER}, ?, ?, ?, ?)",  # noqa: S608
                    (report_id, field, text, to_millis(self._clock())),
                )
            else:
                self._db.execute(
                    f"DELETE FROM draft WHERE author_id = {DRAFTER} AND report_id = ? AND field = ?",  # noqa: S608
                    (report_id, field),
                )

    @with_room
    def discard_drafts(self, report_ids: Sequence[str]) -> None:
        """Drop everything that was typed and attached for these reports and not sent."""
        for report_id in report_ids:
            photos = self._reader.draft_photos(report_id)
            with self._db.writing():
                self._db.execute(f"DELETE FROM draft WHERE author_id = {DRAFTER} AND report_id = ?", (report_id,))  # noqa: S608
            for photo in photos:
                self._photos.detach(report_id, photo.sha256)

    @with_room
    def keep_views(self, officer: Officer, views: Sequence[SavedView]) -> None:
        """Keep an officer's own views on this computer, in the place of the former ones."""
        with self._db.writing():
            key, value = f"{VIEWS_OF}{officer.id}", write_views(views)
            self._db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))

    @with_room
    def keep_templates(self, officer: Officer, templates: Sequence[AnswerTemplate], kept_as: str = TEMPLATES_OF) -> None:
        """Keep an officer's answer templates on this computer, in the place of the former ones of that kind."""
        with self._db.writing():
            key, value = f"{kept_as}{officer.id}", write_templates(templates)
            self._db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))

    @with_room
    def count_template(self, officer: Officer, template_id: str, category: str) -> None:
        """Remember that an officer took a template for a report of this category."""
        key = f"{USES_OF}{officer.id}"
        with self._db.writing():
            uses = read_uses(self._db.value("SELECT value FROM meta WHERE key = ?", (key,)))
            value = write_uses(with_one_more(uses, template_id, category))
            self._db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))

    @with_room
    def keep_macros(self, officer: Officer, macros: Sequence[Macro], kept_as: str = MACROS_OF) -> None:
        """Keep an officer's quick actions on this computer, in the place of the former ones of that kind."""
        with self._db.writing():
            key, value = f"{kept_as}{officer.id}", write_macros(macros)
            self._db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))

    @with_room
    def keep_session(self, officer: Officer, session: str) -> None:
        """Keep what an officer looks at, for the next start; it may hold what he searched for, so it lies encrypted."""
        with self._db.writing():
            self._db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (f"{SESSION_OF}{officer.id}", session))

    @with_room
    def tell(self, officer: Officer, alerts: Sequence[Alert]) -> None:
        """Keep what an officer is told of, where it was not told before."""
        keep_alerts(self._db, officer.id, alerts, self._clock())

    @with_room
    def mark_alerts_read(self, officer: Officer, alert_ids: Sequence[str] | None = None) -> None:
        """The officer has read these alerts, or without ids all of them."""
        mark_read(self._db, officer.id, alert_ids)

    @with_room
    def retry_now(self, op_ids: Sequence[str] | None = None) -> None:
        """Make waiting operations (all of them without ids) and their photos due at once."""
        with self._db.writing():
            rows = self._db.rows(f"SELECT op_id FROM operation WHERE state IN ('queued', 'sending', 'uncertain') AND {_OWN}")  # noqa: S608
            waiting = [row[0] for row in rows if op_ids is None or row[0] in op_ids]
            listed = (json_list(waiting),)
            self._db.execute("UPDATE operation SET next_try = 0 WHERE op_id IN (SELECT value FROM json_each(?))", listed)
            self._db.execute(
                """UPDATE blob SET next_try = 0 WHERE sha256 IN
                   (SELECT sha256 FROM operation_blob WHERE op_id IN (SELECT value FROM json_each(?)))""",
                listed,
            )

    @with_room
    def resolve(
        self, officer: Officer, op_id: str, choice: Choice, *, reason: str | None = None, seen: Report | None = None
    ) -> tuple[str, ...]:
        """Decide about work that the centre could not take; answers the ids of the operations recorded instead.

        CommandRefused when the choice is not (or no longer) possible, or lacks its reason; nothing is changed then. `seen` is
        how the card showed the report as it is now.
        """
        self._check_desk(officer)
        return self._decisions.resolve(officer, op_id, choice, reason, seen)

    @with_room
    def withdraw_all(self, officer: Officer, reason: str) -> int:
        """Give up everything of this officer that is not sent or needs a person; answers how much it was."""
        with self._db.writing():
            self._check_desk(officer)
            op_ids = open_ids(self._db, officer.id)
            self._decisions.give_up(officer, op_ids, SIGN_OUT, reason)
        return len(op_ids)

    def export(self, op_ids: Sequence[str] | None, file: Path, passphrase: str) -> int:
        """Seal operations (without ids: all that are not sent or need a person) into a file; answers how many.

        What they build on goes along, and everything stays here too. Without anything to seal there is no file.
        """
        return self._sealed.export(op_ids, file, passphrase)

    def look_into(self, officer: Officer, file: Path, passphrase: str) -> SealedFile:
        """Whose work a sealed file holds and who signed it; takes nothing over."""
        return self._sealed.look(officer, file, passphrase)

    @with_room
    def import_sealed(self, officer: Officer, seen: SealedFile, passphrase: str) -> tuple[str, ...]:
        """Take over an officer's own work from a sealed file as it was seen; answers the ids of what was not here yet."""
        self._check_desk(officer)
        return self._sealed.take_in(officer, seen, passphrase)

    def close(self) -> None:
        """Close the connections."""
        self._reader.close()
        self._db.close()

    def _check_desk(self, officer: Officer) -> None:
        """Nothing is recorded under the name of one officer while another one has the desk."""
        author = self._db.value("SELECT value FROM meta WHERE key = 'author'")
        if author not in (None, officer.id):
            raise CommandRefused("other-officer")

    def _check(self, officer: Officer, report: Report, payload: Payload) -> None:
        reference = self._reader.reference()
        check_payload(payload, report.id, reference, lambda other: self._reader.detail(other) is not None)
        refusal = reference.workflow.refusal(report.status, payload, officer.roles)
        if refusal is not None:
            raise CommandRefused(refusal.value, report=report.number)
        self._leaving.check(officer, report, payload)
        if isinstance(payload, Validate) and is_own_result(self._reader.detail(report.id), officer.id):
            raise CommandRefused("own-result", report=report.number)
        if lacks_evidence(payload, report, reference.workflow):
            raise CommandRefused("needs-photo", report=report.number)
        for photo in photos_of(payload):
            if not self._vault.has(photo.sha256):
                raise PhotoError("photo-not-found")

    def _record(
        self,
        officer: Officer,
        report_id: str,
        payload: Payload,
        hold: timedelta,
        seen: Report | None,
        *,
        from_draft: bool = True,
    ) -> str:
        detail = self._reader.detail(report_id)
        if detail is None:
            raise CommandRefused("no-such-report", report=report_id)
        op_id = self._insert(officer, detail.report, payload, seen, hold=hold)
        if from_draft:
            self._clear_draft(report_id, payload)
        return op_id

    def _planned(self, officer: Officer, report_id: str, payloads: Sequence[Payload]) -> list[tuple[Report, Payload]]:
        """Each step with the report as the steps before it leave it; CommandRefused where one is not possible."""
        detail = self._reader.detail(report_id)
        if detail is None:
            raise CommandRefused("no-such-report", report=report_id)
        report, reference, now = detail.report, self._reader.reference(), self._clock()
        planned = []
        for payload in payloads:
            self._check(officer, report, clean_payload(payload))
            planned.append((report, payload))
            workflow, working = reference.workflow, reference.working
            report = apply(report, payload, actor=officer.id, at=now, workflow=workflow, working=working)
        return planned

    def _insert(
        self, officer: Officer, report: Report, payload: Payload, seen: Report | None = None, *, hold: timedelta = NO_HOLD
    ) -> str:
        """Put an action down as an operation; inside a transaction."""
        payload = clean_payload(payload)
        self._check(officer, report, payload)
        relied, now = relied_on(self._db, self._reader, officer, report, payload, seen), self._clock()
        operation = NewOperation(
            op_id=new_uuid7(now),
            report_id=report.id,
            payload=payload,
            guard=relied.guard,
            base_rev=max(relied.base.rev, 0),
            author_id=officer.id,
            recorded_at=now,
            photos=photos_of(payload),
            depends_on=relied.depends_on,
        )
        mine = self._as_meant(relied.base, payload, operation)
        held_until = to_millis(operation.recorded_at + hold) if hold else 0
        outbox_rows.insert(self._db, operation, self._device_id, relied.base, mine, held_until)
        return operation.op_id

    def _as_meant(self, report: Report, payload: Payload, operation: NewOperation) -> Report:
        reference = self._reader.reference()
        actor, at = operation.author_id, operation.recorded_at
        return apply(report, payload, actor=actor, at=at, workflow=reference.workflow, working=reference.working)

    def _clear_draft(self, report_id: str, payload: Payload) -> None:
        base = f"move.{payload.to.value}" if isinstance(payload, Move) else kind_of(payload).value
        self._db.execute(
            f"DELETE FROM draft WHERE author_id = {DRAFTER} AND report_id = ? AND (field = ? OR substr(field, 1, ?) = ?)",  # noqa: S608
            (report_id, base, len(base) + 1, f"{base}."),
        )
        self._photos.forget(report_id, [photo.sha256 for photo in photos_of(payload)])

    def _check_draft(self, text: str) -> None:
        try:
            size = len(text.encode())
        except UnicodeEncodeError:
            raise CommandRefused("text-not-text") from None
        if size > _MAX_DRAFT_BYTES:
            raise CommandRefused("text-too-long")
