"""A central API in memory that a test can make fail: just enough of docs/protocol.md, and a list of faults by call."""

import base64
import hashlib
import re
import threading
import uuid
from collections.abc import Callable
from typing import Any

import msgspec
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tests.fakes.wire_answers import INSTANCE, MOMENT, officer, page, problem, report, tokens_answer

BASE = "/officer/v1"
Fault = Callable[[Request], Response | None]


class SmallCentre:
    """Keeps reports, operations and photos of one officer.

    Attributes:
        faults: by "METHOD /path prefix", answers given instead of (or, returning None, before) the real one; each once.
        applied: how often each operation took effect.
        log: "METHOD /path" of every request, in order.
    """

    def __init__(self, server: HTTPServer) -> None:
        self.epoch = "e1"
        self.feed: list[dict[str, Any]] = []
        self.results: dict[str, dict[str, Any]] = {}
        self.bodies: dict[str, Any] = {}
        self.applied: dict[str, int] = {}
        self.blobs: dict[str, bytes] = {}
        self.uploads: dict[str, tuple[dict[str, str], bytearray]] = {}
        self.faults: dict[str, list[Fault]] = {}
        self.judge: Callable[[dict[str, Any]], dict[str, Any] | None] = lambda _: None
        self.log: list[str] = []
        self.bytes_up = 0
        self.expired_before = 0
        self._lock = threading.RLock()
        server.expect_request(re.compile(".*")).respond_with_handler(self.handle)

    def put(self, report_id: str, **facts: Any) -> int:
        """A report arrives or changes; answers its revision."""
        with self._lock:
            rev = len(self.feed) + 1
            known = (item["report"] for item in reversed(self.feed) if item.get("report", {}).get("id") == report_id)
            former: dict[str, Any] = next(known, {})
            whole = {**report(report_id, rev), **former, **facts, "rev": rev}
            self.feed.append({"kind": "report", "rev": rev, "report": whole, "events": []})
            return rev

    def fail(self, call: str, *faults: Fault) -> None:
        """Let the next calls go wrong."""
        self.faults.setdefault(call, []).extend(faults)

    def handle(self, request: Request) -> Response:
        """Answer one request."""
        path = request.path.removeprefix(BASE)
        with self._lock:
            self.log.append(f"{request.method} {path}")
            for call, faults in self.faults.items():
                method, _, prefix = call.partition(" ")
                if faults and request.method == method and path.startswith(prefix):
                    found = faults.pop(0)(request)
                    if found is not None:
                        return found
            return self._answer(request, path)

    def calls(self, start: str) -> int:
        """How many calls began so."""
        return sum(line.startswith(start) for line in self.log)

    def _answer(self, request: Request, path: str) -> Response:
        room = path.split("/")[1]
        match room:
            case "ping":
                facts = {"service": "officer-api", "instance": INSTANCE, "epoch": self.epoch, "time": MOMENT}
                return ok({**facts, "nonce": request.args["nonce"]})
            case "session":
                return ok(tokens_answer())
            case "me":
                return ok(officer())
            case "reference":
                return self._reference(request)
            case "areas" | "roads" | "floods":
                return ok({"type": "FeatureCollection", "features": []})
            case "changes":
                return self._changes(request)
            case "index":
                revs = {item["report"]["id"]: item["rev"] for item in self.feed}
                return ok({"items": [{"id": key, "rev": revs[key]} for key in sorted(revs)], "more": False})
            case "reports":
                return self._report(path.split("/")[2])
            case "operations" if request.method == "GET":
                known = self.results.get(path.split("/")[2])
                return ok(known) if known else refused("not-found", 404)
            case "operations":
                results = [self.operate(operation) for operation in request.get_json()["operations"]]
                return ok({"results": results})
            case "blobs":
                return self._blob(path.split("/")[2])
            case _:
                return self._upload(request, path)

    def operate(self, operation: dict[str, Any]) -> dict[str, Any]:
        """Handle one operation in the order of the protocol."""
        op_id = operation["op_id"]
        if op_id in self.results:
            if self.bodies[op_id] != operation:
                return result(op_id, "rejected", problem=problem("operation-changed", 422))
            return self.results[op_id]
        said = self.judge(operation)
        photos = [photo["sha256"] for photo in operation["payload"].get("photos", ())]
        missing = [sha256 for sha256 in photos if sha256 not in self.blobs]
        if said is None and missing:
            said = {"status": "missing_blobs", "missing": missing}
        if said is not None:
            return result(op_id, **said)
        moved = {"status": operation["payload"]["to"]} if operation["kind"] == "move" else {}
        rev = self.put(operation["report_id"], **moved)
        self.applied[op_id] = self.applied.get(op_id, 0) + 1
        self.bodies[op_id] = operation
        self.results[op_id] = result(op_id, "applied", rev=rev, report=self.feed[-1]["report"])
        return self.results[op_id]

    def _reference(self, request: Request) -> Response:
        if request.headers.get("If-None-Match") == '"1"':
            return Response("", 304, {"Officer-Instance": INSTANCE})
        body = {"version": "1", "categories": [], "agencies": [], "units": [], "officers": [], "workflow": []}
        return ok({**body, "areas_version": "1", "approximate_areas": False}, {"ETag": '"1"'})

    def _changes(self, request: Request) -> Response:
        cursor, limit = request.args.get("cursor"), int(request.args["limit"])
        epoch, _, position = (cursor or f"{self.epoch}:0").partition(":")
        start = int(position)
        if cursor is not None and (epoch != self.epoch or start < self.expired_before):
            return refused("cursor-expired", 410)
        items = self.feed[start : start + limit]
        end = start + len(items)
        return ok({**page(*items, cursor=f"{self.epoch}:{end}", more=end < len(self.feed)), "epoch": self.epoch})

    def _report(self, report_id: str) -> Response:
        for item in reversed(self.feed):
            if item["report"]["id"] == report_id:
                return ok({"report": item["report"]})
        return refused("not-found", 404)

    def _blob(self, sha256: str) -> Response:
        if sha256 not in self.blobs:
            return Response("", 404, {"Officer-Instance": INSTANCE})
        return Response(self.blobs[sha256], 200, {"Officer-Instance": INSTANCE})

    def _upload(self, request: Request, path: str) -> Response:
        if request.method == "POST":
            pairs = (pair.split(" ") for pair in request.headers["Upload-Metadata"].split(","))
            metadata = {name: base64.b64decode(value).decode() for name, value in pairs}
            upload_id = uuid.uuid4().hex
            self.uploads[upload_id] = (metadata, bytearray())
            return tus(201, {"Location": f"{BASE}/uploads/{upload_id}", "Upload-Offset": "0"})
        upload_id = path.rpartition("/")[2]
        if upload_id not in self.uploads:
            return refused("upload-gone", 410) if request.method != "HEAD" else tus(410)
        metadata, held = self.uploads[upload_id]
        if request.method == "HEAD":
            return tus(200, {"Upload-Offset": str(len(held)), "Upload-Length": metadata["size"]})
        return self._append(request, upload_id, metadata, held)

    def _append(self, request: Request, upload_id: str, metadata: dict[str, str], held: bytearray) -> Response:
        if int(request.headers["Upload-Offset"]) != len(held):
            return refused("offset-mismatch", 409)
        held.extend(request.get_data())
        self.bytes_up += len(request.get_data())
        if len(held) == int(metadata["size"]):
            del self.uploads[upload_id]
            if hashlib.sha256(held).hexdigest() != metadata["sha256"]:
                return refused("checksum-mismatch", 422)
            self.blobs[metadata["sha256"]] = bytes(held)
        return tus(204, {"Upload-Offset": str(len(held))})


