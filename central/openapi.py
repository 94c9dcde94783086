"""The API's document (OpenAPI 3.1): what the routes say of themselves, and what no signature can say.

Added here: bodies that the endpoints decode themselves, headers, the problems of each call, and tus.
"""

import json
from typing import Any

import msgspec
from litestar.openapi import OpenAPIConfig
from litestar.openapi.spec import Components, SecurityScheme

from central import wire, wire_map, wire_office, wire_operations
from central.problems import PROBLEM_TYPE, PROBLEMS, Problem

_REF = "#/components/schemas/{name}"
_BASE = "/officer/v1"
_UUID = {"type": "string", "format": "uuid"}
_ALWAYS = ("internal", "unavailable")
_SIGNED = ("token-invalid", "token-expired", "officer-inactive")

# Words that stand in parameters only.
_PARAMETER_SHAPES = ("PhotoSize",)
_BODIES: dict[tuple[str, str], type] = {
    ("post", "/session"): wire.SignIn,
    ("post", "/session/refresh"): wire.Refresh,
    ("post", "/session/password"): wire.PasswordChange,
    ("post", "/operations"): wire_operations.Batch,
    ("put", "/office/views/{item_id}"): wire_office.NewView,
    ("put", "/office/templates/{item_id}"): wire_office.NewTemplate,
}
_SHAPES: tuple[type, ...] = (
    Problem,
    wire.Ping,
    wire.SignIn,
    wire.Refresh,
    wire.Health,
    wire.PasswordChange,
    wire.Tokens,
    wire.Sessions,
    wire.Officer,
    wire.Reference,
    wire_office.Office,
    wire_office.NewView,
    wire_office.NewTemplate,
    wire_map.AreaCollection,
    wire_map.RoadCollection,
    wire_map.FloodCollection,
    wire.Changes,
    wire.Index,
    wire.ReportAnswer,
    wire.Events,
    wire_operations.Operation,
    wire_operations.Batch,
    wire_operations.Result,
    wire_operations.Results,
    *wire_operations.PAYLOADS.values(),
)
_ANSWERS: dict[tuple[str, str], type] = {
    ("get", "/ping"): wire.Ping,
    ("post", "/session"): wire.Tokens,
    ("post", "/session/refresh"): wire.Tokens,
    ("get", "/health"): wire.Health,
    ("get", "/sessions"): wire.Sessions,
    ("get", "/me"): wire.Officer,
    ("get", "/reference"): wire.Reference,
    ("get", "/office"): wire_office.Office,
    ("get", "/areas"): wire_map.AreaCollection,
    ("get", "/roads"): wire_map.RoadCollection,
    ("get", "/floods"): wire_map.FloodCollection,
    ("get", "/changes"): wire.Changes,
    ("get", "/index"): wire.Index,
    ("get", "/reports/{report_id}"): wire.ReportAnswer,
    ("get", "/reports/{report_id}/events"): wire.Events,
    ("post", "/operations"): wire_operations.Results,
    ("get", "/operations/{op_id}"): wire_operations.Result,
}
# No token is needed for these.
_OPEN = frozenset(
    {("get", "/ping"), ("get", "/health"), ("post", "/session"), ("post", "/session/refresh"), ("options", "/uploads")}
)
_ETAGGED = ("/reference", "/office", "/areas", "/roads", "/floods", "/attachments/{sha256}")
_MATCHED = ("/office/views/{item_id}", "/office/templates/{item_id}")
_PROBLEMS: dict[tuple[str, str], tuple[str, ...]] = {
    ("get", "/ping"): ("validation",),
    ("post", "/session"): (
        "validation",
        "wrong-password",
        "code-expired",
        "password-change-needed",
        "password-refused",
        "too-many-attempts",
        "too-large",
        "unknown-coding",
    ),
    ("post", "/session/password"): (
        "validation",
        "wrong-password",
        "code-expired",
        "password-refused",
        "too-many-attempts",
        "too-large",
        "unknown-coding",
    ),
    ("delete", "/sessions/{session_id}"): ("not-found",),
    ("post", "/session/refresh"): (
        "validation",
        "token-invalid",
        "officer-inactive",
        "too-many-attempts",
        "too-large",
        "unknown-coding",
    ),
    ("get", "/areas"): ("validation",),
    ("put", "/office/views/{item_id}"): ("validation", "forbidden", "not-found", "item-changed", "too-large", "unknown-coding"),
    ("delete", "/office/views/{item_id}"): ("forbidden", "not-found", "item-changed"),
    ("put", "/office/templates/{item_id}"): (
        "validation",
        "forbidden",
        "not-found",
        "item-changed",
        "too-large",
        "unknown-coding",
    ),
    ("delete", "/office/templates/{item_id}"): ("forbidden", "not-found", "item-changed"),
    ("get", "/changes"): ("validation", "cursor-expired"),
    ("get", "/index"): ("validation",),
    ("get", "/reports/{report_id}"): ("not-found",),
    ("get", "/reports/{report_id}/events"): ("validation", "not-found"),
    ("get", "/attachments/{sha256}"): ("validation", "not-found", "range-not-satisfiable"),
    ("post", "/operations"): ("validation", "too-large", "unknown-coding", "storage-full"),
    ("get", "/operations/{op_id}"): ("not-found",),
    ("head", "/blobs/{sha256}"): ("not-found",),
    ("post", "/uploads"): ("validation", "too-large", "not-a-photo", "checksum-mismatch", "storage-full"),
    ("head", "/uploads/{upload_id}"): ("validation", "upload-gone", "not-a-photo", "checksum-mismatch", "storage-full"),
    ("patch", "/uploads/{upload_id}"): (
        "validation",
        "offset-mismatch",
        "upload-gone",
        "too-large",
        "not-a-photo",
        "checksum-mismatch",
        "storage-full",
    ),
    ("delete", "/uploads/{upload_id}"): ("validation", "upload-gone"),
}
_TUS = {"Tus-Resumable": "1.0.0, the version of tus that is spoken"}
_LOOKS: dict[str, dict[str, str]] = {
    "Upload-Length": {"pattern": "^[0-9]{1,15}$"},
    "Upload-Offset": {"pattern": "^[0-9]{1,15}$"},
    "Tus-Resumable": {"const": "1.0.0"},
}
_STANDING = {"Upload-Offset": "how many bytes have arrived", "Upload-Expires": "when the upload is forgotten"}
_SENT: dict[tuple[str, str], dict[str, str]] = {
    ("post", "/uploads"): {
        "Upload-Length": "the size of the whole photo in bytes",
        "Upload-Metadata": "`sha256 <base64>,size <base64>,mime <base64>`",
    },
    ("patch", "/uploads/{upload_id}"): {"Upload-Offset": "where these bytes belong"},
}
_TOLD: dict[tuple[str, str], dict[str, str]] = {
    ("get", "/changes"): {"Preference-Applied": "how long the answer could be held"},
    ("get", "/attachments/{sha256}"): {"Cache-Control": "private, immutable", "Accept-Ranges": "bytes"},
    ("head", "/blobs/{sha256}"): {"Content-Length": "the photo's size in bytes"},
    ("options", "/uploads"): {
        "Tus-Version": "1.0.0",
        "Tus-Extension": "creation,creation-with-upload,expiration,termination",
        "Tus-Max-Size": "20971520",
    },
    ("post", "/uploads"): {"Location": "the upload's address", **_STANDING},
    ("head", "/uploads/{upload_id}"): {"Upload-Length": "the size of the whole photo in bytes", **_STANDING},
    ("patch", "/uploads/{upload_id}"): _STANDING,
}


