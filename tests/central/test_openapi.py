"""docs/openapi.json is what the code says, and says everything."""

import json
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from central import app
from central.app import openapi_document
from central.openapi import document_bytes
from central.problems import PROBLEMS
from tests.fakes.central_office import Caller

DOCUMENT = Path(__file__).parents[2] / "docs" / "openapi.json"


@pytest.fixture(scope="module")
def document() -> Any:
    return json.loads(openapi_document())


def test_document_is_current() -> None:
    assert DOCUMENT.read_bytes() == openapi_document(), "run: officer-app central openapi > docs/openapi.json"


def test_document_is_served(lurah: Caller) -> None:
    assert lurah.call("GET", "/openapi.json").content == openapi_document()


def test_document_is_made_once_for_all_who_ask(caller: Callable[[str | None], Caller]) -> None:
    lines = [caller(None) for _ in range(8)]
    app._made.cache_clear()
    with patch.object(app, "document_bytes", wraps=document_bytes) as making, ThreadPoolExecutor(len(lines)) as asking:
        answers = list(asking.map(lambda line: line.call("GET", "/openapi.json"), lines))
    assert {answer.content for answer in answers} == {openapi_document()}
    assert making.call_count == 1
    again = lines[0].call("GET", "/openapi.json", headers={"If-None-Match": answers[0].headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_every_reference_leads_somewhere(document: Any) -> None:
    for reference in re.findall(r'"\$ref": "#/([^"]+)"', json.dumps(document)):
        found = document
        for name in reference.split("/"):
            found = found[name]
    assert "Report" in document["components"]["schemas"]


def test_every_call_names_instance_problems_and_security(document: Any) -> None:
    open_calls = set()
    for path, item in document["paths"].items():
        for method, operation in item.items():
            assert operation["summary"], (method, path)
            assert operation["description"], (method, path)
            for status, answer in operation["responses"].items():
                assert status == "304" or status == "206" or "Officer-Instance" in answer["headers"], (method, path, status)
                if int(status) >= 400:
                    assert list(answer["content"]) == ["application/problem+json"]
            if operation.get("security") == []:
                open_calls.add((method, path))
            else:
                assert "401" in operation["responses"]
    assert open_calls == {
        ("get", "/ping"),
        ("get", "/health"),
        ("post", "/session"),
        ("post", "/session/refresh"),
        ("options", "/uploads"),
    }
    assert document["security"] == [{"bearer": []}]
    assert document["openapi"].startswith("3.1")


def test_uploads_are_described(document: Any) -> None:
    create = document["paths"]["/uploads"]["post"]
    assert {p["name"] for p in create["parameters"]} >= {"Upload-Length", "Upload-Metadata", "Tus-Resumable"}
    assert {"Location", "Upload-Offset", "Upload-Expires", "Tus-Resumable"} <= set(create["responses"]["201"]["headers"])
    append = document["paths"]["/uploads/{upload_id}"]["patch"]
    assert list(append["requestBody"]["content"]) == ["application/offset+octet-stream"]
    assert {"204", "409", "410", "413", "415", "422"} <= set(append["responses"])


def test_every_problem_type_is_listed(document: Any) -> None:
    assert set(document["x-problem-types"]) == {f"urn:officer:problem:{slug}" for slug in PROBLEMS}


def test_document_promises_what_protocol_lists() -> None:
    text = (DOCUMENT.parent / "protocol.md").read_text()
    listed = dict(re.findall(r"`([a-z-]+)` \((\d{3})\)", text))
    assert len(listed) >= 18
    assert {slug: str(PROBLEMS[slug].status) for slug in listed} == listed
