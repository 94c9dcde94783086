"""How fast the product is, measured against its peers in the same run: `python3 dev.py bench` (docs/performance.md)."""
