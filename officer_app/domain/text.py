"""Text of strangers made fit to read, and text of officers checked before it is taken in."""

import html
import re
import unicodedata

from officer_app.domain.operations import MAX_TEXT_BYTES

_BLANKS = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n[ \n]*")
# What a page or a line ends with in other programs: pasted text has them, and means a new line.
_BREAKS = re.compile("[\x0b\x0c\x85]")
# What is no text: on the line each of them would be written as six. Looked for at once, because strangers bring long texts.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
# Written with a backslash on the line, and so as two bytes.
_ESCAPED = re.compile(r'["\\\n\r\t]')
_STRAY_END = re.compile(r"(?<=[.!?])[\s.]*\s\.$")


class TextRefusedError(ValueError):
    """Typed text that cannot be stored faithfully; `code` is `text-empty`, `text-too-long` or `text-not-text`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def clean(raw: str) -> str:
    """A citizen's text for display: entities resolved, blanks and empty lines folded, control characters gone.

    Bidirectional overrides go too, because they make a text look like another one. The raw text is kept beside it.
    """
    text = html.unescape(raw).replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(char for char in text if char == "\n" or not _is_invisible(char))
    text = _LINES.sub("\n", _BLANKS.sub(" ", text)).strip()
    return _STRAY_END.sub("", text)


def checked(typed: str, *, required: bool = True) -> str:
    """An officer's text, stripped, its page breaks as new lines.

    TextRefusedError when it is empty, longer than 64 KiB on the line, or holds other control characters or lone surrogates.
    """
    text = _BREAKS.sub("\n", typed).strip()
    if required and not text:
        raise TextRefusedError("text-empty")
    if _CONTROLS.search(text):
        raise TextRefusedError("text-not-text")
    if bytes_on_the_line(text) > MAX_TEXT_BYTES:
        raise TextRefusedError("text-too-long")
    return text


def bytes_on_the_line(text: str) -> int:
    """How many bytes a text has between its quotation marks in JSON."""
    return len(text.encode(errors="surrogatepass")) + len(_ESCAPED.findall(text))


def _is_invisible(char: str) -> bool:
    category = unicodedata.category(char)
    if category in ("Cc", "Cs"):
        return char not in "\t "
    return char in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
