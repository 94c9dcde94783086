"""Query-only views of both stores: the centre's reports with the officer's unsettled operations laid over them."""

from sync.queue_order import sort_key
from sync.reading.reader import Reader

__all__ = ["Reader", "sort_key"]
