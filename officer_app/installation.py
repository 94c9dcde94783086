"""One installation opened: its settings, its secrets, its stores, and the officer who is signed in."""

import os
import platform
import random
import secrets as randomness
import threading
import uuid
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from officer_app import settings as settings_files
from officer_app.clock import utc_now
from officer_app.credentials import KeyringSecrets, PassphraseSecrets, Secrets, StoredTokens, keyring_works
from officer_app.domain.officers import Officer
from officer_app.files import locked, write_atomically
from officer_app.network_home import refuse_network_home
from officer_app.paths import installation_file, make_home, secrets_file
from officer_app.settings import Settings
from sync.changes import ChangeSet, SyncState
from sync.errors import OfficerError, WrongKey
from sync.keys import StoreKey
from sync.milestones import reached
from sync.places import holds_work
from sync.sealed.sealing import MIN_PASSPHRASE
from sync.stores import Stores, open_stores
from sync.tokens import Tokens, TokenStore

if TYPE_CHECKING:
    from sync.engine import Engine
    from sync.remotes.officer_api import OfficerApi

PASSPHRASE_VARIABLE = "OFFICER_APP_PASSPHRASE"  # noqa: S105
STORE_KEY = "store-key"
_SCOPE = "cache_scope"

SecretsKind = Literal["keyring", "passphrase"]
AskPassphrase = Callable[[bool], str | None]
Clock = Callable[[], datetime]


class Identity(msgspec.Struct, frozen=True):
    """What `installation.json` says: the installation's id and where its secrets lie."""

    id: str
    secrets: SecretsKind


class Installation:
    """Everything of one home, open; `close` it when done."""

    def __init__(self, home: Path, identity: Identity, secrets: Secrets, stores: Stores, *, clock: Clock) -> None:
        self.home = home
        self.identity = identity
        self.stores = stores
        self.tokens: TokenStore = StoredTokens(secrets)
        loaded = settings_files.load(home)
        self.settings: Settings = loaded.settings
        self.settings_set_aside = loaded.set_aside
        self._clock = clock

    @classmethod
    def open(cls, home: Path, ask_passphrase: AskPassphrase, *, clock: Clock = utc_now) -> "Installation":
        """Open a home, making it when it is new; `ask_passphrase(True)` when a new passphrase has to be chosen.

        Raises WrongKey, StoreError, or OfficerError with `passphrase-needed`, `passphrase-too-short`, `keyring-locked`,
        `installation-damaged`, `home-unwritable`, `home-on-network`.
        """
        refuse_network_home(home)
        make_home(home)
        with locked(home / "installation.lock"):
            identity, secrets = _identify(home, ask_passphrase)
            key = _store_key(home, secrets)
            stores = open_stores(home, key, clock=clock)
        opened = cls(home, identity, secrets, stores, clock=clock)
        opened._check_cache()
        return opened

    @property
    def secrets_kind(self) -> SecretsKind:
        """Where the secrets lie."""
        return self.identity.secrets

    @property
    def officer(self) -> Officer | None:
        """The officer who is signed in."""
        tokens = self.tokens.load()
        return tokens.officer if tokens else None

    def sign_in(self, server: str, login: str, password: str, new_password: str | None = None) -> Officer:
        """Sign an officer in at a central API; raises LineError, or OfficerError `other-server-work`.

        `new_password` takes the place of the password, as a one-time code asks for.

        What is cached for another officer, or for other areas of the same one, is forgotten before this returns.
        """
        api = self._line(server)
        try:
            tokens = api.sign_in(login, password, new_password)
        finally:
            api.close()
        self._check_cache()
        self.settings.server, self.settings.login = tokens.server, login
        self.save_settings()
        return tokens.officer

    def sign_out(self) -> None:
        """End the session here, and at the central API if it can be reached; unsent work stays."""
        api = self.api(threading.Event())
        if api is not None:
            try:
                api.sign_out()
            finally:
                api.close()
        reached("C21")
        self.tokens.clear()

    def api(self, stop: threading.Event | None = None) -> "OfficerApi | None":
        """A line to the central API for one thread, None when nobody is signed in."""
        tokens = self.tokens.load()
        return self._line(tokens.server, stop, tokens.instance) if tokens else None

    def line(self, server: str) -> "OfficerApi":
        """A line to a central API without being signed in, to ping it."""
        return self._line(server)

    def engine(
        self,
        *,
        stop: threading.Event,
        on_change: Callable[[ChangeSet], None],
        on_state: Callable[[SyncState], None],
    ) -> "Engine":
        """The engine for the officer signed in; OfficerError `not-signed-in` when there is none."""
        api = self.api(stop)
        if api is None:
            raise OfficerError("not-signed-in")
        # What talks to the centre takes 0.15 s to import: no window and no list of reports waits for that.
        from sync.engine import Engine  # noqa: PLC0415

        return Engine(
            self.stores,
            api,
            clock=self._clock,
            random=random.Random(),  # noqa: S311
            stop=stop,
            on_change=on_change,
            on_state=on_state,
        )

    def save_settings(self) -> None:
        """Write the settings to disk."""
        settings_files.save(self.home, self.settings)

    def close(self) -> None:
        """Close the stores."""
        self.stores.close()

    def _line(self, server: str, stop: threading.Event | None = None, instance: str | None = None) -> "OfficerApi":
        # As above.
        from sync.remotes.officer_api import OfficerApi  # noqa: PLC0415

        return OfficerApi(
            server,
            self.tokens,
            clock=self._clock,
            device_id=self.stores.device_id,
            device_name=platform.node(),
            stop=stop,
            instance=instance,
        )

    def _check_cache(self) -> None:
        """Never show one officer what was fetched for another; also after a crash in the middle of signing in."""
        tokens = self.tokens.load()
        if tokens is not None:
            try:
                self._own_cache(tokens)
            except OfficerError:
                self.tokens.clear()
                raise

    def _own_cache(self, tokens: Tokens) -> None:
        work = self.stores.open_work()
        try:
            scope, former = _scope_of(tokens), work.get_meta(_SCOPE)
            if former not in (None, scope):
                self._refuse_other_server(former, tokens)
                self.stores.rebuild_cache()
            if former != scope or work.get_meta(f"login:{tokens.officer.id}") != tokens.officer.login:
                work.take_desk(tokens.officer, scope)
        finally:
            work.close()

    def _refuse_other_server(self, former: str, tokens: Tokens) -> None:
        if former.partition("|")[0] == tokens.instance:
            return
        reader = self.stores.open_reader()
        try:
            counts = reader.counts()
        finally:
            reader.close()
        waiting = counts.unsent + counts.attention + counts.others
        if waiting:
            raise OfficerError("other-server-work", count=waiting)


