"""Findings are told calmly."""

from dataclasses import replace
from datetime import timedelta

from officer_app.domain.evidence import Check, Finding, Verdict, review
from officer_app.domain.reports import Attachment
from officer_app.domain.vocabulary import PhotoRole
from tests.ui.desk_samples import NOW, photo, report
from ui.detail.evidence_words import finding_words, photo_of
from widgets.tones import Tone


def test_every_finding_has_words_with_a_sign() -> None:
    for check in Check:
        for verdict in Verdict:
            words = finding_words(Finding(check, verdict, 4000.0))
            assert len(words.text) > 8
            assert words.text[0] in "✓·⚠"


def test_a_doubt_asks_and_does_not_accuse() -> None:
    early = photo(taken_at=NOW - timedelta(days=3), point=(106.93, -6.2))
    time, place, unique = (finding_words(finding) for finding in review(early, report(), {early.facts.original_sha256}))
    assert time.text == "⚠ Taken 3 days before the report: is it the right photo?"
    assert place.text.startswith("⚠ 3.3 km from")
    assert unique.tone is Tone.WARNING
    assert all("fake" not in words.text for words in (time, place, unique))


def test_large_figures_stay_readable() -> None:
    old = photo(taken_at=NOW - timedelta(days=3000), point=(11.2, 43.8))
    time, place, _unique = (finding_words(finding).text for finding in review(old, report()))
    assert "8 years before" in time
    assert "." not in place.partition(" km")[0]


def test_near_and_after_is_good() -> None:
    good = photo(taken_at=NOW, point=(106.9001, -6.2))
    words = [finding_words(finding) for finding in review(good, report())]
    assert [word.tone for word in words] == [Tone.GOOD] * 3
    assert "11 m" in words[1].text


def test_an_attachment_is_reviewed_like_the_photo_it_was() -> None:
    sent = photo(taken_at=NOW, point=(106.9, -6.2))
    attachment = Attachment(
        sha256=sent.sha256,
        size=sent.size,
        mime=sent.mime,
        role=PhotoRole.AFTER,
        taken_at=NOW,
        point=(106.9, -6.2),
        original_sha256=sent.facts.original_sha256,
    )
    assert review(photo_of(attachment), report(), ()) == review(sent, report(), ())
    bare = photo_of(replace(attachment, original_sha256=None))
    assert bare.facts.original_sha256 == attachment.sha256
