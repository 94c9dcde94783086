"""C3: a hostile hour at the central API: guessers, idle connections, bombs, heavy photos, fat texts and forged cursors."""

import shutil
from dataclasses import asdict

from bench import centres
from bench.hostile.hour import ALL, PHASES, QUIET, Hour, hostile_hour
from bench.measuring import Figure, Outcome, Verdict, at_most
from bench.scenario import Bench, Scenario

# A shortened hour: `--seconds 3600` is the whole of it.
_SECONDS, _WARDS, _WORKERS = "240", "267", "1"
_SLOWER, _MEMORY_MIB, _LOG_MIB_AN_HOUR = 3.0, 600.0, 10.0
_MIB = 1024 * 1024


def run(bench: Bench) -> Outcome:
    """The hour over a copy of the province."""
    options = bench.options
    copy = bench.scratch("c3") / "centre"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(centres.province(bench, bench.size), copy)
    try:
        hour = hostile_hour(
            copy,
            seconds=float(options.get("seconds", _SECONDS)),
            wards=int(options.get("wards", _WARDS)),
            workers=int(options.get("workers", _WORKERS)),
            seed=bench.seed,
            say=bench.say,
        )
    finally:
        shutil.rmtree(copy, ignore_errors=True)
    return Outcome(figures=_figures(hour), verdicts=_verdicts(hour), notes=_notes(bench, hour), details=asdict(hour))


def _figures(hour: Hour) -> list[Figure]:
    figures = []
    for name, phase in hour.phases.items():
        figures.append(Figure(name="an honest call, p50", who=name, unit="ms", values=[phase.p50]))
        figures.append(Figure(name="an honest call, p95", who=name, unit="ms", values=[phase.p95]))
        figures.append(Figure(name="tried again", who=name, unit="calls", values=[float(phase.retries)]))
    figures.append(Figure(name="memory of the server, peak", who="all", unit="MiB", values=[hour.peak_bytes / _MIB]))
    figures.append(Figure(name="log of the server", who="all", unit="KiB", values=[hour.log_bytes / 1024]))
    return figures


def _verdicts(hour: Hour) -> list[Verdict]:
    quiet = hour.phases[QUIET].p95
    verdicts = [
        at_most(f"honest calls, p95 at most {_SLOWER:.0f} x the quiet time: {name}", hour.phases[name].p95 / quiet, _SLOWER, "x")
        for name in PHASES
        if name != QUIET
    ]
    lost = {name: phase for name, phase in hour.phases.items() if phase.lost or phase.arrived < phase.sent}
    why = "; ".join(f"{name}: {phase.lost[:2]}" for name, phase in lost.items())
    verdicts.append(
        at_most("every honest operation arrives", sum(p.sent - p.arrived for p in hour.phases.values()), 0, "missing", why)
    )
    verdicts.append(at_most("memory of the server", hour.peak_bytes / _MIB, _MEMORY_MIB, "MiB"))
    log = hour.log_bytes / _MIB / hour.seconds * 3600
    verdicts.append(at_most("the server's log in an hour", log, _LOG_MIB_AN_HOUR, "MiB"))
    return verdicts


def _notes(bench: Bench, hour: Hour) -> list[str]:
    wards, workers = bench.options.get("wards", _WARDS), bench.options.get("workers", _WORKERS)
    return [
        f"{wards} honest desks that wait for news and make 12 calls a second (half of them operations, 2 % sign-ins of known "
        f"devices), {workers} worker, {bench.size:,} reports; {len(PHASES)} phases in {hour.seconds:.0f} s. `--seconds 3600` is "
        "the whole hour.",
        "Desks, attackers and server share the machine; the attackers' process computes only where they leave a core free "
        "(SCHED_IDLE) and calls from the honest desks' address, so that nothing in front of the server helps.",
        f"What the attackers were answered in the phase `{ALL}`: "
        + ", ".join(f"{said} {count:,}" for said, count in sorted(hour.phases[ALL].answers.items())),
    ]


SCENARIO = Scenario(
    name="C3",
    title="A hostile hour at the central API",
    meaning="Somebody tries to stop the city: does every office still get its work through?",
    run=run,
)
