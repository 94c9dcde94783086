"""Tooltips that show a stranger's text as text: Qt reads markup in whatever looks like it."""

import html

from PySide6.QtGui import Qt


def plain_tip(text: str) -> str:
    """The text as it is, or, where Qt would take it for markup, written so that it is shown letter by letter."""
    if not Qt.mightBeRichText(text):
        return text
    return f'<p style="white-space:pre-wrap">{html.escape(text)}</p>'
