"""Photos up, by tus 1.0: creation, creation-with-upload, expiration, termination; cut requests keep what arrived."""

import asyncio
import base64
import binascii
import re
from email.utils import format_datetime

from litestar import HttpMethod, Response, delete, head, patch, post, route
from litestar.params import FromPath
from litestar.types import Scope

from central.blob_rows import held_blobs
from central.blobs import MAX_BLOB_BYTES, StoredBlob
from central.centre import Centre, centre_of
from central.endpoints.calling import AnyCall, Call, found, signed_in
from central.problems import ProblemError
from central.transfers import take_in
from central.uploads import Upload
from officer_app.domain.officers import Officer

TUS_VERSION = "1.0.0"
TUS_HEADERS = {
    "Tus-Version": TUS_VERSION,
    "Tus-Extension": "creation,creation-with-upload,expiration,termination",
    "Tus-Max-Size": str(MAX_BLOB_BYTES),
}

_BODY_TYPE = "application/offset+octet-stream"
_NUMBER = re.compile(r"\d{1,15}")
_SHA256 = re.compile("[0-9a-f]{64}")
_MIME = re.compile(r"[a-z0-9.+-]{1,31}/[a-z0-9.+-]{1,31}")


@head("/blobs/{sha256:str}", guards=[signed_in], summary="Is this photo stored and verified for the caller")
async def blob(request: Call, sha256: FromPath[str]) -> Response[None]:
    """Found only by the officer who sent it: a hash alone grants nothing."""
    if not _SHA256.fullmatch(sha256):
        raise ProblemError("not-found")
    centre = centre_of(request)
    stored = found(await centre.run(_held, centre, request.user.officer, sha256))
    return Response(None, headers={"Content-Length": str(stored.size), "Cache-Control": "no-store"})


@route("/uploads", http_method=[HttpMethod.OPTIONS], status_code=204, summary="What of tus is spoken here")
async def options() -> Response[None]:
    """Version, extensions and the largest size."""
    return Response(None, status_code=204, headers=TUS_HEADERS)


@post("/uploads", guards=[signed_in], summary="Begin an upload, with its first bytes or without")
async def create(request: Call) -> Response[None]:
    """The upload's address; it belongs to the caller alone."""
    _check_version(request)
    size, sha256, mime = _announced(request)
    centre = centre_of(request)
    officer = request.user.officer
    upload = await centre.run_writing(lambda: centre.uploads.create(officer, sha256=sha256, size=size, mime=mime))
    offset = upload.offset
    if request.headers.get("content-type", "").partition(";")[0].strip() == _BODY_TYPE and not upload.done:
        offset = await _take_in(request, centre, upload.id, 0)
    headers = {"Location": f"/officer/v1/uploads/{upload.id}", **_state(upload, offset)}
    return Response(None, status_code=201, headers=headers)


@head("/uploads/{upload_id:str}", guards=[signed_in], summary="How much of an upload has arrived")
async def offset(request: Call, upload_id: FromPath[str]) -> Response[None]:
    """The offset to go on at."""
    _check_version(request)
    centre = centre_of(request)
    async with centre.turns.turn(upload_id):
        upload = await centre.run(centre.uploads.find, request.user.officer, upload_id)
        # All of it arrived, and whoever was to verify it was told to come again, or the centre ended.
        await _complete(centre, upload, upload.offset)
    return Response(None, headers=_state(upload, upload.offset) | {"Upload-Length": str(upload.size)})


@patch("/uploads/{upload_id:str}", guards=[signed_in], status_code=204, summary="More bytes of an upload")
async def append(request: Call, upload_id: FromPath[str]) -> Response[None]:
    """Keep what arrives; the request that completes the photo verifies it before it answers."""
    _check_version(request)
    if request.headers.get("content-type", "").partition(";")[0].strip() != _BODY_TYPE:
        raise ProblemError("validation", fields={"Content-Type": f"must be {_BODY_TYPE}"})
    at = _number(request, "upload-offset")
    centre = centre_of(request)
    reached = await _take_in(request, centre, upload_id, at)
    upload = await centre.run(centre.uploads.find, request.user.officer, upload_id)
    return Response(None, status_code=204, headers=_state(upload, reached))


