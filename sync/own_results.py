"""Whether an officer sent the result of a report that is read on this computer, also where it is still on its way."""

from officer_app.domain.operations import Move
from officer_app.domain.own_results import brings_result, sender_of_result
from sync.records import OVERLAY_STATES, ReportDetail


def is_own_result(detail: ReportDetail | None, officer_id: str) -> bool:
    """Whether the result that waits was sent by this officer; what is not in the history yet is the later one."""
    if detail is None:
        return False
    told = {event.op_id for event in detail.events}
    for item in reversed(detail.operations):
        on_its_way = item.state in OVERLAY_STATES and item.op_id not in told
        if on_its_way and isinstance(item.payload, Move) and brings_result(item.kind, item.payload.to):
            return item.author_id == officer_id
    return sender_of_result(detail.events) == officer_id
