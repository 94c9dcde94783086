"""Every scenario by its name, in the order in which they run."""

from bench.scenario import Scenario
from bench.scenarios import (
    c1_flood_evening,
    c3_hostile_hour,
    p01_first_sync,
    p02_nothing_new,
    p03_push,
    p04_photos_cut,
    p05_heartbeat,
    p06_cold_start,
    p07_as_one_types,
    p08_map,
    p09_memory,
    p10_wire_day,
)

_MODULES = (
    p01_first_sync,
    p02_nothing_new,
    p03_push,
    p04_photos_cut,
    p05_heartbeat,
    p06_cold_start,
    p07_as_one_types,
    p08_map,
    p09_memory,
    p10_wire_day,
    c1_flood_evening,
    c3_hostile_hour,
)
SCENARIOS: dict[str, Scenario] = {module.SCENARIO.name: module.SCENARIO for module in _MODULES}
