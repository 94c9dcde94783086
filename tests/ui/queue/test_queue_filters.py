"""What a query says in words."""

from dataclasses import replace

from officer_app.domain.vocabulary import Status
from sync.records import QueueQuery
from tests.ui.desk_samples import REFERENCE, WARD
from ui.queue.filters import OPEN, START, active_filters, search_text, toggled
from ui.words.names import category_name


def words(query: QueueQuery) -> list[str]:
    return [entry.words for entry in active_filters(query, REFERENCE, lambda _: "Siti Rahma")]


def test_the_queue_begins_with_open_reports() -> None:
    assert words(START) == ["Open reports"]


def test_every_filter_is_named_and_can_be_taken_off() -> None:
    query = QueueQuery(
        statuses=(Status.DONE,), categories=("flood",), areas=(WARD,), text="pompa", unsent_only=True, assignee="officer-2"
    )
    filters = active_filters(query, REFERENCE, lambda _: "Siti Rahma")
    assert [entry.words for entry in filters] == [
        "Done",
        category_name(REFERENCE, "flood"),
        "Klender",
        "Assigned to Siti Rahma",
        "Not sent yet",
        "Text: pompa",
    ]
    for entry in filters:
        assert entry.words not in words(entry.without)
        assert len(active_filters(entry.without, REFERENCE, lambda _: None)) <= len(filters)


def test_the_first_status_pressed_narrows_and_the_last_taken_off_widens_again() -> None:
    narrow = toggled(START, Status.IN_PROGRESS)
    assert narrow.statuses == (Status.IN_PROGRESS,)
    both = toggled(narrow, Status.WAITING)
    assert both.statuses == (Status.WAITING, Status.IN_PROGRESS), "in the order of the workflow"
    assert toggled(toggled(both, Status.WAITING), Status.IN_PROGRESS).statuses == OPEN


def test_a_status_out_of_all_reports_narrows_too() -> None:
    assert toggled(replace(START, statuses=()), Status.DONE).statuses == (Status.DONE,)


def test_too_few_letters_search_for_nothing() -> None:
    assert search_text("  b ") == ""
    assert search_text(" banjir   klender ") == "banjir klender"
