"""A desk of the bench: a home opened without a window, with an engine whose requests are counted."""

import random
import threading
from pathlib import Path

from bench.children.counting_line import CountingLine
from bench.homes import open_home
from officer_app.clock import utc_now
from officer_app.collector import calm_collector
from officer_app.domain.officers import Officer
from officer_app.domain.vocabulary import Status
from sync.changes import Connection
from sync.engine import Engine
from sync.records import QueueQuery, QueueRow
from sync.remotes.line import Line
from sync.remotes.officer_api import OfficerApi


class Desk:
    """An officer at a computer; everything is real but the window."""

    def __init__(self, home: Path) -> None:
        calm_collector()
        self.installation = open_home(home)
        self.line: CountingLine | None = None
        self._engine: Engine | None = None

    def sign_in(self, url: str, login: str, password: str) -> Officer:
        """Begin a session."""
        return self.installation.sign_in(url, login, password)

    @property
    def officer(self) -> Officer:
        """Who is signed in."""
        officer = self.installation.officer
        assert officer is not None
        return officer

    def sync(self) -> None:
        """One run of the engine; RuntimeError when it did not succeed."""
        state = self._own_engine().run_once()
        if state.connection is not Connection.ONLINE or state.problem is not None:
            raise RuntimeError(f"the sync did not succeed: {state}")

    def queue(self, limit: int, *statuses: Status) -> list[QueueRow]:
        """The first rows of the queue."""
        reader = self.installation.stores.open_reader()
        try:
            rows: list[QueueRow] = []
            after = None
            while len(rows) < limit:
                page = reader.queue(QueueQuery(statuses=statuses), after, min(200, limit - len(rows)))
                rows += page.rows
                after = page.after
                if after is None:
                    break
            return rows
        finally:
            reader.close()

    def close(self) -> None:
        """Close the engine and the stores."""
        if self._engine is not None:
            self._engine.close()
        self.installation.close()

    def api(self) -> tuple[OfficerApi, CountingLine]:
        """A line of its own for the officer signed in, and the account of it."""
        session, stop = self.installation.tokens.load(), threading.Event()
        assert session is not None, "nobody is signed in"
        line = CountingLine(Line(session.server, clock=utc_now, stop=stop, instance=session.instance))
        device = self.installation.stores.device_id
        return OfficerApi(session.server, self.installation.tokens, clock=utc_now, device_id=device, stop=stop, line=line), line

    def _own_engine(self) -> Engine:
        if self._engine is None:
            api, self.line = self.api()
            self._engine = Engine(
                self.installation.stores,
                api,
                clock=utc_now,
                random=random.Random(),
                stop=threading.Event(),
                on_change=lambda _: None,
                on_state=lambda _: None,
            )
        return self._engine
