"""A colleague at another computer, as the window meets them: by the Officer API, in milliseconds and without a process."""

import time
import uuid
from datetime import UTC, datetime
from typing import Any

import requests

from tests.hand.town import PASSWORD, Town

_PATIENCE = 30


class Colleague:
    """Acts on reports of the town."""

    def __init__(self, town: Town, login: str) -> None:
        self._base = f"{town.url}/officer/v1"
        self._device = str(uuid.uuid4())
        self._town = town
        self.login = login
        body = {"login": login, "password": PASSWORD, "device_id": self._device}
        answer = requests.post(f"{self._base}/session", json=body, timeout=_PATIENCE)
        assert answer.status_code in (200, 201), answer.text
        self._id = answer.json()["officer"]["id"]
        self._token = answer.json()["access_token"]

    def act(self, number: str, kind: str, **payload: Any) -> str:
        """Do something to a report; the centre's word on it."""
        report = self._town.report(number)
        operation = {
            "op_id": _uuid7(),
            "report_id": report["id"],
            "kind": kind,
            "payload": payload,
            "guard": {},
            "base_rev": report["rev"],
            "author_id": self._id,
            "device_id": self._device,
            "recorded_at": datetime.now(UTC).isoformat().replace("+00:00", "Z"),
            "depends_on": [],
        }
        headers = {"Authorization": f"Bearer {self._token}"}
        body = {"operations": [operation]}
        answer = requests.post(f"{self._base}/operations", json=body, headers=headers, timeout=_PATIENCE)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["results"][0]["status"])

    def note(self, number: str, text: str) -> str:
        """Leave a note."""
        return self.act(number, "note", text=text)

    def take_on(self, number: str) -> str:
        """Take a report on."""
        return self.act(number, "move", to="in_progress")

    def assign(self, number: str, officer: str) -> str:
        """Give a report to somebody."""
        return self.act(number, "assign", officer=officer)


def _uuid7() -> str:
    """An id that sorts by time, as the protocol wants it."""
    value = uuid.uuid4().int & ~(0xFFFFFFFFFFFF << 80) & ~(0xF << 76)
    return str(uuid.UUID(int=value | (time.time_ns() // 1_000_000) << 80 | 7 << 76))
