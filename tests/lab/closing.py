"""The end of the day: the line is good, everybody signs in once more, and what can settle settles."""

from dataclasses import dataclass, field
from typing import Any

from tests.lab.desk import Desk
from tests.lab.terminal import ClientBrokeError, ClientKilledError
from tests.lab.town import DESKS, WARD
from tests.lab.weather import ClearSky

_ROUNDS = 10
# What a small disk is told.
_HARMLESS = frozenset({"disk-nearly-full"})
_BEFORE_A_PERSON = frozenset({"conflict", "quarantined"})


@dataclass(slots=True)
class Rest:
    """What is left at one desk: what lies before a person, what still waits, and where the queue differs from the centre."""

    cards: set[str] = field(default_factory=set)
    waiting: set[str] = field(default_factory=set)
    differing: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)


def close_day(desk: Desk) -> Rest:
    """Bring a desk to rest."""
    rest = Rest()
    desk.proxy.sky, desk.proxy.ambush = ClearSky(), None
    try:
        with desk.turns, desk.client(patient=True) as (_, officer):
            for login in (desk.memory.login, *(other for other in DESKS[desk.name] if other != desk.memory.login)):
                if not officer.sit_down(login):
                    rest.damaged.append(f"{desk.name}: {login} cannot sign in")
                    continue
                officer.look()
                left: list[dict[str, Any]] = []
                for _ in range(_ROUNDS):
                    officer.sync()
                    left = officer.retry()
                    if not officer.sit_down(login) or all(op["state"] in _BEFORE_A_PERSON for op in left):
                        break
                for operation in left:
                    (rest.cards if operation["state"] in _BEFORE_A_PERSON else rest.waiting).add(operation["op_id"])
                rest.differing += _differences(desk, officer.queue(), left)
            found = officer.ask("doctor", "--json")
            notices = set() if found.error else {notice["code"] for notice in found.out["notices"]}
            if found.error or found.out["integrity"] != ["ok"] or notices - _HARMLESS:
                rest.damaged.append(f"{desk.name}: {found.out}")
    except (ClientBrokeError, ClientKilledError) as error:
        rest.damaged.append(f"{desk.name}: {error}")
    return rest


def _differences(desk: Desk, rows: list[dict[str, Any]], left: list[dict[str, Any]]) -> list[str]:
    """Where the queue, but for what lies before a person, is not what the centre has."""
    touched = {operation["report_id"] for operation in left}
    shown = {row["id"]: (row["status"], row["assignee"]) for row in rows if row["id"] not in touched}
    with desk.centre.read() as database:
        query = "SELECT id, status, assignee FROM report WHERE ward = ?"
        there = {row[0]: (row[1], row[2]) for row in database.execute(query, (WARD,)) if row[0] not in touched}
    return [
        f"{desk.name}: {report} is {there.get(report)}, shown as {shown.get(report)}"
        for report in sorted(shown.keys() | there.keys())
        if shown.get(report) != there.get(report)
    ]
