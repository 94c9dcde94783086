"""Questions and answers of the reference centre, as they lie on the line."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

_JSON, _PROBLEM = "application/json", "application/problem+json"


@dataclass(frozen=True, slots=True)
class Question:
    """A request as it arrives; of one that was cut, `whole` is False and `body` is what came."""

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it leaves."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Refusal(Exception):
    """Ends a request with a problem."""

    def __init__(self, slug: str, status: int, **headers: str) -> None:
        super().__init__(slug)
        self.answer = problem_answer(slug, status, **headers)


def problem(slug: str, status: int, detail: str | None = None) -> dict[str, object]:
    """A problem of RFC 9457."""
    told: dict[str, object] = {"type": f"urn:officer:problem:{slug}", "title": slug, "status": status}
    return told if detail is None else {**told, "detail": detail}


def problem_answer(slug: str, status: int, **headers: str) -> Answer:
    """A problem as an answer."""
    told = {name.replace("_", "-"): text for name, text in headers.items()}
    return Answer(status, {"Content-Type": _PROBLEM, **told}, msgspec.json.encode(problem(slug, status)))


def json_answer(document: object, **headers: str) -> Answer:
    """A good answer."""
    told = {name.replace("_", "-"): text for name, text in headers.items()}
    return Answer(200, {"Content-Type": _JSON, **told}, msgspec.json.encode(document))


def bare_answer(status: int, **headers: str) -> Answer:
    """An answer without a body."""
    return Answer(status, {name.replace("_", "-"): text for name, text in headers.items()}, b"")
