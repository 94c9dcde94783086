"""Whatever was done and whatever is damaged then: the rebuilt set of operations is what was recorded."""

import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from officer_app.domain.operations import Evidence, Note
from sync.care.work_rows import Values
from sync.records import Choice, OperationState
from tests.fakes import synthetic
from tests.fakes.desk_work import DeskWork, desk_work, prepared
from tests.fakes.worked_home import ME, PAGE, WorkedHome, back_up, cut, rows_of, spoil, zero_page


def note(desk: DeskWork, number: int) -> None:
    desk.commands.record(ME, "r1", Note(text=f"catatan {number} " + "air " * 400))


def evidence(desk: DeskWork, number: int) -> None:
    photo = desk.commands.attach("r2", prepared(b"foto %d" % number))
    desk.commands.record(ME, "r2", Evidence(photos=(photo,)))


def sent(desk: DeskWork, _number: int) -> None:
    for op_id in in_state(desk, OperationState.QUEUED)[:2]:
        desk.work.finish(op_id, OperationState.APPLIED, result_rev=7)
    desk.work.settle({"r1": 7})


def conflict(desk: DeskWork, _number: int) -> None:
    for op_id in in_state(desk, OperationState.QUEUED)[-1:]:
        desk.work.finish(op_id, OperationState.CONFLICT, problem="gone", theirs=b'{"id":"r1"}')


def refused(desk: DeskWork, _number: int) -> None:
    for op_id in in_state(desk, OperationState.QUEUED)[-1:]:
        desk.work.finish(op_id, OperationState.QUARANTINED, problem="rejected")


def withdrawn(desk: DeskWork, _number: int) -> None:
    for op_id in in_state(desk, OperationState.QUARANTINED)[:1]:
        desk.commands.resolve(ME, op_id, Choice.WITHDRAW, reason="salah alamat")


def backed_up(desk: DeskWork, _number: int) -> None:
    back_up(desk.stores)


def engine_rested(desk: DeskWork, _number: int) -> None:
    desk.work.keep_journal()


def drafted(desk: DeskWork, number: int) -> None:
    desk.commands.keep_draft("r1", "note", f"konsep {number}")


def centre_restored(desk: DeskWork, _number: int) -> None:
    desk.work.reoffer(synthetic.NOW)


STEPS = (note, note, evidence, sent, conflict, refused, withdrawn, backed_up, engine_rested, drafted, centre_restored)
Step = Callable[[DeskWork, int], None]


def in_state(desk: DeskWork, state: OperationState) -> list[str]:
    return [item.op_id for item in desk.reader.outbox() if item.state is state]


def damage(path: Path, kind: str, place: float) -> None:
    """Somewhere in the file."""
    size = path.stat().st_size
    at = int(place * (size - 1))
    match kind:
        case "zeroed":
            zero_page(path, at // PAGE)
        case "spoilt":
            spoil(path, at, 1 + at % 5_000)
        case "cut":
            cut(path, at)
        case "gone":
            path.unlink()


def standing(rows: dict[str, list[Values]]) -> dict[object, tuple[object, ...]]:
    """What must be the same: each operation's words, where it belongs, and where it is as far as others than the file knew."""
    unsent = ("queued", "sending", "uncertain")
    return {
        row["op_id"]: (row["document"], row["report_id"], row["author_id"], "unsent" if row["state"] in unsent else row["state"])
        for row in rows["operation"]
    }


@settings(max_examples=25)
@given(
    st.lists(st.sampled_from(STEPS), min_size=3, max_size=14),
    st.sampled_from(("zeroed", "spoilt", "cut", "gone", "nothing")),
    st.floats(0, 1),
    st.booleans(),
)
def test_the_rebuilt_set_is_what_was_recorded(steps: list[Step], kind: str, place: float, remembered: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        with desk_work(home) as desk:
            for number, step in enumerate(steps):
                desk.clock.tick(minutes=7)
                step(desk, number)
            desk.work.keep_journal()
            desk.stores.close()
        worked = WorkedHome(home, rows_of(home))
        damage(worked.work, kind, place)
        if remembered:  # met in the middle of the day, or only at the start
            (home / "work.damaged").touch()
        stores = synthetic.open_temporary(home)
        if stores.check_pages():
            stores.note_damage()
            stores.close()
            stores = synthetic.open_temporary(home)
        assert stores.check() == []
        with closing(stores.open_reader()) as reader:
            assert len(reader.outbox()) == sum(row["state"] not in ("settled", "discarded") for row in worked.rows["operation"])
        stores.close()
        now = rows_of(home)
        assert standing(now) == standing(worked.rows)
        assert {row["op_id"] for row in now["conflict"]} >= {row["op_id"] for row in worked.rows["conflict"]}
        assert sorted(map(str, now["resolution"])) == sorted(map(str, worked.rows["resolution"]))
