"""The machine run: so many programs of so many steps, from a seed or at random."""

import hypothesis
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.faults.machine.office_machine import OfficeMachine


def run(
    examples: int, steps: int, seed: int | None, *, machine: type[OfficeMachine] = OfficeMachine, shrink: bool = True
) -> None:
    """Run programs; AssertionError, with the program that breaks a promise as its notes."""
    chosen = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        derandomize=False,
        print_blob=False,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink) if shrink else (Phase.generate,),
    )

    class Seeded(machine):  # type: ignore[misc, valid-type]
        """A seed sticks to the class that it is given to."""

    run_state_machine_as_test(Seeded if seed is None else hypothesis.seed(seed)(Seeded), settings=chosen)
