"""The place in a scrolled list: what stands at its top, and how to bring that back to its height."""

from dataclasses import dataclass

from PySide6.QtWidgets import QListView

from ui.queue.grouped_model import GroupedModel
from ui.queue.model import QueueModel


@dataclass(frozen=True, slots=True)
class ScrollPlace:
    """The report or the group whose row or header stands at the top, and at which height."""

    report_id: str | None
    key: str | None
    height: int

    def restore(self, view: QListView, queue: QueueModel | GroupedModel) -> None:
        """Bring it back to its height; at the very top new reports may push it down."""
        bar = view.verticalScrollBar()
        if bar.value() == 0:
            return
        stood = self.report_id
        position = queue.position(stood) if stood is not None else queue.header_position(self.key or "")
        if position is not None:
            view.doItemsLayout()
            bar.setValue(bar.value() + view.visualRect(queue.index(position)).top() - self.height)


def place_of(view: QListView, queue: QueueModel | GroupedModel) -> ScrollPlace | None:
    """What stands at the top of a list, None where it is empty."""
    index = view.indexAt(view.viewport().rect().topLeft())
    report_id, key = queue.report_id(index.row()), queue.section_key(index.row())
    return None if report_id is None and key is None else ScrollPlace(report_id, key, view.visualRect(index).top())
