"""The promises of docs/faults.md, looked at from outside: `at_any_time` after each step, `at_rest` in good weather."""

from collections import Counter

from officer_app.domain.vocabulary import Status
from sync import audit
from sync.changes import Connection
from sync.database import Row
from sync.records import ATTENTION_STATES, UNSENT_STATES, OperationState
from tests.faults.machine.desk import Desk, officers_of
from tests.faults.machine.world import World

SETTLED, CONFLICT, DISCARDED = OperationState.SETTLED, OperationState.CONFLICT, OperationState.DISCARDED
_ENDS = frozenset({SETTLED, CONFLICT, OperationState.QUARANTINED, DISCARDED})
_DONE = ("applied", "already_applied")
_MOST_ROUNDS = 12


def at_any_time(world: World) -> None:
    """What holds whatever happens: nothing told is gone, nothing was sent under another's name, nothing happened twice.

    No value that somebody else wrote was replaced unseen.
    """
    for desk in world.desks:
        states = world.states(desk.number)
        told = {op_id: one for op_id, one in world.memory.operations.items() if one.desk == desk.number}
        assert told.keys() <= states.keys(), f"told as saved and gone: {told.keys() - states.keys()}"
        _check_shown(world, desk, {op_id: state for op_id, (state, author) in states.items() if author == _author(desk)})
        _check_drafts(world, desk)
    assert not world.complaints.heard, world.complaints.heard
    assert not world.centre.judge.foreign, f"sent under another's token: {world.centre.judge.foreign}"
    twice = [op_id for op_id, times in Counter(world.centre.ledger.effects).items() if times > 1]
    assert not twice, f"took effect twice: {twice}"
    for one in world.centre.ledger.replaced:
        given = world.memory.operations.get(one.op_id)
        unseen = given is not None and one.former_author != one.officer_id and getattr(given.shown, one.field) != one.former
        assert not unseen, f"replaced unseen: {one} of {given}"


def at_rest(world: World) -> None:
    """Let the weather become good and everybody finish; then look at every promise."""
    calm(world)
    at_any_time(world)
    for desk in world.desks:
        _check_ends(world, desk)
        _check_photos(world, desk)
        _check_cache(world, desk)
        _check_cards(world, desk)
        assert not audit.breaks(desk.commands._db), "the audit chain is broken"
        assert not desk.stores.check(), desk.stores.check()


def calm(world: World) -> None:
    """No more trouble: each officer of each desk signs in and syncs until nothing of his waits."""
    world.centre.sick.clear()
    world.centre.outdated = False
    for desk in world.desks:
        desk.wire.weather.clear()
        desk.wire.down = False
        if desk.bomb.dead:
            desk.restart()
        desk.bomb.defuse()
    for desk in world.desks:
        all_of_them = officers_of(desk.number)
        _finish(world, desk, (desk.officer or all_of_them[0]).id)
        # Also what only the sync just now brought up: a restored centre wants everybody's work again.
        for officer in [one for one in all_of_them if one != desk.officer]:
            if _waits(world, desk, officer.id):
                _finish(world, desk, officer.id)
    for desk in world.desks:
        # What a colleague sent meanwhile arrives too.
        state = desk.sync()
        assert state is not None, "nobody is signed in"
        assert (state.connection, state.problem) == (Connection.ONLINE, None), state


def _finish(world: World, desk: Desk, officer_id: str) -> None:
    officer = next(one for one in officers_of(desk.number) if one.id == officer_id)
    if desk.officer != officer:
        assert desk.sign_in(officer), "signing in fails on a good line"
    for _ in range(_MOST_ROUNDS):
        state = desk.sync()
        if state is not None and state.connection is Connection.SIGNED_OUT:
            assert desk.sign_in(officer), "signing in fails on a good line"
        elif state is not None and state.problem is None and not _waits(world, desk, officer_id):
            return
        world.wait(10)
    raise AssertionError(f"after {_MOST_ROUNDS} rounds on a good line there still waits: {_waits(world, desk, officer_id)}")


def _waits(world: World, desk: Desk, officer_id: str) -> dict[str, str]:
    states = world.states(desk.number)
    return {op_id: state for op_id, (state, author) in states.items() if author == officer_id and state not in _ENDS}


def _author(desk: Desk) -> str | None:
    found: str | None = desk.reader._db.value("SELECT value FROM work.meta WHERE key = 'author'")
    return found


