"""Each error ends a command with the documented number."""

import pytest

from officer_app.exit_codes import Exit, exit_of
from sync.errors import (
    CommandRefused,
    DiskFull,
    NotOurServer,
    OfficerError,
    PhotoError,
    SignedOut,
    StoreDamaged,
    Unreachable,
    WrongKey,
    WrongPassword,
)


@pytest.mark.parametrize(
    ("error", "ended"),
    [
        (Unreachable(), Exit.FAILED),
        (NotOurServer(), Exit.FAILED),
        (DiskFull(), Exit.FAILED),
        (StoreDamaged(), Exit.FAILED),
        (PhotoError(), Exit.FAILED),
        (CommandRefused("needs-photo"), Exit.FAILED),
        (OfficerError("something-new"), Exit.FAILED),
        (OfficerError("report-not-found"), Exit.USAGE),
        (OfficerError("unknown-word"), Exit.USAGE),
        (OfficerError("missing-option"), Exit.USAGE),
        (SignedOut(), Exit.NEEDS_PERSON),
        (WrongPassword(), Exit.NEEDS_PERSON),
        (WrongKey("wrong-passphrase"), Exit.NEEDS_PERSON),
        (OfficerError("not-signed-in"), Exit.NEEDS_PERSON),
        (OfficerError("passphrase-needed"), Exit.NEEDS_PERSON),
        (OfficerError("other-server-work"), Exit.NEEDS_PERSON),
    ],
)
def test_errors_end_as_documented(error: OfficerError, ended: Exit) -> None:
    assert exit_of(error) is ended


def test_the_numbers_are_a_promise() -> None:
    assert {code.name: code.value for code in Exit} == {"DONE": 0, "FAILED": 1, "USAGE": 2, "WAITING": 3, "NEEDS_PERSON": 4}
