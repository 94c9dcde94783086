"""What an officer's action relies on: the status that they saw, and the value in each field that the action replaces.

What the officer saw is the report as it stood when the form was opened, below their own actions that have not arrived: of a field
that one of those writes, the next one relies on what it writes, and on it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from officer_app.domain.fields import changed, guarded, told, value_of, with_fields
from officer_app.domain.officers import Officer
from officer_app.domain.operations import Answer, Guard, Payload, Seen, Value, kind_of
from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import Field, OperationKind, Status
from sync.database import Database
from sync.reading import Reader
from sync.report_rows import report_of

# Operations that rely on the status that the officer saw, and each builds on the one before.
_MOVES = frozenset({OperationKind.MOVE, OperationKind.MERGE, OperationKind.VALIDATE, OperationKind.RETURN, OperationKind.REOPEN})
_UNSENT = "('queued', 'sending', 'uncertain')"
# A duplicate cannot be merged into, so that longer chains are nobody's work.
_LONGEST_CHAIN = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Relied:
    """What an action relies on; `base` is the report as its officer saw it."""

    guard: Guard
    depends_on: tuple[str, ...]
    base: Report


@dataclass(frozen=True, slots=True)
class _Written:
    """What an officer's own operation writes into a field; `waits` while it has not arrived."""

    op_id: str
    value: Value
    waits: bool


def relied_on(
    database: Database, reader: Reader, officer: Officer, report: Report, payload: Payload, seen: Report | None = None
) -> Relied:
    """What an action on a report relies on; `seen` is the report as the form showed it. Inside a transaction."""
    moves = kind_of(payload) in _MOVES
    shown = seen or report
    original = _original(reader, shown) if isinstance(payload, Answer) else None
    own = _own_writes(database, officer.id, shown, original)
    # Nobody saw what could not be read: of that the revision decides.
    hidden = reader.unread_fields((original or shown).id)
    fields = [field for field in guarded(payload) if field in own or field.value not in hidden]
    relied = {field: own[field].value if field in own else _stood(shown, original, field) for field in fields}
    # An answer that goes on to an original builds on the officer's own merger that has not arrived yet.
    builds = moves or original is not None
    foundations = [_former_move(database, report.id, officer.id)] if builds else []
    foundations += [own[field].op_id for field in relied if field in own and own[field].waits]
    return Relied(
        guard=_guard(officer, report, relied, moves=moves),
        depends_on=tuple(dict.fromkeys(op_id for op_id in foundations if op_id is not None)),
        base=with_fields(report, shown, relied.keys() - own.keys()),
    )


def _guard(officer: Officer, report: Report, relied: dict[Field, Value], *, moves: bool) -> Guard:
    """A move also relies on the status, and, where the report was the officer's, on that it still is."""
    his = moves and report.assignee == officer.id
    guard = Guard(status=report.status if moves else None, assignee=officer.id if his else None, checks_assignee=his)
    if Field.ASSIGNEE in relied:
        assignee = relied[Field.ASSIGNEE]
        guard = replace(guard, assignee=None if assignee is None else str(assignee), checks_assignee=True)
    others = {field: value for field, value in relied.items() if field is not Field.ASSIGNEE}
    return replace(guard, seen=tuple(Seen(field, told(field, value)) for field, value in others.items()))


def _stood(shown: Report, original: Report | None, field: Field) -> Value:
    """What the officer saw in a field: an answer at a merged report goes on to its original, and replaces what that says."""
    there = value_of(original, field) if original is not None else None
    return value_of(shown, field) if there is None else there


def _original(reader: Reader, report: Report) -> Report | None:
    """The report that what is added to this one goes on to; None where that is itself, or is not on this computer."""
    found: Report | None = None
    here, chain = report, {report.id}
    while here.status is Status.DUPLICATE and here.merged_into and len(chain) < _LONGEST_CHAIN:
        detail = reader.detail(here.merged_into)
        if detail is None or detail.report.id in chain:
            return None
        found = here = detail.report
        chain.add(here.id)
    return found


def _own_writes(database: Database, officer_id: str, shown: Report, original: Report | None) -> dict[Field, _Written]:
    """What the officer's own operations wrote last into each field, of those that the shown report does not hold yet."""
    found: dict[Field, _Written] = {}
    for report in (original, shown):
        if report is not None:
            found |= dict(_writes_of(database, officer_id, report))
    return found


def _writes_of(database: Database, officer_id: str, report: Report) -> Iterator[tuple[Field, _Written]]:
    rows = database.rows(
        f"""SELECT o.op_id, o.state IN {_UNSENT}, b.base, b.mine FROM operation o JOIN operation_base b ON b.op_id = o.op_id
            WHERE o.report_id = ? AND o.author_id = ?
            AND (o.state IN {_UNSENT} OR (o.state IN ('applied', 'settled') AND o.result_rev > ?)) ORDER BY o.seq""",  # noqa: S608
        (report.id, officer_id, report.rev),
    )
    for op_id, waits, base, mine in rows:
        meant = report_of(mine)
        for field in changed(report_of(base), meant):
            yield field, _Written(op_id, value_of(meant, field), bool(waits))


def _former_move(database: Database, report_id: str, officer_id: str) -> str | None:
    """The officer's unsent move that brings the report to the status that they see."""
    kinds = sorted(_MOVES)
    found: str | None = database.value(
        f"""SELECT op_id FROM operation WHERE report_id = ? AND state IN {_UNSENT} AND author_id = ?
            AND kind IN ({", ".join("?" * len(kinds))}) ORDER BY seq DESC LIMIT 1""",  # noqa: S608
        (report_id, officer_id, *kinds),
    )
    return found
