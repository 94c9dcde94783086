"""What is late, what is at risk, and in whose hands a report is: one definition for every list, count, badge and figure.

A report is late when its next promise is broken. It is at risk when it is not late, but the first clock is in its last hour or
the second one past its red flag. Only a clock that runs breaks a promise: a closed report is neither, nor is one whose clocks are
paused. `sync.urgency` asks the same of the stores.
"""

from datetime import datetime, timedelta
from enum import IntEnum

from officer_app.domain.deadlines import LAST_HOUR, Clocks, risk_at
from officer_app.domain.vocabulary import CLOSED_STATUSES, Role, Status
from officer_app.domain.workflow import Workflow

# What breaks within this time stands on top of the queue.
SOON: timedelta = LAST_HOUR


class Hands(IntEnum):
    """Who has to do something next; closed reports are nobody's and count as OURS."""

    OURS = 0
    VALIDATOR = 1
    OTHERS = 2


def hands_of(status: Status, clocks: Clocks) -> Hands:
    """In whose hands a report is: with an agency, or with paused clocks, in those of others."""
    if status in CLOSED_STATUSES:
        return Hands.OURS
    if status is Status.COORDINATING or clocks.paused_since is not None:
        return Hands.OTHERS
    return Hands.VALIDATOR if status is Status.AWAITING_VALIDATION else Hands.OURS


def own_hands(roles: frozenset[Role], workflow: Workflow) -> frozenset[Hands]:
    """Which of them are an officer's own: validators have results, an agency's own people what was handed to the agency."""
    found = {Hands.OURS}
    if workflow.lets_validate(roles):
        found.add(Hands.VALIDATOR)
    if roles == {Role.AGENCY}:
        found.add(Hands.OTHERS)
    return frozenset(found)


def runs(status: Status, clocks: Clocks) -> bool:
    """Whether the clock of the next promise runs."""
    return status not in CLOSED_STATUSES and clocks.paused_since is None


def warns_at(clocks: Clocks) -> datetime:
    """When a report that is not late begins to be at risk."""
    if clocks.responded_at is not None:
        return clocks.red_flag_at
    return min(clocks.response_due - LAST_HOUR, clocks.red_flag_at)


def is_late(status: Status, clocks: Clocks, now: datetime) -> bool:
    """Whether the next promise is broken."""
    return runs(status, clocks) and risk_at(clocks) < now


def is_at_risk(status: Status, clocks: Clocks, now: datetime) -> bool:
    """Whether the next promise is not broken, but a clock warns."""
    return runs(status, clocks) and warns_at(clocks) <= now <= risk_at(clocks)
