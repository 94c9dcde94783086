"""`python -m bench.load DATA`: a flood evening on a copy of a data folder that `python -m bench.province` has filled."""

import argparse
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

from bench.load.running import Evenings, flood_evening


def main() -> int:
    """Run one evening and print its table."""
    parser = argparse.ArgumentParser(prog="python -m bench.load", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--database", help="SQLAlchemy address of a filled database, which the evening changes")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--factor", type=float, default=30.0, help="how much faster than in life the hour passes (default 30)")
    parser.add_argument("--share", type=float, default=1.0, help="how much of the hour (default all)")
    parser.add_argument("--wards", type=int, default=267)
    parser.add_argument("--supervisors", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = vars(parser.parse_args())
    data = options.pop("data")
    with tempfile.TemporaryDirectory(prefix="flood-evening-") as folder:
        copy = Path(folder) / "centre"
        shutil.copytree(data, copy)
        print(as_text(flood_evening(copy, **options)))
    return 0


def as_text(found: Evenings) -> str:
    """The table for the terminal."""
    rows = {**found.calls, "to offices": found.to_offices, "to supervisors": found.to_supervisors}
    lines = [f"{'ms':16}{'n':>8}{'p50':>9}{'p95':>9}{'p99':>9}{'max':>9}"]
    lines += [f"{name:16}{s.count:8}{s.p50:9.1f}{s.p95:9.1f}{s.p99:9.1f}{s.most:9.1f}" for name, s in rows.items()]
    lines.append(
        f"{found.reports} reports, {found.operations} operations in {found.seconds:.0f} s; {found.items} items sent in "
        f"{found.page_bytes / 1e6:.1f} MB; work at most {found.most_late:.1f} s late"
    )
    lines.append(f"CPU: server {found.server_cpu:.1f} s, load generator {found.own_cpu:.1f} s")
    lines.append(f"{len(found.errors)} errors {Counter(found.errors).most_common(3)}")
    lines.append(f"{len(found.refused)} refused {Counter(found.refused).most_common(3)}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
