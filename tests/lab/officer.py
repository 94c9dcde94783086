"""An officer at a client: types command lines, believes what he reads, and looks before he does a thing again."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from tests.lab.ledger import Errand, Ledger
from tests.lab.terminal import Answer, Client
from tests.lab.town import PASSWORD

_DONE, _WAITING, _PERSON = 0, 3, 4
_TRIES = 3
_FORWARDED = "forwarded"


@dataclass(slots=True)
class Memory:
    """What outlives a client's process in the officer's head.

    `pending` was typed and nobody knows whether it was saved, `deciding` was decided (by id, with the choice) and nobody knows
    whether that was taken down; `login` is whose turn it is at this desk, `signed_in` who the client said is signed in, "" for
    nobody; `touched` are reports that were worked on, `moved` those of them whose move was not sent at once, the last ones last.
    """

    login: str
    pending: list[Errand] = field(default_factory=list)
    deciding: dict[str, str] = field(default_factory=dict)
    signed_in: str = ""
    touched: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)


class Officer:
    """The officer while one process of the client runs; ClientKilledError comes through whatever he does."""

    def __init__(self, client: Client, memory: Memory, ledger: Ledger, url: str) -> None:
        self._client = client
        self._memory = memory
        self._ledger = ledger
        self._url = url

    def sit_down(self, login: str) -> bool:
        """Make it this officer's desk; False where the line does not let him sign in now."""
        memory = self._memory
        memory.login = login
        if memory.signed_in == login:
            return True
        if memory.signed_in:
            self.sign_out()
        for _ in range(_TRIES):
            answer = self.ask("sign-in", self._url, "--user", login, "--password-stdin", "--json", stdin=f"{PASSWORD}\n")
            if answer.exit == _DONE:
                memory.signed_in = login
                return True
        return False

    def sign_out(self) -> None:
        """End the session; what was not sent stays for this officer."""
        self._memory.signed_in = ""
        self.ask("sign-out", "--json")

    def sign_out_and_discard(self) -> None:
        """End the session and give up what was not sent, its number typed as it was read."""
        given_up = [operation["op_id"] for operation in self.outbox() if operation["state"] != "applied"]
        self._memory.deciding = dict.fromkeys(given_up, "discard")
        answer = self.ask("sign-out", "--discard", "--yes-discard", str(len(given_up)), "--json")
        if not answer.error:
            self._memory.signed_in = ""
            self._decided()
        self._memory.deciding = {}

    def sync(self) -> Answer:
        """Fetch and send."""
        return self.ask("sync", "--json")

    def retry(self) -> list[dict[str, Any]]:
        """Send what waits now, not at its time; what is left."""
        return self._operations(self.ask("outbox", "--retry", "--json"))

    def outbox(self) -> list[dict[str, Any]]:
        """What has not settled; whatever is seen there counts as saved."""
        operations = self._operations(self.ask("outbox", "--json"))
        if not self._memory.pending:
            for operation in operations:
                self._adopt(operation)
        return operations

    def queue(self) -> list[dict[str, Any]]:
        """The reports on this computer."""
        answer = self.ask("reports", "list", "--limit", "0", "--json")
        rows: list[dict[str, Any]] = [] if answer.error else answer.out["reports"]
        return rows

    def do(self, errands: Sequence[Errand]) -> None:
        """One errand after the other; each is remembered until the client said what became of it."""
        for errand in errands:
            self._memory.pending.append(errand)
            self._type(errand)
            self._memory.pending.remove(errand)

    def look(self) -> None:
        """After a crash: what was typed and not answered is looked for, and typed again only where it is not to be found."""
        for errand in list(self._memory.pending):
            found = self._find(errand)
            if found is not None:
                self._ledger.save(found, errand)
            elif not self._stands(errand):
                self._ledger.repeated += 1
                # Typed on what is on the screen now.
                self._type(replace(errand, seen=None))
            self._memory.pending.remove(errand)
        left = {operation["op_id"] for operation in self.outbox()}
        if self._memory.deciding and not left & self._memory.deciding.keys():
            self._decided()
        elif self._memory.deciding.keys() - left:
            self._ledger.trouble(f"only some were decided about: {self._memory.deciding}, {left}")
        self._memory.deciding = {}

    def decide(self, random: Random) -> None:
        """Decide about one of the things that lie before him, whichever way."""
        answer = self.ask("conflicts", "list", "--json")
        cards = [] if answer.error else answer.out["conflicts"]
        if not cards:
            return
        card = random.choice(cards)
        choice = random.choice(card["choices"])
        self._memory.deciding = {card["op_id"]: choice}
        argv = ("conflicts", "resolve", card["op_id"], choice, "--reason", f"Sudah dibicarakan {random.randrange(10**6)}")
        answer = self.ask(*argv, "--json")
        if not answer.error:
            self._decided()
            for operation in answer.out["operations"]:
                self._adopt({"report_id": card["report_id"], "kind": "decision", "payload": {}, **operation})
        self._memory.deciding = {}

    def ask(self, *argv: str, stdin: str = "") -> Answer:
        """Type a command line; an answer that must not be is written down."""
        answer = self._client.ask(*argv, stdin=stdin)
        if answer.error:
            self._ledger.refuse(answer.error, " ".join(argv))
            if answer.error in ("not-signed-in", "signed-out"):
                self._memory.signed_in = ""
        problem = answer.out.get("problem") if isinstance(answer.out, dict) else None
        if problem in ("signed-out", "wrong-password"):
            self._memory.signed_in = ""
        if problem == "internal" or answer.exit not in (_DONE, 1, 2, _WAITING, _PERSON):
            self._ledger.trouble(f"{' '.join(argv)}: {answer}")
        return answer

    def show(self, report: str) -> dict[str, Any] | None:
        """One report whole, None where this computer does not have it."""
        answer = self.ask("reports", "show", report, "--json")
        shown: dict[str, Any] | None = None if answer.error else answer.out
        return shown

    def _type(self, errand: Errand) -> None:
        answer = self.ask(*errand.command)
        if not answer.error and isinstance(answer.out, dict):
            self._ledger.save(answer.out["op_id"], errand)
            # What was moved without a line is where the centre may be quicker.
            lists = self._memory.moved if errand.offline and errand.seen else self._memory.touched
            lists.append(errand.report)

    def _decided(self) -> None:
        for op_id, choice in self._memory.deciding.items():
            self._ledger.decide(op_id, choice)

    def _adopt(self, operation: dict[str, Any]) -> None:
        if operation["op_id"] not in self._ledger.saved:
            photos = len({photo["sha256"] for photo in operation["payload"].get("photos", ())})
            errand = Errand(self._memory.login, operation["report_id"], operation["kind"], (), photos=photos)
            self._ledger.save(operation["op_id"], errand)

    def _find(self, errand: Errand) -> str | None:
        found = self._ledger.found(errand, self.outbox())
        if found is not None:
            return found
        shown = self.show(errand.report)
        if shown is None:
            return None
        operations = [*shown["operations"], *(_as_operation(errand.report, event, errand) for event in shown["events"])]
        return self._ledger.found(errand, operations)

    def _stands(self, errand: Errand) -> bool:
        """Whether the report is already as the errand wanted it: then nobody would type it again."""
        if errand.marker is not None:
            return False
        shown = self.show(errand.report)
        if shown is None:
            return False
        report, value = shown["report"], errand.argv[-1]
        values = (report.get("assignee"), str(report.get("priority")), report.get("merged_into"), report.get("category"))
        return value in values

    def _operations(self, answer: Answer) -> list[dict[str, Any]]:
        operations: list[dict[str, Any]] = [] if answer.error else answer.out["operations"]
        return operations


def _as_operation(report: str, event: dict[str, Any], errand: Errand) -> dict[str, Any]:
    kind, op_id, content = event["kind"], event.get("op_id"), event["data"]
    if kind == _FORWARDED and content["kind"] == errand.kind:
        # The line in a merged report says that it went on to the original; its words stand there.
        kind, op_id, content = errand.kind, content["op_id"], {"text": errand.marker}
    return {"op_id": op_id or "", "report_id": report, "kind": kind, "payload": content}
