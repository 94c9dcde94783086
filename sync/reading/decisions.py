"""What needs a person: each operation that the centre could not take, how the report was, was meant to be, and is now."""

from collections.abc import Iterable
from dataclasses import dataclass

from officer_app.domain.officers import Officer
from officer_app.domain.operations import Merge
from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import Role
from sync.database import Database
from sync.decisions.choices import Situation, choices
from sync.decisions.rows import dependents, standing
from sync.overlay import OWN
from sync.reading import outbox
from sync.records import DecisionCard, OutboxItem, Reference
from sync.report_rows import report_of
from sync.sql_lists import json_list


@dataclass(frozen=True, slots=True)
class _Sides:
    base: Report
    mine: Report
    theirs: Report | None


def cards(database: Database, reference: Reference, limit: int, op_id: str | None = None) -> list[DecisionCard]:
    """The cards of what needs a decision, oldest first; inside a snapshot."""
    found = []
    for item in outbox.items_to_decide(database, limit, op_id):
        sides = _sides(database, item)
        situation = _situation(database, reference, item, sides, _roles(database, reference, item.author_id))
        found.append(DecisionCard(item=item, base=sides.base, mine=sides.mine, theirs=sides.theirs, choices=choices(situation)))
    return found


def situation(database: Database, reference: Reference, op_id: str, officer: Officer) -> Situation | None:
    """What an officer's decision hangs on; inside a snapshot."""
    for item in outbox.items_to_decide(database, 1, op_id):
        return _situation(database, reference, item, _sides(database, item), officer.roles)
    return None


def named(database: Database, start: str) -> list[str]:
    """The officer's operations whose ids begin so, at most two."""
    rows = database.rows(
        f"SELECT op_id FROM work.operation WHERE substr(op_id, 1, ?) = ? AND {OWN} ORDER BY op_id LIMIT 2",  # noqa: S608
        (len(start), start),
    )
    return [row[0] for row in rows]


def _situation(database: Database, reference: Reference, item: OutboxItem, sides: _Sides, roles: frozenset[Role]) -> Situation:
    theirs, seen = sides.theirs, sides.theirs
    if theirs is not None:
        # What builds on the operation falls with it.
        fallen = dependents(database, item.op_id)
        seen = standing(database, theirs, item.author_id, reference, without=fallen)
    into = theirs.merged_into if theirs is not None else None
    other = item.payload.into if isinstance(item.payload, Merge) else None
    return Situation(
        item=item,
        base=sides.base,
        theirs=theirs,
        seen=seen,
        officer_id=item.author_id,
        roles=roles,
        reference=reference,
        known=_known(database, [report_id for report_id in (into, other) if report_id is not None]),
    )


def _sides(database: Database, item: OutboxItem) -> _Sides:
    row = database.row(
        """SELECT b.base, b.mine, c.theirs FROM work.operation_base b LEFT JOIN work.conflict c ON c.op_id = b.op_id
           WHERE b.op_id = ?""",
        (item.op_id,),
    )
    base, mine, told = row or (None, None, None)
    cached = database.value("SELECT b.doc FROM report r JOIN body b ON b.rid = r.rid WHERE r.id = ?", (item.report_id,))
    theirs = cached or told
    return _Sides(report_of(base), report_of(mine), None if theirs is None else report_of(theirs))


def _known(database: Database, report_ids: Iterable[str]) -> frozenset[str]:
    rows = database.rows("SELECT id FROM report WHERE id IN (SELECT value FROM json_each(?))", (json_list(report_ids),))
    return frozenset(row[0] for row in rows)


def _roles(database: Database, reference: Reference, author_id: str) -> frozenset[Role]:
    """The roles under which the author signed in here; as colleagues know him where that is not on record."""
    scope = (database.value("SELECT value FROM work.meta WHERE key = 'cache_scope'") or "").split("|")
    if len(scope) > 2 and scope[1] == author_id:
        known = {role.value for role in Role}
        return frozenset(Role(word) for word in scope[2].split(",") if word in known)
    colleague = reference.officers.get(author_id)
    return colleague.roles if colleague is not None else frozenset()
