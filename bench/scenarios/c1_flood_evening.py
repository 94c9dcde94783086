"""C1: a flood evening at the central API: every office at once, with SQLite and with PostgreSQL."""

import shutil
import sys
from dataclasses import asdict
from pathlib import Path

from bench import centres
from bench.load.postgres import Postgres, PostgresError, postgres
from bench.load.running import Evenings, flood_evening
from bench.load.tally import Spread
from bench.measuring import Figure, Outcome, Verdict, at_most
from bench.province import fill
from bench.scenario import Bench, Scenario

# As fast as two cores that the load generator shares can bear; `--set factor=1` is the hour as it is in life.
_FACTOR, _SHARE, _WORKERS = "10", "0.2", "2"
_ON_SCREEN_SECONDS = 2.0


def run(bench: Bench) -> Outcome:
    """The evening twice, over a copy of the same province."""
    found = {"SQLite": _with_sqlite(bench)}
    notes = [
        f"{_setting(bench)}; times are of calls over real connections, and the load generator runs on the same cores.",
        "`changes` counts from the commit of the first change that a page tells of; the centre tells at most every 0.4 s.",
    ]
    try:
        with postgres(bench.say) as cluster:
            found["PostgreSQL"] = _with_postgres(bench, cluster)
            notes.append(cluster.version())
    except PostgresError as error:
        notes.append(f"Not run with PostgreSQL: {error}")
    return Outcome(
        figures=[figure for who, evening in found.items() for figure in _figures(who, evening)],
        verdicts=[verdict for who, evening in found.items() for verdict in _verdicts(who, evening)],
        notes=notes,
        details={who: asdict(evening) for who, evening in found.items()},
    )


def _setting(bench: Bench) -> str:
    factor, share = bench.options.get("factor", _FACTOR), bench.options.get("share", _SHARE)
    return (
        f"267 kelurahan and 50 supervisors, {float(share):.0%} of an hour with 2,000 reports and 40,000 operations, "
        f"{factor} times as fast as in life, {bench.options.get('workers', _WORKERS)} workers, {bench.size:,} reports"
    )


def _evening(bench: Bench, data: Path, database: str | None) -> Evenings:
    options = bench.options
    return flood_evening(
        data,
        database=database,
        workers=int(options.get("workers", _WORKERS)),
        factor=float(options.get("factor", _FACTOR)),
        share=float(options.get("share", _SHARE)),
        seed=bench.seed,
    )


def _with_sqlite(bench: Bench) -> Evenings:
    copy = bench.scratch("c1") / "centre"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(centres.province(bench, bench.size), copy)
    try:
        return _evening(bench, copy, None)
    finally:
        shutil.rmtree(copy, ignore_errors=True)


def _with_postgres(bench: Bench, cluster: Postgres) -> Evenings:
    packages = str(bench.peers.packages())
    if packages not in sys.path:
        sys.path.append(packages)
    data = bench.scratch("c1") / "centre-postgres"
    shutil.rmtree(data, ignore_errors=True)
    bench.say(f"fills PostgreSQL with {bench.size:,} reports")
    fill(data, bench.size, bench.seed, database=cluster.address)
    try:
        before = cluster.cpu_seconds()
        evening = _evening(bench, data, cluster.address)
        bench.say(f"PostgreSQL itself used {cluster.cpu_seconds() - before:.1f} s of processor time")
        return evening
    finally:
        shutil.rmtree(data, ignore_errors=True)


def _figures(who: str, evening: Evenings) -> list[Figure]:
    spreads = evening.calls | {
        "new report to its office": evening.to_offices,
        "new report to supervisors": evening.to_supervisors,
    }
    calls = [_figure(f"{kind}, {name}", who, value) for kind, spread in spreads.items() for name, value in _points(spread)]
    used = [
        Figure(name="processor time of the server", who=who, unit="s", values=[evening.server_cpu]),
        Figure(name="processor time of the load generator", who=who, unit="s", values=[evening.own_cpu]),
    ]
    return [*calls, *used]


def _figure(name: str, who: str, millis: float) -> Figure:
    return Figure(name=name, who=who, unit="ms", values=[millis])


def _points(spread: Spread) -> list[tuple[str, float]]:
    return [("p50", spread.p50), ("p95", spread.p95), ("p99", spread.p99), ("max", spread.most)]


def _verdicts(who: str, evening: Evenings) -> list[Verdict]:
    seconds = evening.to_offices.p95 / 1000
    wrong = len(evening.errors) + len(evening.refused)
    return [
        at_most(f"a new report is at its office within 2 s, p95 ({who})", seconds, _ON_SCREEN_SECONDS, "s"),
        at_most(f"no call fails ({who})", wrong, 0, "failed", "; ".join((*evening.errors, *evening.refused)[:3])),
    ]


SCENARIO = Scenario(
    name="C1",
    title="A flood evening at the central API",
    meaning="It floods, the whole city reports, and every office works at once: does each of them still hear of its reports?",
    run=run,
)
