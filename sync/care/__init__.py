"""The stores looked after while nobody asks: backups, journal, checks, rebuilds, space on the disk, and what to tell of it."""
