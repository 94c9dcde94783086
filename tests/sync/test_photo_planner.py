"""The retry table's rows that speak of photos, without any I/O."""

from datetime import timedelta

import pytest

from sync.errors import SESSION, LineError, NotOurServer, Refused, SignedOut, Unreachable
from sync.photo_planner import PhotoAnew, PhotoUnfit, PhotoUntouched, PhotoWaits, after_photo_failure, holds_up_words
from sync.records import StoredBlob
from tests.fakes.line_failures import busy, delay, gateway

BLOB = StoredBlob(sha256="ab" * 32, size=10, mime="image/jpeg", author_id="officer", upload_url="u", offset=0, attempts=2)
WAITS = PhotoWaits(timedelta(seconds=8), "unreachable")

# What happened; what follows for the photo; whether the operations have to wait too.
ROWS: dict[str, tuple[LineError, object, bool]] = {
    "no connection": (Unreachable(phase="connect"), WAITS, True),
    "cut": (Unreachable(phase="answer"), WAITS, False),
    "503 with Retry-After": (busy(503, "unavailable", 60), PhotoWaits(timedelta(seconds=60), "unavailable"), False),
    "502 of a gateway": (gateway(502), WAITS, False),
    "403 without our problem": (gateway(403), WAITS, False),
    "507": (
        Unreachable("storage-full", phase="answer", status=507, problem="storage-full", retry_after=60.0),
        PhotoWaits(timedelta(seconds=60), "storage-full"),
        False,
    ),
    "not our server": (NotOurServer(reason="no-instance"), PhotoWaits(timedelta(seconds=8), "not-our-server"), False),
    "401": (SignedOut(), PhotoUntouched(), True),
    "401, the refresh fails inside": (Unreachable(phase=SESSION, status=500, problem="internal"), PhotoUntouched(), True),
    "the app closes": (Unreachable("stopped", phase="answer"), PhotoUntouched(), True),
    "426": (Refused("upgrade-required", status=426), PhotoUntouched(), True),
    "404": (Refused("not-found", status=404), PhotoAnew(), True),
    "410": (Refused("upload-gone", status=410), PhotoAnew(), True),
    "422 of its bytes": (Refused("checksum-mismatch", status=422), PhotoAnew(), True),
    "409 again and again": (Refused("offset-mismatch", status=409), PhotoAnew(), True),
    "413": (Refused("too-large", status=413), PhotoUnfit("too-large"), True),
    "413 without a word": (Refused("internal", status=413), PhotoUnfit("too-large"), True),
    "415": (Refused("not-a-photo", status=415), PhotoUnfit("not-a-photo"), True),
    "400": (Refused("validation", status=400), PhotoUnfit("validation"), True),
    "403 with our problem": (Refused("forbidden", status=403), PhotoUnfit("forbidden"), True),
    "428": (Refused("validation", status=428), PhotoUnfit("validation"), True),
    "405, unlisted": (Refused("method-not-allowed", status=405), PhotoWaits(timedelta(seconds=8), "method-not-allowed"), True),
}


@pytest.mark.parametrize(("error", "follows", "holds_up"), ROWS.values(), ids=ROWS)
def test_a_row_of_the_retry_table(error: LineError, follows: object, holds_up: bool) -> None:
    assert after_photo_failure(BLOB, error, delay, begun_anew=False) == follows
    assert holds_up_words(error) is holds_up


@pytest.mark.parametrize("row", ["404", "410", "422 of its bytes", "409 again and again"])
def test_a_photo_is_begun_anew_only_once_in_a_run(row: str) -> None:
    error = ROWS[row][0]
    assert after_photo_failure(BLOB, error, delay, begun_anew=True) == PhotoWaits(timedelta(seconds=8), error.code)
