"""Answers of the Officer API as JSON, for servers that a test plays itself."""

from datetime import UTC, datetime, timedelta
from typing import Any

from officer_app.domain.officers import Officer
from officer_app.domain.vocabulary import Role
from sync.tokens import Tokens

INSTANCE = "5f0c5a57-4a39-4a0f-9a1c-1d3a5b8f2f11"
HEADERS = {"Officer-Instance": INSTANCE}
MOMENT = "2017-02-21T06:34:07.672Z"
OFFICER = Officer(
    id="officer-1", login="lurah", name="Siti", title="Lurah", roles=frozenset({Role.STAFF}), areas=("31.75.07.1003",)
)


def officer(officer_id: str = "officer-1") -> dict[str, Any]:
    """An officer as the API tells him."""
    return {
        "id": officer_id,
        "login": "lurah",
        "name": "Siti",
        "title": "Lurah",
        "roles": ["staff"],
        "areas": ["31.75.07.1003"],
    }


def tokens_answer(access: str = "access-2", refresh: str = "refresh-2", officer_id: str = "officer-1") -> dict[str, Any]:
    """The answer to signing in or refreshing."""
    return {
        "access_token": access,
        "access_expires_at": MOMENT,
        "refresh_token": refresh,
        "refresh_expires_at": MOMENT,
        "officer": officer(officer_id),
    }


def tokens(server: str, access: str = "access-1", refresh: str = "refresh-1") -> Tokens:
    """Tokens as they were stored at sign-in."""
    now = datetime(2017, 2, 21, 6, 0, tzinfo=UTC)
    return Tokens(
        access_token=access,
        access_expires_at=now + timedelta(minutes=15),
        refresh_token=refresh,
        refresh_expires_at=now + timedelta(days=30),
        officer=OFFICER,
        server=server,
        instance=INSTANCE,
    )


def problem(slug: str, status: int, **more: Any) -> dict[str, Any]:
    """A problem of RFC 9457."""
    return {"type": f"urn:officer:problem:{slug}", "title": slug, "status": status, **more}


def report(report_id: str = "r1", rev: int = 1, **more: Any) -> dict[str, Any]:
    """A report with what it must have."""
    return {
        "id": report_id,
        "number": "JK1702210001",
        "channel": "qlue",
        "category": "flood",
        "text": "Banjir",
        "status": "waiting",
        "visibility": "public",
        "approximate": False,
        "ward": "31.75.07.1003",
        "priority": 0,
        "received_at": MOMENT,
        "updated_at": MOMENT,
        "clocks": {"response_due": MOMENT, "resolution_due": MOMENT, "red_flag_at": MOMENT},
        "attachments": [],
        "rev": rev,
        **more,
    }


def page(*items: dict[str, Any], cursor: str = "c2", more: bool = False) -> dict[str, Any]:
    """A page of changes."""
    return {"epoch": "e1", "items": list(items), "cursor": cursor, "more": more}


def item(report_id: str = "r1", rev: int = 1, **more: Any) -> dict[str, Any]:
    """A report in a page of changes."""
    return {"kind": "report", "rev": rev, "report": report(report_id, rev, **more), "events": []}