def _check_shown(world: World, desk: Desk, own: dict[str, OperationState]) -> None:
    """What is not settled is in the outbox; what is unsent lies over its report."""
    shown = {item.op_id: item.state for item in desk.reader.outbox()}
    live = {op_id: state for op_id, state in own.items() if state not in (SETTLED, DISCARDED)}
    assert shown == live, f"the outbox shows {shown}, there is {live}"
    counts = desk.reader.counts()
    assert counts.unsent == sum(state in UNSENT_STATES for state in own.values()), counts
    assert counts.attention == sum(state in ATTENTION_STATES for state in own.values()), counts
    for op_id, state in live.items():
        told = world.memory.operations.get(op_id)
        if told is not None and state in UNSENT_STATES:
            detail = desk.reader.detail(told.report_id)
            assert detail is not None, f"a report with unsent work is gone: {told}"
            shows = {item.op_id for item in detail.operations}
            assert op_id in shows, f"unsent work is not shown with its report: {told}"


def _check_drafts(world: World, desk: Desk) -> None:
    author = _author(desk)
    for (number, officer_id, report_id, field_name), text in world.memory.drafts.items():
        if (number, officer_id) == (desk.number, author):
            assert desk.reader.drafts(report_id).get(field_name) == text, f"a draft is gone: {field_name} of {report_id}"
    for number, officer_id, report_id, sha256 in world.memory.attached:
        if (number, officer_id) == (desk.number, author):
            kept = {photo.sha256 for photo in desk.reader.draft_photos(report_id)}
            assert sha256 in kept, f"an attached photo is gone from {report_id}"
            assert desk.stores.vault.get(sha256) is not None, "an attached photo's file is gone"


def _check_ends(world: World, desk: Desk) -> None:
    """Each operation is exactly one of settled, conflict, quarantined, discarded by a person; settled ones are at the centre."""
    results = world.centre.ledger.results
    decided = {row[0] for row in desk.reader._db.rows("SELECT op_id FROM work.resolution")}
    for op_id, (state, _) in world.states(desk.number).items():
        assert state in _ENDS, f"{op_id} is {state}"
        done = op_id in results and results[op_id].status in _DONE
        assert done or state is not SETTLED, f"settled here, unknown at the centre: {op_id}"
        assert (state is DISCARDED) == (op_id in decided), f"{op_id} is {state}, decided: {op_id in decided}"
        assert not done or state is not CONFLICT, f"a conflict here, done at the centre: {op_id}"


def _check_photos(world: World, desk: Desk) -> None:
    """Each photo is at the centre, verified, or still here."""
    for told in world.memory.operations.values():
        state = world.states(desk.number).get(told.op_id)
        if state is None:
            continue
        for sha256 in told.photos:
            held = sha256 in world.centre.ledger.blobs.get(told.officer_id, {})
            assert held or state[0] is not SETTLED, f"settled without its photo at the centre: {told}"
            assert held or desk.stores.vault.get(sha256) is not None, f"a photo is neither here nor there: {told}"


def _check_cache(world: World, desk: Desk) -> None:
    """The cache is the centre's scope."""
    officer = desk.officer
    assert officer is not None
    rows: list[Row] = desk.reader._db.rows("SELECT id, rev, status, assignee, ward FROM report")
    here = {row[0]: (row[1], Status(row[2]), row[3], row[4]) for row in rows}
    visible = world.centre.ledger.visible(officer)
    there = {name: (report.rev, report.status, report.assignee, report.ward) for name, report in visible.items()}
    assert here == there, f"the cache and the centre differ: {dict(here.items() ^ there.items())}"
    for name, report in visible.items():
        detail = desk.reader.detail(name)
        assert detail is not None
        assert detail.report == report, f"{name} is shown as {detail.report}, and is {report}"


def _check_cards(world: World, desk: Desk) -> None:
    """Whatever the guard refused last has a card, with how the report was and was meant to be."""
    states = world.states(desk.number)
    refused = [op_id for op_id, verdict in world.centre.judge.last.items() if verdict == "conflict" and op_id in states]
    for op_id in refused:
        assert states[op_id][0] in (CONFLICT, DISCARDED), f"refused by the guard and {states[op_id][0]}: {op_id}"
    for op_id, (state, author) in states.items():
        if state is CONFLICT:
            row = desk.reader._db.row("SELECT base, mine FROM work.conflict WHERE op_id = ?", (op_id,))
            assert row is not None, f"a conflict without a card: {op_id}"
            assert author != _author(desk) or desk.reader.card(op_id) is not None, f"a conflict without a card: {op_id}"
