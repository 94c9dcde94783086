"""What was typed for several reports at once and is not sent: kept while the window is open, for the same action and reports."""

from collections.abc import Iterable, Mapping

from officer_app.domain.templates import filled
from ui.actions.offers import Action
from ui.actions.templates import facts_of
from ui.desk import Desk

_Kept = tuple[frozenset[str], dict[str, str]]


class BulkWords:
    """Keeps the words of a form that closed, and those of the last action until it can no longer be undone."""

    def __init__(self) -> None:
        self._kept: dict[Action, list[_Kept]] = {}
        self._sent: tuple[Action, _Kept] | None = None

    def keep(self, action: Action, report_ids: Iterable[str], values: Mapping[str, str]) -> None:
        """A form closed with these values; an empty one leaves nothing for its reports."""
        meant_for = frozenset(report_ids)
        self._forget(action, meant_for)
        if _holds_words(values):
            self._kept[action].append((meant_for, dict(values)))

    def of(self, action: Action, report_ids: Iterable[str]) -> dict[str, str]:
        """What was typed last in this form for these reports or some of them; never what was meant for others only."""
        wanted = frozenset(report_ids)
        fitting = (values for meant_for, values in reversed(self._kept.get(action, [])) if meant_for & wanted)
        return dict(next(fitting, {}))

    def send(self, action: Action | None, report_ids: Iterable[str], values: Mapping[str, str]) -> None:
        """The action was recorded for these reports."""
        self._sent, sent_for = None, frozenset(report_ids)
        if action is not None:
            self._forget(action, sent_for)
            if _holds_words(values):
                self._sent = action, (sent_for, dict(values))

    def is_sent_for(self, report_ids: frozenset[str]) -> bool:
        """Whether the last words were for just these reports."""
        return self._sent is not None and self._sent[1][0] == report_ids

    def take_back(self) -> Action | None:
        """The last action is undone: its words are not sent any more; the action whose form has them."""
        if self._sent is None:
            return None
        (action, kept), self._sent = self._sent, None
        self._kept.setdefault(action, []).append(kept)
        return action

    def _forget(self, action: Action, report_ids: frozenset[str]) -> None:
        self._kept[action] = [kept for kept in self._kept.get(action, []) if not kept[0] & report_ids]


def filled_for(desk: Desk, report_id: str, values: Mapping[str, str]) -> dict[str, str]:
    """The values of a form with an answer's variables as they are for one report."""
    detail = desk.reader.detail(report_id) if "{" in values.get("answer", "") else None
    if detail is None:
        return dict(values)
    facts = facts_of(detail.report, desk.reader.reference(), desk.officer, desk.clock(), values.get("agency"))
    return {**values, "answer": filled(values["answer"], facts)}


def _holds_words(values: Mapping[str, str]) -> bool:
    return any(text.strip() for text in values.values())
