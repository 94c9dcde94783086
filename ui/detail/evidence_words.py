"""What the facts of a result photo say, in calm words: a doubt is a hint to look again, never an accusation."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from officer_app.domain.evidence import Check, Finding, Verdict, review
from officer_app.domain.operations import Photo, PhotoFacts
from officer_app.domain.reports import Attachment, Report
from officer_app.domain.vocabulary import PhotoRole
from ui.words.distances import distance_words
from widgets.tones import Tone

# Before what should be looked at again.
DOUBT = "⚠"
_TONES = {Verdict.GOOD: Tone.GOOD, Verdict.UNKNOWN: Tone.MUTED, Verdict.DOUBTFUL: Tone.WARNING}
_SYMBOLS = {Verdict.GOOD: "✓", Verdict.UNKNOWN: "·", Verdict.DOUBTFUL: DOUBT}


@dataclass(frozen=True, slots=True)
class FindingWords:
    """One finding for a person: a sign, words and a tone that say the same."""

    text: str
    tone: Tone


def finding_words(finding: Finding) -> FindingWords:
    """The words for one finding."""
    text = {Check.TIME: _time, Check.PLACE: _place, Check.UNIQUE: _unique, Check.COPY: _copy}[finding.check](finding)
    return FindingWords(f"{_SYMBOLS[finding.verdict]} {text}", _TONES[finding.verdict])


def doubts_of(report: Report, used_elsewhere: Iterable[str]) -> tuple[str, ...]:
    """What in a report's result photos raises a question, each once."""
    used = set(used_elsewhere)
    results = [photo_of(photo) for photo in report.attachments if photo.role is PhotoRole.AFTER]
    findings = [finding for photo in results for finding in review(photo, report, used)]
    return tuple(dict.fromkeys(finding_words(one).text for one in findings if one.verdict is Verdict.DOUBTFUL))


def photo_of(attachment: Attachment) -> Photo:
    """An attachment as the photo it was when it was sent, as far as its facts are known."""
    facts = PhotoFacts(
        original_sha256=attachment.original_sha256 or attachment.sha256,
        original_size=attachment.size,
        source=attachment.mime,
        taken_at=attachment.taken_at,
        point=attachment.point,
    )
    return Photo(
        sha256=attachment.sha256,
        size=attachment.size,
        mime=attachment.mime,
        width=attachment.width or 0,
        height=attachment.height or 0,
        role=attachment.role,
        facts=facts,
        caption=attachment.caption,
        covered=attachment.covered,
        metres=attachment.metres,
    )


def _time(finding: Finding) -> str:
    if finding.verdict is Verdict.UNKNOWN:
        return QCoreApplication.translate("Evidence", "The photo does not say when it was taken")
    if finding.verdict is Verdict.GOOD:
        return QCoreApplication.translate("Evidence", "Taken after the report")
    span = _span(finding.value or 0.0)
    return QCoreApplication.translate("Evidence", "Taken {0} before the report: is it the right photo?").format(span)


def _place(finding: Finding) -> str:
    if finding.verdict is Verdict.UNKNOWN:
        return QCoreApplication.translate("Evidence", "The place cannot be compared")
    away = distance_words(finding.value or 0.0)
    if finding.verdict is Verdict.GOOD:
        return QCoreApplication.translate("Evidence", "{0} from the report's place").format(away)
    return QCoreApplication.translate("Evidence", "{0} from the report's place: is it the right one?").format(away)


def _unique(finding: Finding) -> str:
    if finding.verdict is Verdict.DOUBTFUL:
        return QCoreApplication.translate("Evidence", "This photo is already used on a report: take a new one")
    return QCoreApplication.translate("Evidence", "Not used before on this computer's reports")


def _copy(_finding: Finding) -> str:
    return QCoreApplication.translate("Evidence", "A covered copy of the citizen's photo: it shows how it was, not what was done")


def _span(seconds: float) -> str:
    hours = seconds / 3600
    if hours < 1:
        return QCoreApplication.translate("Evidence", "{0} min").format(max(1, round(seconds / 60)))
    if hours < 48:
        return QCoreApplication.translate("Evidence", "{0} h").format(round(hours))
    if hours < 24 * 730:
        return QCoreApplication.translate("Evidence", "{0} days").format(round(hours / 24))
    return QCoreApplication.translate("Evidence", "{0} years").format(int(hours / 24 / 365))
