"""The officers' world as pure rules: no I/O, no clock and no randomness of its own.

Both sides of the line import it, the desktop client (`sync`, `ui`) and the central API (`central`), so that a word means
the same on both; they share nothing else.
"""
