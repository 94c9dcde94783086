"""Every scenario by its name, in the order in which they run."""

from bench.scenario import Scenario
from bench.scenarios import p01_first_sync, p02_nothing_new, p03_push

SCENARIOS: dict[str, Scenario] = {
    scenario.name: scenario for scenario in (p01_first_sync.SCENARIO, p02_nothing_new.SCENARIO, p03_push.SCENARIO)
}