@delete("/uploads/{upload_id:str}", guards=[signed_in], summary="Give an upload up")
async def give_up(request: Call, upload_id: FromPath[str]) -> None:
    """Forget the upload and its bytes; a photo that is stored already stays."""
    _check_version(request)
    centre = centre_of(request)
    async with centre.turns.turn(upload_id):
        upload = await centre.run(centre.uploads.find, request.user.officer, upload_id)
        await centre.run_writing(centre.uploads.remove, upload)


async def _take_in(request: Call, centre: Centre, upload_id: str, at: int) -> int:
    async with centre.turns.turn(upload_id) as stop:
        upload = await centre.run(centre.uploads.find, request.user.officer, upload_id)
        if upload.offset != at:
            raise ProblemError("offset-mismatch", headers={"Upload-Offset": str(upload.offset)})
        reached = await _keep(request, centre, upload, stop)
        await _complete(centre, upload, reached)
        return reached


async def _complete(centre: Centre, upload: Upload, reached: int) -> None:
    if reached == upload.size and not upload.done:
        await centre.run_looking(upload.officer_id, centre.uploads.complete, upload)


async def _keep(request: Call, centre: Centre, upload: Upload, stop: asyncio.Event) -> int:
    reached = upload.offset
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared[:16]) > upload.size - reached:
        raise ProblemError("too-large", "the body is longer than what the upload still lacks")

    async def sink(data: bytes) -> None:
        nonlocal reached
        reached = await centre.run(centre.uploads.append, upload, reached, data)

    try:
        await take_in(request.state.incoming, stop, upload.size - reached, sink)
    except ProblemError:
        await centre.run(centre.uploads.cut_back, upload, upload.offset)
        raise
    return reached


def brings_bytes(scope: Scope) -> bool:
    """Whether a request may bring bytes of a photo."""
    return scope.get("method") in ("POST", "PATCH") and scope.get("path", "").startswith("/officer/v1/uploads")


def _held(centre: Centre, officer: Officer, sha256: str) -> StoredBlob | None:
    with centre.storage.reading() as connection:
        return held_blobs(connection, centre.storage.blobs, officer.id, [sha256]).get(sha256)


def _announced(request: Call) -> tuple[int, str, str]:
    """Size, SHA-256 and MIME type of the photo to come; `validation` or `too-large`."""
    length = _number(request, "upload-length")
    metadata = _metadata(request.headers.get("upload-metadata", ""))
    fields = {}
    if not _SHA256.fullmatch(metadata.get("sha256", "")):
        fields["Upload-Metadata.sha256"] = "must be the SHA-256 in hexadecimal"
    if metadata.get("size") != str(length):
        fields["Upload-Metadata.size"] = "must be the same as Upload-Length"
    if not _MIME.fullmatch(metadata.get("mime", "")):
        fields["Upload-Metadata.mime"] = "must be a MIME type"
    if length == 0:
        fields["Upload-Length"] = "must not be 0"
    if fields:
        raise ProblemError("validation", fields=fields)
    if length > MAX_BLOB_BYTES:
        raise ProblemError("too-large", headers={"Tus-Max-Size": str(MAX_BLOB_BYTES)})
    return length, metadata["sha256"], metadata["mime"]


def _metadata(header: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for pair in header.split(","):
        name, _, value = pair.strip().partition(" ")
        try:
            found[name] = base64.b64decode(value, validate=True).decode()
        except (binascii.Error, ValueError):
            raise ProblemError("validation", fields={f"Upload-Metadata.{name[:40]}": "is not base64"}) from None
    return found


def _number(request: AnyCall, name: str) -> int:
    text = request.headers.get(name, "")
    if not _NUMBER.fullmatch(text) or not text.isascii():
        raise ProblemError("validation", fields={name.title(): "must be a whole number"})
    return int(text)


def _check_version(request: AnyCall) -> None:
    if request.headers.get("tus-resumable", TUS_VERSION) != TUS_VERSION:
        raise ProblemError("validation", fields={"Tus-Resumable": f"must be {TUS_VERSION}"}, headers={"Tus-Version": TUS_VERSION})


def _state(upload: Upload, offset: int) -> dict[str, str]:
    expires = format_datetime(upload.expires_at, usegmt=True)
    return {"Upload-Offset": str(offset), "Upload-Expires": expires, "Cache-Control": "no-store"}


HANDLERS = [blob, options, create, offset, append, give_up]
