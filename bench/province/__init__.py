"""A province's reports, made by seed and size: what benchmarks measure with.

filled = fill(Path("data"), 1_000_000, seed=1)
people.lurah(filled.wards[0]), people.PASSWORD      # signs in at a central API that serves the folder
"""

from bench.province.filling import UNTIL, Filled, fill

__all__ = ["UNTIL", "Filled", "fill"]
