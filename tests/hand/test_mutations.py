"""The table of faults stays true: what each puts back still stands there, and its tests exist."""

import pytest

from tests.faults.mutations import ROOT, Mutation
from tests.hand.mutations import FAULTS


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_what_keeps_the_fault_away_stands_exactly_once(fault: Mutation) -> None:
    assert (ROOT / fault.file).read_text(encoding="utf-8").count(fault.old) == 1
    assert fault.old != fault.new
    assert all((ROOT / path).exists() for path in fault.tests)
