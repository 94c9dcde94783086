"""The central API: Officer API, packs, and their storage."""
