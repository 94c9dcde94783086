"""The little that is looked at after each gesture, asked for in two rounds: windows, focus, highlighted row, open report."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.hand.eyes import Eyes, State, Thing, layer
from tests.hand.wire import Ref, ask, ask_matching


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What was seen; `listed` and `number` are None where they are no longer what they were."""

    windows: Sequence[Thing]
    focus: Thing | None
    listed: Thing | None
    row: Thing | None
    number: Thing | None
    popups: int


def glimpse(eyes: Eyes, listed: Thing | None, number: Thing | None) -> Glimpse:
    """Look at a list and at a label that are known, and at what there is else."""
    program, popups = eyes.program(), eyes.popups()
    assert program is not None, "the program is not on the bus"
    questions = [ask(program, "GetChildren"), ask_matching(program, (State.FOCUSED, State.SHOWING), ())]
    if listed is not None:
        questions.append(ask(listed.ref, "GetSelectedChild", 0, interface="Selection", signature="i"))
    children, focused, *selected = eyes.wire.all(questions)
    tops, keys, rows = _refs(children), _refs(focused), _refs(selected)
    known = [thing.ref for thing in (listed, number) if thing is not None]
    things = {thing.ref: thing for thing in eyes.describe(list(dict.fromkeys([*tops, *keys, *rows, *known])))}
    shown = {ref: thing for ref, thing in things.items() if thing.has(State.SHOWING)}
    windows = sorted((shown[ref] for ref in tops if ref in shown), key=layer)
    if popups:
        # Menus hang in no window's tree.
        windows, focus = eyes.windows(), eyes.focus()
    else:
        focus = eyes.focus_among([shown[ref] for ref in keys if ref in shown])
    return Glimpse(
        windows,
        focus,
        shown.get(listed.ref) if listed is not None else None,
        things.get(rows[0]) if rows else None,
        shown.get(number.ref) if number is not None else None,
        popups,
    )


def _refs(found: Sequence[Ref] | None) -> list[Ref]:
    return [(ref[0], ref[1]) for ref in found or () if ref]
