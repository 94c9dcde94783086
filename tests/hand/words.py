"""The words of the window in the language that it speaks: tests name them in the source's English."""

import re
import xml.etree.ElementTree as ElementTree
from functools import cache
from pathlib import Path

_TRANSLATIONS = Path(__file__).resolve().parents[2] / "resources" / "translations"
_ORNAMENTS = re.compile(r"[▾▸▴↓↑]|&(?=\w)")
_GAP = re.compile(r"\\\{\d\\\}|%L?n|%\d")


class Words:
    """What stands on the screen for a text of the source; a text that the source does not know stands for itself."""

    def __init__(self, language: str) -> None:
        self._known = _translations(language) if language != "en" else {}

    def shown(self, words: str) -> frozenset[str]:
        """What the window may say for a text of the source."""
        return self._known.get(words, frozenset({words}))

    def ends(self, text: str, words: str) -> bool:
        """Whether a text ends with what the window says for these words."""
        return text.endswith(tuple(self.shown(words)))

    def patterns(self, words: str) -> list[re.Pattern[str]]:
        """Whole texts first, then those that begin so."""
        shown = sorted({words, *self._known.get(words, ())}, key=lambda text: (text == words, text))
        whole = [_GAP.sub(".*", re.escape(plain(text))) for text in shown]
        return [*(re.compile(f"{text}$", re.DOTALL) for text in whole), *(re.compile(rf"{text}\b", re.DOTALL) for text in whole)]

    def rank(self, words: str, shown: str) -> int | None:
        """How well what is shown fits: the smaller the better, None where it does not."""
        text = plain(shown)
        fits = (number for number, pattern in enumerate(self.patterns(words)) if pattern.match(text))
        return next(fits, None)


def plain(text: str) -> str:
    """A text without ornaments and with single gaps."""
    return " ".join(_ORNAMENTS.sub("", text.replace("&&", "+")).replace(" & ", " + ").split())


@cache
def _translations(language: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    tree = ElementTree.parse(_TRANSLATIONS / f"crop_{language}.ts")
    for message in tree.iter("message"):
        source, translation = message.findtext("source") or "", message.find("translation")
        if translation is None:
            continue
        forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
        found.setdefault(source, set()).update(form for form in forms if form)
    return {source: frozenset(texts) for source, texts in found.items()}