def ok(document: object, headers: dict[str, str] | None = None) -> Response:
    """A good answer."""
    return Response(
        msgspec.json.encode(document), 200, {"Officer-Instance": INSTANCE, **(headers or {})}, content_type="application/json"
    )


def refused(slug: str, status: int, **headers: str) -> Response:
    """A problem of the centre."""
    body = msgspec.json.encode(problem(slug, status))
    told = {
        "Officer-Instance": INSTANCE,
        "Tus-Resumable": "1.0.0",
        **{name.replace("_", "-"): text for name, text in headers.items()},
    }
    return Response(body, status, told, content_type="application/problem+json")


def portal(_: Request) -> Response:
    """A captive portal's answer."""
    return Response("<html>Welcome</html>", 200, content_type="text/html")


def answer_lost(centre: SmallCentre) -> Fault:
    """The centre does what POST /operations asks, and a gateway answers in its place."""

    def fault(request: Request) -> Response:
        for operation in request.get_json()["operations"]:
            centre.operate(operation)
        return Response("<html>Bad gateway</html>", 502, content_type="text/html")

    return fault


def tus(status: int, headers: dict[str, str] | None = None) -> Response:
    """An answer of the upload calls."""
    return Response("", status, {"Officer-Instance": INSTANCE, "Tus-Resumable": "1.0.0", **(headers or {})})


def result(op_id: str, status: str, **facts: Any) -> dict[str, Any]:
    """The result of one operation."""
    return {"op_id": op_id, "instance": INSTANCE, "status": status, **facts}
