"""A central API in memory, written from docs/protocol.md independently of `central/`: what clients are measured against.

It is asked by `Question` and tells `Answer`; the line between (`line.py`) is where things go wrong.
"""

import copy
import itertools
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from email.utils import format_datetime
from typing import Any

import msgspec

from officer_app.domain.officers import Officer
from officer_app.domain.workflow import DEFAULT_STEPS
from tests.faults.machine import reference_feed, reference_photos, reference_sessions
from tests.faults.machine.reference_answers import Answer, Question, Refusal, bare_answer, json_answer
from tests.faults.machine.reference_ledger import AGENCIES, CATEGORIES, OFFICERS, UNITS, WARDS, Ledger
from tests.faults.machine.reference_operations import Judge

INSTANCE = "0b8ce0a4-7a53-4a53-9a0e-5b3f0c0a1d2e"
_HOURS = {"response_hours": 6, "resolution_hours": 168, "red_flag_hours": 144}
_TAG = '"1"'


class ReferenceCentre:
    """Keeps the truth; `sick` operations make it fail, `outdated` clients are told to upgrade."""

    def __init__(self, clock: Callable[[], datetime], *, forgetful: bool = False) -> None:
        self.clock = clock
        self.judge = Judge(INSTANCE, forgetful=forgetful)
        self._epochs = itertools.count(1)
        self.ledger = Ledger(epoch=self._next_epoch())
        self.backup: Ledger | None = None
        self.sick: set[str] = set()
        self.outdated = False
        self.cursors_since = clock()
        self.asked: Counter[str] = Counter()

    def ask(self, question: Question) -> Answer:
        """Handle one request."""
        self.asked[f"{question.method} /{question.path.split('/')[1]}"] += 1
        try:
            answer = self._answer(question)
        except Refusal as refusal:
            answer = refusal.answer
        told = {"Officer-Instance": INSTANCE, "Date": format_datetime(self.clock(), usegmt=True)}
        return Answer(answer.status, {**told, **answer.headers}, answer.body)

    def back_up(self) -> None:
        """Keep a copy of everything."""
        self.backup = copy.deepcopy(self.ledger)

    def restore(self) -> None:
        """Go back to the copy; the epoch is a new one."""
        if self.backup is not None:
            self.ledger = copy.deepcopy(self.backup)
            self.ledger.epoch = self._next_epoch()

    def forget_cursors(self) -> None:
        """All cursors given out so far are too old now."""
        self.cursors_since = self.clock()

    def _next_epoch(self) -> str:
        return f"epoch-{next(self._epochs)}"

    def _answer(self, question: Question) -> Answer:
        now, room = self.clock(), question.path.split("/")[1]
        if room == "ping":
            facts = {"service": "officer-api", "instance": INSTANCE, "epoch": self.ledger.epoch, "time": now}
            return json_answer({**facts, "nonce": question.query["nonce"]})
        if not question.whole and question.method != "PATCH":
            return bare_answer(400)  # half a request does nothing, and nobody is there to hear of it
        if question.path == "/session" and question.method == "POST":
            return reference_sessions.sign_in(self.ledger, question.body, now)
        if question.path == "/session/refresh":
            return reference_sessions.refresh(self.ledger, question.body, now)
        officer, session = reference_sessions.caller(self.ledger, question.headers.get("Authorization", ""), now)
        if question.path == "/session":
            self.ledger.sessions.remove(session)
            return bare_answer(204)
        if self.outdated:
            raise Refusal("upgrade-required", 426)
        return self._serve(officer, room, question, now)

    def _serve(self, officer: Officer, room: str, question: Question, now: datetime) -> Answer:
        match room:
            case "me":
                return json_answer(officer)
            case "reference" | "areas" | "roads" | "floods":
                return _document(room, question)
            case "changes":
                return reference_feed.changes(self.ledger, officer, question, now, self.cursors_since)
            case "index":
                return reference_feed.index(self.ledger, officer, question)
            case "reports":
                return reference_feed.report(self.ledger, officer, question.path.split("/")[2])
            case "operations":
                return self._operations(officer, msgspec.json.decode(question.body)["operations"], now)
            case "blobs":
                return reference_photos.is_held(self.ledger, officer, question.path.rpartition("/")[2])
            case "uploads":
                return reference_photos.upload(self.ledger, officer, question)
        raise Refusal("not-found", 404)

    def _operations(self, officer: Officer, operations: list[dict[str, Any]], now: datetime) -> Answer:
        results = []
        for operation in operations:
            # Those before it in the batch are done: each has a transaction of its own.
            if operation["op_id"] in self.sick:
                raise Refusal("internal", 500)
            results.append(self.judge.handle(self.ledger, officer, operation, now))
        return json_answer({"results": results})


def _document(room: str, question: Question) -> Answer:
    if question.headers.get("If-None-Match") == _TAG:
        return bare_answer(304)
    if room != "reference":
        return json_answer({"type": "FeatureCollection", "features": []}, ETag=_TAG)
    coded = {name: [{"code": code, "name": code} for code in codes] for name, codes in (("agencies", AGENCIES), ("units", UNITS))}
    told = {
        **coded,
        "version": "1",
        "categories": [{"code": code, "name": code, "name_en": code, **_HOURS} for code in CATEGORIES],
        "officers": list(OFFICERS.values()),
        "workflow": DEFAULT_STEPS,
        "areas_version": "1",
        "approximate_areas": False,
        "wards": WARDS,
    }
    return json_answer(told, ETag=_TAG)
