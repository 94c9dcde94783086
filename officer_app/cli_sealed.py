"""`officer-app outbox export|import|unseal`: work in a sealed file, out of this computer, into it, or to be read."""

import argparse
import getpass
import sys
from pathlib import Path

from officer_app.cli_names import operation_id
from officer_app.cli_output import put, put_json, warn
from officer_app.cli_words import exported_words, imported_words, speak, unsealed_words, words_of
from officer_app.exit_codes import Exit, exit_of
from officer_app.installation import Installation
from sync.errors import OfficerError
from sync.sealed.work import unpack


def export(installation: Installation, options: argparse.Namespace) -> Exit:
    """Seal what has not reached the centre into a file."""
    reader = installation.stores.open_reader()
    try:
        op_ids = [operation_id(reader, word) for word in options.op] or None
    finally:
        reader.close()
    count = export_to(installation, options.file, options, op_ids)
    if options.json:
        put_json({"exported": count, "file": str(options.file) if count else None})
    else:
        put(exported_words(count, str(options.file)))
    return Exit.DONE


def export_to(installation: Installation, file: Path, options: argparse.Namespace, op_ids: list[str] | None = None) -> int:
    """Write a sealed file that was not there before; answers how many operations are in it."""
    if installation.officer is None:
        raise OfficerError("not-signed-in")
    if file.exists():
        raise OfficerError("file-exists", file=str(file))
    commands = installation.stores.open_commands()
    try:
        return commands.export(op_ids, file, _passphrase(by_pipe=options.passphrase_stdin, new=True))
    finally:
        commands.close()


def take_in(installation: Installation, options: argparse.Namespace) -> Exit:
    """Take over the officer's own work from a sealed file; the next sync sends it."""
    officer = installation.officer
    if officer is None:
        raise OfficerError("not-signed-in")
    commands = installation.stores.open_commands()
    reader = installation.stores.open_reader()
    try:
        taken = commands.import_sealed(officer, options.file, _passphrase(by_pipe=options.passphrase_stdin, new=False))
        undecided = any(card.item.op_id in taken for card in reader.cards(10_000)) if taken else False
    finally:
        reader.close()
        commands.close()
    if options.json:
        put_json({"imported": list(taken)})
    else:
        put(imported_words(len(taken)))
    if undecided:
        return Exit.NEEDS_PERSON
    return Exit.WAITING if taken else Exit.DONE


def unseal(options: argparse.Namespace) -> int:
    """Lay a sealed file open in a folder, for whoever has the passphrase; needs no installation."""
    speak(options.language or "id")
    try:
        count = unpack(options.file, _passphrase(by_pipe=options.passphrase_stdin, new=False), options.folder)
    except OfficerError as error:
        if options.json:
            put_json({"error": {"code": error.code, "facts": error.facts}})
        else:
            warn(words_of(error))
        return exit_of(error)
    if options.json:
        put_json({"operations": count, "folder": str(options.folder)})
    else:
        put(unsealed_words(count, str(options.folder)))
    return Exit.DONE


def _passphrase(*, by_pipe: bool, new: bool) -> str:
    if by_pipe:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise OfficerError("missing-option", option="--passphrase-stdin")
    first = getpass.getpass("Passphrase of the file: ")
    if new and first != getpass.getpass("The same again: "):
        raise OfficerError("passphrases-differ")
    return first
