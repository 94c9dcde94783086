"""How a command ended, for scripts: docs/cli.md promises these numbers."""

from enum import IntEnum

from sync.errors import OfficerError, SignedOut, WrongKey, WrongPassword

_FOR_A_PERSON = frozenset(
    {
        "not-signed-in",
        "passphrase-needed",
        "keyring-locked",
        "other-server-work",
        "store-too-new",
        "import-not-confirmed",
        "import-doubtful",
    }
)
_USAGE = frozenset({"unknown-word", "report-not-found", "operation-not-found", "missing-option", "discard-count", "file-exists"})


class Exit(IntEnum):
    """What a command answers to the shell that started it."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    WAITING = 3
    NEEDS_PERSON = 4


def exit_of(error: OfficerError) -> Exit:
    """The exit code of a command that ended with this error; whether work waits is for the command to say."""
    if error.code in _USAGE:
        return Exit.USAGE
    if isinstance(error, SignedOut | WrongPassword | WrongKey) or error.code in _FOR_A_PERSON:
        return Exit.NEEDS_PERSON
    return Exit.FAILED