def _scope_of(tokens: Tokens) -> str:
    officer = tokens.officer
    return "|".join(
        (tokens.instance, officer.id, ",".join(sorted(officer.roles)), ",".join(sorted(officer.areas)), officer.agency or "")
    )


def _identify(home: Path, ask_passphrase: AskPassphrase) -> tuple[Identity, Secrets]:
    try:
        identity = msgspec.json.decode(installation_file(home).read_bytes(), type=Identity)
    except FileNotFoundError:
        return _found(home, ask_passphrase)
    except msgspec.MsgspecError as error:
        raise OfficerError("installation-damaged", file=installation_file(home).name) from error
    if identity.secrets == "keyring":
        return identity, KeyringSecrets(identity.id)
    return identity, PassphraseSecrets(secrets_file(home), _passphrase(ask_passphrase, new=not secrets_file(home).exists()))


def _found(home: Path, ask_passphrase: AskPassphrase) -> tuple[Identity, Secrets]:
    if holds_work(home) or secrets_file(home).exists():
        raise OfficerError("installation-damaged", file=installation_file(home).name)
    by_keyring = not os.environ.get(PASSPHRASE_VARIABLE) and keyring_works()
    identity = Identity(id=str(uuid.uuid4()), secrets="keyring" if by_keyring else "passphrase")
    secrets: Secrets
    if by_keyring:
        secrets = KeyringSecrets(identity.id)
    else:
        secrets = PassphraseSecrets(secrets_file(home), _passphrase(ask_passphrase, new=True))
    write_atomically(installation_file(home), msgspec.json.encode(identity))
    return identity, secrets


def _passphrase(ask: AskPassphrase, *, new: bool) -> str:
    passphrase = os.environ.get(PASSPHRASE_VARIABLE) or ask(new)
    if not passphrase:
        raise OfficerError("passphrase-needed")
    if new and len(passphrase) < MIN_PASSPHRASE:
        raise OfficerError("passphrase-too-short", letters=MIN_PASSPHRASE)
    return passphrase


def _store_key(home: Path, secrets: Secrets) -> StoreKey:
    secret = secrets.get(STORE_KEY)
    if secret is not None:
        return StoreKey(secret)
    if holds_work(home):
        raise WrongKey("key-missing")
    secret = randomness.token_bytes(32)
    secrets.set(STORE_KEY, secret)
    return StoreKey(secret)
