"""Which times of work can be believed: a desk that was connected in between would have sent the work then.

`recorded_at` is the word of a client's clock. Work without a line is often days old when it arrives, and that is right; work of a
desk that was connected a day after it was recorded, and sends it only now, is told apart in the history.
"""

from datetime import datetime, timedelta

from sqlalchemy import RowMapping, select

from central import schema
from central.clock import to_millis
from central.storage import Writing

# A desk that is connected renews its tokens four times an hour: after so long without that it was away.
_AWAY = timedelta(hours=1)
# Photos may be slow to go up, and a filter on the way may hold up what they belong to.
MOST_HELD_UP = timedelta(days=1)


def contact(former: RowMapping | None, now: int) -> dict[str, int | None]:
    """The columns of a contact now: since when the desk is connected, and when it was before it was away."""
    if former is None or former["seen_at"] is None:
        return {"seen_at": now, "online_since": now, "contact_before": None}
    if now - former["seen_at"] > _AWAY // timedelta(milliseconds=1):
        return {"seen_at": now, "online_since": now, "contact_before": former["seen_at"]}
    return {"seen_at": now, "online_since": former["online_since"] or now, "contact_before": former["contact_before"]}


def last_contact(tx: Writing, officer_id: str, device_id: str | None) -> RowMapping | None:
    """The last contact of an officer's desk, in whichever of its sessions; without a device that of any desk of theirs."""
    table = schema.session
    mine = (table.c.officer_id == officer_id) & table.c.seen_at.is_not(None)
    if device_id is not None:
        mine &= table.c.device_id == device_id
    columns = (table.c.seen_at, table.c.online_since, table.c.contact_before)
    return tx.execute(select(*columns).where(mine).order_by(table.c.seen_at.desc()).limit(1)).mappings().first()


def is_doubtful(tx: Writing, officer_id: str, device_id: str, recorded_at: datetime) -> bool:
    """Whether the desk was connected long after it says that the work was done, and did not send it then."""
    # A device that never signed in is a word of the sender's: the one that sends counts then.
    known = last_contact(tx, officer_id, device_id) or last_contact(tx, officer_id, None)
    if known is None or known["online_since"] is None:
        return False
    recorded, held_up = to_millis(recorded_at), MOST_HELD_UP // timedelta(milliseconds=1)
    if known["contact_before"] is not None and known["contact_before"] - recorded > held_up:
        return True
    return bool(tx.now_millis - max(known["online_since"], recorded) > held_up)