def configuration() -> OpenAPIConfig:
    """What the routes are described with; no pages, no scripts of strangers: the document alone."""
    bearer = SecurityScheme(type="http", scheme="bearer", description="an opaque access token, good for 15 minutes")
    return OpenAPIConfig(
        title="Officer API",
        version="1.0.0",
        description="What the officers' desktop client and the central API say; docs/protocol.md says what a schema cannot.",
        components=Components(security_schemes={"bearer": bearer}),
        security=[{"bearer": []}],
        render_plugins=[],
        use_handler_docstrings=True,
    )


def document_bytes(described: dict[str, Any]) -> bytes:
    """The whole document as JSON, in a fixed order."""
    named = described["components"]["schemas"]
    schemas = {name: named[name] for name in _PARAMETER_SHAPES} | _schemas()
    paths = {path.removeprefix(_BASE): item for path, item in described["paths"].items()}
    whole = {
        "openapi": described["openapi"],
        "info": described["info"],
        "servers": [{"url": _BASE}],
        "security": described["security"],
        "paths": {path: _path(path, item) for path, item in sorted(paths.items())},
        "components": {
            "schemas": dict(sorted(schemas.items())),
            "securitySchemes": described["components"]["securitySchemes"],
            "headers": {
                "Officer-Instance": {"description": "uuid of the deployment", "schema": {"type": "string", "format": "uuid"}}
            },
        },
        "x-problem-types": {
            f"urn:officer:problem:{slug}": {"status": kind.status, "title": kind.title} for slug, kind in sorted(PROBLEMS.items())
        },
    }
    return (json.dumps(whole, indent=1, ensure_ascii=False) + "\n").encode()


def _schemas() -> dict[str, Any]:
    _, found = msgspec.json.schema_components(_SHAPES, ref_template=_REF)
    schemas = dict(found)
    payloads = [{"$ref": _REF.format(name=shape.__name__)} for shape in wire_operations.PAYLOADS.values()]
    schemas["Operation"]["properties"]["payload"] = {
        "anyOf": payloads,  # not oneOf: a note and an answer look alike
        "description": "of the shape that `kind` names",
    }
    schemas["Batch"]["properties"]["operations"]["items"] = {"$ref": _REF.format(name="Operation")}
    for feature in ("AreaFeature", "RoadFeature"):
        schemas[feature]["properties"]["geometry"] = {"type": "object", "description": "a GeoJSON geometry"}
    return schemas


