"""`officer-app outbox export|import|unseal`: work in a sealed file, out of this computer, into it, or to be read."""

import argparse
import getpass
import sys
from pathlib import Path

from officer_app.cli_names import operation_id
from officer_app.cli_output import put, put_json, warn
from officer_app.cli_sealed_words import file_words, is_yes, signed_by_words, take_over_question, trust_words
from officer_app.cli_words import exported_words, imported_words, speak, unsealed_words, words_of
from officer_app.exit_codes import Exit, exit_of
from officer_app.installation import Installation
from sync.errors import OfficerError
from sync.sealed.exchange import SealedFile
from sync.sealed.met_keys import Trust
from sync.sealed.signing import Statement
from sync.sealed.work import unpack

_SIGNED_BY = ("author_name", "login", "computer", "public_key")


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
    """Take over the officer's own work from a sealed file, once a person has agreed; the next sync sends it."""
    officer = installation.officer
    if officer is None:
        raise OfficerError("not-signed-in")
    commands = installation.stores.open_commands()
    try:
        passphrase = _passphrase(by_pipe=options.passphrase_stdin, new=False)
        seen = commands.look_into(officer, options.file, passphrase)
        objection = _objection(seen, options)
        if objection is not None:
            return _left_alone(objection, seen, in_json=options.json)
        taken = commands.import_sealed(officer, seen, passphrase)
    finally:
        commands.close()
    if options.json:
        put_json({"imported": list(taken), "file": _facts(seen)})
    else:
        put(imported_words(len(taken)))
    if taken and _undecided(installation, taken):
        return Exit.NEEDS_PERSON
    return Exit.WAITING if taken else Exit.DONE


def unseal(options: argparse.Namespace) -> int:
    """Lay a sealed file open in a folder, for whoever has the passphrase; needs no installation."""
    speak(options.language or "id")
    try:
        count, signed = unpack(options.file, _passphrase(by_pipe=options.passphrase_stdin, new=False), options.folder)
    except OfficerError as error:
        if options.json:
            put_json({"error": {"code": error.code, "facts": error.facts}})
        else:
            warn(words_of(error))
        return exit_of(error)
    if options.json:
        by = signed and {name: getattr(signed, name) for name in _SIGNED_BY}
        put_json({"operations": count, "folder": str(options.folder), "signed_by": by})
    else:
        put(unsealed_words(count, str(options.folder)))
        put(_signed_words(signed))
    return Exit.DONE


def _objection(seen: SealedFile, options: argparse.Namespace) -> OfficerError | None:
    """Show what is in the file and ask; why nothing may be taken over, None where somebody agreed."""
    by_hand = sys.stdin.isatty() and not options.yes
    if not options.json:
        put(file_words(seen))
        (warn if seen.trust.is_warning else put)(_trust_words(seen))
    elif by_hand:
        warn(f"{file_words(seen)}\n{_trust_words(seen)}")
    if options.yes:
        doubtful = seen.trust.is_warning and not options.despite_warning
        return OfficerError("import-doubtful") if doubtful else None
    return None if by_hand and _agreed() else OfficerError("import-not-confirmed")


def _agreed() -> bool:
    sys.stderr.write(take_over_question())
    sys.stderr.flush()
    return is_yes(sys.stdin.readline())


def _left_alone(objection: OfficerError, seen: SealedFile, *, in_json: bool) -> Exit:
    if in_json:
        put_json({"error": {"code": objection.code, "facts": objection.facts}, "file": _facts(seen)})
    else:
        warn(words_of(objection))
    return exit_of(objection)


def _undecided(installation: Installation, taken: tuple[str, ...]) -> bool:
    reader = installation.stores.open_reader()
    try:
        return any(card.item.op_id in taken for card in reader.cards(10_000))
    finally:
        reader.close()


def _facts(seen: SealedFile) -> dict[str, object]:
    """The file for scripts."""
    facts = {name: getattr(seen, name) for name in SealedFile.__slots__}
    return {**facts, "path": str(seen.path)}


def _trust_words(seen: SealedFile) -> str:
    return trust_words(seen.trust, seen.public_key, seen.met_at)


def _signed_words(signed: Statement | None) -> str:
    if signed is None:
        return trust_words(Trust.UNSIGNED, None)
    return signed_by_words(signed.author_name, signed.computer, signed.public_key)


def _passphrase(*, by_pipe: bool, new: bool) -> str:
    if by_pipe:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise OfficerError("missing-option", option="--passphrase-stdin")
    first = getpass.getpass("Passphrase of the file: ")
    if new and first != getpass.getpass("The same again: "):
        raise OfficerError("passphrases-differ")
    return first
