"""The judgement: what officers were shown against what stands at the centre and on their desks. It trusts no product code.

Lost is work that was shown as saved and is neither in force at the centre, nor before a person, nor decided by one. Duplicated is
an operation, or words of one, that stands in histories twice. Overwritten is a move that was applied although the report was not
as the officer had seen it, a field that was replaced although its officer had not seen what stood there (`tests.lab.fields`), or
an effect that is not in the history.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.lab.fields import overwritten_fields
from tests.lab.ledger import Errand
from tests.lab.truth import DONE, Happening, Standing, Truth

# What a move does to the status, by its kind; where from matters only for a reopening.
_CLOSES = {"validate": "done", "return": "in_progress", "merge": "duplicate"}
_MOVES = frozenset({"move", "reopen", *_CLOSES})


@dataclass(slots=True)
class Desks:
    """What the desks hold in the end, all of them together.

    `saved` are errands by the id shown for them, `documents` operations by id as they went over the line, `cards` those that lie
    before a person, `waiting` those that did not get out, `decided` those about which a person decided, `reworded` those whose
    content changed on the way.
    """

    saved: Mapping[str, Errand]
    documents: Mapping[str, Mapping[str, Any]]
    cards: frozenset[str] = frozenset()
    waiting: frozenset[str] = frozenset()
    decided: frozenset[str] = frozenset()
    reworded: frozenset[str] = frozenset()


@dataclass(slots=True)
class Verdict:
    """What went wrong, each with the operation or the words it is about; empty lists are what is wanted."""

    lost: list[str] = field(default_factory=list)
    duplicated: list[str] = field(default_factory=list)
    overwritten: list[str] = field(default_factory=list)
    photos_missing: list[str] = field(default_factory=list)
    with_card: int = 0
    without_card: int = 0

    @property
    def clean(self) -> bool:
        """Whether nothing went wrong."""
        return not (self.lost or self.duplicated or self.overwritten or self.photos_missing or self.without_card)


def judge(desks: Desks, truth: Truth) -> Verdict:
    """Compare."""
    verdict = Verdict(
        lost=list(_lost(desks, truth)),
        duplicated=list(_duplicated(desks, truth)),
        overwritten=[*_overwritten(desks, truth), *overwritten_fields(desks.documents, truth)],
        photos_missing=list(_photos_missing(desks, truth)),
    )
    own = {op_id for op_id in truth.conflicted if op_id in desks.documents}
    seen = own & (desks.cards | desks.decided)
    verdict.with_card, verdict.without_card = len(seen), len(own - seen)
    return verdict


def _lost(desks: Desks, truth: Truth) -> Iterable[str]:
    # What was added to a merged report went on to another one, and may have been erased with that.
    forwarded = {line.data.get("op_id") for line in truth.history if line.kind == "forwarded"}
    written = forwarded | {line.op_id for line in truth.history}
    for op_id, errand in desks.saved.items():
        end = truth.results.get(op_id)
        if end in DONE:
            gone = errand.report not in truth.reports  # purged: its history went with it
            if end == "applied" and op_id not in written and not gone:
                yield f"{op_id} is applied without a trace"
        elif op_id not in desks.cards and op_id not in desks.decided:
            yield f"{op_id} ({errand.kind} of {errand.login}): {end or 'unknown at the centre'}" + (
                ", still waiting" if op_id in desks.waiting else ""
            )
    yield from (f"{op_id} was sent with two contents" for op_id in sorted(desks.reworded))


def _duplicated(desks: Desks, truth: Truth) -> Iterable[str]:
    lines = Counter(line.op_id for line in truth.history if line.op_id is not None)
    yield from (f"{op_id} stands in the history {count} times" for op_id, count in lines.items() if count > 1)
    for errand in {errand.marker: errand for errand in desks.saved.values() if errand.marker}.values():
        # A line without an operation tells a follower what its main report was answered.
        found = [line for line in truth.history if line.op_id is not None and errand.is_in(line.data)]
        if len(found) > 1:
            yield f"the words {errand.marker} stand in {[(line.report, line.seq, line.op_id) for line in found]}"


def _overwritten(desks: Desks, truth: Truth) -> Iterable[str]:
    for op_id, errand in desks.saved.items():
        guard = desks.documents.get(op_id, {}).get("guard", {})
        if errand.seen is not None and guard.get("status", errand.seen) != errand.seen:
            yield f"{op_id} relies on {guard['status']}, the officer saw {errand.seen}"
    by_report: dict[str, list[Happening]] = {}
    for line in truth.history:
        by_report.setdefault(line.report, []).append(line)
    for report, lines in by_report.items():
        standing = Standing("waiting", None)
        for line in lines:
            document = desks.documents.get(line.op_id or "")
            if document is not None and truth.results.get(line.op_id or "") == "applied":
                yield from _ignored_guard(line, document.get("guard", {}), standing)
            standing = _after(standing, line)
        if report in truth.reports and truth.reports[report] != standing:
            yield f"{report} is {truth.reports[report]}, its history leads to {standing}"


def _ignored_guard(line: Happening, guard: Mapping[str, Any], standing: Standing) -> Iterable[str]:
    if line.kind in _MOVES and "status" not in guard:
        yield f"{line.op_id} moved {line.report} without a guard"
    if guard.get("status", standing.status) != standing.status:
        yield f"{line.op_id} relied on {guard['status']}, {line.report} was {standing.status}"
    if guard.get("checks_assignee") and guard.get("assignee") != standing.assignee:
        yield f"{line.op_id} relied on assignee {guard.get('assignee')}, {line.report} had {standing.assignee}"


def _after(standing: Standing, line: Happening) -> Standing:
    status, assignee = standing.status, standing.assignee
    if line.kind == "assign":
        return Standing(status, line.data.get("officer"))
    if line.kind == "move":
        target = str(line.data["to"])
    elif line.kind == "reopen":
        target = {"done": "in_progress", "rejected": "waiting"}.get(status, status)
    else:
        target = _CLOSES.get(line.kind, status)
    if target == "in_progress" and status in ("waiting", "delegated") and assignee is None:
        assignee = line.actor
    return Standing(target, assignee)


def _photos_missing(desks: Desks, truth: Truth) -> Iterable[str]:
    yield from (f"{sha256} of report {report}" for report, sha256 in truth.attached if sha256 not in truth.sound)
    lines = {line.op_id: line for line in truth.history}
    for op_id, errand in desks.saved.items():
        line = lines.get(op_id)
        if line is None:
            continue
        if len(set(line.photos)) < errand.photos:
            yield f"{op_id} has {len(line.photos)} of {errand.photos} photos"
        yield from (f"{sha256} of {op_id}" for sha256 in line.photos if sha256 not in truth.sound)
