"""What a search compares: text as plain words, so that it is found however it was written.

Case, accents, joined and split letters, invisible marks and quotes make no difference, nor do hyphens in numbers; "RT.012/RW.03"
is "rt 12 rw 3". A word of three letters or more is found anywhere, one of two letters where a word begins. A single letter or
digit says too little by itself: a digit, or a letter beside a short word, is looked for together with its neighbour.
"""

import re
import unicodedata

MAX_UNITS = 8
MAX_QUERY = 200
# An index of three letters at a time finds no less; the blank before a short word counts.
_LEAST = 3

_QUOTES = re.compile("(?<=\\w)['\u2018\u2019\u201b\u02bc\u0060\u00b4](?=\\w)")
_DASHES = re.compile(
    "(?<=\\w)[-\u2010\u2011\u2012\u2013\u2212\u00ad](?=\\d)|(?<=\\d)[-\u2010\u2011\u2012\u2013\u2212\u00ad](?=\\w)"
)
_BETWEEN = re.compile(r"[\W_]+")
_BOTH = re.compile(r"\brt rw ?0*(\d{1,3}) 0*(\d{1,3})\b")
_NEIGHBOURHOOD = re.compile(r"\b(rt|rw) ?0*(\d{1,3})\b")
_INVISIBLE = frozenset({"Mn", "Cf", "Cc", "Cs"})
_BLANKS = frozenset("\t\n\r\v\f")


def folded(text: str) -> str:
    """Text as words, each with one blank before it; empty where there is no word."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", _QUOTES.sub("", text))
        text = "".join(char for char in text if char in _BLANKS or unicodedata.category(char) not in _INVISIBLE)
    elif "\0" in text:
        text = text.replace("\0", "")
    text = _BETWEEN.sub(" ", _DASHES.sub("", _QUOTES.sub("", text.casefold()))).strip()
    if "rt" in text or "rw" in text:
        text = _NEIGHBOURHOOD.sub(r"\1 \2", _BOTH.sub(r"rt \1 rw \2", text))
    return f" {text}" if text else ""


def units_of(typed: str) -> tuple[str, ...]:
    """What of a search is looked for; each has to be there. A short one has the blank before it, where a word begins."""
    return _parted(typed)[0]


def too_short(typed: str) -> tuple[str, ...]:
    """The words of a search that are too short to be looked for."""
    return _parted(typed)[1]


def words_in(typed: str) -> tuple[str, ...]:
    """The words of a text, folded."""
    return tuple(folded(typed).split())


def _parted(typed: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    found: list[str] = []
    lost: list[str] = []
    words = words_in(typed[:MAX_QUERY])
    place = 0
    while place < len(words):
        unit, used = _unit(words, place)
        place += used
        if len(unit) >= _LEAST:
            found.append(unit)
        elif found and (found[-1].startswith(" ") or unit.strip().isdigit()):
            found[-1] += unit
        else:
            lost.append(unit.strip())
    return tuple(dict.fromkeys(found))[:MAX_UNITS], tuple(lost)


def _unit(words: tuple[str, ...], place: int) -> tuple[str, int]:
    """What begins at a word, and how many words it takes: a short word goes with the number behind it, as in "rt 12"."""
    word = words[place]
    behind = words[place + 1] if place + 1 < len(words) else ""
    if len(word) >= _LEAST:
        return word, 1
    if behind and not word.isdigit() and (behind.isdigit() or len(word) == 1):
        return f" {word} {behind}", 2
    return f" {word}", 1
