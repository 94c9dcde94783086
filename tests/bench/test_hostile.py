"""A small hostile hour: real processes and connections; every attack is answered, and every honest operation arrives."""

from pathlib import Path

import pytest

from bench.hostile.attacks import ATTACKS
from bench.hostile.hour import PHASES, hostile_hour
from bench.province import fill

pytestmark = pytest.mark.shared


def test_an_hour_of_a_few_desks(shared: Path, tmp_path: Path) -> None:
    assert shared.is_dir()
    fill(tmp_path, 300, seed=5)
    hour = hostile_hour(tmp_path, seconds=len(PHASES) * 1.5, wards=8, workers=1, seed=5, say=lambda _: None)
    assert list(hour.phases) == list(PHASES)
    assert all(phase.arrived == phase.sent > 0 for phase in hour.phases.values()), hour.phases
    assert all(phase.lost == () for phase in hour.phases.values())
    answered = {said.partition(":")[0] for phase in hour.phases.values() for said in phase.answers}
    assert answered == set(ATTACKS)
    assert hour.peak_bytes > 0
