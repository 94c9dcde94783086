"""Reusable widgets that know nothing of reports: one class a file, plain-typed signals."""
