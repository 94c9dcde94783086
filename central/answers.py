"""Answers of the API: JSON, compressed where the caller takes it, and documents that know whether they have changed."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, cast

import msgspec
from litestar import MediaType, Response
from litestar.connection import ASGIConnection

from central.codings import Packed, Taken, coded, gzipped, prepared, taken_by
from central.problems import PROBLEM_TYPE, Problem

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Document:
    """A large body that seldom changes, both plain and compressed, with its ETag."""

    body: bytes
    small: bytes
    etag: str


def document(value: object) -> Document:
    """Encode and compress once what will be asked for often."""
    return document_of(msgspec.json.encode(value))


def document_of(body: bytes) -> Document:
    """A document of which the bytes are there already."""
    # Weak, because the plain and the compressed bytes share it.
    return Document(body, gzipped(body), f'W/"{hashlib.sha256(body).hexdigest()[:32]}"')


def pack(value: object, taken: Taken) -> Packed:
    """Encode a value; meant for a worker thread, because pages are large."""
    return coded(msgspec.json.encode(value), taken)


def json_response(packed: Packed, shape: type[T], *, status: int = 200, headers: Mapping[str, str] | None = None) -> Response[T]:
    """A JSON answer; `shape` is what the document says it holds."""
    sent = {"Vary": "Accept-Encoding", "Cache-Control": "no-store", **(headers or {})}
    if packed.coding is not None:
        sent["Content-Encoding"] = packed.coding
    response = Response(packed.body, status_code=status, media_type=MediaType.JSON, headers=sent)
    return cast("Response[T]", response)


def document_response(connection: "ASGIConnection[Any, Any, Any, Any]", found: Document, shape: type[T]) -> Response[T]:
    """The document, or 304 when the caller has it."""
    headers = {"ETag": found.etag, "Cache-Control": "private, no-cache"}
    if knows(connection, found.etag):
        return cast("Response[T]", Response(None, status_code=304, headers=headers | {"Vary": "Accept-Encoding"}))
    return json_response(prepared(found.body, found.small, taken_by(connection)), shape, headers=headers)


def knows(connection: "ASGIConnection[Any, Any, Any, Any]", etag: str) -> bool:
    """Whether the caller's If-None-Match names this ETag."""
    named = [part.strip() for part in connection.headers.get("if-none-match", "").split(",")]
    return "*" in named or etag.removeprefix("W/") in [name.removeprefix("W/") for name in named]


def problem_response(found: Problem, headers: Mapping[str, str] | None = None) -> Response[bytes]:
    """A problem as an answer."""
    sent = {"Cache-Control": "no-store", **(headers or {})}
    return Response(msgspec.json.encode(found), status_code=found.status, media_type=PROBLEM_TYPE, headers=sent)
