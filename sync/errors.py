"""The errors of the engine, its stores and its photos.

OfficerError                    what happened, as a stable `code` and plain facts; `ui.words` has the sentence for each code
├── LineError                   the connection; nothing was lost, the work waits
│   ├── Unreachable             no connection, time-out, 408/425/429/5xx; `retry_after` seconds when the server named them
│   ├── NotOurServer            captive portal, redirect, wrong instance or shape
│   ├── SignedOut               the session ended; signing in again goes on where it stopped
│   ├── WrongPassword           sign-in refused
│   └── Refused                 the server answered with a problem that repeating does not mend
├── StoreError                  the local stores
│   ├── WrongKey                the key or passphrase does not open them
│   ├── StoreDamaged            a store fails its check
│   ├── StoreTooNew             written by a newer version
│   └── DiskFull                no space; nothing half written
├── PhotoError                  a photo that cannot be used
├── SealError                   a sealed file that cannot be opened, or is not for this officer
└── CommandRefused              an officer's action that cannot be recorded; nothing was changed
"""

# The phase of a LineError whose session could not be renewed: what was to be sent never went out.
SESSION = "session"
# The code of a SignedOut whose officer may not sign in any more: what is cached for them is forgotten.
INACTIVE = "officer-inactive"


class OfficerError(Exception):
    """Base of the family. `code` is a stable slug, `facts` fill its sentence (plain strings and numbers, no secrets)."""

    code = "internal"

    def __init__(self, code: str | None = None, **facts: str | int | float) -> None:
        self.code = code or type(self).code
        self.facts = facts
        super().__init__(self.code, facts)


class LineError(OfficerError):
    """The connection to the central API."""

    code = "unreachable"


class Unreachable(LineError):
    """Nobody answered, or the server asks to wait."""

    def __init__(self, code: str = "unreachable", *, retry_after: float | None = None, **facts: str | int | float) -> None:
        super().__init__(code, **facts)
        self.retry_after = retry_after


class NotOurServer(LineError):
    """Something answered that is not the central API of this installation."""

    code = "not-our-server"


# Reasons of a NotOurServer that say nothing about who answered: our server did, and the answer cannot be read.
UNREADABLE = frozenset({"shape", "type", "too-long", "too-slow", "garbled"})


class SignedOut(LineError):
    """The session is over; the officer must sign in again."""

    code = "signed-out"


class WrongPassword(LineError):
    """The central API does not know this name with this password."""

    code = "wrong-password"


class Refused(LineError):
    """A problem of the central API; `code` is its slug, `status` its HTTP status."""

    def __init__(self, code: str, *, status: int, **facts: str | int | float) -> None:
        super().__init__(code, **facts)
        self.status = status


class StoreError(OfficerError):
    """The local stores."""

    code = "store-failed"


class WrongKey(StoreError):
    """The key or passphrase does not open the stores."""

    code = "wrong-key"


class StoreDamaged(StoreError):
    """A store fails its integrity check."""

    code = "store-damaged"


class StoreTooNew(StoreError):
    """The stores were written by a newer version of the app."""

    code = "store-too-new"


class DiskFull(StoreError):
    """No space left on the disk; nothing was half written."""

    code = "disk-full"


class PhotoError(OfficerError):
    """A photo that cannot be used.

    Codes: `photo-unreadable`, `photo-empty`, `photo-too-large`, `photo-not-found`, `photo-unknown-format`,
    `photo-not-covered`.
    """

    code = "photo-unreadable"


class SealError(OfficerError):
    """A sealed file that cannot be used; nothing was changed.

    Codes: `sealed-foreign`, `sealed-too-new`, `sealed-wrong-passphrase`, `sealed-damaged`, `sealed-other-officer`,
    `sealed-other-server`, `sealed-signature`, `sealed-changed`.
    """

    code = "sealed-damaged"


class CommandRefused(OfficerError):
    """An action that cannot be recorded; `code` is a refusal word of the workflow or of a text check."""

    code = "refused"
