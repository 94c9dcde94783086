"""What an officer is told of: what others did, once, never at the first sync, never what the officer did."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from officer_app.domain.operations import Assign, Move, Prioritise, Return
from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import Status
from sync.alerts import KEPT, Alert, AlertKind, alerts_of_arrivals, joined, read_alerts
from sync.feed import FeedReport
from tests.fakes.central_process import CentralServer
from tests.fakes.city_fixtures import Seat, reopened
from tests.fakes.office import Office, picture, prepared
from tests.ui.desk_samples import report

NOW = datetime(2026, 3, 4, 3, 20, tzinfo=UTC)


def told(office: Office) -> list[tuple[AlertKind, str]]:
    return [(alert.kind, alert.reports[0]) for alert in office.reader.alerts(office.officer.id)]


def at_work(seat: Seat, login: str) -> Office:
    office = seat(login)
    office.sync()
    return office


def test_the_first_sync_tells_nothing_and_ones_own_work_never(seat: Seat) -> None:
    lurah = at_work(seat, "lurah")
    assert told(lurah) == []
    lurah.commands.record(lurah.officer, "r1", Assign(officer=lurah.officer.id))
    lurah.commands.record(lurah.officer, "r2", Prioritise(priority=3))
    lurah.sync()
    lurah.sync()
    assert told(lurah) == []


def test_an_assignment_and_a_return_are_told_once_to_whom_they_concern(seat: Seat) -> None:
    lurah, field, camat = at_work(seat, "lurah"), at_work(seat, "field"), at_work(seat, "camat")
    lurah.commands.record(lurah.officer, "r1", Assign(officer="o-field"))
    lurah.move("r1", Status.IN_PROGRESS)
    photo = lurah.commands.attach("r1", prepared(picture(3)))
    lurah.commands.record(lurah.officer, "r1", Move(to=Status.AWAITING_VALIDATION, answer="Selesai.", photos=(photo,)))
    lurah.sync()
    field.sync()
    assert told(field) == [(AlertKind.ASSIGNED, "r1")]
    [alert] = field.reader.alerts("o-field")
    assert (alert.actor, alert.read, alert.ward) == ("Siti Rahma", False, "31.75.07.1003")
    camat.sync()
    camat.commands.record(camat.officer, "r1", Return(reason="foto buram"))
    camat.sync()
    for _ in range(2):
        lurah.sync()
        field.sync()
    assert told(lurah) == [(AlertKind.RETURNED, "r1")]
    assert lurah.reader.alerts("o-lurah")[0].mine
    assert told(field) == [(AlertKind.RETURNED, "r1"), (AlertKind.ASSIGNED, "r1")]
    assert told(camat) == []
    assert "buram" not in repr(lurah.reader.alerts("o-lurah"))


def test_they_survive_a_restart_with_what_was_read(seat: Seat) -> None:
    lurah, field = at_work(seat, "lurah"), at_work(seat, "field")
    for report_id in ("r1", "r2"):
        lurah.commands.record(lurah.officer, report_id, Assign(officer="o-field"))
        lurah.sync()
        field.sync()
    newest = field.reader.alerts("o-field")[0]
    field.commands.mark_alerts_read(field.officer, [newest.alert_id])
    field = reopened(field, seat)
    assert [alert.read for alert in field.reader.alerts("o-field")] == [True, False]
    field.commands.mark_alerts_read(field.officer)
    assert all(alert.read for alert in field.reader.alerts("o-field"))


def test_a_conflict_is_told_in_the_same_moment_as_it_is_kept(seat: Seat, central: CentralServer) -> None:
    lurah, field = at_work(seat, "lurah"), at_work(seat, "field")
    op_id = field.move("r1", Status.IN_PROGRESS)
    lurah.move("r1", Status.COORDINATING, agency="bm", reason="jalan provinsi")
    lurah.sync()
    field.sync()
    assert told(field) == [(AlertKind.DECISION, "r1")]
    [alert] = field.reader.alerts("o-field")
    assert alert.operation == op_id
    field.sync()
    assert len(told(field)) == 1


def test_a_feed_that_is_read_anew_tells_nothing_twice(seat: Seat) -> None:
    lurah, field = at_work(seat, "lurah"), at_work(seat, "field")
    lurah.commands.record(lurah.officer, "r1", Assign(officer="o-field"))
    lurah.sync()
    field.sync()
    before = field.reader.alerts("o-field")
    cache = field.stores.open_cache()
    cache.begin_epoch()
    cache.close()
    field.sync()
    assert field.reader.alerts("o-field") == before


def arrival(number: int, **changes: object) -> Report:
    return report(id=f"report-{number}", number=f"JK{number}", **changes)


def test_arrivals_are_one_alert_until_it_is_read_and_urgent_ones_stand_alone() -> None:
    first = [FeedReport(arrival(number)) for number in (1, 2)]
    later = [FeedReport(arrival(3)), FeedReport(arrival(4, priority=3)), FeedReport(arrival(5, status=Status.DONE))]
    alerts: tuple[Alert, ...] = ()
    for items in (first, later, later):
        found = alerts_of_arrivals(items, frozenset(item.report.id for item in items), (), NOW)
        alerts = joined(alerts, found, NOW)
    assert [(alert.kind, alert.reports) for alert in alerts] == [
        (AlertKind.URGENT, ("report-4",)),
        (AlertKind.ARRIVED, ("report-1", "report-2", "report-3")),
    ]
    alerts = tuple(replace(alert, read=True) for alert in alerts)
    again = alerts_of_arrivals([FeedReport(arrival(6))], frozenset({"report-6"}), (), NOW + timedelta(minutes=1))
    assert joined(alerts, again, NOW)[0].reports == ("report-6",)


def test_no_more_than_so_many_are_kept_and_none_for_ever() -> None:
    def alert(number: int, age: timedelta) -> Alert:
        return Alert(kind=AlertKind.ASSIGNED, at=NOW - age, keys=(f"key-{number}",), reports=(f"report-{number}",))

    many = [alert(number, timedelta(minutes=number)) for number in range(KEPT + 50)]
    kept = joined((), many, NOW)
    assert len(kept) == KEPT
    assert kept[0].keys == ("key-0",)
    assert joined(kept, (), NOW + timedelta(days=31)) == ()


def test_what_cannot_be_understood_spoils_nothing() -> None:
    assert read_alerts(None) == read_alerts("nonsense") == ()
    good = '{"kind":"due","at":"2026-03-04T03:20:00Z","keys":["k"],"reports":["r"]}'
    assert [one.kind for one in read_alerts(f'[{{"kind":"of a newer app"}},{good}]')] == [AlertKind.DUE]
