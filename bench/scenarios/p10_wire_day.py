"""P10: bytes on the wire for a day in a kelurahan."""

import shutil

from bench.centres import borrowed
from bench.children.running import child
from bench.measuring import Figure, Outcome, at_most
from bench.scenario import Bench, Scenario

_PROVINCE = 100_000
_POLL_SECONDS, _OFFICE_HOURS = 15, 8
_KIB = 1024


def run(bench: Bench) -> Outcome:
    """One day of one office, and what polling its list every 15 seconds would have cost."""
    home = bench.scratch("p10") / "home"
    shutil.rmtree(home, ignore_errors=True)
    with borrowed(bench, min(bench.size, _PROVINCE), "p10") as centre:
        told = child("wire_day", home, centre.data, centre.url, centre.password)
    shutil.rmtree(bench.scratch("p10"), ignore_errors=True)
    polling = told["list_bytes"] * _OFFICE_HOURS * 3600 / _POLL_SECONDS
    figures = [
        Figure(name=name, who=who, unit="KiB", values=[value / _KIB])
        for name, who, value in (
            ("text of the day", "officer-app", told["text"]),
            ("heads of all its requests", "officer-app", told["heads"]),
            ("photos sent, 20", "officer-app", told["photos_up"]),
            ("thumbnails looked at, 40", "officer-app", told["photos_down"]),
            ("waiting for changes, 8 hours of quiet", "officer-app", told["quiet"]),
            ("text of the day", "polling the whole list every 15 s", polling),
        )
    ]
    return Outcome(
        figures=figures,
        verdicts=[at_most("text at most 60 KiB", told["text"] / _KIB, 60, "KiB")],
        notes=[
            "Text: bodies as they go over the line, both ways. Heads: the rest of what a relay on TCP counted, without TLS.",
            f"{told['new']} new reports, {told['operations']} operations, {told['requests']} requests.",
        ],
    )


SCENARIO = Scenario(
    name="P10",
    title="A day's bytes in a kelurahan",
    meaning="60 reports come in, 20 are answered with a photo each, 40 thumbnails are looked at: what the office pays for.",
    run=run,
)
