"""Quick actions as JSON: an officer's own, which this computer keeps encrypted with their work."""

from collections.abc import Iterable

import msgspec

from officer_app.domain.macros import MOST_MACROS, MOVES, Macro

# The key under which an officer's quick actions are kept.
MACROS_OF = "macros:"
# What was typed of quick actions and is not saved.
UNFINISHED_MACROS_OF = "unfinished-macros:"


def write_macros(macros: Iterable[Macro]) -> str:
    """Quick actions as JSON text."""
    return msgspec.json.encode(list(macros)).decode()


def read_macros(text: str | bytes) -> list[Macro]:
    """The quick actions in a JSON list; one that cannot be understood is left out and spoils none of the others."""
    try:
        raw = msgspec.json.decode(text, type=list[msgspec.Raw])
    except msgspec.MsgspecError:
        return []
    return [found for found in map(_macro, raw[:MOST_MACROS]) if found is not None]


def _macro(raw: msgspec.Raw) -> Macro | None:
    try:
        found = msgspec.json.decode(raw, type=Macro)
    except msgspec.MsgspecError:
        return None
    return found if found.move in MOVES else None
