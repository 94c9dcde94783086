"""P3: 500 operations pushed, each durable at both ends."""

from bench.measuring import Figure, Outcome, at_most
from bench.scenario import Bench, Scenario
from bench.scenarios.at_the_desk import figures_at_the_desk


def run(bench: Bench) -> Outcome:
    """500 notes on 500 reports, several times, beside the peer's push of 500 changed documents."""
    told, peer = figures_at_the_desk(bench)
    ours = Figure(name="push of 500 operations", who="officer-app", unit="s", values=told["push"])
    theirs = Figure(name="push of 500 operations", who="PouchDB (without fsync)", unit="s", values=peer["push"])
    record = Figure(name="one action saved", who="officer-app", unit="ms", values=[1000 * lap for lap in told["record"]])
    requests = Figure(name="requests of a push", who="officer-app", unit="requests", values=told["push_requests"])
    return Outcome(
        figures=[ours, theirs, record, requests],
        verdicts=[at_most("500 operations in at most 1.5 s, synchronous=FULL", ours.median, 1.5, "s")],
        notes=["Timed is the whole run of the engine: operations out, answers kept, the feed read, everything settled."],
    )


SCENARIO = Scenario(
    name="P3",
    title="A push of 500 operations",
    meaning="A field team comes back to the office after a day without a line: how long until the centre has all of it.",
    run=run,
)
