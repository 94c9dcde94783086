"""The scenarios of docs/performance.md, one a module."""
