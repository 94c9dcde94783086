"""The Officer API's own content coding for small bodies: zlib (RFC 1950) with a dictionary that both ends hold.

Most of a small body is what every body says: names of fields, words of closed lists. A stream names its dictionary by a checksum
and ends with one of what it holds, so that another dictionary or a cut stream is noticed. It is no secret and hides nothing.
"""

import zlib
from collections.abc import Iterator

from officer_app.domain.compact_words import DICTIONARY

# The word for Accept-Encoding and Content-Encoding. It stands for the dictionary's very bytes: another one, another number.
CODING = "crop-deflate-1"
_NAMED = len(f"Content-Encoding: {CODING}\r\n")
# A shorter body would hardly become shorter; a longer one brings words enough of its own.
SHORTEST, LONGEST = 100, 64 * 1024

_LEVEL = 9
# A small table of hashes is made four times as fast, and bodies this small do not need more.
_MEMORY = 6
_PIECE = 64 * 1024


class CompactError(Exception):
    """Bytes that are no whole body in this coding."""


class TooLongError(Exception):
    """A body that is longer than it may be."""


def is_compact(coding: str | None) -> bool:
    """Whether a Content-Encoding names this coding and no other."""
    return coding is not None and coding.strip().lower() == CODING


def packed(body: bytes) -> bytes:
    """The body in this coding."""
    deflating = zlib.compressobj(_LEVEL, zlib.DEFLATED, zlib.MAX_WBITS, _MEMORY, zlib.Z_DEFAULT_STRATEGY, DICTIONARY)
    return deflating.compress(body) + deflating.flush()


def shorter(body: bytes) -> bytes | None:
    """The body in this coding; None where that, with the line of the head that names the coding, is no shorter than the body."""
    if len(body) < SHORTEST:
        return None
    small = packed(body)
    return small if len(small) + _NAMED < len(body) else None


def unpacked(data: bytes, limit: int) -> bytes:
    """The body that the bytes hold; CompactError where they are none, TooLongError where it is longer than the limit."""
    unpacking = Unpacking(limit)
    body = b"".join(unpacking.take(data))
    unpacking.end()
    return body


class Unpacking:
    """Unpacks a body as it comes; never more than the limit and one piece of it, however much the bytes would unpack to."""

    def __init__(self, limit: int) -> None:
        self._left = limit
        self._inflating = zlib.decompressobj(zlib.MAX_WBITS, DICTIONARY)

    def take(self, data: bytes) -> Iterator[bytes]:
        """Pieces of the body that the next bytes of the stream hold."""
        rest = data
        while rest and not self._inflating.eof:
            try:
                piece = self._inflating.decompress(rest, _PIECE)
            except zlib.error as error:
                raise CompactError("not in this coding") from error
            rest = self._inflating.unconsumed_tail
            self._left -= len(piece)
            if self._left < 0:
                raise TooLongError
            yield piece
        if self._inflating.eof and (rest or self._inflating.unused_data):
            raise CompactError("bytes after the end")

    def end(self) -> None:
        """CompactError where the stream has not come to its own end."""
        if not self._inflating.eof:
            raise CompactError("cut short")
