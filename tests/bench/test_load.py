"""A small flood evening: real processes and connections, nothing fails, everybody hears of what is his."""

from pathlib import Path

import pytest

from bench.load.__main__ import as_text
from bench.load.running import flood_evening
from bench.load.tally import Page, Tally
from bench.province import fill

pytestmark = pytest.mark.shared


def test_an_evening_of_a_few_offices(shared: Path, tmp_path: Path) -> None:
    assert shared.is_dir()
    fill(tmp_path, 300, seed=5)
    found = flood_evening(tmp_path, workers=2, factor=2, share=0.002, wards=12, supervisors=3, seed=5)
    assert found.errors == ()
    assert found.refused == ()
    assert (found.reports, found.operations) == (4, 80)
    assert found.to_supervisors.count == 4 * 3
    assert found.calls["operations"].count > 0
    assert found.calls["changes"].count > 0
    assert found.server_cpu > 0
    assert "0 errors" in as_text(found)


def test_changes_count_from_when_there_was_something_to_tell() -> None:
    tally = Tally()
    tally.committed = {5: 110.0, 6: 111.0}
    tally.arrivals = {"r": 110.0}
    tally.pages = [
        Page(asked=100.0, came=110.5, first_rev=5, fresh=("r",), is_supervisor=False),
        Page(asked=111.25, came=111.5, first_rev=6, fresh=("r", "old"), is_supervisor=True),
        Page(asked=100.0, came=150.0, first_rev=7, fresh=(), is_supervisor=True),
    ]
    changes = tally.spreads()["changes"]
    assert (changes.count, changes.p50, changes.most) == (2, 250.0, 500.0)
    assert tally.deliveries(supervisors=False) == [0.5]
    assert tally.deliveries(supervisors=True) == [1.5]
