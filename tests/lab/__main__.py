"""`python -m tests.lab --kills N --seed S`: officers' clients killed, cut off and starved, and what became of their work."""

import sys

from tests.lab.command import main

if __name__ == "__main__":
    sys.exit(main())
