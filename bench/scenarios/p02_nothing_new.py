"""P2: a sync with nothing new."""

from bench.measuring import Figure, Outcome, at_most
from bench.scenario import Bench, Scenario
from bench.scenarios.at_the_desk import figures_at_the_desk


def run(bench: Bench) -> Outcome:
    """Twenty syncs of a home that is up to date, beside the peer's."""
    told, peer = figures_at_the_desk(bench)
    ours = Figure(name="sync with nothing new", who="officer-app", unit="ms", values=[1000 * lap for lap in told["nothing"]])
    theirs = Figure(name="sync with nothing new", who="PouchDB", unit="ms", values=[1000 * lap for lap in peer["nothing"]])
    requests = Figure(name="requests", who="officer-app", unit="requests", values=told["requests"])
    size = Figure(name="bodies, both ways", who="officer-app", unit="bytes", values=told["bytes"])
    return Outcome(
        figures=[ours, theirs, requests, size],
        verdicts=[
            at_most("1 request", max(requests.values), 1, "requests"),
            at_most("at most 50 ms", ours.median, 50, "ms"),
            at_most("at most 600 bytes of body", max(size.values), 600, "bytes"),
        ],
    )


SCENARIO = Scenario(
    name="P2",
    title="A sync with nothing new",
    meaning="What the app asks of a metered line, and of the centre, while nothing happens.",
    run=run,
)
