"""What a photo's place says is said alike in form, history, validation and batch, in the commas and points of the language."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from officer_app.domain.evidence import Check, Verdict, review
from officer_app.domain.reports import Attachment, Report
from officer_app.domain.vocabulary import PhotoRole
from officer_app.translation import install_translator
from sync.records import ReportDetail
from tests.ui.desk_samples import ME, NOW, REFERENCE, event, photo, report
from tests.ui.office_desk import OfficeDesk
from ui.actions.compare import ActionCompare
from ui.detail.evidence_words import DOUBT, doubts_of, finding_words
from ui.detail.history_lines import history_of
from ui.detail.photo_loader import PhotoLoader
from ui.supervision.batch_card import BatchCard, BatchLine
from ui.words.distances import distance_words

HERE, ROME = (106.9, -6.2), (12.5, 41.9)
points = st.tuples(st.floats(106.8, 107.0), st.floats(-6.3, -6.1))


@pytest.fixture(autouse=True)
def spoken(qapp: object) -> Iterator[None]:
    """English, before and after."""
    install_translator("en")
    yield
    install_translator("en")


def with_photo(taken: tuple[float, float] | None, *, approximate: bool = False) -> Report:
    """A report with one result photo."""
    shown = Attachment(sha256="b" * 64, size=9, mime="image/jpeg", role=PhotoRole.AFTER, taken_at=NOW, point=taken)
    return report(point=HERE, approximate=approximate, attachments=(shown,))


def told_in_history(shown: Report, taken: tuple[float, float], **kept: object) -> str:
    """What the history says of the place of a photo; `kept` is what the server found when it came."""
    sent = replace(event(1, "evidence"), data={"photos": [{"facts": {"point": list(taken)}, **kept}]})
    return history_of(ReportDetail(report=shown, events=(sent,), operations=()), REFERENCE, ME)[0].place


@given(taken=points, approximate=st.booleans())
def test_history_and_form_never_disagree(taken: tuple[float, float], approximate: bool) -> None:
    shown = with_photo(taken, approximate=approximate)
    place = next(one for one in review(photo(point=taken), shown) if one.check is Check.PLACE)
    history = told_in_history(shown, taken)
    assert (place.verdict is Verdict.DOUBTFUL) == history.startswith(DOUBT)
    assert (place.verdict is Verdict.UNKNOWN) == ("photo taken at -6." in history)
    if place.verdict is Verdict.DOUBTFUL:
        assert distance_words(place.value or 0) in history and distance_words(place.value or 0) in finding_words(place).text


@pytest.mark.parametrize("odd", [None, "12", True, -1.0, float("nan"), [5]])
def test_what_the_server_measured_is_said_whatever_moves_later(odd: object) -> None:
    shown = with_photo((106.9, -6.19))
    kept = replace(shown, attachments=tuple(replace(one, metres=12.0) for one in shown.attachments))
    assert not doubts_of(kept, ()) and doubts_of(shown, ())
    assert told_in_history(kept, (106.9, -6.19), metres=12.0) == "photo taken at the report's place"
    assert told_in_history(kept, (106.9, -6.19), metres=odd).startswith(DOUBT), "what cannot be read is measured here"


@pytest.mark.parametrize(("language", "away"), [("id", "10.831 km"), ("en", "10,831 km")])
def test_another_continent(qtbot: QtBot, desk: OfficeDesk, language: str, away: str) -> None:
    install_translator(language)
    shown = with_photo(ROME)
    compare = ActionCompare(PhotoLoader(desk.stores.vault, lambda _sha, _size: b""))
    qtbot.addWidget(compare)
    compare.show_report(shown, ())
    first = compare.facts().splitlines()[0]
    assert first.startswith(DOUBT) and away in first
    assert away in told_in_history(shown, ROME)
    card = BatchCard()
    qtbot.addWidget(card)
    card.ask([BatchLine("report-1", "JK1", "Sudah", doubts_of(shown, ()))])
    assert away in card.answers.toPlainText() and card.doubts.isVisible() and "1" in card.doubts.text()
    install_translator("en")


@pytest.mark.parametrize(
    ("metres", "english", "indonesian"),
    [
        (147.2, "147 m", "147 m"),
        (999.6, "1.0 km", "1,0 km"),
        (3_340.0, "3.3 km", "3,3 km"),
        (11_436_073.0, "11,436 km", "11.436 km"),
    ],
)
def test_distances_follow_the_language(metres: float, english: str, indonesian: str) -> None:
    assert distance_words(metres) == english
    install_translator("id")
    assert distance_words(metres) == indonesian


def test_a_batch_without_doubts_says_none(qtbot: QtBot) -> None:
    card = BatchCard()
    qtbot.addWidget(card)
    card.ask([BatchLine("report-1", "JK1", "Sudah", doubts_of(with_photo(HERE), ()))])
    assert not card.doubts.isVisible()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OfficeDesk]:
    """Stores to load photos from."""
    office = OfficeDesk(qtbot, tmp_path_factory.mktemp("desk") / "home")
    yield office
    office.close()
