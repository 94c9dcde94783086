"""`officer-app sync` and `officer-app outbox`."""

import argparse
import threading
from dataclasses import dataclass, field

from officer_app.cli_answer import stop_event
from officer_app.cli_documents import operation_document, others_document, sync_document
from officer_app.cli_output import put, put_json, warn
from officer_app.cli_words import nothing_waits, operation_words, others_words, sync_words
from officer_app.clock import utc_now
from officer_app.doctor_care import look_after, notice_words
from officer_app.exit_codes import Exit
from officer_app.installation import Installation
from sync.changes import ChangeSet, Connection, SyncState
from sync.errors import OfficerError
from sync.records import ATTENTION_STATES, UNSENT_STATES, Counts, OthersWork, OutboxItem


@dataclass(slots=True)
class Round:
    """One round of the engine and what it changed."""

    state: SyncState
    changed: set[str] = field(default_factory=set)
    arrived: set[str] = field(default_factory=set)


def sync(installation: Installation, options: argparse.Namespace) -> Exit:
    """Fetch what is new and send what waits, once."""
    done = run_round(installation, stop_event())
    look_after(installation, thorough=False)
    counts = counts_of(installation)
    if options.json:
        put_json(sync_document(done.state, counts, len(done.changed), len(done.arrived)))
    else:
        put(sync_words(done.state.connection, done.state.problem, counts))
        for notice in installation.stores.notices():
            warn(notice_words(notice))
    return exit_of_round(done.state, counts)


def outbox(installation: Installation, options: argparse.Namespace) -> Exit:
    """List what has not reached the centre; with --retry try it now."""
    if options.retry:
        _retry(installation)
    items, others = _waiting(installation)
    if options.json:
        put_json({"operations": [operation_document(item) for item in items], "others": others_document(others)})
    else:
        now = utc_now()
        lines = [operation_words(item, now) for item in items] or [nothing_waits()]
        put("\n".join([*lines, *map(others_words, others)]))
    if any(item.state in ATTENTION_STATES for item in items):
        return Exit.NEEDS_PERSON
    return Exit.WAITING if any(item.state in UNSENT_STATES for item in items) else Exit.DONE


def run_round(installation: Installation, stop: threading.Event) -> Round:
    """Let the engine run once; OfficerError `not-signed-in` when nobody is."""
    changed: set[str] = set()
    arrived: set[str] = set()

    def note(changes: ChangeSet) -> None:
        changed.update(changes.reports)
        arrived.update(changes.arrived)

    engine = installation.engine(stop=stop, on_change=note, on_state=lambda _state: None)
    try:
        return Round(engine.run_once(), changed, arrived)
    finally:
        engine.close()


def counts_of(installation: Installation) -> Counts:
    """What waits and what is open."""
    reader = installation.stores.open_reader()
    try:
        return reader.counts()
    finally:
        reader.close()


def exit_of_round(state: SyncState, counts: Counts) -> Exit:
    """A round's exit code: a person first, then what waits; offline with nothing waiting is a failure."""
    if counts.attention or state.connection is Connection.SIGNED_OUT:
        return Exit.NEEDS_PERSON
    if counts.unsent:
        return Exit.WAITING
    return Exit.DONE if state.connection is Connection.ONLINE else Exit.FAILED


def _retry(installation: Installation) -> None:
    if installation.officer is None:
        raise OfficerError("not-signed-in")
    commands = installation.stores.open_commands()
    try:
        commands.retry_now()
    finally:
        commands.close()
    run_round(installation, stop_event())


def _waiting(installation: Installation) -> tuple[list[OutboxItem], tuple[OthersWork, ...]]:
    reader = installation.stores.open_reader()
    try:
        return reader.outbox(), reader.others()
    finally:
        reader.close()
