"""`officer-app conflicts`: what needs a decision of the officer, what there is to decide by, and the decision."""

import argparse

from officer_app.cli_answer import stop_event
from officer_app.cli_conflict_words import card_line, card_words, decided_words, nothing_to_decide
from officer_app.cli_documents import Document, card_document, operation_document
from officer_app.cli_names import operation_id
from officer_app.cli_output import put, put_json
from officer_app.cli_sync import run_round
from officer_app.cli_words import act_words
from officer_app.clock import utc_now
from officer_app.domain.officers import Officer
from officer_app.exit_codes import Exit
from officer_app.installation import Installation
from sync.errors import CommandRefused, OfficerError
from sync.reading import Reader
from sync.records import ATTENTION_STATES, UNSENT_STATES, Choice, OperationState, OutboxItem

_ALL = 10_000


def cards(installation: Installation, options: argparse.Namespace) -> Exit:
    """List what needs a decision, oldest first."""
    _officer(installation)
    reader = installation.stores.open_reader()
    try:
        found, reference = reader.cards(_ALL), reader.reference()
    finally:
        reader.close()
    if options.json:
        put_json({"conflicts": [card_document(card) for card in found]})
    else:
        now = utc_now()
        put("\n".join(card_line(card, reference, now) for card in found) or nothing_to_decide())
    return Exit.NEEDS_PERSON if found else Exit.DONE


def show(installation: Installation, options: argparse.Namespace) -> Exit:
    """Show one of them: how the report was, was meant to be and is, side by side, and the choices."""
    officer = _officer(installation)
    reader = installation.stores.open_reader()
    try:
        card = reader.card(operation_id(reader, options.operation))
        if card is None:
            raise CommandRefused("already-decided")
        detail = reader.detail(card.item.report_id)
        if options.json:
            put_json(card_document(card, whole=True))
        else:
            put(card_words(card, detail.events if detail is not None else (), reader.reference(), officer, utc_now()))
    finally:
        reader.close()
    return Exit.DONE


def resolve(installation: Installation, options: argparse.Namespace) -> Exit:
    """Decide; what is recorded instead is sent at once where there is a connection."""
    officer, choice = _officer(installation), Choice(options.choice)
    reader = installation.stores.open_reader()
    commands = installation.stores.open_commands()
    try:
        op_id = operation_id(reader, options.operation)
        card = reader.card(op_id)
        if card is None:
            raise CommandRefused("already-decided")
        recorded = commands.resolve(officer, op_id, choice, reason=options.reason)
        words = decided_words(card, choice, reader.reference(), officer)
    finally:
        commands.close()
        reader.close()
    if recorded and not options.no_sync:
        run_round(installation, stop_event())
    ended, standing = _standing(installation, recorded)
    if options.json:
        put_json({"op_id": op_id, "choice": choice, "operations": standing})
    else:
        put(f"{words}\n{act_words(card.item.number, ended)}" if recorded else words)
    return ended


def _standing(installation: Installation, recorded: tuple[str, ...]) -> tuple[Exit, list[Document]]:
    """Where the operations are that were recorded instead; those that have settled left the outbox."""
    reader = installation.stores.open_reader()
    try:
        items = {item.op_id: item for item in _outbox(reader, recorded)}
    finally:
        reader.close()
    states = {item.state for item in items.values()}
    told: list[Document] = [
        operation_document(items[op_id]) if op_id in items else {"op_id": op_id, "state": OperationState.SETTLED}
        for op_id in recorded
    ]
    if states & ATTENTION_STATES:
        return Exit.NEEDS_PERSON, told
    return (Exit.WAITING if states & UNSENT_STATES else Exit.DONE), told


def _outbox(reader: Reader, op_ids: tuple[str, ...]) -> list[OutboxItem]:
    return [item for item in reader.outbox(_ALL) if item.op_id in op_ids]


def _officer(installation: Installation) -> Officer:
    officer = installation.officer
    if officer is None:
        raise OfficerError("not-signed-in")
    return officer
