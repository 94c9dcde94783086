"""`python -m bench.province DATA --size N --seed S`: fills a central API's data folder."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from bench.province.filling import UNTIL, fill
from central.storage import StorageError


def main() -> int:
    """Fill the folder that the command line names, and say what came of it."""
    parser = argparse.ArgumentParser(prog="python -m bench.province", description=__doc__)
    parser.add_argument("data", type=Path, metavar="DATA", help="the data folder of a central API, without reports yet")
    parser.add_argument("--size", type=int, default=1_000_000, metavar="N", help="how many reports (default 1,000,000)")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="the same seed gives the same reports (default 1)")
    parser.add_argument("--database", metavar="ADDRESS", help="SQLAlchemy address where it is not DATA/central.db")
    parser.add_argument("--until", type=datetime.fromisoformat, default=UNTIL, metavar="TIME", help=f"default {UNTIL:%Y-%m-%d}")
    options = parser.parse_args()
    until = options.until if options.until.tzinfo else options.until.replace(tzinfo=UTC)
    try:
        filled = fill(options.data, options.size, options.seed, database=options.database, until=until, say=print)
    except StorageError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    print(
        f"{filled.size:,} reports, {filled.events:,} events, {filled.photos:,} photos of {filled.blobs}: {filled.seconds:.1f} s"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
