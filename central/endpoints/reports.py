"""One report, its history, and its photos."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, BinaryIO

from litestar import Response, get
from litestar.params import FromPath, FromQuery, QueryParameter
from litestar.response import Stream

from central import wire
from central.answers import knows
from central.centre import Centre, centre_of
from central.endpoints.calling import Call, answered, checked_id, found, signed_in
from central.photo_access import visible_photo
from central.problems import ProblemError
from officer_app.domain.officers import Officer

_SHA256 = re.compile("[0-9a-f]{64}")
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
_PIECE = 256 * 1024


class PhotoSize(StrEnum):
    """How large a photo is wanted."""

    THUMB = "thumb"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    size: int
    mime: str


@get("/reports/{report_id:str}", guards=[signed_in], summary="One report")
async def report(request: Call, report_id: FromPath[str]) -> Response[wire.ReportAnswer]:
    """The report with its text as it came; not found outside the caller's scope."""
    feed, officer = centre_of(request).feed, request.user.officer

    def read() -> wire.ReportAnswer:
        return wire.ReportAnswer(report=found(feed.report(officer, checked_id(report_id))))

    return await answered(request, wire.ReportAnswer, read)


@get("/reports/{report_id:str}/events", guards=[signed_in], summary="A report's history")
async def events(
    request: Call,
    report_id: FromPath[str],
    after: Annotated[int, QueryParameter(ge=0, le=(1 << 31) - 1)] = 0,
    limit: Annotated[int, QueryParameter(ge=1, le=1000)] = 200,
) -> Response[wire.Events]:
    """A page of the history after a line."""
    feed, officer = centre_of(request).feed, request.user.officer

    def read() -> wire.Events:
        return found(feed.events(officer, checked_id(report_id), after, limit))

    return await answered(request, wire.Events, read)


@get("/attachments/{sha256:str}", guards=[signed_in], summary="The bytes of a photo")
async def attachment(request: Call, sha256: FromPath[str], size: FromQuery[PhotoSize] = PhotoSize.FULL) -> Response[bytes]:
    """A photo of a report in the caller's scope that he may see, whole or a range of it."""
    if not _SHA256.fullmatch(sha256):
        raise ProblemError("not-found")
    centre = centre_of(request)
    officer = request.user.officer
    file = await centre.run(_locate, centre, officer, sha256, size)
    if file is None:
        file = await centre.pictures.run_for(officer.id, _draw, centre, sha256)
    etag = f'"{sha256}-{size}"'
    headers = {"ETag": etag, "Cache-Control": "private, max-age=31536000, immutable", "Accept-Ranges": "bytes"}
    if knows(request, etag):
        return Response(b"", status_code=304, headers=headers)
    wanted = request.headers.get("range") if request.headers.get("if-range", etag) == etag else None
    start, end = _part(wanted, file.size)
    if (start, end) != (0, file.size):
        headers["Content-Range"] = f"bytes {start}-{end - 1}/{file.size}"
    headers |= {"Content-Length": str(end - start), "X-Content-Type-Options": "nosniff"}
    status = 206 if "Content-Range" in headers else 200
    stream: Response[Any] = Stream(
        _pieces(centre, file.path, start, end), status_code=status, media_type=file.mime, headers=headers
    )
    return stream


def _locate(centre: Centre, officer: Officer, sha256: str, size: PhotoSize) -> _File | None:
    """The file that is asked for, None where it is a small picture that was not drawn yet; `not-found`."""
    mime = found(visible_photo(centre.storage, officer, sha256))
    blobs = centre.storage.blobs
    if size is PhotoSize.FULL:
        return _file(blobs.path(sha256), mime)
    drawn = blobs.drawn_thumb(sha256)
    return _file(drawn, "image/jpeg") if drawn is not None else None


def _draw(centre: Centre, sha256: str) -> _File:
    try:
        return _file(centre.storage.blobs.thumb(sha256), "image/jpeg")
    except FileNotFoundError:
        raise ProblemError("not-found") from None


def _file(path: Path, mime: str) -> _File:
    try:
        return _File(path, path.stat().st_size, mime)
    except FileNotFoundError:
        raise ProblemError("not-found") from None


def _part(wanted: str | None, size: int) -> tuple[int, int]:
    """The start and end of the one range that is asked for, all of it where none (or several) are."""
    match = _RANGE.fullmatch(wanted.replace(" ", "")) if wanted else None
    if match is None or not (match[1] or match[2]):
        return 0, size
    if not match[1]:
        start, end = max(0, size - int(match[2])), size
    else:
        start, end = int(match[1]), min(int(match[2]) + 1, size) if match[2] else size
        if match[2] and int(match[2]) < start:
            return 0, size
    if start >= size:
        raise ProblemError("range-not-satisfiable", headers={"Content-Range": f"bytes */{size}"})
    return start, end


async def _pieces(centre: Centre, path: Path, start: int, end: int) -> AsyncIterator[bytes]:
    file: BinaryIO = await centre.run(lambda: path.open("rb"))
    try:
        await centre.run(file.seek, start)
        while start < end:
            piece = await centre.run(file.read, min(_PIECE, end - start))
            if not piece:
                return
            start += len(piece)
            yield piece
    finally:
        file.close()


HANDLERS = [report, events, attachment]
