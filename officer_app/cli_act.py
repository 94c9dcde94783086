"""`officer-app act`: an officer's action is saved first, in one commit, and sent then."""

import argparse

from officer_app.cli_answer import stop_event
from officer_app.cli_names import report_id
from officer_app.cli_output import put, put_json
from officer_app.cli_payloads import payload_of, takes_photos
from officer_app.cli_sync import run_round
from officer_app.cli_words import act_words
from officer_app.domain.officers import Officer
from officer_app.domain.operations import Photo
from officer_app.domain.vocabulary import PhotoRole
from officer_app.exit_codes import Exit
from officer_app.installation import Installation
from sync.commands import Commands
from sync.errors import OfficerError
from sync.photos.preparing import prepare
from sync.reading import Reader
from sync.records import ATTENTION_STATES, UNSENT_STATES, OperationState


def act(installation: Installation, options: argparse.Namespace) -> Exit:
    """Record one action on a report; with a connection it is sent at once."""
    officer = installation.officer
    if officer is None:
        raise OfficerError("not-signed-in")
    if options.photo and not takes_photos(options.kind):
        raise OfficerError("unknown-word", option="--photo", value=options.kind)
    reader = installation.stores.open_reader()
    commands = installation.stores.open_commands()
    try:
        report = report_id(reader, options.report)
        op_id = _record(commands, reader, officer, report, options)
    finally:
        commands.close()
        reader.close()
    if not options.no_sync:
        run_round(installation, stop_event())
    return _tell(installation, options, report, op_id)


def _record(commands: Commands, reader: Reader, officer: Officer, report: str, options: argparse.Namespace) -> str:
    photos = _attached(commands, report, options)
    try:
        return commands.record(officer, report, payload_of(options, reader, photos))
    except OfficerError:
        for photo in photos:
            commands.detach(report, photo.sha256)
        raise


def _attached(commands: Commands, report: str, options: argparse.Namespace) -> tuple[Photo, ...]:
    prepared = [prepare(file, role=PhotoRole(options.role), caption=options.caption) for file in options.photo]
    return tuple(commands.attach(report, photo) for photo in prepared)


def _tell(installation: Installation, options: argparse.Namespace, report: str, op_id: str) -> Exit:
    reader = installation.stores.open_reader()
    try:
        state, problem = _standing(reader, op_id)
        detail = reader.detail(report)
    finally:
        reader.close()
    ended = _exit_of_state(state)
    if options.json:
        status = detail.report.status if detail else None
        put_json({"op_id": op_id, "report_id": report, "state": state, "problem": problem, "status": status})
    else:
        put(act_words(options.report, ended))
    return ended


def _standing(reader: Reader, op_id: str) -> tuple[OperationState, str | None]:
    found = next((item for item in reader.outbox() if item.op_id == op_id), None)
    return (found.state, found.problem) if found else (OperationState.SETTLED, None)


def _exit_of_state(state: OperationState) -> Exit:
    if state in ATTENTION_STATES:
        return Exit.NEEDS_PERSON
    return Exit.WAITING if state in UNSENT_STATES else Exit.DONE
