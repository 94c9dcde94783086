"""Fixtures of a cache without a centre, and the items of a feed that tests put into it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from officer_app.domain.reports import Event, Report
from sync.cache import CacheStore
from sync.feed import FeedReport
from sync.reading import Reader
from sync.stores import Stores
from tests.domain.samples import report
from tests.fakes import synthetic


@pytest.fixture
def stores(tmp_path: Path) -> Stores:
    """Fresh stores."""
    return synthetic.open_temporary(tmp_path)


@pytest.fixture
def cache(stores: Stores) -> Iterator[CacheStore]:
    """Their cache, to write."""
    found = stores.open_cache()
    yield found
    found.close()


@pytest.fixture
def reader(stores: Stores) -> Iterator[Reader]:
    """And to read."""
    found = stores.open_reader()
    yield found
    found.close()


def item(report_id: str, rev: int, *events: Event, **changes: object) -> FeedReport:
    """A report in a page."""
    made = replace(report(id=report_id, number=f"JK-{report_id}".upper(), rev=rev), **changes)  # type: ignore[arg-type]
    return FeedReport(made, events)


def event(seq: int, kind: str = "note") -> Event:
    """A line of history."""
    return Event(seq=seq, kind=kind, at=synthetic.NOW + timedelta(minutes=seq), data={"text": f"line {seq}"})


def held(reader: Reader, report_id: str) -> Report:
    """The report that the cache holds."""
    detail = reader.detail(report_id)
    assert detail is not None
    return detail.report
