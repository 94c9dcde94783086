"""The supervisor at the centre: acts by plain HTTP on what officers work on, so that they meet a world that moved on."""

import contextlib
import threading
import uuid
from collections import Counter
from datetime import UTC, datetime
from random import Random
from typing import Any

import requests

from sync.ids import new_uuid7
from tests.lab.centre import Centre
from tests.lab.town import AGENCY, CATEGORIES, DESKS, FIELD_KINDS, HERE, NEIGHBOUR_POINT, PASSWORD, SUPERVISOR, WARD

_SECONDS = 10
_OPEN = ("waiting", "coordinating", "delegated", "in_progress")


class Supervisor:
    """Reassigns, closes, merges, hands on, validates, returns, reopens and purges; safe to use from any thread."""

    def __init__(self, centre: Centre, *, purges: int) -> None:
        self.did: Counter[str] = Counter()
        self._centre = centre
        self._purges = purges
        self._token = ""
        self._id = ""
        self._lock = threading.Lock()

    def meddle(self, random: Random, wanted: str | None = None) -> None:
        """Change something at one report, that one if it can still be changed; nothing happens where the centre is down."""
        with self._lock, contextlib.suppress(requests.RequestException):
            report = self._find(random, wanted)
            if report is None:
                return
            kind, payload = self._choose(random, *report)
            if kind == "purge":
                self._purge(report[0])
            elif self._send(report[0], kind, payload):
                self.did[kind] += 1

    def overtake(self, random: Random, report: str, kind: str) -> None:
        """Put another value into the field of a report that an officer is at, by the kind of what he does."""
        with self._lock, contextlib.suppress(requests.RequestException):
            if self._send(report, *self._field(random, kind)):
                self.did[kind] += 1

    def touch(self, random: Random, count: int) -> None:
        """Write notes on some reports, so that there is something to fetch."""
        with self._lock, contextlib.suppress(requests.RequestException):
            for _ in range(count):
                found = self._find(random, None)
                if found is not None:
                    self._send(found[0], "note", {"text": f"Dari kecamatan {uuid.uuid4().hex[:8]}"})

    def take_away(self, report: str) -> None:
        """Hand an open report on to an agency, whoever works on it."""
        with self._lock, contextlib.suppress(requests.RequestException):
            self._send(report, "move", {"to": "coordinating", "agency": AGENCY, "reason": "Perlu alat berat."})

    def _find(self, random: Random, wanted: str | None) -> tuple[str, str, str | None] | None:
        with self._centre.read() as database:
            query = "SELECT id, status, assignee FROM report WHERE ward = ? AND status <> 'duplicate' ORDER BY id"
            rows = database.execute(query, (WARD,)).fetchall()
        chosen = [row for row in rows if row[0] == wanted] or rows
        found: tuple[str, str, str | None] | None = random.choice(chosen) if chosen else None
        return found

    def _choose(self, random: Random, report: str, status: str, assignee: str | None) -> tuple[str, dict[str, Any]]:
        toss = random.random()
        if status == "awaiting_validation":
            return ("validate", {}) if toss < 0.5 else ("return", {"reason": "Foto belum jelas."})
        if status in ("done", "rejected"):
            return ("purge", {}) if toss < 0.1 else ("reopen", {"reason": "Warga mengadu lagi."})
        if status == "coordinating":
            return "move", {"to": "in_progress"}
        if toss < 0.12:
            return self._field(random, random.choice(FIELD_KINDS))
        if toss < 0.30:
            return "assign", {"officer": self._colleague(random, assignee)}
        if toss < 0.50:
            return "move", {"to": "coordinating", "agency": AGENCY, "reason": "Perlu alat berat."}
        if toss < 0.62:
            return "move", {"to": "rejected", "reason": "Bukan wewenang kelurahan."}
        if toss < 0.72:
            return "merge", {"into": self._other(random, report)}
        if toss < 0.78:
            return "relocate", {"point": list(NEIGHBOUR_POINT), "address": "Jl. Tetangga"}
        if toss < 0.84:
            return "prioritise", {"priority": random.randrange(4)}
        if toss < 0.88:
            return "purge", {}
        return "move", {"to": "in_progress" if status != "in_progress" else "coordinating", "agency": AGENCY, "reason": "Cepat."}

    def _field(self, random: Random, kind: str) -> tuple[str, dict[str, Any]]:
        """Another value for one field."""
        payloads: dict[str, dict[str, Any]] = {
            "answer": {"text": f"Dari kecamatan {random.randrange(10**6)}"},
            "prioritise": {"priority": random.randrange(4)},
            "recategorise": {"category": random.choice(CATEGORIES)},
            "relocate": {"point": [HERE[0] + random.randrange(-9, 10) / 10_000, HERE[1]], "address": "Jl. Kecamatan"},
            "assign": {"officer": self._colleague(random, None)},
        }
        return kind, payloads[kind]

    def _colleague(self, random: Random, assignee: str | None) -> str:
        logins = [login for logins in DESKS.values() for login in logins]
        ids = [self._centre.officer_id(login) for login in logins]
        return random.choice([officer for officer in ids if officer != assignee])

    def _other(self, random: Random, report: str) -> str:
        with self._centre.read() as database:
            query = "SELECT id FROM report WHERE ward = ? AND id <> ? AND status <> 'duplicate' ORDER BY id"
            rows = database.execute(query, (WARD, report)).fetchall()
        return str(random.choice(rows)[0])

    def _send(self, report: str, kind: str, payload: dict[str, Any]) -> bool:
        answer = self._post(self._document(report, kind, payload))
        if answer.status_code == 401:
            self._sign_in()
            answer = self._post(self._document(report, kind, payload))
        return answer.status_code == 200 and answer.json()["results"][0]["status"] == "applied"

    def _document(self, report: str, kind: str, payload: dict[str, Any]) -> dict[str, Any]:
        if not self._token:
            self._sign_in()
        now = datetime.now(UTC)
        return {
            "op_id": new_uuid7(now),
            "report_id": report,
            "kind": kind,
            "payload": payload,
            "guard": {},
            "base_rev": self._rev(report),
            "author_id": self._id,
            "device_id": "centre",
            "recorded_at": now.isoformat().replace("+00:00", "Z"),
            "depends_on": [],
        }

    def _rev(self, report: str) -> int:
        """The revision that the supervisor sees: their screen is always the newest."""
        with self._centre.read() as database:
            row = database.execute("SELECT rev FROM report WHERE id = ?", (report,)).fetchone()
        return 0 if row is None else int(row[0])

    def _post(self, document: dict[str, Any]) -> requests.Response:
        headers = {"Authorization": f"Bearer {self._token}"}
        url = f"{self._centre.url}/officer/v1/operations"
        return requests.post(url, json={"operations": [document]}, headers=headers, timeout=_SECONDS)

    def _sign_in(self) -> None:
        body = {"login": SUPERVISOR, "password": PASSWORD, "device_id": "centre"}
        answer = requests.post(f"{self._centre.url}/officer/v1/session", json=body, timeout=_SECONDS)
        answer.raise_for_status()
        self._token, self._id = answer.json()["access_token"], answer.json()["officer"]["id"]

    def _purge(self, report: str) -> None:
        if self._purges > 0:
            self._purges -= 1
            self._centre.administer("purge", report, "--reason", "Permintaan warga.")
            self.did["purge"] += 1
