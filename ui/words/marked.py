"""Marks source strings for the translators where they stand in tables."""


def QT_TRANSLATE_NOOP(_context: str, source: str) -> str:
    """The source string itself; lupdate finds it by this name, and PySide6's own is typed as returning an object."""
    return source
