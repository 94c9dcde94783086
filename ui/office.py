"""What the window needs of the shell around it; the application's object graph stands behind it."""

import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal, Protocol

from officer_app.domain.officers import Officer
from sync.care.notices import Notice
from sync.pauses import Pauses
from sync.remotes.answers import OwnSession
from sync.stores import Stores
from ui.desk import Clock, DeskSettings
from ui.threads.care import RunningCaretaker
from ui.threads.sync import Line


class OfficeSettings(DeskSettings, Protocol):
    """The settings that the window changes through `Office.change_settings`."""

    @property
    def server(self) -> str:
        """The central API last used."""
        ...

    @property
    def login(self) -> str:
        """The name last used."""
        ...

    @property
    def text_size(self) -> int:
        """The size of text, in percent of the system's."""
        ...


class Office(Protocol):
    """One installation as the window sees it. All that talks to the server blocks and is called off the GUI thread."""

    @property
    def home(self) -> Path:
        """The installation's folder."""
        ...

    @property
    def version(self) -> str:
        """The version of the app."""
        ...

    @property
    def settings(self) -> OfficeSettings:
        """What the officer set."""
        ...

    @property
    def stores(self) -> Stores:
        """The local stores."""
        ...

    @property
    def clock(self) -> Clock:
        """The time."""
        ...

    @property
    def officer(self) -> Officer | None:
        """Who is signed in."""
        ...

    def line(self) -> Line:
        """A line for the sync thread."""
        ...

    def caretaker(
        self, stop: threading.Event, on_notice: Callable[[tuple[Notice, ...]], None], pauses: Pauses
    ) -> RunningCaretaker:
        """What looks after the stores in a thread of its own."""
        ...

    def sign_in(self, server: str, login: str, password: str, new_password: str | None = None) -> Officer:
        """Sign an officer in; a new password takes the place of a one-time code; raises an OfficerError."""
        ...

    def change_password(self, present: str, chosen: str) -> None:
        """Put a password in the place of the present one; raises an OfficerError."""
        ...

    def sessions(self) -> tuple[OwnSession, ...]:
        """Where the officer is signed in; raises an OfficerError."""
        ...

    def end_session(self, session_id: str | None) -> tuple[OwnSession, ...]:
        """End a session, without an id all but this one; answers those that are left, raises an OfficerError."""
        ...

    def sign_out(self) -> None:
        """End the session; unsent work stays on this computer."""
        ...

    def photo(self, sha256: str, size: Literal["thumb", "full"]) -> bytes:
        """A photo's bytes; raises an OfficerError."""
        ...

    def share(self, kind: str, item_id: str, body: Mapping[str, object] | None, tag: str | None = None) -> str:
        """Share a view or a template (`kind` views or templates) with the office, with None no longer; raises an OfficerError.

        With a tag only in the place of what has it (`item-changed`); answers the tag of what is shared now. Blocks; called off
        the GUI thread.
        """
        ...

    def change_settings(self, **values: str | bool | int) -> None:
        """Change settings at once and keep them."""
        ...
