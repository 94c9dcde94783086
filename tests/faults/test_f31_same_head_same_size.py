"""F31: two photos with the same size and the same first 64 KiB: both are stored, each under its own hash."""

import hashlib

from sync.records import OperationState
from tests.fakes.city_fixtures import Seat
from tests.fakes.office import picture

HEAD = 64 * 1024


def test_both_arrive_whole(seat: Seat) -> None:
    lurah, camat = seat("lurah"), seat("camat")
    lurah.sync()
    base = picture(6, side=400)
    assert len(base) > HEAD
    photos = [with_comment(base, bytes([number]) * 5000) for number in (1, 2)]
    assert len({len(photo) for photo in photos}) == 1
    assert photos[0][:HEAD] == photos[1][:HEAD]
    ops = [lurah.evidence(report, photo) for report, photo in zip(("r1", "r2"), photos, strict=True)]
    lurah.sync()
    assert [lurah.state(op_id) for op_id in ops] == [OperationState.SETTLED] * 2
    for photo in photos:
        assert camat.api.attachment(hashlib.sha256(photo).hexdigest(), "full") == photo


def with_comment(jpeg: bytes, words: bytes) -> bytes:
    """The same picture with a comment before its end: what stands behind the end is no picture, and refused."""
    start, end = jpeg[:-2], jpeg[-2:]
    assert end == b"\xff\xd9"
    return start + b"\xff\xfe" + (len(words) + 2).to_bytes(2, "big") + words + end
