"""Who makes which tour: the officer, the window, the stops, and what of the source is pressed on it."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.hand.conftest import OFFICE, SMALL
from tests.hand.tour import Stop
from tests.hand.tour_states import (
    WARD,
    at_overview,
    at_queue,
    at_results,
    at_settings,
    leave_draft,
    make_conflicts,
    nearby_ticked,
    on_map,
    page_stop,
    report_stop,
    signed_out,
    ticked,
    with_keys,
)
from tests.hand.tour_states_line import (
    giving_up,
    offline,
    reason_typed,
    session_ended,
    sign_in_elsewhere,
    signed_in_again,
    told,
    undone,
)
from tests.hand.town import CHIEF, FIELD, Town

SUPERVISOR = "camat.durensawit"
_OPEN = ("waiting", "coordinating", "delegated", "in_progress")
_CLOSED = ("awaiting_validation", "done", "rejected", "duplicate")
# What no tour presses, by a part of its key, and why.
LEFT_ALONE = {
    ".QLineEdit.QLineEditIconButton": "Qt's own mark that clears a field; it comes and goes with what is typed",
    "SignOutCard.ChoiceRow.MainButton": "ends the session: test_one_truth.py signs out and in",
    "SettingsPage.Card.LanguageBox": "changes the words by which things are told apart; pressed on the sign-in page",
}
# What no tour meets, and where it is pressed.
ELSEWHERE = {
    "FollowerLinks": "tests/ui/detail: links of a report that others follow",
    "LinedMenu": "menus with lines between their parts are made of it",
    "MapNotice": "tests/ui/map: only where the map's page does not open",
    "Palette": "test_where_keys_go.py and test_keys.py: its commands are rows of a list",
    "PassphraseDialog": "tests/ui/sign_in/test_passphrase_dialog.py: before any window",
    "StayingMenu": "the filter menu is made of it",
    "UnreadSheet": "tests/ui: only with what this version cannot read",
}
# Of what a class makes so many do not come up on a tour, and why.
RARE = {
    "DetailFacts": (1, "a report that was fixed at the same place before: tests/ui/detail/test_detail_page.py"),
    "StatusBar": (1, "something could not be read, which needs an answer that this version does not know"),
}


@dataclass(frozen=True, slots=True)
class Share:
    """One tour: who makes it in which window, and the classes of the source whose things are pressed on it.

    `opens` are the dialogs that are gone through and the menus that are opened.
    """

    login: str
    stops: Callable[[Town], list[Stop]]
    presses: tuple[str, ...]
    opens: tuple[str, ...] = ()
    language: str = "id"
    size: tuple[int, int] = OFFICE
    prepare: Callable[[Town], object] = lambda _town: None


def _reports(statuses: tuple[str, ...], *whole: str) -> Callable[[Town], list[Stop]]:
    """A report in each status, in some of them with all that stands around its actions."""

    def stops(town: Town) -> list[Stop]:
        around = ("DetailPage", "WorkPane", "ReportTools")
        return [
            report_stop(town.numbers(status, WARD)[0], status, around if status in whole else ("ActionBar", "ActionPanel"))
            for status in statuses
        ]

    return stops


def _closed(town: Town) -> list[Stop]:
    return [*_reports(_CLOSED, "done", "duplicate")(town), Stop("nearby", nearby_ticked, ("NearbyPanel",))]


def _pages(_town: Town) -> list[Stop]:
    return [
        Stop("settings", at_settings, ("SettingsPage",)),
        page_stop("Outbox", ("OutboxPage", "DecisionPage", "StatusBar")),
        Stop("reason", reason_typed, ("ReasonForm",)),
        Stop("drafts", leave_draft, ("DraftsRoom",)),
        Stop("told", told, ("AlertsPage",)),
        Stop("offline", offline, ("OutboxPage", "LineBanner", "StatusBar")),
        Stop("session ended", session_ended, ("LineBanner", "StatusBar")),
        Stop("signed in again", signed_in_again, ("StatusBar",)),
        Stop("giving up", giving_up, ("DiscardForm",)),
    ]


def _with_conflicts(town: Town) -> None:
    make_conflicts(town)
    sign_in_elsewhere(town)


def _several(_town: Town) -> list[Stop]:
    return [
        Stop("ticked", ticked, ("BulkPage",)),
        Stop("quick actions", with_keys("Q"), ("ReportTools",)),
    ]


def _supervision(_town: Town) -> list[Stop]:
    return [
        Stop("overview", at_overview, ("OverviewPage",)),
        Stop("results", at_results, ("ValidationPage",)),
        page_stop("Statistics", ("StatisticsPage",)),
        page_stop("Queue", ("Rail",)),
    ]


def _field(town: Town) -> list[Stop]:
    return [*_reports(("delegated", "in_progress"), "delegated")(town), Stop("sign-in", signed_out, ("SignInPage",))]


SHARES = {
    "queue": Share(
        CHIEF,
        lambda _town: [
            Stop("queue", at_queue, ("QueuePage", "Welcome", "MapRoom")),
            Stop("map", on_map, ("MapRoom",)),
            Stop("message", undone, ("Toast",)),
        ],
        ("EmptyState", "GoToLine", "MapBar", "PaperDialog", "QueueBar", "Toast", "ViewSaver"),
        ("FilterMenu", "GroupMenu", "PaperDialog", "ViewMenu"),
    ),
    "open": Share(
        CHIEF,
        _reports(_OPEN),
        ("ActionBar", "ActionForm", "QuickRow", "TemplateChips", "TemplateEditor"),
        ("TemplatesDialog",),
    ),
    "closed": Share(
        CHIEF,
        _closed,
        ("DetailFacts", "DetailHeader", "NearbyPanel", "PhotoStrip", "PhotoViewer"),
        ("PhotoViewer",),
        language="en",
    ),
    "pages": Share(
        CHIEF,
        _pages,
        (
            "AccountDialog",
            "AlertsPage",
            "Banner",
            "ChoiceRow",
            "DecisionPage",
            "DiscardForm",
            "DraftsPage",
            "ExportForm",
            "OutboxPage",
            "ReasonForm",
            "SettingsPage",
            "SignInForm",
            "StatusBar",
            "TemplatesDialog",
        ),
        ("AccountDialog", "ShortcutSheet", "SignInDialog", "TemplatesDialog"),
        language="en",
        prepare=_with_conflicts,
    ),
    "several": Share(
        CHIEF,
        _several,
        ("BulkPage", "MacroEditor", "MacroPanel", "MacrosDialog"),
        ("MacrosDialog",),
    ),
    "supervision": Share(
        SUPERVISOR,
        _supervision,
        (
            "BatchCard",
            "ForecastLine",
            "OverviewPage",
            "Rail",
            "ReasonBox",
            "StatisticsPage",
            "SupervisionPage",
            "ValidationPage",
        ),
        language="en",
        size=SMALL,
    ),
    "field": Share(
        FIELD,
        _field,
        ("ActionPhotos", "CoverDialog", "PhotoCard", "SignInPage", "WorkPane"),
        ("CoverDialog", "PhotoViewer"),
        size=SMALL,
    ),
}
