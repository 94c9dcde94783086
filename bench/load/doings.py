"""What offices do: operations that fit the reports they know, as JSON for the central API."""

import itertools
import random
from datetime import UTC, datetime
from typing import Any

import msgspec

from bench.load.setting import Office
from bench.province.words import ANSWERS, NOTES, REASONS
from officer_app.domain.vocabulary import CLOSED_STATUSES

_CLOSED = frozenset(map(str, CLOSED_STATUSES))
_AGENCY = "dinas-sumber-daya-air"
# Each office is alone at its reports, and has seen all that was written there.
_NEWEST = (1 << 63) - 1


class Doings:
    """Makes operations with ids of their own."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(f"{seed}/doings")
        self._run = self._dice.getrandbits(32)
        self._numbers = itertools.count(1)

    def batch(self, office: Office, size: int) -> tuple[bytes, list[str]]:
        """A batch's body, and the reports that its operations are about."""
        chosen = self._dice.choices(list(office.reports), k=size)
        operations = [self._operation(office, report_id) for report_id in chosen]
        return msgspec.json.encode({"operations": operations}), chosen

    def _operation(self, office: Office, report_id: str) -> dict[str, Any]:
        status = office.reports[report_id]
        kind, payload = self._doing(office, report_id, status)
        now = datetime.now(UTC)
        number = next(self._numbers)
        return {
            "op_id": f"{int(now.timestamp() * 1000):012x}"[:8] + f"-{number >> 16 & 0xFFFF:04x}-7{number & 0xFFF:03x}"
            f"-8{number >> 12 & 0xFFF:03x}-{self._run:08x}{number & 0xFFFF:04x}",
            "report_id": report_id,
            "kind": kind,
            "payload": payload,
            "guard": {"status": status} if kind == "move" else {},
            "base_rev": _NEWEST,
            "author_id": office.officer.id,
            "device_id": "bench",
            "recorded_at": now,
        }

    def _doing(self, office: Office, report_id: str, status: str) -> tuple[str, dict[str, Any]]:
        lot = self._dice.random()
        if lot < 0.10 and office.held:
            return "evidence", {"photos": [_photo(*self._dice.choice(office.held))]}
        if lot < 0.45 or status in _CLOSED:
            return "note", {"text": self._dice.choice(NOTES)}
        if lot < 0.60:
            return "prioritise", {"priority": self._dice.randrange(4)}
        if lot < 0.70:
            return "assign", {"officer": office.officer.id}
        if lot < 0.78:
            return "answer", {"text": self._dice.choice(ANSWERS)}
        return self._move(office, report_id, status)

    def _move(self, office: Office, report_id: str, status: str) -> tuple[str, dict[str, Any]]:
        """On to the next status, and from there back to the agency: a report never runs out of moves."""
        if status == "awaiting_validation":
            return "note", {"text": self._dice.choice(NOTES)}
        if status == "in_progress":
            office.reports[report_id] = "coordinating"
            return "move", {"to": "coordinating", "agency": _AGENCY, "reason": self._dice.choice(REASONS)}
        office.reports[report_id] = "in_progress"
        return "move", {"to": "in_progress"}


def _photo(sha256: str, size: int) -> dict[str, Any]:
    facts = {"original_sha256": sha256, "original_size": size, "source": "jpeg"}
    return {"sha256": sha256, "size": size, "mime": "image/jpeg", "width": 1280, "height": 960, "role": "during", "facts": facts}