def _path(path: str, item: dict[str, Any]) -> dict[str, Any]:
    return {method: _operation(method, path, described) for method, described in sorted(item.items())}


def _operation(method: str, path: str, described: dict[str, Any]) -> dict[str, Any]:
    call = (method, path)
    status, answer = next((code, value) for code, value in described["responses"].items() if code.startswith("2"))
    operation: dict[str, Any] = {
        "summary": described["summary"],
        "description": described.get("description", ""),
        "operationId": described["operationId"],
        "parameters": [*(_said(parameter) for parameter in described.get("parameters", [])), *_sent(call)],
        "responses": {status: _answer(call, answer["description"]), **_more_answers(path), **_problem_answers(call)},
    }
    body = _body(call)
    if body is not None:
        operation["requestBody"] = body
    if call in _OPEN:
        operation["security"] = []
    return operation


def _said(parameter: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in parameter.items() if value is not False}


def _sent(call: tuple[str, str]) -> list[dict[str, Any]]:
    names = {**_SENT.get(call, {}), **(_TUS if _speaks_tus(call) and call[0] != "options" else {})}
    sent = [_parameter(name, text, required=name != "Tus-Resumable") for name, text in names.items()]
    if call[1] in _ETAGGED:
        sent.append(_parameter("If-None-Match", "the ETag that the caller has", required=False))
    if call[1] in _MATCHED:
        sent.append(_parameter("If-Match", "the quoted tag of the item that the caller has read", required=False))
    if call[1].startswith("/attachments"):
        sent.append(_parameter("Range", "`bytes=START-END`", required=False))
    return sent


def _parameter(name: str, text: str, *, required: bool) -> dict[str, Any]:
    schema = {"type": "string", **_LOOKS.get(name, {})}
    return {"name": name, "in": "header", "required": required, "description": text, "schema": schema}


def _body(call: tuple[str, str]) -> dict[str, Any] | None:
    shape = _BODIES.get(call)
    if shape is not None:
        schema = {"$ref": _REF.format(name=shape.__name__)}
        return {"required": True, "content": {"application/json": {"schema": schema}}}
    if call in (("post", "/uploads"), ("patch", "/uploads/{upload_id}")):
        binary = {"application/offset+octet-stream": {"schema": {"type": "string", "format": "binary"}}}
        return {"required": call[0] == "patch", "content": binary}
    return None


def _answer(call: tuple[str, str], text: str) -> dict[str, Any]:
    tagged = call[1] in _ETAGGED or (call[0] == "put" and call[1] in _MATCHED)
    told = {**_TOLD.get(call, {}), **({"ETag": "names this content"} if tagged else {})}
    answer: dict[str, Any] = {"description": text, "headers": _headers(call, told)}
    if call in _ANSWERS:
        answer["content"] = {"application/json": {"schema": {"$ref": _REF.format(name=_ANSWERS[call].__name__)}}}
    elif call[1].startswith("/attachments"):
        answer["content"] = {"image/*": {"schema": {"type": "string", "format": "binary"}}}
    return answer


def _more_answers(path: str) -> dict[str, Any]:
    found = {"304": {"description": "the caller has it"}} if path in _ETAGGED else {}
    if path.startswith("/attachments"):
        found["206"] = {"description": "the range that was asked for"}
    return found


def _problem_answers(call: tuple[str, str]) -> dict[str, Any]:
    slugs = [*_PROBLEMS.get(call, ()), *(() if call in _OPEN else _SIGNED), *_ALWAYS]
    by_status: dict[int, list[str]] = {}
    for slug in slugs:
        by_status.setdefault(PROBLEMS[slug].status, []).append(slug)
    return {
        str(status): {
            "description": ", ".join(f"`{slug}`" for slug in named),
            "headers": _headers(call, {"Retry-After": "seconds"} if status in (429, 503) else {}),
            "content": {PROBLEM_TYPE: {"schema": {"$ref": _REF.format(name="Problem")}}},
        }
        for status, named in sorted(by_status.items())
    }


def _headers(call: tuple[str, str], told: dict[str, str]) -> dict[str, Any]:
    described: dict[str, Any] = {"Officer-Instance": {"$ref": "#/components/headers/Officer-Instance"}}
    names = {**told, **(_TUS if _speaks_tus(call) else {})}
    looks = {name: {"type": "string", **_LOOKS.get(name, {})} for name in names}
    return described | {name: {"description": text, "schema": looks[name]} for name, text in names.items()}


def _speaks_tus(call: tuple[str, str]) -> bool:
    return call[1].startswith("/uploads")
